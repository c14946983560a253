"""Text from YAML is text: brackets, colons, stars and braces print as they stand; the notation does what it says."""

import pytest

from ivig_cli import document as d
from ivig_cli.errors import ContentError
from ivig_cli.library import Library
from ivig_cli.library.strict_yaml import Mark
from ivig_cli.library.text import Prose
from ivig_cli.pages.compose import Composer
from ivig_cli.render import Options, render

MARK = Mark("content/topics/test.yaml", 7)
ODD = "IgG [mg/dL] [/] [bold]x[/bold] :pill: *stars* {braces} \\n <b> 100% [1]"


def page(text: str) -> d.Document:
    make = Composer(Library())
    return make.finish("ivig test", "Test", d.words("Purpose."), [d.Paragraph(make.inline(Prose(text, MARK)))])


@pytest.mark.parametrize("form", ["plain", "terminal"])
def test_odd_text_prints_as_it_stands(form: str) -> None:
    assert ODD in render(page(ODD), form, Options(100))


@pytest.mark.parametrize("form", ["plain", "terminal", "json"])
def test_control_characters_never_reach_the_screen(form: str) -> None:
    shown = render(page("red \x1b[31mtext\x1b[0m \x07 \u202eback"), form, Options(80))
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_a_figure_brings_its_number_and_its_source() -> None:
    shown = render(page("Of them {figure:side-effects.headache-pi} had one."), "plain", Options(80))
    assert "Of them about 48 of 100 people had one [1]." in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{headache} had one; others not.", "About 48 of 100 people had one [1]; others not."),
        ("Seen in {headache} (4.5 days). More.", "Seen in about 48 of 100 people (4.5 days) [1]. More."),
        ("Seen in {headache}.", "Seen in about 48 of 100 people [1]."),
        ("Seen in {headache} of one trial", "Seen in about 48 of 100 people of one trial [1]"),
        ("{headache}, often mild [@epi-privigen].", "About 48 of 100 people [1], often mild [2]."),
        ("{headache} had one [@epi-privigen].", "About 48 of 100 people had one [1, 2]."),
        (
            "{headache} had one and {mmn} another.",
            "About 48 of 100 people [1] had one and about 32 of 100 people another [2].",
        ),
    ],
)
def test_a_reference_does_not_break_a_clause(text: str, shown: str) -> None:
    text = text.replace("{headache}", "{figure:side-effects.headache-pi}").replace(
        "{mmn}", "{figure:side-effects.headache-mmn}"
    )
    assert f"\n\n{shown}\n" in render(page(text), "plain", Options(80)).replace(",\n", ", ")


def test_the_rest_of_the_group_and_the_comparison_group() -> None:
    name = "side-effects.headache-mmn"
    text = f"{{figure:{name}}}; {{figure:{name} against}}; {{figure:{name} not}}"
    shown = render(page(text), "plain", Options(100))
    assert "About 32 of 100 people; about 5 of 100 people; about 68 of 100 people [1]" in " ".join(shown.split())


def test_the_size_of_one_group_never_passes_for_both() -> None:
    make = Composer(Library())
    share = make.share("alternatives.imc-relapse")
    assert share.size == "not stated"
    assert share.against is not None
    assert f"Counted: a group of unstated size and {share.against.size}." in d.text_of(make.people(share).caption)


def test_a_source_cited_twice_in_a_text_is_numbered_once() -> None:
    shown = render(
        page("{figure:side-effects.headache-pi} and {figure:side-effects.headache-pi not}."), "plain", Options(80)
    )
    assert shown.count("[1]") == 2  # once in the text, once in the list


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x {figure:headache}", "{figure:headache} is not understood; write {figure:FILE.NAME}"),
        (
            "x {figure:side-effects.headache-pi maybe}",
            "optionally followed by one of: not, against, against not, who, when",
        ),
        ("x {figure:side-effects.nothing}", 'there is no figure "side-effects.nothing"'),
        ("x {figure:side-effects.headache-pi against}", "has no comparison group"),
        ("x {region:nowhere}", '"nowhere" is not a region word; allowed: emergency'),
        ("x {for:us} y", "{for:us} is said of a whole text: write it at its start"),
        ("x [@not an id]", '"not an id" is not a source id; write [@one-id]'),
    ],
)
def test_broken_notation_names_the_line_and_what_is_allowed(text: str, problem: str) -> None:
    with pytest.raises(ContentError) as caught:
        page(text)
    assert str(caught.value).startswith("content/topics/test.yaml:7: ")
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("region", "shown"),
    [
        (None, "Call 911 (US), 999 (UK) or 112 (EU). Take acetaminophen (US) or paracetamol (UK and EU). Diarrhoea."),
        ("us", "Call 911. Take acetaminophen. Diarrhea."),
        ("uk", "Call 999. Take paracetamol. Diarrhoea."),
        ("eu", "Call 112. Take paracetamol. Diarrhoea."),
    ],
)
def test_region_words_and_spelling(region: str | None, shown: str) -> None:
    make = Composer(Library(), region)
    text = make.inline(Prose("Call {region:emergency}. Take {region:paracetamol}. Diarrhoea.", MARK))
    assert d.text_of(text) == shown


@pytest.mark.parametrize(("region", "seen"), [(None, ["Both.", "Ours.", "Theirs."]), ("us", ["Both.", "Ours."])])
def test_texts_for_the_readers_of_one_region(region: str | None, seen: list[str]) -> None:
    make = Composer(Library(), region)
    texts = [Prose(raw, MARK) for raw in ("Both.", "{for:us} Ours.", "{for:uk,eu} Theirs.")]
    assert [d.text_of(item) for item in make.bullets(texts).items] == seen
    assert len(make.paragraphs(texts)) == len(seen)


def test_texts_about_one_condition() -> None:
    text = Prose("{about:cidp,mmn} So it is.", MARK)
    assert [text.is_about(name) for name in ("cidp", "mmn", "gbs")] == [True, True, False]
    assert Prose("So it is.", MARK).is_about("gbs")
    assert d.text_of(Composer(Library()).inline(text)) == "So it is."
