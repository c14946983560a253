"""Misspelled, run together, torn apart: which known words a typed word may stand for."""

import itertools
from collections.abc import Iterable, Iterator

from ivig_cli.library.search_words import sound

_SHORTEST_GUESS = 4
_FARTHEST = 3  # how much longer or shorter a word may be that sounds the same


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters to change, add, drop or swap with their neighbour; `most` + 1 if it is more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def allowed(length: int) -> int:
    """Return how many slips a word of this length may have and still be recognised."""
    return 0 if length < _SHORTEST_GUESS else 1 if length < 7 else 2 if length < 12 else 3


class Speller:
    """Known words, looked up by what they may have been meant to be. Weights say how usual a word is."""

    def __init__(self, known: dict[str, int]) -> None:
        self.known = known
        self._by_length: dict[int, list[tuple[str, int]]] | None = None

    def guesses(self, word: str, most: int = 3, heard: int = 4) -> list[tuple[str, float]]:
        """Return up to `most` known words that `word` may stand for, the nearest first, each with a trust of 0 to 1.

        Words farther off count too if they sound the same and the sound has at least `heard` consonants.
        """
        slips = allowed(len(word))
        if not slips or word.isdigit():
            return []
        found: dict[str, float] = {}
        letters, own_sound, begins = _letters(word), sound(word), _begins(word)
        for other, mask in self._near_length(len(word), max(slips, _FARTHEST)):
            at_most = min(slips, allowed(len(other)))
            # Each slip changes at most two of the letters that a word has.
            may_be_slip = (letters ^ mask).bit_count() <= 2 * at_most
            if may_be_slip and (slipped := distance(word, other, at_most)) <= at_most:
                alike = sound(other) == own_sound
                found[other] = slipped + (0.6 if word[0] != other[0] else 0.0) - (0.4 if alike else 0.0)
            elif len(own_sound) >= heard and _begins(other) == begins and sound(other) == own_sound:
                found[other] = 1.7
        best = sorted(found, key=lambda other: (found[other], -self.known[other], other))[:most]
        near = [other for other in best if found[other] <= found[best[0]] + 0.7]
        return [(other, 1 / (1.15 + max(0.0, found[other]) * 0.35)) for other in near]

    def _near_length(self, length: int, away: int) -> Iterator[tuple[str, int]]:
        if self._by_length is None:
            self._by_length = {}
            for word in self.known:
                if len(word) >= _SHORTEST_GUESS and not word.isdigit():
                    self._by_length.setdefault(len(word), []).append((word, _letters(word)))
        for near in range(length - away, length + away + 1):
            yield from self._by_length.get(near, ())

    def parts(self, word: str, most_parts: int = 6) -> list[str]:
        """Return the known words that `word` runs together, or nothing: "sideeffects" is "side effects"."""
        if not 5 <= len(word) <= 40:
            return []
        # best[end]: the fewest and longest parts that spell word[:end].
        best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 16), end):
                part = word[start:end]
                if start in best and part in self.known and (len(part) >= 3 or part in _SHORT):
                    cost, parts = best[start]
                    worth = cost + 1 + 2 / len(part) ** 2
                    if len(parts) < most_parts and (end not in best or worth < best[end][0]):
                        best[end] = (worth, [*parts, part])
        parts = best.get(len(word), (0.0, []))[1]
        return parts if len(parts) > 1 and any(len(part) >= 4 for part in parts) else []


_SHORT = frozenset(
    [
        "a",
        "i",
        "my",
        "is",
        "it",
        "in",
        "of",
        "on",
        "to",
        "me",
        "do",
        "go",
        "no",
        "or",
        "we",
        "he",
        "if",
        "so",
        "at",
        "be",
        "by",
        "up",
        "an",
        "as",
    ]
)


def _begins(word: str) -> str:
    """Return roughly the first sound, at little cost: words that sound alike agree in it."""
    return _SILENT.get(word[:2]) or _FIRST.get(word[0], word[0])


_SILENT = {"ph": "f", "pn": "n", "kn": "n", "ps": "s", "wr": "r", "ce": "s", "ci": "s", "cy": "s", "ge": "j", "gi": "j"}
_FIRST = {"c": "k", "q": "k", "z": "s"}


def _letters(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def joined(words: Iterable[str], known: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield known words that two neighbours make together ("head ache"), with the place of the first."""
    words = list(words)
    for place, (one, other) in enumerate(itertools.pairwise(words)):
        together = one + other
        if len(together) >= 6 and together in known and not (len(one) == 1 and one in _SHORT):
            yield place, together
