"""`ivig ask [WORDS...] [--all]`. What was asked is written nowhere."""

import sys
from collections.abc import Sequence

from ivig_cli import output
from ivig_cli.commands import show_page
from ivig_cli.errors import IvigError
from ivig_cli.library import Library
from ivig_cli.pages.ask import ask_page
from ivig_cli.settings import Request


def run(words: Sequence[str], *, every: bool, request: Request) -> None:
    """Show the passages that answer. Without words, ask for them once on a terminal; raises IvigError elsewhere."""
    asked = " ".join(words) if words else _prompted()
    show_page(lambda make: ask_page(make, asked, every=every), request)


def _prompted() -> str:
    text = Library().page("ask")
    examples = "".join(f"  {command}\n" for command in text.entries)
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        output.write(f"{text.captions['examples'].raw}\n{examples}\n")
        try:
            asked = input(f"{text.captions['prompt'].raw} ")
        except EOFError:
            asked = ""
        if asked.strip():
            return asked
    else:
        output.write(f"{text.captions['examples'].raw}\n{examples}")
    raise IvigError(
        "Nothing was asked.", f"Type your words behind it, for example: {next(iter(text.entries))}", exit_code=2
    )
