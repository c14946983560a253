"""Broken content files: the schema says file, line, what is wrong and what is allowed; no half page is ever printed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ivig_cli.errors import ContentError
from ivig_cli.library import Library
from ivig_cli.pages import comparison, side_effects, topic
from ivig_cli.pages.compose import Composer

Broken = Callable[[str, str, str], Library]
MECHANISM = "topics/mechanism.yaml"
HEADACHE = "side_effects/headache.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (MECHANISM, "purpose:", "purpos:", '"purpos" is not a key here; allowed: id, title, menu, aliases, purpose'),
        (
            MECHANISM,
            "checked: 2026-11-25",
            "checked: last week",
            '"checked" must be a date like 2026-11-24, not "last week"',
        ),
        (MECHANISM, "title: How IVIG works", "title: 12", '"title" must be words, not 12'),
        (MECHANISM, "title: How IVIG works", "title:", '"title" must be words, not nothing'),
        (MECHANISM, "id: mechanism", "id: mechanics", '"id" is "mechanics" but the file is mechanism.yaml'),
        (MECHANISM, "- findings:", "- finding:", '"finding" is not a kind of block; allowed: talk, list, steps, table'),
        (
            MECHANISM,
            "evidence: people",
            "evidence: certain",
            '"evidence" is "certain"; allowed: trial, people, animals',
        ),
        (MECHANISM, "next_check: 2027-11-25", "next: []", '"next" stands here a second time'),
        (
            HEADACHE,
            "urgency: next-visit",
            "urgency: soon",
            '"urgency" is "soon"; allowed: emergency, today, next-visit',
        ),
        (HEADACHE, "group: common", "", 'the key "group" is missing'),
        (HEADACHE, "aliases: [", "aliases: {x: [", "this is not valid YAML"),
        ("figures/side-effects.yaml", "n: 47.5", 'n: "47.5"', '"n" must be a number without quotes, not "47.5"'),
        ("figures/side-effects.yaml", "n: 47.5", "n: 147.5", "n is 147.5 of 100: it must lie between 0 and 100"),
        ("figures/side-effects.yaml", "kind: share", "kind: guess", 'a figure needs "kind": share or amount'),
        ("regions.yaml", "uk: {name: the United Kingdom, short: UK}", "uk: {short: UK}", 'the key "name" is missing'),
        ("wording.yaml", "dots: 4", "dots: four", '"dots" must be a whole number without quotes, not "four"'),
        ("treatments/ivig.yaml", "  what:", "  whatever:", '"whatever" is not a row of content/comparison.yaml'),
    ],
)
def test_message(broken: Broken, file: str, old: str, new: str, problem: str) -> None:
    library = broken(file, old, new)
    with pytest.raises(ContentError) as caught:
        make = Composer(library)
        topic.topic_page(make, "mechanism")
        side_effects.side_effects_page(make)
        side_effects.side_effect_page(make, "headache")
        comparison.all_treatments(make)
        library.figures("side-effects")
    where, line, message = str(caught.value).split(":", 2)
    assert where == f"content/{file}"
    assert int(line) >= 1
    assert problem in message


def test_a_citation_without_a_source_stops_the_page(broken: Broken) -> None:
    library = broken("sources.yaml", "gammagard-pi-safety:", "gammagard-pi-gone:")
    with pytest.raises(ContentError, match='there is no source "gammagard-pi-safety"'):
        side_effects.side_effects_page(Composer(library))


def test_an_edited_file_shows_at_once(broken: Broken) -> None:
    library = broken(MECHANISM, "title: How IVIG works", "title: How it all works")
    assert topic.topic_page(Composer(library), "mechanism").title == "How it all works"


def test_content_is_found_beside_the_checkout() -> None:
    assert Library().root == Path(__file__).resolve().parent.parent / "content"
