"""The arrows of the house, and what a command may import: structure, never time."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "ivig_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each part may import from the rest: app -> commands -> pages -> document, library; render -> document.
ALLOWED = {
    "__init__": set(),
    "__main__": {"app", "errors", "output", "render"},
    "app": {"commands", "completion", "settings"},
    "completion": {"errors", "library"},
    "commands": {"commands", "document", "errors", "library", "output", "pages", "settings"},
    "pages": {"document", "errors", "library", "pages"},
    "document": {"record"},
    "record": set(),
    "render": {"document", "render"},
    "library": {"errors", "library", "record"},
    "settings": {"errors", "render"},
    "output": {"document", "errors", "render", "settings"},
    "errors": set(),
}


def part(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_arrows_run_one_way(module: Path) -> None:
    reached = {name.split(".")[1] for name in imports(module) if name.startswith("ivig_cli.")}
    reached = {name for name in reached if name in ALLOWED}
    assert reached - {part(module)} <= ALLOWED[part(module)]


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("yaml", {"library/strict_yaml.py"}),
        ("rich", {"render/terminal.py", "render/terminal_tables.py", "render/glyphs.py"}),
        ("typer", {"app.py"}),
        ("json", {"render/json.py", "library/made_files.py"}),
    ],
)
def test_each_library_has_one_home(library: str, homes: set[str]) -> None:
    users = {str(m.relative_to(PACKAGE)) for m in MODULES if library in {name.split(".")[0] for name in imports(m)}}
    assert users == homes


def test_nothing_can_open_a_connection() -> None:
    for module in MODULES:
        roots = {name.split(".")[0] for name in imports(module)}
        assert not roots & {"socket", "urllib", "http", "ssl", "requests", "httpx", "asyncio", "webbrowser"}


def test_no_medicine_in_python() -> None:
    words = ("headache", "thrombosis", "911", "999", "112", "steroid", "chest pain", "kidney", "immunoglobulin)")
    allowed = {"app.py"}  # examples in the help name pages
    for module in MODULES:
        if str(module.relative_to(PACKAGE)) in allowed:
            continue
        strings = [
            n.value
            for n in ast.walk(ast.parse(module.read_text()))
            if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
        docs = {
            ast.get_docstring(n, clean=False)
            for n in ast.walk(ast.parse(module.read_text()))
            if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)
        }
        for text in strings:
            if re.fullmatch(r"IVIG\d+", text):
                continue
            assert text in docs or not any(word in text.lower() for word in words), (module.name, text)


def loaded(*args: str, environment: dict[str, str]) -> set[str]:
    program = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr))\n"
        f"sys.argv = {['ivig', *args]!r}\n"
        "from ivig_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_a_command_imports_only_what_it_needs(environment: dict[str, str]) -> None:
    plain = loaded("explain", "mechanism", "--plain", environment=environment)
    for name in (
        "rich",
        "json",
        "pydantic",
        "ivig_cli.pages.side_effects",
        "ivig_cli.render.terminal",
        "ivig_cli.library.checks",
    ):
        assert name not in plain, name
    drawn = loaded("explain", "mechanism", "--format", "terminal", environment=environment)
    assert "rich.console" in drawn
    for name in ("rich.markdown", "rich.traceback", "markdown_it", "pygments", "pydantic"):
        assert name not in drawn, name


@pytest.mark.parametrize("args", [("--help",), ("explain", "--help"), ("--version",)])
def test_help_reads_no_page_and_draws_nothing(environment: dict[str, str], args: tuple[str, ...]) -> None:
    names = loaded(*args, environment=environment)
    assert "rich" not in names
    assert "pydantic" not in names
    if args != ("--version",):
        assert "yaml" not in names
