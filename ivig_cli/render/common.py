"""What the renderers share: reference numbers, the standing, characters that must not reach a screen."""

import re

from ivig_cli import document as d

# Control characters, and the marks that reorder text: nothing of a page needs them.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Keeps a reference on the line of its word while text is wrapped; printed as a space.
TIE = "\ue000"


def clean(text: str) -> str:
    """Return the text without control characters."""
    return _CONTROL.sub("", text)


def numbers(document: d.Document) -> dict[str, int]:
    """Return the number of each source on the page."""
    return {source.id: number for number, source in enumerate(document.sources, 1)}


def reference(cite: d.Cite, numbered: dict[str, int]) -> str:
    """Return "[1]" or "[1, 2]", in order, tied to the word before it; a long one may be broken between its numbers."""
    found = sorted({numbered[name] for name in cite.sources})
    gap = TIE if len(found) < 3 else " "
    return f"{TIE}[{f',{gap}'.join(map(str, found))}]"


def source_line(source: d.SourceEntry) -> str:
    """Return a source without its address: title, publisher, year, kind."""
    title = source.title if source.title.endswith((".", "?", "!")) else f"{source.title}."
    whose = f"{source.publisher}, " if source.publisher else ""
    return f"{title} {whose}{source.year or 'no date'} ({source.kind})."


def standing_lines(document: d.Document) -> list[str]:
    """Return the lines about authorship, dates and limits that end every page."""
    s = document.standing
    lines = [s.text if document.sources else s.text.replace(" from the sources above", "")]
    lines.append(f"Checked {d.day(s.checked)}, next check due {d.day(s.next_check)}. {s.limits}")
    if s.overdue:
        lines.append("IMPORTANT: this check is overdue. Parts of the page may be out of date.")
    if document.region:
        lines.append(f"Words and numbers are those of {document.region}.")
    return lines
