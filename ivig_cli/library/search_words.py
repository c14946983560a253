"""From what a person types to words that can be compared: one spelling, no accents, no endings.

The same steps run over the content when the index is made and over the question when it is asked, so a rough rule does
no harm as long as it is the same on both sides.
"""

import functools
import re
import unicodedata
from dataclasses import dataclass

# More than anyone types. What lies beyond is cut: the start and the end of a text say what it is about.
MOST_CHARACTERS = 100_000

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?\b\.?")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u02bc\u2018`](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_LETTERS_AND_DIGITS = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_]{3})(?=\d)")
_SPACED_LETTERS = re.compile(r"\b(?:[^\W\d_] ){2,}[^\W\d_]\b")
_CANNOT = re.compile(r"\b(?:cannot|can not)\b")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_SPELLINGS = (("ae", "e"), ("oe", "e"), ("ph", "f"), ("yse", "yze"), ("isation", "ization"), ("ogue", "og"))
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as typed (small letters, no accents) and as compared."""

    typed: str
    stem: str


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(typed, stem(typed)) for typed in typed_words(text)]


def typed_words(text: str) -> list[str]:
    """Return the words as typed: no case, accents, signs, control characters or dots in abbreviations."""
    if len(text) > MOST_CHARACTERS:
        half = MOST_CHARACTERS // 2
        text = f"{text[:half]} {text[-half:]}"
    text = unicodedata.normalize("NFKD", text.encode("utf-8", "ignore").decode("utf-8"))
    if not text.isascii():
        # Marks on letters and invisible joiners go; other control characters part words, like a space.
        text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    text = text.casefold()
    text = _APOSTROPHES.sub("", text)
    text = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", text)
    text = _LETTERS_AND_DIGITS.sub(" ", " ".join(_WORD.findall(text)))
    text = _CANNOT.sub("cant", text)
    text = _SPACED_LETTERS.sub(lambda found: found.group().replace(" ", ""), text)
    return [_DRAWN_OUT.sub(r"\1\1", word)[:40] for word in text.split()]


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its ending and in one of the two spellings: "haemolysed" and "hemolyze" meet."""
    if word.isdigit():
        return word
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    word = re.sub(r"(?<=...)our(?=s?$|ed$|ing$)", "or", word)
    word = re.sub(r"(?<=...)is(?=e[sdr]?$|ing$)", "iz", word)
    word = re.sub(r"(?<=..t)re(?=s?$)", "er", word) if word.endswith(("tre", "tres")) else word
    word = _without_plural(word)
    return _without_ending(word)


def _without_plural(word: str) -> str:
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word.removesuffix("s")


def _without_ending(word: str) -> str:
    for ending in ("ingly", "edly", "ness", "ment", "ing", "ed", "ly"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= (4 if ending in ("ness", "ment") else 3) and _VOWELS & set(rest):
            word = rest
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS | set("s"):
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y") and word[-2] not in _VOWELS:
        word = word[:-1] + "i"
    return word


@functools.lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return a rough key of how a word sounds: its consonants, those that sound alike made one."""
    for written, heard in (
        *(("ph", "f"), ("gh", ""), ("ck", "k"), ("sch", "sk"), ("ps", "s"), ("pn", "n"), ("kn", "n"), ("wr", "r")),
        *(("wh", "w"), ("rh", "r"), ("x", "ks"), ("q", "k"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si")),
        *(("c", "k"), ("ge", "je"), ("gi", "ji"), ("h", "")),
    ):
        word = word.replace(written, heard)
    consonants = "".join(c for c in word[1:] if c not in _VOWELS)
    return re.sub(r"(.)\1+", r"\1", word[:1] + consonants)
