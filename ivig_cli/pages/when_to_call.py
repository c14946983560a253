"""The three urgency lists.

Words only filter the two that are not emergencies; the emergency list always stands first and whole.
"""

from collections.abc import Sequence

from ivig_cli import document as d
from ivig_cli.library import Library
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer

_LOWER: tuple[r.Urgency, ...] = ("today", "next-visit")

# Words of a cry for help that say nothing about which sign it is.
_SAYS_NOTHING = "and are but can for from get had has have her his its just one our she the they this was with you your"
_EMPTY = frozenset(_SAYS_NOTHING.split())


def when_to_call_page(make: Composer, words: Sequence[str] = ()) -> d.Document:
    """Return the three lists; with words, of the lower two those signs that have them. Nothing ever reassures."""
    text = make.library.page("when-to-call")
    blocks: list[d.Block] = [make.urgency("emergency")]
    wanted = _stems(" ".join(words))
    if words:
        named = _signs_of_named_effects(make.library, wanted)
        lower = [(level, _matching(make.library.urgency[level], wanted, named)) for level in _LOWER]
        found = [make.urgency(level, ids) for level, ids in lower if ids]
        said = make.inline(text.captions["filtered" if found else "none"])
        blocks.append(d.Paragraph(tuple(_filled(span, " ".join(words)) for span in said)))
        blocks += found or [make.urgency("today")]
    else:
        blocks.append(d.Beside((make.urgency("today"), make.urgency("next-visit"))))
    blocks += [d.Paragraph(make.inline(text.captions["unsure"])), d.Paragraph(make.inline(text.captions["reading"]))]
    command = " ".join(("ivig when-to-call", *words))
    return make.finish(command, text.title, make.inline(text.purpose), blocks, next=text.next)


def _filled(span: d.Span, words: str) -> d.Span:
    return d.Text(span.text.replace("{words}", words)) if isinstance(span, d.Text) else span


def _matching(listing: r.UrgencyList, wanted: set[str], named: set[str]) -> list[str]:
    return [
        sign.id
        for sign in listing.signs
        if sign.id in named or wanted & (_stems(sign.text.plain()) | _stems(sign.id.replace("-", " ")))
    ]


def _signs_of_named_effects(library: Library, wanted: set[str]) -> set[str]:
    """Return the signs of the side effects that carry one of the words among their names: "rash" finds hives."""
    effects = (effect for effect in library.side_effects() if wanted & _stems(" ".join((effect.name, *effect.aliases))))
    return {sign for effect in effects for sign in effect.signs.today}


def _stems(text: str) -> set[str]:
    """Return the words that mean something, cut so that "headaches" meets "headache"."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {word[:5].rstrip("s") for word in words if len(word) > 2 and word not in _EMPTY}
