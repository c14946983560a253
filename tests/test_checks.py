"""The content lint: the content passes, and each rule finds what it is there for."""

from collections.abc import Callable

import pytest

from ivig_cli.library import Library
from ivig_cli.library.checks import RULES, check
from ivig_cli.library.word_checks import WORD_RULES

Broken = Callable[[str, str, str], Library]


def test_the_content_has_no_problems() -> None:
    problems, files = check(Library())
    assert problems == []
    assert files > 60


@pytest.mark.parametrize(
    ("code", "file", "old", "new", "problem"),
    [
        ("IVIG001", "topics/mechanism.yaml", "purpose:", "purpos:", '"purpos" is not a key here'),
        (
            "IVIG002",
            "topics/mechanism.yaml",
            "[@",
            "[@nobody-2020; @",
            'cites "nobody-2020", which is not in content/sources.yaml',
        ),
        (
            "IVIG003",
            "sources.yaml",
            "acip-table-georgia:",
            "unused-2020:",
            'nothing cites "unused-2020": cite it or take it out',
        ),
        ("IVIG004", "side_effects/headache.yaml", "[@thornby-2015]", "", "this states a fact without a source"),
        (
            "IVIG005",
            "side_effects/headache.yaml",
            "{figure:side-effects.headache-pi not}",
            "{figure:side-effects.headache-po not}",
            'no figure "side-effects.headache-po"',
        ),
        (
            "IVIG005",
            "side_effects/headache.yaml",
            "{figure:side-effects.headache-pi not}",
            "{figure:side-effects.headache-pi against}",
            "has no comparison group",
        ),
        (
            "IVIG006",
            "figures/side-effects.yaml",
            "headache-pi:",
            "headache-old:",
            'nothing shows "side-effects.headache-old"',
        ),
        (
            "IVIG007",
            "side_effects/headache.yaml",
            "{region:paracetamol}",
            "{region:aspirin}",
            '"aspirin" is not a region word; allowed: emergency',
        ),
        (
            "IVIG007",
            "topics/vaccines-and-tests.yaml",
            "{for:uk} UK page",
            "{for:fr} UK page",
            '"fr" is not a region; allowed: us, uk, eu',
        ),
        ("IVIG007", "regions.yaml", 'eu: "112"', 'fr: "112"', '"emergency" needs one entry for each of: us, uk, eu'),
        (
            "IVIG008",
            "side_effects/blood-clot.yaml",
            "emergency: [",
            "emergency: [limbs, ",
            '"limbs" is not a sign of the list "emergency"; allowed: breathing',
        ),
        (
            "IVIG008",
            "danger_examples.yaml",
            "  breathing:",
            "  breath:",
            '"breath" is not a sign; allowed: ',
        ),
        (
            "IVIG011",
            "asked.yaml",
            "ivig prepare before:",
            "ivig prepares before:",
            'there is no command "ivig prepares before"',
        ),
        (
            "IVIG009",
            "side_effects/blood-clot.yaml",
            "  emergency: [",
            "  today: [] # [",
            'urgency is "emergency" but "signs" names no sign for it',
        ),
        ("IVIG010", "side_effects/fever.yaml", "aliases: [", "aliases: [headache, ", "is also a name of"),
        (
            "IVIG011",
            "topics/mechanism.yaml",
            "next:",
            "next:\n  - ivig explain nothing",
            'names "nothing", which does not exist',
        ),
        (
            "IVIG012",
            "treatments/ivig.yaml",
            "short: IVIG",
            "short: Intravenous antibodies",
            "is too long for a column heading",
        ),
        (
            "IVIG013",
            "topics/mechanism.yaml",
            "next_check: 2027-11-25",
            "next_check: 2026-11-01",
            "must come after checked 2026-11-25",
        ),
        (
            "IVIG014",
            "side_effects/headache.yaml",
            "people: side-effects.headache-pi,",
            "people: side-effects.headache-pi-infusions,",
            "use one denominator",
        ),
        (
            "IVIG015",
            "topics/side-effects.yaml",
            "1,000 or more [@kiovig-smpc-adr]",
            "1,000 or more",
            "no cell of this row cites a source",
        ),
        ("IVIG016", "urgency.yaml", "sources: [", "sources: [] #[", "names no source"),
        (
            "IVIG018",
            "topics.yaml",
            "- mechanism",
            "- mechanisms",
            '"mechanisms" stands in the order, but there is no such file',
        ),
        (
            "IVIG012",
            "treatments/corticosteroids.yaml",
            "hard:\n",
            "hard:\n" + 6 * '  - "{about:cidp} One more [@nhs-prednisolone-about]."\n',
            "hard points: keep the ratio between 0.7 and 1.4",
        ),
        (
            "IVIG017",
            "treatments/corticosteroids.yaml",
            "hard:\n",
            'hard:\n  - "{about:gout} One more [@nhs-prednisolone-about]."\n',
            '"gout" is not a condition; allowed: ',
        ),
        (
            "IVIG017",
            "conditions/cidp.yaml",
            "options: [",
            "options: [leeches, ",
            '"leeches" is not a treatment; allowed: ',
        ),
        (
            "IVIG020",
            "conditions/gbs.yaml",
            "    how_sure:",
            "    infection:",
            '"here.how_sure" says nothing of the option "ivig"',
        ),
        (
            "IVIG019",
            "conditions/cidp.yaml",
            "    benefit: ",
            "    taste: ",
            '"taste" under "ivig" is not a row; allowed: ',
        ),
        (
            "IVIG008",
            "conditions/cidp.yaml",
            "danger: [",
            "danger: [hiccups, ",
            '"hiccups" is not a sign of',
        ),
    ],
)
def test_rule_finds(broken: Broken, code: str, file: str, old: str, new: str, problem: str) -> None:
    problems, _ = check(broken(file, old, new))
    found = [line for line in problems if f": {code} " in line]
    assert any(problem in line for line in found), problems[:5]
    assert all(line.startswith("content/") for line in found)


def test_every_rule_has_a_test_and_a_sentence() -> None:
    marks = test_rule_finds.pytestmark  # type: ignore[attr-defined]
    tested = {case[0] for case in marks[0].args[1]}
    assert tested == {"IVIG001", *RULES} - set(WORD_RULES)
    assert all(rule.__doc__ for rule in RULES.values())


def test_a_stray_file_is_found(broken: Broken) -> None:
    library = broken("topics.yaml", "order:", "order:")
    (library.root / "notes.txt").write_text("x")
    problems, _ = check(library)
    assert problems == ["content/notes.txt:1: IVIG001 nothing reads this file: move it or take it away"]


def test_one_broken_text_hides_no_other(broken: Broken) -> None:
    broken("topics/administration.yaml", "[@", "[@bad id; @")
    problems, _ = check(broken("topics/mechanism.yaml", "[@", "[@worse id; @"))
    assert [line.split(":")[0] for line in problems] == [
        "content/topics/administration.yaml",
        "content/topics/mechanism.yaml",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("topics.yaml", "order:", "ordre:", '"ordre" is not a key here; allowed: order'),
        ("wording.yaml", "dots: 4", "dots: 9", '"dots" is 9: it must lie between 0 and 4'),
        ("figures/side-effects.yaml", "of: 100", f"of: {'9' * 5000}", '"of" must be a whole number'),
    ],
)
def test_a_broken_frame_is_one_line(broken: Broken, file: str, old: str, new: str, problem: str) -> None:
    problems, _ = check(broken(file, old, new))
    assert len(problems) == 1
    assert problems[0].startswith(f"content/{file}:")
    assert problem in problems[0]


def test_a_stray_folder_is_found(broken: Broken) -> None:
    library = broken("topics.yaml", "order:", "order:")
    (library.root / "topics" / "sub").mkdir()
    (library.root / "topics" / "sub" / "x.yaml").write_text("a: 1")
    problems, _ = check(library)
    assert problems == ["content/topics/sub/x.yaml:1: IVIG001 nothing reads this file: move it or take it away"]


def test_all_problems_are_told_at_once(broken: Broken) -> None:
    broken("topics/mechanism.yaml", "purpose:", "purpos:")
    library = broken("side_effects/headache.yaml", "group: common", "group: frequent")
    problems, _ = check(library)
    assert any("topics/mechanism.yaml" in line for line in problems)
    assert any("side_effects/headache.yaml" in line for line in problems)
