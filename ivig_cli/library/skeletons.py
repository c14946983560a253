"""Skeletons of new content files: every key that a record needs, ready to be filled in."""

import re
from datetime import date
from pathlib import Path

from ivig_cli.errors import IvigError
from ivig_cli.library.loader import Library

FOLDERS = {
    "topic": "topics",
    "side-effect": "side_effects",
    "treatment": "treatments",
    "condition": "conditions",
    "product": "products",
}
_TEMPLATES = Path(__file__).resolve().parent.parent / "skeletons"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def skeleton(library: Library, kind: str, name: str) -> str:
    """Return the text of a new file of this kind: `name` is its id, and its title until someone writes a better one."""
    today = date.today()
    a_year_on = today.replace(year=today.year + 1, day=min(today.day, 28))
    title = name.replace("-", " ").capitalize()
    filled = {
        "id": name,
        "name": title,
        "short": title[:16].strip(),
        "today": today.isoformat(),
        "in_a_year": a_year_on.isoformat(),
        "rows": "\n".join(f"  {row}: {{brief: not known}}" for row in library.rows),
    }
    text = _TEMPLATES.joinpath(f"{kind}.yaml").read_text(encoding="utf-8")
    for key, value in filled.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def create(library: Library, kind: str, name: str) -> Path:
    """Write the skeleton to its place and return it.

    Raises IvigError for an unknown kind, an id that is none, a file that is there already, or a folder that cannot be
    written to.
    """
    if kind not in FOLDERS:
        raise IvigError(f'"{kind}" is not a kind of content file.', f"Choose: {', '.join(FOLDERS)}.", exit_code=2)
    if not _ID.fullmatch(name):
        raise IvigError(
            f'"{name}" cannot be an id.', "Use small letters, figures and hyphens, like red-eyes.", exit_code=2
        )
    path = library.root / FOLDERS[kind] / f"{name}.yaml"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(skeleton(library, kind, name))
    except FileExistsError:
        raise IvigError(f"{library.shown(path)} is there already.", "Open it, or choose another id.") from None
    except OSError as problem:
        raise IvigError(f"{path} could not be written ({problem.strerror}).", "Run this in a checkout.") from None
    return path
