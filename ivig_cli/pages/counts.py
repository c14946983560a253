"""Figures as a list: what happened to how many, who they were, how many were counted, over what time."""

from collections.abc import Iterator, Sequence

from ivig_cli import document as d
from ivig_cli.library import figures
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer, sentence_case


def counted(make: Composer, names: Sequence[str]) -> Iterator[d.Block]:
    """Yield the figures: first a picture of the first one that has a comparison group, then all others in words."""
    shares = [figure for name in names if isinstance(figure := make.figure(name), r.Share)]
    amounts = [figure for name in names if isinstance(figure := make.figure(name), r.Amount)]
    drawn = next((share for share in shares if share.against and share.of <= 100 and not share.extra), None)
    if drawn:
        yield make.people(drawn)
    items = [_said(make, share) for share in shares if share is not drawn]
    items += [_measured(make, found) for found in amounts]
    if items:
        yield d.Entries(tuple(items))


def _said(make: Composer, share: r.Share) -> tuple[d.Inline, d.Inline]:
    """Return what happened to how many, and who they were, how many were counted, over what time."""
    rest = "" if share.extra else f"; {figures.rest(share)}"
    said = f"{sentence_case(figures.phrase(share))} {share.did}{rest}"
    other = f" In {share.against.who}: {figures.phrase(share, 'against')}." if share.against else ""
    text = f"{_group(share)}.{other}".removesuffix(".")
    return make.words(said), (d.Text(make.spell(text)), d.Cite(share.sources), d.Text("."))


def _measured(make: Composer, found: r.Amount) -> tuple[d.Inline, d.Inline]:
    said = f"{sentence_case(found.what)}: {figures.amount(found)}"
    return make.words(said), (d.Text(make.spell(_group(found))), d.Cite(found.sources), d.Text("."))


def _group(figure: r.FigureRecord) -> str:
    facts = [
        f"{label}: {text}"
        for label, text in (("Counted", figure.size), ("Time", figure.period))
        if text != "not stated"
    ]
    return ". ".join((sentence_case(figure.who), *facts))
