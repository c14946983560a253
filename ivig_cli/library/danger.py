"""Danger signs in people's own words.

search.yaml says for each sign which few words together touch it. A phrase is written as places in a row, each with its
alternatives: `chest|breast hurt|pain` is met by a text that has one word of each place near together, in any order.

    <name>   a named list of alternatives      =word   this form only, not its plural or tense
    !a|b     not if one of these is near       ~4      near means within so many words that say something
    N        any number                        *       this names an illness; it describes nobody's state
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ivig_cli.library.search_words import stem

OTHER = "other"  # danger that no sign of the lists names

_NEAR = 8
NUMBER = "N"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must come near together, each place with its alternatives, and words that must not be near.

    `is_name`: it only names a thing, as every single word does, and does not describe how someone is.
    """

    places: tuple[frozenset[str], ...]
    without: frozenset[str] = frozenset()
    near: int = _NEAR
    is_name: bool = False


def as_plain(phrase: Phrase) -> list[Any]:
    """Return a phrase as plain data, in an order that is always the same."""
    return [[sorted(place) for place in phrase.places], sorted(phrase.without), phrase.near, phrase.is_name]


def of_plain(data: Sequence[Any]) -> Phrase:
    """Return the phrase that `as_plain` made into plain data."""
    places, without, near, is_name = data
    return Phrase(tuple(map(frozenset, places)), frozenset(without), near, is_name)


@dataclass(frozen=True, slots=True)
class Heard:
    """A word of a text as what it may mean: stems, and whole forms written `=form`. `at` counts words that say much."""

    meant: frozenset[str]
    at: int


@dataclass(slots=True)
class Text:
    """A text ready to be searched for phrases."""

    heard: list[Heard]
    _places: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, word in enumerate(self.heard):
            for meaning in word.meant:
                self._places.setdefault(meaning, []).append(place)

    def places(self, alternatives: frozenset[str]) -> list[int]:
        """Return where any of the alternatives stands."""
        found = [self._places[word] for word in alternatives & self._places.keys()]
        return found[0] if len(found) == 1 else sorted({place for places in found for place in places})

    def has(self, phrase: Phrase) -> bool:
        """Tell whether the phrase's words stand near together somewhere, none of the unwanted ones beside them."""
        standing = [self.places(place) for place in phrase.places]
        if not all(standing):
            return False
        standing.sort(key=len)
        unwanted = self.places(phrase.without)
        return any(
            not self._near(unwanted, anchor, phrase.near) and self._rest(standing[1:], anchor, phrase.near, {anchor})
            for anchor in standing[0]
        )

    def _near(self, places: list[int], anchor: int, near: int) -> list[int]:
        """Return those of the places that lie near the anchor."""
        at = self.heard[anchor].at
        first = bisect_left(places, at - near, key=lambda place: self.heard[place].at)
        last = bisect_right(places, at + near, key=lambda place: self.heard[place].at)
        return places[first:last]

    def _rest(self, standing: list[list[int]], anchor: int, near: int, taken: set[int]) -> bool:
        """Tell whether every further place finds a word of its own near the anchor."""
        if not standing:
            return True
        return any(
            place not in taken and self._rest(standing[1:], anchor, near, {*taken, place})
            for place in self._near(standing[0], anchor, near)
        )


def compiled(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the named lists as what their words are compared by."""
    return {name: _alternatives("|".join(text.split()), {}) for name, text in lists.items()}


def parse(written: str, lists: Mapping[str, frozenset[str]]) -> Phrase:
    """Return a phrase from how search.yaml writes it. Raises ValueError for a list that is not there."""
    places: list[frozenset[str]] = []
    without: frozenset[str] = frozenset()
    near = _NEAR
    is_name = False
    for part in written.split():
        if part == "*":
            is_name = True
        elif part.startswith("~"):
            near = int(part[1:])
        elif part.startswith("!"):
            without |= _alternatives(part[1:], lists)
        else:
            places.append(_alternatives(part, lists))
    if not places:
        raise ValueError(f'"{written}" names no word that must stand there')
    return Phrase(tuple(places), without, near, is_name or len(places) == 1)


def _alternatives(part: str, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in part.split("|"):
        if word.startswith("<"):
            name = word.strip("<>")
            if name not in lists:
                raise ValueError(f'"{word}" is not one of the lists: {", ".join(lists)}')
            found |= lists[name]
        elif word:
            found.add(word if word.startswith("=") or word == NUMBER else stem(word))
    return frozenset(found)


def written_words(phrases: Iterable[str], lists: Mapping[str, str]) -> set[str]:
    """Return every word that the phrases are written with."""
    found: set[str] = set()
    for text in (*phrases, *lists.values()):
        for part in text.replace("|", " ").split():
            if not part.startswith(("<", "~", "*")):
                found.add(part.lstrip("!="))
    return found
