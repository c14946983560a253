"""The content reaches the reader three ways: editable, wheel from the sdist, wheel with no checkout in sight."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS: tuple[str, ...] = ("ivig_cli", "content", "schema", "tests", "pyproject.toml", "README.md", "LICENSE")
PARTS += ("CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md")


def call(*command: str | Path, cwd: Path, **variables: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "IVIG_REGION", "COLUMNS")}
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**environment, **variables},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that may be built and edited."""
    folder = tmp_path_factory.mktemp("checkout")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "golden"))
        else:
            shutil.copy(source, folder / part)
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    """A wheel built from an sdist, as an installer builds it."""
    # `python -m build` makes the sdist first and the wheel from it.
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", checkout / "dist", cwd=checkout)
    return next((checkout / "dist").glob("*.whl"))


def environment_with(requirement: list[str | Path], folder: Path) -> tuple[Path, str]:
    """Return the interpreter of a new virtual environment, and where our dependencies stand."""
    call(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    call(
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        *requirement,
        cwd=folder,
        **dependencies(),
    )
    return python, dependencies()["PYTHONPATH"]


def dependencies() -> dict[str, str]:
    # On the path, not installed: its .pth files, and so this checkout, stay out of sight.
    import typer

    return {"PYTHONPATH": str(Path(typer.__file__).parent.parent)}


def test_sdist_holds_the_content_at_its_top(wheel: Path) -> None:
    archive = next(wheel.parent.glob("*.tar.gz"))
    with tarfile.open(archive) as packed:
        names = [name.split("/", 1)[1] for name in packed.getnames() if "/" in name]
    assert "content/topics/mechanism.yaml" in names
    assert "ivig_cli/content/topics/mechanism.yaml" not in names
    assert "README.md" in names


def test_wheel_holds_every_content_file_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packed = {name.removeprefix("ivig_cli/content/") for name in names if name.startswith("ivig_cli/content/")}
    assert packed == {path.relative_to(ROOT / "content").as_posix() for path in (ROOT / "content").rglob("*.yaml")}
    assert not any(name.startswith(("content/", "tests/")) for name in names)


def test_wheel_in_a_clean_environment_with_no_checkout_in_sight(wheel: Path, tmp_path: Path) -> None:
    python, path = environment_with([wheel], tmp_path)
    where = call(python, "-c", "import ivig_cli; print(ivig_cli.__file__)", cwd=tmp_path, PYTHONPATH=path)
    assert str(tmp_path) in where
    for args in (("explain", "mechanism"), ("compare", "treatments"), ("side-effects",)):
        installed = call(python, "-m", "ivig_cli", *args, cwd=tmp_path, PYTHONPATH=path)
        here = call(sys.executable, "-m", "ivig_cli", *args, cwd=ROOT)
        assert installed == here
    assert "no problems" in call(python, "-m", "ivig_cli", "content", "check", cwd=tmp_path, PYTHONPATH=path)
    assert call(tmp_path / "venv" / "bin" / "ivig", "--version", cwd=tmp_path, PYTHONPATH=path).startswith("ivig 0.")


def test_editable_install_shows_an_edit_at_once(checkout: Path, tmp_path: Path) -> None:
    python, path = environment_with(["-e", checkout], tmp_path)
    page = checkout / "content" / "topics" / "mechanism.yaml"
    before = page.read_text(encoding="utf-8")
    assert "title: How IVIG works\n" in before
    page.write_text(before.replace("title: How IVIG works\n", "title: How it was edited\n"), encoding="utf-8")
    try:
        shown = call(python, "-m", "ivig_cli", "explain", "mechanism", cwd=tmp_path, PYTHONPATH=path)
    finally:
        page.write_text(before, encoding="utf-8")
    assert shown.startswith("How it was edited\n")
