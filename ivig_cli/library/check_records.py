"""What a rule of the content lint sees: every record that could be read."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ivig_cli.library import records as r
from ivig_cli.library.strict_yaml import Mark
from ivig_cli.library.text import Prose

Problem = tuple[Mark, str]


@dataclass(slots=True)
class Records:
    """Every record of the content that could be read."""

    topics: list[r.Topic] = field(default_factory=list)
    side_effects: list[r.SideEffect] = field(default_factory=list)
    treatments: list[r.Treatment] = field(default_factory=list)
    conditions: list[r.Condition] = field(default_factory=list)
    products: list[r.Product] = field(default_factory=list)
    claims: list[r.Claim] = field(default_factory=list)
    checklists: dict[str, r.Checklist] = field(default_factory=dict)
    questions: list[r.QuestionGroup] = field(default_factory=list)
    quiz: dict[str, tuple[r.Prompt, ...]] = field(default_factory=dict)
    urgency: dict[str, r.UrgencyList] = field(default_factory=dict)
    figures: dict[str, r.FigureRecord] = field(default_factory=dict)
    sources: dict[str, r.Source] = field(default_factory=dict)
    glossary: dict[str, r.GlossaryEntry] = field(default_factory=dict)
    pages: dict[str, r.PageText] = field(default_factory=dict)
    regions: list[r.Regions] = field(default_factory=list)
    about: list[r.About] = field(default_factory=list)
    routes: list[r.Routes] = field(default_factory=list)
    comparison: list[r.Comparison] = field(default_factory=list)
    style: r.Style | None = None
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    examples: r.DangerExamples | None = None
    marks: dict[str, Mark] = field(default_factory=dict)
    orders: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def texts(self) -> Iterator[Prose]:
        """Yield every marked-up text of the content."""
        for part in dataclasses.fields(self):
            if part.name not in ("marks", "orders", "style"):
                yield from texts_of(getattr(self, part.name))

    def folders(self) -> list[tuple[str, list[Any]]]:
        """Return the kinds that have a file for each record."""
        found: list[tuple[str, list[Any]]] = [("topics", self.topics), ("side_effects", self.side_effects)]
        return [*found, ("treatments", self.treatments), ("conditions", self.conditions), ("products", self.products)]

    def dated(self) -> Iterator[tuple[str, r.Dated]]:
        """Yield every record that has dates, with its file."""
        for folder, found in self.folders():
            for record in found:
                yield f"content/{folder}/{record.id}.yaml", record
        for name, found in (("about", self.about), ("routes", self.routes)):
            for record in found:
                yield f"content/{name}.yaml", record


def texts_of(value: Any, without: tuple[type, ...] = ()) -> Iterator[Prose]:
    """Yield the marked-up texts inside a record, in the order of its fields; `without` leaves kinds of block out."""
    if isinstance(value, without):
        return
    if isinstance(value, Prose):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part, without)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from texts_of(part, without)
    elif dataclasses.is_dataclass(value):
        for field_ in dataclasses.fields(value):
            yield from texts_of(getattr(value, field_.name), without)


def line_of(file: str) -> Mark:
    """Return the place of a problem that belongs to a whole file."""
    return Mark(file, 1)
