"""What `ivig ask` can answer with: every section and record as a unit of text, with the command that opens it."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ivig_cli.library import explained
from ivig_cli.library.loader import Library
from ivig_cli.library.text import Prose, RegionWord, Words

# Pages put together from records: their entry in pages.yaml, and what to type for it where that is another word.
_PAGES: tuple[str, ...] = ("topics", "side-effects", "treatments", "when-to-call", "conditions", "products", "claims")
_PAGES += ("prepare", "questions", "quiz", "glossary", "sources", "routes")
_TYPED = {"topics": "explain", "treatments": "compare treatments", "routes": "compare routes"}

# Fields that hold names for the program, not words for a reader.
_NO_WORDS = frozenset(
    [
        "id",
        "group",
        "urgency",
        "kind",
        "figure",
        "figures",
        "how_often",
        "benefit",
        "phases",
        "sources",
        "standing",
        "verdict",
        "evidence",
        "level",
        "see",
        "next",
        "table",
    ]
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of text. `kind` and `key` find its record again; `command` is what a reader types to open it."""

    kind: str
    key: str
    command: str
    title: str
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


def passages(library: Library) -> list[Passage]:
    """Return every unit of the content, with the questions that asked.yaml adds to those the records name."""
    more = library.asked
    found = []
    for passage in (*_topics(library), *_records(library), *_short_records(library), *_pages(library)):
        asked = (*passage.asked, *more.get(passage.command, ()))
        found.append(dataclasses.replace(passage, asked=asked))
    return found


def _topics(library: Library) -> Iterator[Passage]:
    for name in library.topic_order:
        topic = library.topic(name)
        open_ = f"ivig explain {topic.id}"
        names = (topic.id, *topic.aliases)
        body = (topic.menu, *_said(library, (topic.in_short, topic.not_known)))
        titles = tuple(section.title for section in topic.sections)
        yield Passage("topic", topic.id, open_, topic.title, names, (), body, titles)
        for section in topic.sections:
            yield Passage(
                "section",
                f"{topic.id} {section.id}",
                f"{open_} {section.id}",
                section.title,
                (section.id,),
                section.answers,
                tuple(_said(library, section.body)),
                (topic.title, *names),
            )


def _records(library: Library) -> Iterator[Passage]:
    for effect in library.side_effects():
        names = (effect.id, effect.medical or "", *effect.aliases)
        body = tuple(_said(library, effect))
        yield Passage("side-effect", effect.id, f"ivig side-effects {effect.id}", effect.name, names, (), body)
    for name in library.treatment_order:
        treatment = library.treatment(name)
        names = (treatment.id, treatment.short, *treatment.aliases)
        command = f"ivig compare treatments {treatment.id}"
        yield Passage("treatment", treatment.id, command, treatment.name, names, (), tuple(_said(library, treatment)))
    for condition in library.conditions():
        names = (condition.id, condition.short, condition.plain, *condition.aliases)
        body = tuple(_said(library, condition))
        yield Passage("condition", condition.id, f"ivig conditions {condition.id}", condition.name, names, (), body)
    for product in library.products():
        names = (product.id, *product.aliases)
        body = tuple(_said(library, product))
        yield Passage("product", product.id, f"ivig products {product.id}", product.brand, names, (), body)


def _short_records(library: Library) -> Iterator[Passage]:
    for claim in library.claims():
        title = claim.claim.plain()
        yield Passage(
            "claim", claim.id, f"ivig claims {claim.id}", title, (), (title,), tuple(_said(library, claim.why))
        )
    for entry in library.glossary().values():
        names = (*explained.names(entry.medical), entry.plain, *entry.also)
        meaning = (entry.meaning.plain(),)
        yield Passage("word", entry.id, f"ivig glossary {entry.id}", entry.medical, names, (), meaning)
    for moment, checklist in library.checklists().items():
        names = (moment, library.wording.moments[moment])
        body = tuple(_said(library, checklist))
        yield Passage("checklist", moment, f"ivig prepare {moment}", checklist.title, names, (), body)
    for group in library.questions():
        yield Passage(
            "questions", group.id, f"ivig questions {group.id}", group.title, (group.id,), (), group.questions
        )


def _pages(library: Library) -> Iterator[Passage]:
    texts = library.pages()
    for key in _PAGES:
        text = texts[key]
        body = [text.purpose.plain(), *_said(library, (text.message, text.do))]
        if key == "when-to-call":
            body += _said(library, library.urgency)
        command = f"ivig {_TYPED.get(key, key)}"
        yield Passage("page", key, command, text.title, (key,), (), tuple(body))
    about = library.about
    yield Passage("about", "about", "ivig about", about.purpose.plain(), ("about",), (), tuple(_said(library, about)))


def _said(library: Library, value: Any) -> Iterator[str]:
    """Yield the words inside a record, in the order of its fields."""
    if isinstance(value, Prose):
        yield "".join(_shown(library, value))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _said(library, part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _said(library, part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in _NO_WORDS:
                yield from _said(library, getattr(value, field.name))


def _shown(library: Library, prose: Prose) -> Iterable[str]:
    for token in prose.tokens():
        if isinstance(token, Words):
            yield token.text
        elif isinstance(token, RegionWord):
            yield " ".join(dict.fromkeys(library.regions.words.get(token.word, {}).values()))
        else:
            yield " "
