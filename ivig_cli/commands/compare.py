"""`ivig compare treatments [NAME...]`."""

from collections.abc import Sequence

from ivig_cli.commands import show_page
from ivig_cli.pages import comparison as pages
from ivig_cli.settings import Request


def run(names: Sequence[str], request: Request) -> None:
    """Show all treatments, or the named ones, side by side."""
    if names:
        show_page(lambda make: pages.some_treatments(make, names), request)
    else:
        show_page(pages.all_treatments, request)
