"""The vocabulary every page is written in: frozen values that know nothing of files or screens.

A page is a Document; a renderer turns it into terminal output, plain text or JSON. Text is a tuple of spans.
Nothing here is ever parsed as markup.
"""

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from ivig_cli.record import record

Level = Literal["emergency", "today", "next-visit"]
PanelKind = Literal["message", "not-known", "fact-box", "note"]


# ---------------------------------------------------------------- text


@record
class Text:
    """Words as they stand."""

    text: str


@record
class Cite:
    """References to sources, by id."""

    sources: tuple[str, ...]


@record
class Command:
    """A command the reader can type."""

    text: str


Span = Text | Cite | Command
Inline = tuple[Span, ...]


def words(text: str) -> Inline:
    """Return plain words as inline text."""
    return (Text(text),)


# ---------------------------------------------------------------- blocks


@record
class Paragraph:
    """A paragraph, optionally opened by a short label ("What you can do")."""

    text: Inline
    label: str | None = None


@record
class Bullets:
    """A list; numbered where the order matters, with boxes to tick where it is a list to take along."""

    items: tuple[Inline, ...]
    lead: Inline = ()
    ordered: bool = False
    ticks: bool = False


@record
class Meter:
    """A share drawn as a bar beside the words that say the same: `value` of `of`."""

    value: float
    of: int
    text: Inline


Cell = Inline | Meter


@record
class Table:
    """A table whose rows are named by their first cell. With `compares` the columns are options to weigh.

    A cell that says just `unknown` may be told with the others of its option.
    """

    caption: Inline
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    how_to_read: Inline = ()
    compares: bool = False
    unknown: str = ""


@record
class Panel:
    """A box with a meaning: the message, what is not known, a fact box, a note."""

    kind: PanelKind
    title: str
    blocks: tuple["Block", ...]


@record
class Callout:
    """When to act. `numbers` are the emergency numbers; `sources` stand once, under the list."""

    level: Level
    title: str
    items: tuple[Inline, ...]
    numbers: Inline = ()
    say: Inline = ()
    sources: Inline = ()


@record
class Beside:
    """Blocks that may stand side by side where there is room; in order otherwise."""

    blocks: tuple["Block", ...]


@record
class Strength:
    """How sure: `dots` of four, and the words that say the same."""

    dots: int
    words: str


@record
class Finding:
    """A numbered finding with how sure we are and where it was seen."""

    number: int
    title: str
    blocks: tuple["Block", ...]
    strength: Strength
    where: str


@record
class Group:
    """One group of an icon array: `n` of `of` people, and what to call them."""

    label: str
    n: int
    of: int
    text: Inline


@record
class People:
    """An icon array. The caption says the same in words."""

    title: str
    groups: tuple[Group, ...]
    caption: Inline


@record
class Stage:
    """A stage of a timeline."""

    when: str
    what: Inline


@record
class Timeline:
    """What happens when, in order."""

    caption: Inline
    stages: tuple[Stage, ...]


@record
class Entries:
    """Names and what belongs to them: a list of topics, a glossary."""

    items: tuple[tuple[Inline, Inline], ...]


@record
class Section:
    """A headed part of a page. `id` is what a reader types to open it alone."""

    id: str
    title: str
    blocks: tuple["Block", ...]
    answers: tuple[str, ...] = ()


Block = Paragraph | Bullets | Table | Panel | Callout | Beside | Finding | People | Timeline | Entries | Section


# ---------------------------------------------------------------- the page


@record
class SourceEntry:
    """A source as the page prints it: its number is its place in the page's list."""

    id: str
    title: str
    publisher: str | None
    year: int | None
    kind: str
    link: str | None


@record
class Standing:
    """Who wrote the page and when it was checked; printed at its end."""

    text: str
    limits: str
    checked: date
    next_check: date
    overdue: bool = False


@record
class Result:
    """A passage that a search found: what to type for it, and its title."""

    command: str
    title: str


@record
class Document:
    """A page. `command` is what prints it; `next` are commands that go on from here."""

    command: str
    title: str
    purpose: Inline
    blocks: tuple[Block, ...]
    standing: Standing
    sources: tuple[SourceEntry, ...] = ()
    next: tuple[str, ...] = ()
    region: str | None = None
    results: tuple[Result, ...] | None = None


def with_results(page: Document, results: tuple[Result, ...]) -> Document:
    """Return the page as one that a search made. Only such pages have `results` in JSON."""
    return dataclasses.replace(page, results=results)


def cited(value: Any) -> Iterator[str]:
    """Yield the source ids that a block, span or tuple of them cites, in reading order, repeats included."""
    if isinstance(value, Cite):
        yield from value.sources
    elif isinstance(value, tuple):
        for part in value:
            yield from cited(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from cited(getattr(value, field.name))


_NOT_READ = frozenset({"id", "kind", "level", "answers", "numbers"})


def read_aloud(value: Any) -> Iterator[str]:
    """Yield every text of a block or tuple of them in reading order: titles, paragraphs, cells, without references."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(part, (Text, Cite, Command)) for part in value):
            yield text_of(value)
        else:
            for part in value:
                yield from read_aloud(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in _NOT_READ:
                yield from read_aloud(getattr(value, field.name))


def text_of(inline: Inline) -> str:
    """Return the words of inline text, without references."""
    return "".join(span.text for span in inline if not isinstance(span, Cite)).strip()


def day(when: date) -> str:
    """Return a date as people write it: 24 November 2026."""
    return f"{when.day} {when:%B %Y}"
