"""`ivig side-effects [NAME]`."""

from ivig_cli.commands import show_page
from ivig_cli.pages import side_effects as pages
from ivig_cli.settings import Request


def run(name: str | None, request: Request) -> None:
    """Show all side effects, or one."""
    if name is None:
        show_page(pages.side_effects_page, request)
    else:
        show_page(lambda make: pages.side_effect_page(make, name), request)
