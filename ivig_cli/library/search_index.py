"""The index behind `ivig ask`: made from all content, kept as one file in the package, checked by the content's hash.

The file spares a reader the parsing of all YAML. Where the content differs from what the file was made of (an author is
editing), the index is made in memory instead, so that an edit shows at once.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any, get_args

from ivig_cli.library import danger, likeness, made_files
from ivig_cli.library import records as r
from ivig_cli.library.loader import Library
from ivig_cli.library.passages import Passage, passages
from ivig_cli.library.search_words import stem, typed_words, words

FILE = Path(__file__).resolve().parent.parent / "search-index.json"
FORM = 2

# BM25F: how much a word counts by the field it stands in, and how far a long field is discounted.
_FIELDS = {"asked": (2.5, 0.5), "names": (3.0, 0.3), "body": (1.0, 0.6), "context": (1.2, 0.3)}
_SATURATION = 1.4
# How much it counts that the words are just a record's own name, or another name of it.
_NAMED = {"topic": (8, 0), "side-effect": (12, 6), "treatment": (10, 6), "condition": (12, 10), "product": (16, 12)}
_NAMED |= {"word": (12, 3)}
_LONGEST_PLAIN_NAME = 3
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage as the index knows it."""

    kind: str
    key: str
    command: str
    title: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A danger sign's phrases; `id` is danger.OTHER for danger that no list names."""

    id: str
    level: str
    phrases: tuple[danger.Phrase, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Everything a question is held against. Numbers are whole so that the file is the same on every machine."""

    units: list[Unit]
    terms: dict[str, str]  # term -> "unit impact unit impact ...": read where it is needed
    names: dict[str, list[int]]  # a name without filler words -> unit, worth, unit, worth, ...
    questions: likeness.Questions
    words: dict[str, int]
    phrases: dict[str, list[str]]
    filler: frozenset[str]
    asking: frozenset[str]
    sounds: dict[str, list[str]]
    signs: list[Sign]
    frames: dict[str, list[danger.Phrase]]
    danger_words: list[str]

    def rarity(self, term: str) -> float:
        """Return how much a term tells (its inverse document frequency)."""
        count = (self.terms[term].count(" ") + 1) // 2 if term in self.terms else 0
        return log(1 + (len(self.units) - count + 0.5) / (count + 0.5))


def load(library: Library) -> Index:
    """Return the index of this content: from the file if it was made of the same content, else made now."""
    data = made_files.load(FILE)
    if data.get("form") != FORM or data.get("content") != content_hash(library.root):
        data = build(library)
    return _index(data)


def content_hash(root: Path) -> str:
    """Return a hash of every content file, its name and its bytes; line ends count as one however they are written."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml"), key=lambda path: path.relative_to(root).as_posix()):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


# ---------------------------------------------------------------- making it


def build(library: Library) -> dict[str, Any]:
    """Return the index as plain data."""
    search = library.search_words
    found = passages(library)
    phrases = dict(sorted(_phrases(library).items()))
    filler = sorted({stem(word) for word in typed_words(search.filler)})
    fields = [_fields(passage, phrases, frozenset(filler)) for passage in found]
    terms = _impacts(fields)
    lists = danger.compiled(search.lists)
    signs = list(_signs(library))
    return {
        "form": FORM,
        "content": content_hash(library.root),
        "units": [[passage.kind, passage.key, passage.command, passage.title] for passage in found],
        "terms": terms,
        "names": _names(found, frozenset(filler)),
        "questions": likeness.build(list(_questions(found, phrases))),
        "words": dict(_vocabulary(found, search)),
        "phrases": phrases,
        "filler": filler,
        "asking": sorted({stem(word) for word in typed_words(search.asking)}),
        "sounds": _sounds(search.sound_alike),
        "signs": [[name, level, _phrases_of(texts, lists)] for name, level, texts in signs],
        "frames": {name: _phrases_of(texts, lists) for name, texts in search.frames.items()},
        "danger_words": sorted(danger.written_words((t for _, _, texts in signs for t in texts), search.lists)),
    }


def _questions(found: Sequence[Passage], phrases: dict[str, list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield every question that a passage answers, its title and its names among them, as terms."""
    for at, passage in enumerate(found):
        for text in dict.fromkeys((*passage.asked, passage.title, *passage.names)):
            stems = [word.stem for word in words(text)]
            if stems:
                yield at, [*stems, *likeness.pairs(stems), *(name for name, _, _ in named(stems, phrases))]


def _fields(passage: Passage, phrases: dict[str, list[str]], filler: frozenset[str]) -> dict[str, Counter[str]]:
    texts = {
        "asked": passage.asked,
        "names": (passage.title, *passage.names),
        "body": passage.body,
        "context": passage.context,
    }
    found = {name: _terms(text, phrases) for name, text in texts.items()}
    for counted in found.values():
        for word in filler & counted.keys():
            del counted[word]
    return found


def _impacts(fields: Sequence[dict[str, Counter[str]]]) -> dict[str, str]:
    average = {name: sum(f[name].total() for f in fields) / len(fields) or 1.0 for name in _FIELDS}
    found: dict[str, list[int]] = {}
    for at, counted in enumerate(fields):
        weights: Counter[str] = Counter()
        for name, (counts, discount) in _FIELDS.items():
            length = 1 - discount + discount * counted[name].total() / average[name]
            for term, times in counted[name].items():
                weights[term] += counts * times / length  # type: ignore[assignment]
        for term, total in weights.items():
            impact = round(100 * total * (_SATURATION + 1) / (_SATURATION + total))
            found.setdefault(term, []).extend((at, impact))
    return {term: " ".join(map(str, numbers)) for term, numbers in found.items()}


def _names(found: Sequence[Passage], filler: frozenset[str]) -> dict[str, list[int]]:
    """Return who carries a name, and how much that counts: a record's own name more than another word for it."""
    carried: dict[str, dict[int, int]] = {}
    for at, passage in enumerate(found):
        own, other = _NAMED.get(passage.kind, (0, 0))
        # The first of the names is the record's id.
        for names, worth in (((passage.title, *passage.names[:1]), own), (passage.names[1:], other)):
            for text in {bare(map(stem, typed_words(name)), filler) for name in names} - {""}:
                if worth:
                    at_most = carried.setdefault(text, {})
                    at_most[at] = max(at_most.get(at, 0), worth)
    return {text: [number for pair in sorted(units.items()) for number in pair] for text, units in carried.items()}


def bare(stems: Iterable[str], filler: frozenset[str]) -> str:
    """Return the words that say something."""
    return " ".join(word for word in stems if word not in filler)


def _terms(texts: Iterable[str], phrases: dict[str, list[str]]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for text in texts:
        stems = [word.stem for word in words(text)]
        counted.update(stems)
        counted.update(name for name, _, _ in named(stems, phrases))
    return counted


def named(stems: Sequence[str], phrases: dict[str, list[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield the names of groups of synonyms whose words stand in the text, with where they start and end."""
    for start in range(len(stems)):
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(stems)) + 1):
            for name in phrases.get(" ".join(stems[start:end]), ()):
                yield name, start, end


def _phrases(library: Library) -> dict[str, list[str]]:
    """Return for each phrase the groups of words of one meaning it belongs to."""
    groups: list[tuple[str, ...]] = list(library.search_words.same)
    for entry in library.glossary().values():
        plain = (entry.plain,) if len(entry.plain.split()) <= _LONGEST_PLAIN_NAME else ()
        groups.append((entry.medical, *plain, *entry.also))
    groups += [tuple(by_region.values()) for by_region in library.regions.words.values()]
    found: dict[str, set[str]] = {}
    for group in groups:
        members = {" ".join(word.stem for word in words(text)) for text in group} - {""}
        members = {text for text in members if text.count(" ") < _LONGEST_PHRASE}
        if len(members) > 1:
            name = "~" + " ".join(word.stem for word in words(group[0]))
            for text in members:
                found.setdefault(text, set()).add(name)
    return {text: sorted(names) for text, names in found.items()}


def _vocabulary(found: Sequence[Passage], search: r.SearchWords) -> Iterator[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for passage in found:
        for texts in (passage.asked, passage.names, (passage.title,), passage.body):
            for text in texts:
                counted.update(typed_words(text))
    for text in (search.filler, search.everyday, *(word for group in search.same for word in group)):
        counted.update(typed_words(text))
    yield from sorted((word, count) for word, count in counted.items() if not word.isdigit())


def _sounds(groups: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for word in group:
            found.setdefault(word, set()).update(other for other in group if other != word)
    return {word: sorted(others) for word, others in sorted(found.items())}


def _signs(library: Library) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    written_ = library.search_words.danger
    for level in get_args(r.Urgency)[:2]:
        for sign in library.urgency[level].signs:
            yield sign.id, level, written_.get(sign.id, ())
    yield danger.OTHER, "emergency", written_.get(danger.OTHER, ())


def _phrases_of(texts: Iterable[str], lists: Mapping[str, frozenset[str]]) -> list[list[Any]]:
    return [danger.as_plain(danger.parse(text, lists)) for text in texts]


# ---------------------------------------------------------------- reading it


def _index(data: dict[str, Any]) -> Index:
    return Index(
        [Unit(*unit) for unit in data["units"]],
        data["terms"],
        data["names"],
        likeness.Questions(data["questions"]),
        data["words"],
        data["phrases"],
        frozenset(data["filler"]),
        frozenset(data["asking"]),
        data["sounds"],
        [Sign(name, level, tuple(map(danger.of_plain, phrases))) for name, level, phrases in data["signs"]],
        {name: list(map(danger.of_plain, phrases)) for name, phrases in data["frames"].items()},
        data["danger_words"],
    )
