"""Medical words that a text uses, and whether it explains them where they first stand.

A word is explained if it stands in brackets after plain words, if brackets or a few words after it say what it is
("plasma, the liquid part of blood"), or if its plain word stands in the same text, before it or right after it.
"""

import re
from collections.abc import Iterable, Sequence

from ivig_cli.library.records import GlossaryEntry

_SHORT = re.compile(r"(?<![\w-])[\w-]*[A-Z][\w-]*[A-Z][\w-]*")
_OTHER = re.compile(r"(?:^|(?<=, ))[a-z]{5,}(?=[,)])")  # of "TNF blocker" neither word is a name
_WORD = re.compile(r"[^\W_]+")
_SAYS = re.compile(
    r"\s*(?:\((?=[^)]*[a-z]{4})"
    r"|, (?:an?|the|one|which|that|your|some|short for|also called|in which)\b"
    r"|:? (?:is|are|means?) (?:an?|the|one|short|medicines?|cells|proteins?|blood|in|when)\b"
    r"|: )"
)


def names(medical: str) -> tuple[str, ...]:
    """Return the names in a glossary's medical word: "immune thrombocytopenia (ITP)" has two."""
    whole, _, bracket = medical.partition("(")
    return (whole.strip(), *_SHORT.findall(bracket), *_OTHER.findall(bracket))


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return every word of the texts in small letters, plurals also without their s."""
    found = {word for text in texts for word in _WORD.findall(text.lower())}
    return frozenset(found | {word.removesuffix("s") for word in found})


def may_use(words: frozenset[str], medical: str) -> bool:
    """Tell whether texts of these words can use a medical word: a quick look that rules most words out."""
    return any(words.issuperset(_WORD.findall(name.lower())) for name in names(medical))


def unexplained(texts: Sequence[str], entries: Iterable[GlossaryEntry]) -> list[tuple[GlossaryEntry, int]]:
    """Return the entries whose word is used but not explained, each with the place of the text that first uses it."""
    of_name = {name.lower(): (name, entry) for entry in entries for name in names(entry.medical)}
    if not of_name:
        return []
    longest_first = sorted(of_name, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?:s|es)?(?![\w-])", re.IGNORECASE)
    first: dict[str, tuple[GlossaryEntry, int, re.Match[str]]] = {}
    for place, text in enumerate(texts):
        for found in pattern.finditer(text):
            name, entry = of_name[found.group(1).lower()]
            if _SHORT.fullmatch(name) and found.group(1) != name:  # "TEN" is a disease, "ten" is not
                continue
            first.setdefault(entry.id, (entry, place, found))
    small = [text.lower() for text in texts]
    return [
        (entry, place)
        for entry, place, found in first.values()
        if not _explains(found) and not any(entry.plain.lower() in text for text in small[: place + 2])
    ]


def _explains(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()], found.string[found.end() :]
    in_brackets = before.count("(") > before.count(")")
    return in_brackets or _SAYS.match(after) is not None
