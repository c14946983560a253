"""`ivig content new`: a file that reads at once, at its place, and never over another."""

import shutil
from pathlib import Path

import pytest

from ivig_cli.errors import IvigError
from ivig_cli.library import Library
from ivig_cli.library.checks import check
from ivig_cli.library.skeletons import FOLDERS, create
from tests.conftest import CONTENT, Run


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Path(shutil.copytree(CONTENT, tmp_path / "content")))


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_new_file_has_all_keys_and_lacks_only_words_and_sources(library: Library, kind: str) -> None:
    before, _ = check(library)
    path = create(library, kind, "red-eyes")
    assert path == library.root / FOLDERS[kind] / "red-eyes.yaml"
    new = {problem for problem in check(library)[0] if problem not in before}
    assert new
    assert all('IVIG002 cites "source-id", which is not in content/sources.yaml' in problem for problem in new)


def test_a_file_that_is_there_is_left_alone(library: Library) -> None:
    path = library.root / "topics" / "mechanism.yaml"
    before = path.read_bytes()
    with pytest.raises(IvigError, match=r"content/topics/mechanism.yaml is there already"):
        create(library, "topic", "mechanism")
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["", "Red Eyes", "../red-eyes", "red_eyes", "-red", "röt"])
def test_an_id_that_cannot_be_one(library: Library, name: str) -> None:
    with pytest.raises(IvigError, match="cannot be an id"):
        create(library, "topic", name)


def test_an_unknown_kind_names_the_kinds(run: Run) -> None:
    done = run("content", "new", "topc", "red-eyes")
    assert done.returncode == 2
    assert "Choose: topic, side-effect, treatment, condition, product." in done.stderr
    assert done.stdout == ""
