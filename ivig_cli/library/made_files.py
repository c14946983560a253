"""Files of the package that are made from the content, to spare a reader the making: plain data as JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ivig_cli.errors import IvigError


def load(path: Path) -> dict[str, Any]:
    """Return what a file holds; nothing if it is missing or broken, so that it is made anew."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def written(data: Mapping[str, Any]) -> str:
    """Return data as its file holds it: one line a part, so that a change touches few lines."""
    parts = []
    for name, value in data.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        parts.append(f'"{name}":{text}')
    return "{" + ",\n".join(parts) + "}\n"


def save(path: Path, data: Mapping[str, Any]) -> Path:
    """Write data to its file and return the path. Raises IvigError if it cannot be written."""
    try:
        path.write_text(written(data), encoding="utf-8", newline="\n")
    except OSError as problem:
        raise IvigError(f"{path} could not be written ({problem.strerror}).", "Run this in a checkout.") from None
    return path
