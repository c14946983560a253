"""The comparison pages: every figure of a direct comparison stands as the evidence has it, with both sides."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ivig_cli import document as d
from ivig_cli.library import Library, figures
from ivig_cli.library import records as r
from ivig_cli.library.check_records import texts_of
from ivig_cli.library.text import FigureRef, Words
from ivig_cli.pages.comparison import all_treatments, condition_treatments, some_treatments
from ivig_cli.pages.compose import Composer
from ivig_cli.render import Options, render

LIBRARY = Library()
SECOND = yaml.safe_load((Path(__file__).parent / "head_to_head.yaml").read_text(encoding="utf-8"))
CONDITIONS = [condition for condition in LIBRARY.conditions() if condition.options]
TRIALS = [(condition.id, trial) for condition in CONDITIONS for trial in condition.trials]
ROUNDING = 0.5  # of 100


def named(trial: r.Trial) -> Iterator[str]:
    """Yield the figures that a fact box draws or names."""
    if trial.figure:
        yield trial.figure
    for text in texts_of(trial):
        yield from (token.name for token in text.tokens() if isinstance(token, FigureRef))


SHOWN = sorted({name for _, trial in TRIALS for name in named(trial)})


def test_eleven_conditions_have_a_comparison() -> None:
    assert len(CONDITIONS) == 11


def test_every_figure_of_a_direct_comparison_was_entered_twice() -> None:
    assert set(SHOWN) == set(SECOND)


def in_100(counted: list[float]) -> float:
    return 100 * counted[0] / counted[1]


@pytest.mark.parametrize("name", SHOWN)
def test_both_entries_agree(name: str) -> None:
    figure, second = LIBRARY.figure(name), SECOND[name]["values"]
    if isinstance(figure, r.Share):
        sides: list[tuple[Any, r.Share | r.Against]] = [(second["here"], figure)]
        if figure.against:
            sides.append((second["there"], figure.against))
        for counted, side in sides:
            assert 100 * side.n / side.of == pytest.approx(in_100(counted), abs=ROUNDING)
        assert ("there" in second) == (figure.against is not None)
    else:
        assert isinstance(figure, r.Amount)
        assert (figure.low, figure.high) == (second["low"], second.get("high"))


@pytest.mark.parametrize(("condition", "trial"), TRIALS, ids=[f"{c}: {t.title}" for c, t in TRIALS])
def test_a_fact_box_is_whole(condition: str, trial: r.Trial) -> None:
    assert trial.sure or trial.sure_why
    assert trial.not_answered
    typed = [token.text for text in trial.found for token in text.tokens() if isinstance(token, Words)]
    assert not [words for words in typed if re.search(r"\d+(?:\.\d+)? of \d", words)], "a count that is no figure"
    if trial.figure:
        share = LIBRARY.figure(trial.figure)
        assert isinstance(share, r.Share)
        assert share.against is not None
        assert share.of == share.against.of


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.id)
def test_the_page_shows_both_sides_of_every_drawing(condition: r.Condition) -> None:
    shown = " ".join(render(condition_treatments(Composer(LIBRARY), condition.id), "plain", Options()).split())
    drawn = [share for trial in condition.trials if trial.figure and (share := LIBRARY.figure(trial.figure))]
    for share in drawn:
        for view in ("", "not", "against", "against not"):
            assert figures.phrase(share, view).split(" of ")[0].removeprefix("about ") in shown
        assert figures.phrase(share) in shown
        assert figures.phrase(share, "against") in shown
    assert condition.decision is not None
    assert condition.decision.plain()[:60] in shown
    for trial in condition.trials:
        assert trial.title in shown


def plain(condition: str) -> str:
    return render(condition_treatments(Composer(LIBRARY), condition), "plain", Options())


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.id)
def test_a_page_of_one_disease_says_nothing_of_results_in_another(condition: r.Condition) -> None:
    own = [row for row, kind in LIBRARY.rows.items() if kind.in_condition == "own"]
    assert "benefit" in own
    page = " ".join(plain(condition.id).split())
    for option in condition.options:
        elsewhere = LIBRARY.treatment(option)
        for row in own:
            brief = elsewhere.rows[row].brief
            if brief.known and row not in condition.here.get(option, {}):
                title = LIBRARY.rows[row].title
                assert f"{title}: {brief.plain()[:40]}" not in page


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.id)
def test_a_page_of_one_disease_opens_with_danger_and_tells_of_doing_without(condition: r.Condition) -> None:
    page = plain(condition.id)
    places = [
        page.index(f"\n{heading}") for heading in ("Call emergency now if", "The decision\n", "Without treatment: ")
    ]
    assert places == sorted(places)
    opening = " ".join(page[: places[1]].split())
    for sign in LIBRARY.urgency["emergency"].signs:
        if sign.id in (*LIBRARY.comparison.danger, *condition.danger):
            assert sign.text.plain() in opening


def test_plain_text_gathers_what_is_not_known() -> None:
    page = plain("lupus")
    assert not re.search(r"^- .*: Not known$", page, re.MULTILINE)
    assert "- Not known: " in page


def test_all_treatments_tells_of_each_disease_untreated() -> None:
    shown = " ".join(render(all_treatments(Composer(LIBRARY)), "plain", Options()).split())
    for condition in LIBRARY.compared_conditions():
        assert condition.untreated is not None
        opening = d.text_of(Composer(LIBRARY).known(condition.untreated.brief))[:20]
        assert f"Without treatment: {opening}" in shown


def test_named_treatments_are_told_of_the_others() -> None:
    shown = " ".join(render(some_treatments(Composer(LIBRARY), ["rituximab", "ivig"]), "plain", Options()).split())
    assert "There are more choices than this page shows: " in shown
    assert "plasma exchange" in shown.split("There are more choices")[1][:200]
    assert "Without treatment" in shown


def test_chosen_rows_leave_the_rest_out() -> None:
    make = Composer(LIBRARY)
    page = render(some_treatments(make, ["rituximab", "ivig"], ["cost", "how_soon"]), "plain", Options())
    assert "- Cost: " in page
    assert "- How it works" not in page
    assert "good points:" not in page
    short = render(condition_treatments(make, "cidp", ["cost"]), "plain", Options())
    assert "- Cost: " in short
    assert "Direct comparisons" not in short


def test_two_names_are_set_side_by_side_and_one_is_told_at_length() -> None:
    make = Composer(LIBRARY)
    both = " ".join(render(some_treatments(make, ["rituximab", "ivig"]), "plain", Options()).split())
    alone = " ".join(render(some_treatments(make, ["rituximab"]), "plain", Options()).split())
    behind = LIBRARY.treatment("rituximab").rows["how_soon"].more[0].plain()[:40]
    assert behind in alone
    assert behind not in both
    assert "with more numbers: ivig compare treatments rituximab" in both
    assert "Rituximab, good points:" in both


def test_a_treatment_is_told_of_doing_without_only_where_it_is_an_option() -> None:
    alone = render(some_treatments(Composer(LIBRARY), ["rituximab"]), "plain", Options())
    assert "Pemphigus and pemphigoid: " in alone
    assert "Kawasaki disease: a fever illness" not in alone


def test_what_did_not_help_stands_beside_what_did() -> None:
    told = [condition for condition in CONDITIONS if condition.no_help]
    assert told
    for condition in told:
        page = " ".join(plain(condition.id).split())
        for fact in condition.no_help:
            assert d.text_of(Composer(LIBRARY).inline(fact))[:40] in page.split("What did not help here:")[1]


def test_rows_that_do_not_touch_its_people_are_left_out() -> None:
    assert "- Pregnancy: " in plain("cidp")
    assert "- Pregnancy: " not in plain("kawasaki")
    asked_for = render(condition_treatments(Composer(LIBRARY), "kawasaki", ["pregnancy"]), "plain", Options())
    assert "- Pregnancy: " in asked_for


def test_a_row_that_nobody_can_answer_is_told_once_for_all() -> None:
    page = " ".join(plain("itp-adults").split())
    assert "Not known for any of these: cost." in page
