"""Golden files: every page as people see it.

After a change on purpose: pytest --update-golden, then read the difference.
"""

from pathlib import Path

import pytest

from ivig_cli.render import Options, render
from tests.pages import compose, item_pages, main_pages

GOLDEN = Path(__file__).parent / "golden"
MAIN = [
    *((name, "plain", width) for name in main_pages() for width in (40, 80)),
    *((name, "terminal", width) for name in main_pages() for width in (40, 80, 100)),
    *((name, "json", 80) for name in main_pages()),
]
ITEMS = [(name, "plain", 80) for name in item_pages()]
SUFFIX = {"plain": "plain.{}.txt", "terminal": "terminal.{}.txt", "json": "json"}


@pytest.mark.parametrize(("name", "form", "width"), MAIN + ITEMS)
def test_page_is_as_it_was(name: str, form: str, width: int, request: pytest.FixtureRequest) -> None:
    page = (main_pages() | item_pages())[name]
    shown = render(compose(page), form, Options(width))
    file = GOLDEN / f"{name}.{SUFFIX[form].format(width)}"
    if request.config.getoption("--update-golden"):
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}.{SUFFIX[form].format(width)}" for name, form, width in MAIN + ITEMS}
    assert {file.name for file in GOLDEN.iterdir()} == expected


def test_colour_adds_nothing_but_codes() -> None:
    import re

    for page in main_pages().values():
        bare = render(compose(page), "terminal", Options(100))
        coloured = render(compose(page), "terminal", Options(100, colour=True))
        assert "\033[" in coloured
        stripped = re.sub(r"\033\[[0-9;]*m", "", coloured)
        assert [line.rstrip() for line in stripped.split("\n")] == bare.split("\n")


def test_plain_text_is_never_wider_than_80_and_json_knows_no_width() -> None:
    for page in main_pages().values():
        document = compose(page)
        assert render(document, "plain", Options(100)) == render(document, "plain", Options(80))
        assert render(document, "json", Options(40)) == render(document, "json", Options(100))
