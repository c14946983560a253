"""Reading levels: Flesch-Kincaid grade and SMOG, one pinned way to count, tested against texts counted by hand.

Flesch-Kincaid grade = 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al. 1975).
SMOG = 1.0430 sqrt(words of three or more syllables x 30 / sentences) + 3.1291 (McLaughlin 1969); it is most exact from
30 sentences on.
A score ranks pages; it does not prove that a page is clear.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

# Stands in for a name that no plain word can replace: two syllables, as in published audits of health texts.
NEUTRAL = "helping"

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:'[A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a text is made of."""

    sentences: int
    words: int
    syllables: int
    long_words: int

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade level (US school years)."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """SMOG grade (US school years)."""
        return 1.0430 * sqrt(self.long_words * 30 / self.sentences) + 3.1291


def sentences(text: str) -> list[str]:
    """Return the sentences of a text. A colon or semicolon ends one: what follows is read with a new breath."""
    parts = (part.strip() for part in _SENTENCE_END.split(text))
    return [part for part in parts if _WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words of a text. Numbers and signs are none."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return how many syllables an English word has: its groups of vowels, put right by rule and by a short list."""
    lower = word.lower().removesuffix("'s")
    if lower in _EXCEPTIONS:
        return _EXCEPTIONS[lower]
    if len(lower) <= 3:
        return 1
    groups = len(_VOWELS.findall(lower))
    groups -= sum(bool(silent.search(lower)) for silent in _SILENT)
    groups += sum(len(split.findall(lower)) for split in _SPLIT)
    return max(1, groups)


# A vowel that is written, not spoken: the e of "dose", "asked", "doses", "movement" (not of "table", "started").
_SILENT = (
    re.compile(r"[^aeiouy]e$(?<![^aeiouyl]le)"),
    re.compile(r"[^aeiouytd]ed$"),
    re.compile(r"[^aeiouyscgzx]es$(?<![^aeiouy]les)"),
    re.compile(r"[^aeiouyl]e(?=(?:ment|ful|less|ness|ly|let|ty)s?$)"),
)
# Two vowels side by side that are spoken apart: "se-ri-ous", "di-al", "re-ac-tion", "be-ing", "my-o-", "va-cu-um".
_SPLIT = (
    re.compile(r"(?<![tscgxl])i(?=ou|o|a)"),
    re.compile(r"^(?:re|cre|pre)(?=[iou]|act|lis|liz)"),
    re.compile(r"[aeiouy](?=ing)"),
    re.compile(r"(?<!^)y(?=[aou])"),
    re.compile(r"(?<=u)(?=um|al)(?<!q.)(?<!g.)"),
    re.compile(r"(?<=e)(?=o(?!u|p))"),
)
_IRREGULAR = {
    1: "are were one ones once piece breathe there where course",
    2: """every guideline guidelines sometimes something someone somewhere fluid fluids quiet science diet client people
    leaflet leaflets safely lifetime really being any many only body into onto over under after ago also away until
    about create react moreover however fatigue""",
    3: "area areas idea ideas created everything everyone everywhere society nausea reacted evening",
    4: "diabetes diarrhoea diarrhea unusual myeloma myelomas",
}
_EXCEPTIONS = {word: number for number, listed in _IRREGULAR.items() for word in listed.split()}


def count(texts: Iterable[str]) -> Counts:
    """Return the counts of several texts taken together. Raises ValueError if there is no word in them."""
    found = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for sentence in found for word in words(sentence)]
    if not all_words:
        raise ValueError("there is no word to count")
    by_word = [syllables(word) for word in all_words]
    return Counts(len(found), len(all_words), sum(by_word), sum(1 for n in by_word if n >= 3))


def neutral(text: str, names: Iterable[str]) -> str:
    """Return the text with each name replaced by one two-syllable word, longest names first."""
    ordered = sorted({name for name in names if name}, key=len, reverse=True)
    if not ordered:
        return text
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})(?:s|es)?\b", re.IGNORECASE)
    return pattern.sub(NEUTRAL, text)
