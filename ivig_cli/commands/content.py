"""`ivig content check`: the lint for authors."""

from ivig_cli import output
from ivig_cli.errors import IvigError
from ivig_cli.library import Library
from ivig_cli.library.checks import check


def run_check() -> None:
    """Print every problem of the content, one a line. Raises IvigError if there are any."""
    library = Library()
    problems, counted = check(library)
    output.write("".join(f"{problem}\n" for problem in problems))
    if problems:
        raise IvigError(
            f"{len(problems)} problem{'s' if len(problems) != 1 else ''} found in {counted} content files.",
            "Mend them and run it again.",
        )
    output.write(f"{counted} content files, no problems.\n")
