"""The three urgency lists.

Words only filter the two that are not emergencies; the emergency list always stands first and whole.
"""

from collections.abc import Iterator, Sequence

from ivig_cli import document as d
from ivig_cli.library import Library
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer

_LOWER: tuple[r.Urgency, ...] = ("today", "next-visit")

# Words of a cry for help that say nothing about which sign it is.
_SAYS_NOTHING = "and are but can for from get had has have her his its just one our she the they this was with you your"
_EMPTY = frozenset(_SAYS_NOTHING.split())


def when_to_call_page(make: Composer, words: Sequence[str] = ()) -> d.Document:
    """Return the three lists; with words, first whether they touch the emergency list. Nothing ever reassures."""
    text = make.library.page("when-to-call")
    blocks: list[d.Block] = [make.urgency("emergency")]
    if words:
        blocks += _for_words(make, text, " ".join(words))
    else:
        blocks.append(d.Beside((make.urgency("today"), make.urgency("next-visit"))))
    blocks += [d.Paragraph(make.inline(text.caption("unsure"))), d.Paragraph(make.inline(text.caption("reading")))]
    command = " ".join(("ivig when-to-call", *words))
    return make.finish(command, text.title, make.inline(text.purpose), blocks, next=text.next)


def _for_words(make: Composer, text: r.PageText, words: str) -> Iterator[d.Block]:
    """Yield what to say of the words: an emergency sign first and alone; else the lower signs that have them."""
    wanted = _stems(words)
    named = _signs_of_named_effects(make.library, wanted)
    lists = make.library.urgency
    if _matching(lists["emergency"], wanted, named):
        yield _said(make, text, "is-emergency", words)
        yield make.urgency("today")
        return
    found = [(level, ids) for level in _LOWER if (ids := _matching(lists[level], wanted, named))]
    yield _said(make, text, "filtered" if found else "none", words)
    yield from (make.urgency(level, ids) for level, ids in found)
    if not found:
        yield make.urgency("today")


def _said(make: Composer, text: r.PageText, caption: str, words: str) -> d.Paragraph:
    spans = make.inline(text.caption(caption))
    filled = (d.Text(s.text.replace("{words}", words)) if isinstance(s, d.Text) else s for s in spans)
    return d.Paragraph(tuple(filled))


def _matching(listing: r.UrgencyList, wanted: set[str], named: set[str]) -> list[str]:
    return [
        sign.id
        for sign in listing.signs
        if sign.id in named or wanted & (_stems(sign.text.plain()) | _stems(sign.id.replace("-", " ")))
    ]


def _signs_of_named_effects(library: Library, wanted: set[str]) -> set[str]:
    """Return the signs of the side effects that carry one of the words among their names.

    "rash" finds the sign of hives; the name of an emergency ("stroke", "anaphylaxis") finds its emergency signs.
    """
    effects = [effect for effect in library.side_effects() if wanted & _stems(" ".join((effect.name, *effect.aliases)))]
    urgent = (sign for effect in effects if effect.urgency == "emergency" for sign in effect.signs.emergency)
    return {*urgent, *(sign for effect in effects for sign in effect.signs.today)}


def _stems(text: str) -> set[str]:
    """Return the words that mean something, cut so that "headaches" meets "headache", "dizzy" meets "dizziness"."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {word[:5].rstrip("siy") for word in words if len(word) > 2 and word not in _EMPTY}
