"""README and help say what the program does."""

import re
from pathlib import Path

import pytest

from ivig_cli.library import Library
from tests.conftest import Run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^    \.venv/bin/ivig(.*?)(?:#.*)?$", README, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_readme_runs(run: Run, example: str) -> None:
    done = run(*example.split())
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_is_in_the_readme_and_every_command_there_exists(run: Run) -> None:
    listed = set(re.findall(r"^  ([a-z-]+)  ", run("--help").stdout.split("Commands:")[1], re.MULTILINE))
    named = {words.split()[0] for words in re.findall(r"^\| `ivig ([a-z][^`]*)`", README, re.MULTILINE)}
    assert listed - {"help"} == named


@pytest.mark.parametrize("args", [("explain",), ("side-effects",), ("compare", "treatments"), ("sources",)])
def test_every_example_of_the_help_runs(run: Run, args: tuple[str, ...], tmp_path: Path) -> None:
    examples = re.findall(r"^    ivig (.*)$", run(*args, "--help").stdout, re.MULTILINE)
    assert examples
    for example in examples:
        done = run(*example.replace("-o mechanism.txt", f"-o {tmp_path}/mechanism.txt").split())
        assert (done.returncode, done.stderr) == (0, "")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = ".venv/bin/python -m pytest"
    assert command in README
    assert command in script
    assert "pip install -e '.[dev]'" in README


def test_every_option_of_the_readme_exists(run: Run) -> None:
    pages = (("explain",), ("side-effects",), ("compare", "treatments"), ())
    help_text = "".join(run(*page, "--help").stdout for page in pages)
    for option in set(re.findall(r"`(--[a-z-]+)", README)) - {"--install-completion", "--strict"}:
        assert option in help_text, option


def test_every_kind_of_block_is_explained_to_authors() -> None:
    from ivig_cli.library.records import _BLOCKS

    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for block in ("talk", *_BLOCKS):
        assert f"- {block}:" in guide, block


def test_the_changelog_counts_right() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    library = Library()
    for folder, words in (
        ("side_effects", "side effects"),
        ("treatments", "treatments"),
        ("conditions", "conditions"),
        ("products", "products"),
    ):
        assert f"{len(library.ids(folder))} {words}" in text
