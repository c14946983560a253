# ruff: noqa: E501
"""The reading-level counters, held against words and texts counted by hand."""

import pytest

from ivig_cli.library.readability import NEUTRAL, Counts, count, neutral, sentences, syllables

BY_HAND = {
    1: """helped asked cause dose one once where there are were blood years nose reach team teams heart learn year feel need week weeks
    day days says buy lie die died tried tired raised move moves moved rise called cells due guide guess vein veins their weigh weight
    eight height type types style drip nurse work works test tests skin brain breathe""",
    2: """immune treatment headache patients plasma disease people little table trouble needed started guideline syndrome causes doses changes
    steroids million special social vaccine vaccines sometimes trials trial dial fluid science quiet being doing going seeing every
    breathing sudden swollen fever weakness reading create steroid protein proteins ready easy studies bodies nurses because before rises
    reduce reduced treated added ended label labels single muscle muscles simple needle needles value issue tissue tissues equal language
    fatigue either neighbour carried worried cautious react kidney kidneys liver platelets often without inside""",
    3: """medicine infusion diseases created area idea serious various reaction reactions physician initial usual manual period
    medicines evidence family different several recognise pregnancy hospital previous infectious already allergy allergies injected
    continue gradual equally quality oxygen physical antigen protective""",
    4: "antibody antibodies usually variable myositis neuropathy diabetes diarrhoea rituximab emergency unusual myeloma information",
    5: "antibiotic immunoglobulin",
    6: "immunodeficiency",
}  # fmt: skip
CASES = [(word, number) for number, listed in BY_HAND.items() for word in listed.split()]


@pytest.mark.parametrize(("word", "number"), CASES)
def test_syllables(word: str, number: int) -> None:
    if word in ("immunoglobulin", "immunodeficiency"):
        assert syllables(word) in (number, number + 1)
    else:
        assert syllables(word) == number


def test_a_text_counted_by_hand() -> None:
    # 3 sentences; 6 + 5 + 6 words; "medicine", "antibodies", "infusion" have three or more.
    text = "The nurse checks your blood pressure. This medicine contains donor antibodies! The infusion can last some hours."
    counts = count([text])
    assert (counts.sentences, counts.words) == (3, 17)
    assert counts.long_words == 3


def test_formulas() -> None:
    counts = Counts(sentences=30, words=300, syllables=420, long_words=30)
    assert counts.grade == pytest.approx(0.39 * 10 + 11.8 * 1.4 - 15.59)
    assert counts.smog == pytest.approx(1.0430 * 30**0.5 + 3.1291)


def test_sentences_end_at_stops_and_at_colons() -> None:
    assert sentences("One. Two! Three? Four: five; six. 0.5 g is one number.") == [
        *("One", "Two", "Three", "Four", "five", "six"),
        "0.5 g is one number",
    ]


def test_names_are_neutralised_whole_and_longest_first() -> None:
    text = "Immunoglobulin and IgG help; immune thrombocytopenia (ITP) is rare."
    names = ["immunoglobulin", "IgG", "ITP", "immune thrombocytopenia", "thrombocytopenia"]
    assert neutral(text, names) == f"{NEUTRAL} and {NEUTRAL} help; {NEUTRAL} ({NEUTRAL}) is rare."


def test_no_word_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word"):
        count(["123."])
