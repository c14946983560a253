"""Figures in words: "about 48 of 100 people", and the rest of the group."""

from math import floor
from typing import Literal

from ivig_cli.library import records as r
from ivig_cli.library.text import FigureView

_OPPOSITE = {"fewer than": "more than", "more than": "fewer than", "at least": "at most", "at most": "at least"}


def whole(n: float) -> int:
    """Return n as the whole number that is printed: halves go up."""
    return floor(n + 0.5)


def phrase(figure: r.FigureRecord, view: FigureView = "") -> str:
    """Return the words for a figure, or for one side of it. Raises ValueError for a side it does not have."""
    if view == "who":
        return figure.who
    if view == "when":
        return figure.period
    if isinstance(figure, r.Amount):
        if view:
            raise ValueError(f'{figure.name} is an amount; "{view}" is for shares')
        return amount(figure)
    if view.startswith("against"):
        if figure.against is None:
            raise ValueError(f'{figure.name} has no comparison group; "{view}" needs one')
        other = figure.against
        exact = _is_exact(other.n, other.of, other.size)
        return _share(other.n, None, other.of, figure.unit, bound=None, exact=exact, rest=view.endswith("not"))
    if view == "not" and figure.extra:
        raise ValueError(f'{figure.name} counts extra cases; "not" has no meaning there')
    exact = _is_exact(figure.n, figure.of, figure.size)
    if figure.extra:
        return f"{'' if exact else 'about '}{whole(figure.n):,} more of every {figure.of:,} {figure.unit}"
    return _share(figure.n, figure.to, figure.of, figure.unit, bound=figure.bound, exact=exact, rest=view == "not")


def rest(figure: r.Share, view: Literal["not", "against not"] = "not") -> str:
    """Return how many it did not happen to, without naming the group again: "about 52 did not"."""
    return f"{phrase(figure, view).split(' of ')[0]} did not"


def short(figure: r.Share) -> str:
    """Return the count alone, for a table whose heading names the denominator: "about 48", "20 to 50", "9 more"."""
    if figure.bound:
        return f"{figure.bound} {whole(figure.n):,}"
    count = f"{whole(figure.n):,}" + (f" to {whole(figure.to):,}" if figure.to is not None else "")
    return f"{count} more" if figure.extra else count


def amount(figure: r.Amount) -> str:
    """Return an amount in words: "3 to 5 days"."""
    low = _number(figure.low)
    span = f"{low} to {_number(figure.high)}" if figure.high is not None else low
    return f"{figure.bound + ' ' if figure.bound else ''}{span} {figure.unit}"


def _number(n: float) -> str:
    return f"{int(n):,}" if n == int(n) else f"{n:,}"


def _is_exact(n: float, of: int, size: str) -> bool:
    counted = size.replace(",", "").split(" ")[0]
    return n == whole(n) and counted == str(of)


def _share(n: float, to: float | None, of: int, unit: str, *, bound: str | None, exact: bool, rest: bool) -> str:
    low, high = whole(n), whole(to) if to is not None else None
    if rest:
        low, high = (of - high, of - low) if high is not None else (of - low, None)
        bound = _OPPOSITE[bound] if bound else None
    count = f"{low:,} to {high:,}" if high is not None else f"{low:,}"
    lead = f"{bound} " if bound else "" if exact or high is not None else "about "
    return f"{lead}{count} of {of:,} {unit}"
