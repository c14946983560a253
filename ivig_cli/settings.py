"""Where preferences come from: options first, then environment variables, then what the screen can do."""

import os
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ivig_cli.errors import IvigError
from ivig_cli.render import FORMATS

REGIONS = ("us", "uk", "eu")
SUFFIXES = {".txt": "plain", ".json": "json"}


@dataclass(frozen=True, slots=True)
class Request:
    """What the options of a page command asked for; None where they were silent."""

    format: str | None = None
    plain: bool | None = None
    json: bool | None = None
    no_colour: bool | None = None
    output: Path | None = None
    region: str | None = None
    pager: bool | None = None
    width: int | None = None

    def over(self, earlier: "Request | None") -> "Request":
        """Return this request with what it leaves open taken from an earlier one. A format here replaces one there."""
        if earlier is None:
            return self
        formats = ("format", "plain", "json")
        settled = formats if any(getattr(self, name) is not None for name in formats) else ()
        left = {
            f.name: getattr(earlier, f.name)
            for f in fields(self)
            if getattr(self, f.name) is None and f.name not in settled
        }
        return replace(self, **left)


def region(request: Request) -> str | None:
    """Return the region to write for, or None for all side by side. `--region` comes before IVIG_REGION."""
    asked = request.region if request.region is not None else os.environ.get("IVIG_REGION") or None
    if asked is None or asked.lower() in REGIONS:
        return asked.lower() if asked else None
    where = "--region" if request.region is not None else "IVIG_REGION"
    raise IvigError(f'{where} is "{asked}".', f"Use one of: {', '.join(REGIONS)}.", exit_code=2)


def output_format(request: Request) -> str:
    """Return the format to print in: what was asked for, else what the file's suffix or the screen calls for."""
    asked = _asked(request)
    if asked:
        return asked
    if request.output is not None:
        suffix = request.output.suffix.lower()
        if suffix and suffix not in SUFFIXES:
            known = ", ".join(SUFFIXES)
            fix = f"Use a name that ends in one of {known}, or say --format."
            raise IvigError(f'No format goes with the file name "{request.output}".', fix, exit_code=2)
        return SUFFIXES.get(suffix, "plain")
    if _on("IVIG_PLAIN") or os.environ.get("TERM") in ("dumb", "unknown"):
        return "plain"
    return "terminal" if _is_terminal() or _forced() else "plain"


def _asked(request: Request) -> str | None:
    asked = {request.format.lower()} if request.format is not None else set()
    asked |= {name for name, on in (("plain", request.plain), ("json", request.json)) if on}
    if len(asked) > 1:
        raise IvigError("Two formats were asked for at once.", "Keep one of --format, --plain and --json.", exit_code=2)
    if not asked:
        return None
    name = asked.pop()
    if name not in FORMATS:
        raise IvigError(f'There is no format called "{name}".', f"Use one of: {', '.join(FORMATS)}.", exit_code=2)
    return name


def colour(request: Request) -> bool:
    """Tell whether to use colour: --no-color, then NO_COLOR, then FORCE_COLOR, then whether a terminal is there."""
    if request.no_colour or os.environ.get("NO_COLOR") or request.output is not None:
        return False
    return _forced() or _is_terminal()


def _forced() -> bool:
    return _on("FORCE_COLOR")


def _on(variable: str) -> bool:
    return os.environ.get(variable, "").lower() not in ("", "0", "false", "no", "off")


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def width(request: Request) -> int:
    """Return the width in columns: --width, else the screen's, else 80."""
    import shutil

    return request.width or shutil.get_terminal_size((80, 24)).columns
