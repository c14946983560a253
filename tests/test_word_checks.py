"""Each rule for words and numbers, with texts it lets pass and texts it stops."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ivig_cli.library import Library
from ivig_cli.library import records as r
from ivig_cli.library.check_records import Records
from ivig_cli.library.strict_yaml import Mark
from ivig_cli.library.text import Fact, Prose, Said
from ivig_cli.library.word_checks import WORD_RULES

LIBRARY = Library()
MARK = Mark("content/pages.yaml", 3)


def page(text: str, *, fact: bool = True) -> Records:
    """Records that hold one text."""
    said = Fact(text, MARK, is_fact=True) if fact else Prose(text, MARK)
    pages = {"x": r.PageText("X", Prose("Purpose.", MARK), message=(said,))}  # type: ignore[arg-type]
    return Records(pages=pages, style=LIBRARY.style, figures=LIBRARY.figures("side-effects"))


def problems(code: str, records: Records) -> list[str]:
    return [problem for _, problem in WORD_RULES[code](records)]


STOPPED = [
    ("IVIG101", "Renal harm is possible.", '"Renal" is not a word for these pages; write: kidney'),
    ("IVIG101", "You should drink.", '"should" is not a word for these pages'),
    ("IVIG101", "It will help you.", '"will help" is not a word'),
    ("IVIG101", "Many people suffer from it.", '"suffer" is not a word for these pages; write: have'),
    ("IVIG102", "You don't feel it.", '"don\'t" stands here; write "not" out'),
    ("IVIG102", "Well done!", '"!" stands here'),
    ("IVIG102", "Methotrexate: >- a tablet.", "stands here"),
    ("IVIG102", "A word \u2014 and another.", "stands here"),
    ("IVIG103", "It was 14.3% of them.", "a percent sign: write how many of 100 people"),
    ("IVIG103", "It took 3-5 days.", 'a dash in a range: write "3 to 5"'),
    ("IVIG103", "They counted 1812 drips.", "a number of four digits or more without a comma"),
    ("IVIG103", "It was .5 grams.", "a decimal without its zero"),
    ("IVIG103", "It came in 1 in 7 people.", '"1 in X": write how many of 100 people'),
    ("IVIG103", "It came in one in a hundred.", '"1 in X": write how many of 100 people'),
    ("IVIG104", "This is rare.", '"rare" stands without its number'),
    ("IVIG104", "Headache is common.", '"common" stands without its number'),
    ("IVIG105", "It was 3 times more likely.", '"times more likely" stands without the counts of both groups'),
    ("IVIG117", "You may have nausea.", '"nausea" stands outside brackets; write: feeling sick'),
    ("IVIG106", "word " * 26, "26 words in one sentence, at most 25"),
    ("IVIG106", "One here. Two here. Three here. Four here.", "4 sentences in one paragraph, at most 3"),
]
PASSED = [
    ("IVIG101", "Your kidneys may be checked. It shoulders much."),
    ("IVIG117", "You may feel sick (nausea). The label says 'pruritus'."),
    ("IVIG102", "You do not feel it. 'Very rare', says the label."),
    (
        "IVIG103",
        "It was 14 of 100 people in 2013, for 3 to 5 days, in 1,812 drips of 0.5 grams; in the 1960s too. IL-33.",
    ),
    ("IVIG103", "Of them, 9 went into hospital with one in a year. Call 1-800-332-1088."),
    ("IVIG104", "This is rare: fewer than 1 of 1,000 people. It came more often at night."),
    ("IVIG104", "The label calls it 'very rare'."),
    ("IVIG105", "It was 3 times more likely: 9 of 100 people against 3 of 100."),
    ("IVIG105", "About four times as much is used."),
    ("IVIG106", "A short one. Another: with a colon, and a second breath after it, which is read apart."),
]


@pytest.mark.parametrize(("code", "text", "problem"), STOPPED)
def test_stopped(code: str, text: str, problem: str) -> None:
    assert any(problem in found for found in problems(code, page(text)))


@pytest.mark.parametrize(("code", "text"), PASSED)
def test_passed(code: str, text: str) -> None:
    assert problems(code, page(text)) == []


def test_figures_are_filled_in_before_words_are_counted() -> None:
    assert problems("IVIG104", page("Common: {figure:side-effects.headache-pi}.")) == []


# ---------------------------------------------------------------- rules about whole pages

TOPIC = LIBRARY.topic("mechanism")


def topic(**changes: object) -> Records:
    changed = replace(TOPIC, **changes)  # type: ignore[arg-type]
    return Records(topics=[changed], style=LIBRARY.style, figures=LIBRARY.figures("side-effects"))


def section(*blocks: r.Block, title: str = "A part") -> tuple[r.SectionRecord, ...]:
    return (r.SectionRecord("x", title, ("why",), blocks),)


def said(text: str) -> Said:
    return Said(text, MARK, is_fact=True)


def test_long_lists() -> None:
    def listing(n: int) -> Records:
        return topic(sections=section(r.ListBlock(tuple(said("x") for _ in range(n)), ordered=False)))

    assert problems("IVIG107", listing(7)) == []
    assert problems("IVIG107", listing(8)) == ["8 items in one list, at most 7: split it"]


@pytest.mark.parametrize(
    "title", ["What is it?", "It works.", "A heading that goes on for so long that nobody reads it to its end"]
)
def test_headings(title: str) -> None:
    assert len(problems("IVIG108", topic(sections=section(title=title)))) == 1
    assert problems("IVIG108", topic(sections=section(title="How it works"))) == []


def test_abbreviations() -> None:
    bare = topic(purpose=Prose("About CIDP.", MARK), in_short=r.InShort((), ()), sections=(), not_known=())
    assert "is not spelled out here or before (chronic inflammatory demyelinating" in problems("IVIG109", bare)[0]
    words = Prose("About chronic inflammatory demyelinating polyneuropathy (CIDP).", MARK)
    assert problems("IVIG109", replace_purpose(bare, words)) == []
    too_late = replace(bare.topics[0], not_known=(said("Chronic inflammatory demyelinating polyneuropathy."),))
    assert len(problems("IVIG109", Records(topics=[too_late], style=LIBRARY.style))) == 1


def replace_purpose(records: Records, purpose: Prose) -> Records:
    return Records(topics=[replace(records.topics[0], purpose=purpose)], style=LIBRARY.style)


def test_both_frames() -> None:
    def summary(text: str) -> Records:
        return topic(in_short=r.InShort((Fact(text, MARK, is_fact=True),), ()))

    one = "{figure:side-effects.headache-pi} had one."
    assert len(problems("IVIG110", summary(one))) == 1
    assert problems("IVIG110", summary(f"{one} {{figure:side-effects.headache-pi not}} had none.")) == []
    assert problems("IVIG110", summary("No figure here.")) == []


def test_overdue_checks() -> None:
    yesterday, tomorrow = date.today() - timedelta(1), date.today() + timedelta(1)
    assert "the next check was due on" in problems("IVIG111", topic(next_check=yesterday))[0]
    assert problems("IVIG111", topic(next_check=tomorrow)) == []


def test_medicines_in_talk() -> None:
    def talk(text: str) -> Records:
        records = page(text, fact=False)
        records.treatments = [LIBRARY.treatment("anti-tnf")]
        return records

    assert problems("IVIG112", talk("Infliximab works well.")) == ['"Infliximab" is named without a source']
    assert problems("IVIG112", talk("Ask your team about infliximab.")) == []


def test_reading_level() -> None:
    hard = "Immunomodulatory polypharmacological interventions necessitate multidisciplinary consideration " * 3
    assert len(problems("IVIG113", topic(in_short=r.InShort((Fact(f"{hard}. " * 40, MARK),), ())))) == 4
    easy = "The nurse is with you. You can ask at any time. "
    plain = topic(in_short=r.InShort((Fact(easy * 20, MARK),), ()), sections=(), not_known=())
    assert problems("IVIG113", plain) == []


def words_of(*texts: str) -> list[str]:
    records = topic(
        purpose=Prose("Purpose.", MARK),
        in_short=r.InShort((), ()),
        sections=section(*(r.Para(said(text)) for text in texts)),
        not_known=(),
    )
    records.glossary = LIBRARY.glossary()
    return problems("IVIG114", records)


@pytest.mark.parametrize(
    "texts",
    [
        ("Low platelets are treated.",),
        ("Low platelets are treated.", "It is slow.", "Platelets are blood cells that stop bleeding."),
        ("Immune thrombocytopenia (ITP) is treated.",),  # an abbreviation in brackets explains nothing
    ],
)
def test_a_medical_word_without_its_meaning(texts: tuple[str, ...]) -> None:
    assert "is not explained where it first stands; its plain word:" in words_of(*texts)[0]


@pytest.mark.parametrize(
    "texts",
    [
        ("Blood cells that stop bleeding (platelets) can be few.", "Low platelets are treated."),
        ("Platelets (small cells of the blood) can be few.",),
        ("Platelets, the cells that stop bleeding, can be few.",),
        ("Platelets are blood cells that stop bleeding.",),
        ("Blood cells that stop bleeding can be few.", "Low platelets are treated."),
        ("An hour has ten minutes six times.",),  # TEN is a disease
        ("A stroke can follow.",),  # an everyday word
    ],
)
def test_a_medical_word_with_its_meaning(texts: tuple[str, ...]) -> None:
    assert words_of(*texts) == []


def test_one_denominator_in_a_list() -> None:
    def listing(*figures: str) -> list[str]:
        items = tuple(said(f"{{figure:side-effects.{name}}} had it.") for name in figures)
        records = topic(sections=section(r.ListBlock(items, ordered=False)))
        headache = records.figures["side-effects.headache-pi"]
        assert isinstance(headache, r.Share)
        records.figures["side-effects.odd"] = replace(headache, of=1000)
        return problems("IVIG115", records)

    assert listing("headache-pi", "vomiting-pi") == []
    assert listing("headache-pi", "clot-artery") == []  # "about 9 more of 10,000 people" is a difference
    assert listing("headache-pi-infusions", "headache-pi") == []  # infusions are not set beside people
    assert listing("headache-pi", "odd") == ['"side-effects.odd" counts out of 1,000, this list out of 100']


def test_region_words_are_marked() -> None:
    def region(text: str) -> list[str]:
        return problems("IVIG116", replace_regions(page(text)))

    assert region("Take acetaminophen.") == ['"acetaminophen" differs by region: write {region:paracetamol}']
    assert region("Take {region:paracetamol}.") == []


def replace_regions(records: Records) -> Records:
    records.regions = [LIBRARY.regions]
    return records


def test_every_rule_is_tested() -> None:
    tested = {code for code, *_ in STOPPED} | {f"IVIG{n}" for n in range(107, 117)}
    assert tested == set(WORD_RULES)
    assert all(rule.__doc__ for rule in WORD_RULES.values())
