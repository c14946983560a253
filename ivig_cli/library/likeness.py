"""How alike a question is to the questions that each passage answers.

Questions are vectors of their words, pairs of neighbouring words and groups of one meaning, weighted by how few
questions have them (term frequency times inverse document frequency, compared by the cosine of their angle: Salton and
Buckley 1988). The three nearest questions of a passage count, each half as much as the one before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import Any

_COUNTED = 3
_FADING = 0.5
_SCALE = 100  # lengths are kept as whole numbers, so that the file is the same on every machine


def pairs(stems: Sequence[str]) -> list[str]:
    """Return each two words that stand side by side, as one term."""
    return [f"{one} {other}" for one, other in pairwise(stems)]


def build(questions: Sequence[tuple[int, Iterable[str]]]) -> dict[str, Any]:
    """Return the questions of units as plain data: whose they are, who has a term, how long each vector is.

    Rows of numbers are kept as text: reading a file of them is quick, and few of them are ever looked at.
    """
    having: dict[str, list[int]] = defaultdict(list)
    for number, (_, terms) in enumerate(questions):
        for term in dict.fromkeys(terms):
            having[term].append(number)
    squares = [0.0] * len(questions)
    for numbers in having.values():
        square = _weight(len(questions), len(numbers)) ** 2
        for number in numbers:
            squares[number] += square
    return {
        "units": _row(unit for unit, _ in questions),
        "lengths": _row(round(_SCALE * sqrt(square)) for square in squares),
        "having": {term: _row(numbers) for term, numbers in sorted(having.items())},
    }


class Questions:
    """The questions of all units, to compare another one with."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._units = _numbers(data["units"])
        self._lengths = _numbers(data["lengths"])
        self._having: dict[str, str] = data["having"]

    def __contains__(self, term: str) -> bool:
        return term in self._having

    def nearest(self, terms: Mapping[str, float]) -> dict[int, tuple[float, float]]:
        """Return for each unit how near its questions come, and how alike the nearest of them is (0 to 1).

        `terms` says how far each term of the question is trusted.
        """
        shared: dict[int, float] = defaultdict(float)
        square = 0.0
        for term, trust in terms.items():
            if term in self._having:
                numbers = _numbers(self._having[term])
                weight = _weight(len(self._units), len(numbers)) * min(trust, 1.0)
                square += weight**2
                for number in numbers:
                    shared[number] += weight * weight / min(trust, 1.0)
        if not square:
            return {}
        alike: dict[int, list[float]] = defaultdict(list)
        for number, product in shared.items():
            alike[self._units[number]].append(_SCALE * product / (self._lengths[number] * sqrt(square)))
        return {unit: _summed(found) for unit, found in alike.items()}


def _summed(alike: list[float]) -> tuple[float, float]:
    best = sorted(alike, reverse=True)[:_COUNTED]
    return sum(value * _FADING**place for place, value in enumerate(best)), min(best[0], 1.0)


def _weight(questions: int, having: int) -> float:
    return log((1 + questions) / (1 + having)) + 1


def _row(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _numbers(row: str) -> list[int]:
    return [int(number) for number in row.split()]
