"""Figures in words."""

from dataclasses import replace

import pytest

from ivig_cli.library.figures import phrase, short
from ivig_cli.library.records import Against, Amount, Share
from ivig_cli.library.text import FigureView

SHARE = Share("f.s", 47.5, 100, "people", "had a headache", "people in a trial", "61 people", "a year", ("source",))
AMOUNT = Amount("f.a", 3, "days", "how long", "people", "61 people", "a year", ("source",), high=5)


@pytest.mark.parametrize(
    ("share", "view", "words"),
    [
        (SHARE, "", "about 48 of 100 people"),
        (SHARE, "not", "about 52 of 100 people"),
        (SHARE, "who", "people in a trial"),
        (SHARE, "when", "a year"),
        (replace(SHARE, n=4, of=8, size="8 people"), "", "4 of 8 people"),
        (replace(SHARE, n=4, of=8, size="8 people"), "not", "4 of 8 people"),
        (replace(SHARE, n=48), "", "about 48 of 100 people"),
        (replace(SHARE, n=20, to=50), "", "20 to 50 of 100 people"),
        (replace(SHARE, n=20, to=50), "not", "50 to 80 of 100 people"),
        (replace(SHARE, n=1, bound="fewer than"), "", "fewer than 1 of 100 people"),
        (replace(SHARE, n=1, bound="fewer than"), "not", "more than 99 of 100 people"),
        (replace(SHARE, n=8.86, of=10000, extra=True), "", "about 9 more of every 10,000 people"),
        (replace(SHARE, against=Against(4.65, 100, "placebo")), "against", "about 5 of 100 people"),
        (replace(SHARE, against=Against(4.65, 100, "placebo")), "against not", "about 95 of 100 people"),
        (AMOUNT, "", "3 to 5 days"),
        (replace(AMOUNT, high=None, low=0.5), "", "0.5 days"),
        (replace(AMOUNT, low=1124065, high=None, unit="dollars"), "", "1,124,065 dollars"),
        (replace(AMOUNT, bound="at least"), "", "at least 3 to 5 days"),
    ],
)
def test_phrase(share: Share | Amount, view: FigureView, words: str) -> None:
    assert phrase(share, view) == words


def test_the_two_sides_always_add_up() -> None:
    for tenth in range(10, 1000):
        share = replace(SHARE, n=tenth / 10)
        counts = [int(phrase(share, view).split(" of ")[0].removeprefix("about ")) for view in ("", "not")]
        assert sum(counts) == 100


def test_short_form_for_tables() -> None:
    assert short(SHARE) == "48"
    assert short(replace(SHARE, n=20, to=50)) == "20 to 50"
    assert short(replace(SHARE, n=8.86, of=10000, extra=True)) == "9 more"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"n": 0.6}, "take a larger group"),
        ({"n": 101}, "must lie between 0 and 100"),
        ({"to": 40}, '"to" must be larger than "n"'),
        ({"sources": ()}, "at least one source"),
        ({"against": Against(0.2, 100, "placebo")}, "take a larger group"),
    ],
)
def test_figures_that_cannot_be_printed_are_refused(change: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        replace(SHARE, **change)  # type: ignore[arg-type]
