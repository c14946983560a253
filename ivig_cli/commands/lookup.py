"""Look-ups: `ivig`, `conditions`, `products`, `claims`, `sources`, `glossary`, `about`."""

from ivig_cli.commands import show_page
from ivig_cli.settings import Request


def welcome(request: Request) -> None:
    """Show the welcome page."""
    from ivig_cli.pages import lookup as pages

    show_page(pages.welcome_page, request)


def conditions(name: str | None, request: Request) -> None:
    """Show the conditions, or one."""
    from ivig_cli.pages import conditions as pages

    show_page(pages.condition_list if name is None else lambda make: pages.condition_page(make, name), request)


def products(name: str | None, request: Request) -> None:
    """Show the brands, or one."""
    from ivig_cli.pages import products as pages

    show_page(pages.product_list if name is None else lambda make: pages.product_page(make, name), request)


def claims(name: str | None, request: Request) -> None:
    """Show the checked statements, or one."""
    from ivig_cli.pages import claims as pages

    show_page(lambda make: pages.claims_page(make, name), request)


def sources(name: str | None, request: Request) -> None:
    """Show all sources, or one."""
    from ivig_cli.pages import lookup as pages

    show_page(pages.sources_page if name is None else lambda make: pages.source_page(make, name), request)


def glossary(term: str | None, request: Request) -> None:
    """Show the glossary, or one word of it."""
    from ivig_cli.pages import lookup as pages

    show_page(lambda make: pages.glossary_page(make, term), request)


def about(request: Request) -> None:
    """Show who wrote the pages, how and when."""
    from ivig_cli.pages import lookup as pages

    show_page(pages.about_page, request)
