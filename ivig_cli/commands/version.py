"""`ivig --version`."""

from importlib.metadata import PackageNotFoundError, version

from ivig_cli.document import day
from ivig_cli.library import Library


def text() -> str:
    """Return the program's version and the day its content was checked."""
    try:
        number = version("ivig")
    except PackageNotFoundError:
        number = "(not installed)"
    about = Library().about
    standing = about.short_standing.raw.replace("the sources above", "published sources")
    return f"ivig {number}. Content checked {day(about.checked)}. {standing}"
