"""`ivig`, `ivig sources [ID]`, `ivig glossary [TERM]`, `ivig about`."""

from ivig_cli.commands import show_page
from ivig_cli.pages import lookup as pages
from ivig_cli.settings import Request


def welcome(request: Request) -> None:
    """Show the welcome page."""
    show_page(pages.welcome_page, request)


def sources(name: str | None, request: Request) -> None:
    """Show all sources, or one."""
    show_page(pages.sources_page if name is None else lambda make: pages.source_page(make, name), request)


def glossary(term: str | None, request: Request) -> None:
    """Show the glossary, or one word of it."""
    show_page(lambda make: pages.glossary_page(make, term), request)


def about(request: Request) -> None:
    """Show who wrote the pages, how and when."""
    show_page(pages.about_page, request)
