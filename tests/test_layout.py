"""Every page at every width: nothing over the edge, cut or lost, nothing that a screen reader stumbles over."""

import dataclasses
import re
import unicodedata

import pytest

from ivig_cli.document import People
from ivig_cli.render import Options, render
from tests.pages import all_pages, compose, main_pages

WIDTHS = (40, 60, 80, 100, 200)
NAMES = list(all_pages())
MAIN = list(main_pages())


def lines(name: str, form: str, width: int, **options: bool) -> list[str]:
    return render(compose(all_pages()[name]), form, Options(width, **options)).split("\n")


def is_address(line: str) -> bool:
    return line.strip().startswith("http")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_over_the_width(name: str, width: int) -> None:
    for form, most in (("terminal", 100), ("plain", 80)):
        for line in lines(name, form, width):
            assert len(line) <= min(width, most) or is_address(line) or " " not in line.strip(" -[]0123456789"), (
                form,
                line,
            )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", MAIN)
def test_no_word_is_cut_or_lost(name: str, width: int) -> None:
    plain = " ".join(lines(name, "plain", 80))
    shown = " ".join(lines(name, "terminal", width))
    assert "…" not in shown
    # An address, or a chain of words without a space longer than a narrow line, may be broken.
    words = set(re.findall(r"[A-Za-zé]{4,}", re.sub(r"https?://\S+|\S{28,}", "", plain)))
    # Headings and labels that plain text needs where the terminal draws.
    assert {word for word in words if word not in shown} <= {"About", "this", "page", "Number", "sure", "Where"}


@pytest.mark.parametrize("name", MAIN)
def test_addresses_are_whole_at_any_width(name: str) -> None:
    document = compose(main_pages()[name])
    for form in ("terminal", "plain"):
        shown = lines(name, form, 40)
        for source in document.sources:
            if source.link:
                assert any(line.strip() == source.link for line in shown), source.link


@pytest.mark.parametrize("name", NAMES)
def test_plain_text_has_no_drawing(name: str) -> None:
    text = "\n".join(lines(name, "plain", 80))
    drawn = [c for c in text if unicodedata.category(c) in ("So", "Co", "Cc") and c != "\n"]
    assert drawn == []
    assert "\033" not in text


@pytest.mark.parametrize("name", MAIN)
def test_ascii_terminals_get_ascii_drawing(name: str) -> None:
    text = "\n".join(lines(name, "terminal", 80, ascii_only=True))
    foreign = {c for c in text if ord(c) > 127 and not unicodedata.category(c).startswith("L")}
    assert foreign <= {"µ", "°", "®"}, foreign


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_has_its_source(name: str) -> None:
    text = "\n".join(lines(name, "plain", 80))
    body, _, ending = text.partition("\n\n\nSources\n")
    cited = {int(n) for group in re.findall(r"\[(\d+(?:,\s+\d+)*)\]", body) for n in group.split(",")}
    listed = {int(n) for n in re.findall(r"^\[(\d+)\] ", ending, re.MULTILINE)}
    assert cited == listed == set(range(1, len(listed) + 1))


@pytest.mark.parametrize("width", [20, 26, 34, 60])
def test_every_person_of_an_icon_array_is_drawn(width: int) -> None:
    document = compose(all_pages()["side-effects.headache"])
    drawn = "\n".join(lines("side-effects.headache", "terminal", width))
    groups = [group for people in _people(document) for group in people.groups]
    assert drawn.count("●") >= sum(group.n for group in groups)
    assert drawn.count("○") == sum(group.of - group.n for group in groups)


def _people(value: object) -> list[People]:
    if isinstance(value, People):
        return [value]
    if isinstance(value, tuple):
        return [found for part in value for found in _people(part)]
    if dataclasses.is_dataclass(value):
        return [found for field in dataclasses.fields(value) for found in _people(getattr(value, field.name))]
    return []


def test_first_screen_of_side_effects_holds_every_emergency_sign() -> None:
    screen = " ".join(" ".join(lines("side-effects", "terminal", 100)[:24]).split())
    for sign in (
        "trouble breathing",
        "chest hurts",
        "throat",
        "faint",
        "weak or numb",
        "leg or arm",
        "stiff neck",
        "bleed",
    ):
        assert sign in screen
    assert "911 (US), 999 (UK) or 112 (EU)" in screen


@pytest.mark.parametrize("name", [name for name in MAIN if name.startswith("explain.") and name.count(".") == 1])
def test_first_screen_of_a_topic_holds_the_message_and_an_action(name: str) -> None:
    screen = "\n".join(lines(name, "terminal", 100)[:24])
    assert "In short" in screen
    assert "What you can do:" in screen
