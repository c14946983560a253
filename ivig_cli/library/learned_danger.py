"""Danger signs in words that no list foresees: a line learned from examples of both kinds.

Each text is the set of its word stems, pairs of them, and pieces of three to five letters (which misspellings share).
A linear support vector machine parts texts that tell of a danger sign from those that do not; it is trained by dual
coordinate descent (Hsieh, Chang, Keerthi, Sundararajan and Lin 2008, algorithm 1, squared hinge loss). The same
examples always give the same line.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from ivig_cli.library import made_files
from ivig_cli.library.danger import OTHER
from ivig_cli.library.loader import Library
from ivig_cli.library.search_words import stem, typed_words

FILE = Path(__file__).resolve().parent.parent / "danger-model.json"
FORM = 1

_PIECES = (3, 4, 5)
_LEAST_TEXTS = 2  # a feature that one example alone has is chance
_COST = 1.0
_COST_OF_A_MISS = 2.0  # a missed sign is worse than a false alarm
_ROUNDS = 40
_SEED = 1
_SCALE = 1000  # weights are kept as whole numbers
_LEAST_WEIGHT = 20  # smaller ones change nothing


def features(text: str) -> frozenset[str]:
    """Return what a text is compared by."""
    typed = typed_words(text)
    stems = [stem(word) for word in typed]
    found = {f"={word}" for word in stems}
    found.update(f"{one} {other}" for one, other in pairwise(stems))
    for word in typed:
        edged = f"^{word}$"
        found.update(edged[at : at + size] for size in _PIECES for at in range(len(edged) - size + 1))
    return frozenset(found)


def train(telling: Sequence[str], harmless: Sequence[str]) -> dict[str, int]:
    """Return the weight of each feature; "" is the offset. Above zero lies danger."""
    texts = [(features(text), 1) for text in telling] + [(features(text), -1) for text in harmless]
    counted = Counter(feature for found, _ in texts for feature in found)
    examples: list[tuple[list[str], float, int]] = []
    for found, side in texts:
        kept = ["", *sorted(feature for feature in found if counted[feature] >= _LEAST_TEXTS)]
        examples.append((kept, 1 / sqrt(len(kept)), side))
    weights: dict[str, float] = dict.fromkeys((feature for kept, _, _ in examples for feature in kept), 0.0)
    alphas = [0.0] * len(examples)
    order = list(range(len(examples)))
    shuffle = random.Random(_SEED).shuffle
    for _ in range(_ROUNDS):
        shuffle(order)
        for at in order:
            kept, value, side = examples[at]
            damping = 1 / (2 * _COST * (_COST_OF_A_MISS if side > 0 else 1.0))
            margin = side * value * sum(weights[feature] for feature in kept)
            before = alphas[at]
            # Every vector has length 1, so the diagonal of the dual is 1 plus the damping.
            alphas[at] = max(before - (margin - 1 + damping * before) / (1 + damping), 0.0)
            if step := (alphas[at] - before) * side * value:
                for feature in kept:
                    weights[feature] += step
    rounded = {feature: round(_SCALE * weight) for feature, weight in weights.items()}
    return {feature: weight for feature, weight in sorted(rounded.items()) if abs(weight) >= _LEAST_WEIGHT}


def score(weights: Mapping[str, int], text: str) -> float:
    """Return on which side of the line a text lies, and how far: above zero it tells of danger."""
    found = features(text)
    known = [weights[feature] for feature in found if feature in weights]
    return (weights.get("", 0) + sum(known)) / _SCALE / sqrt(len(known) + 1)


# ---------------------------------------------------------------- the file in the package


@dataclass(frozen=True, slots=True)
class Model:
    """Two lines: one around every danger sign, one around those of an emergency."""

    any: dict[str, int]
    emergency: dict[str, int]


def load(library: Library) -> Model:
    """Return the lines as the package has them, or, if the examples were edited since, as they are now learned."""
    data = made_files.load(FILE)
    if data.get("form") != FORM or data.get("examples") != _hash(library):
        data = build(library)
    return Model(data["any"], data["emergency"])


def build(library: Library) -> dict[str, Any]:
    """Return both lines, learned from the examples and from the ordinary questions of the pages, as plain data."""
    from ivig_cli.library.passages import passages

    examples = library.danger_examples
    urgent = {sign.id for sign in library.urgency["emergency"].signs} | {OTHER}
    telling = {
        level: [t for sign, texts in examples.telling.items() if (sign in urgent) is level for t in texts]
        for level in (True, False)
    }
    harmless = [*examples.harmless, *(question for passage in passages(library) for question in passage.asked)]
    return {
        "form": FORM,
        "examples": _hash(library),
        "any": train([*telling[True], *telling[False]], harmless),
        "emergency": train(telling[True], [*telling[False], *harmless]),
    }


def _hash(library: Library) -> str:
    text = library.root.joinpath("danger_examples.yaml").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()
