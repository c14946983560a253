"""`ivig side-effects [NAME] [--when PHASE] [--serious] [--common]`."""

from typing import cast, get_args

from ivig_cli.commands import show_page
from ivig_cli.errors import IvigError
from ivig_cli.library.records import Phase
from ivig_cli.pages import side_effects as pages
from ivig_cli.settings import Request


def run(name: str | None, when: str | None, *, serious: bool, common: bool, request: Request) -> None:
    """Show all side effects, those that were chosen, or one."""
    if name is not None:
        if when or serious or common:
            raise IvigError(
                "A name and a choice were given at once.", "Give the name alone, or only the choice.", exit_code=2
            )
        show_page(lambda make: pages.side_effect_page(make, name), request)
        return
    if when is not None and when not in get_args(Phase):
        raise IvigError(f'--when is "{when}".', f"Use one of: {', '.join(get_args(Phase))}.", exit_code=2)
    groups = tuple(group for group, wanted in (("common", common), ("serious", serious)) if wanted)
    chosen = pages.Filter(cast(Phase | None, when), groups or ("common", "serious"))
    show_page(lambda make: pages.side_effects_page(make, chosen), request)
