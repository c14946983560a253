"""`ivig when-to-call [WORDS...]`."""

from collections.abc import Sequence

from ivig_cli.commands import show_page
from ivig_cli.pages import when_to_call as pages
from ivig_cli.settings import Request


def run(words: Sequence[str], request: Request) -> None:
    """Show the three urgency lists, emergency first."""
    show_page(lambda make: pages.when_to_call_page(make, words), request)
