"""What the tests share: the program as a process, its pages as values, a copy of the content to break."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ivig_cli.library import Library

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment that says nothing about colour, width, region or pager, with an empty home."""
    silent = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "PAGER", "IVIG_PLAIN", "IVIG_REGION", "IVIG_PAGER")
    kept = {name: value for name, value in os.environ.items() if name not in silent}
    home = tmp_path / "home"
    home.mkdir()
    return {
        **kept,
        "HOME": str(home),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run `ivig ARGS` as a process, its output in pipes; keyword arguments are environment variables."""

    def ivig(*args: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ivig_cli", *args],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env={**environment, **variables},
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )

    return ivig


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, str, str], Library]:
    """Return a library over a copy of the content in which one passage of one file was changed."""

    def change(file: str, old: str, new: str) -> Library:
        copy = tmp_path / "content"
        if not copy.exists():
            shutil.copytree(CONTENT, copy)
        path = copy / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return Library(copy)

    return change
