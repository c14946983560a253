"""`ivig compare treatments`, `ivig compare products`, `ivig compare routes`."""

from collections.abc import Sequence

from ivig_cli.commands import show_page
from ivig_cli.errors import IvigError
from ivig_cli.settings import Request


def treatments(names: Sequence[str], condition: str | None, rows: str | None, request: Request) -> None:
    """Show all treatments, the named ones, or those of a condition; all rows or the chosen ones."""
    from ivig_cli.pages import comparison as pages

    chosen = [row.strip() for row in rows.split(",") if row.strip()] if rows else []
    if condition is not None:
        if names:
            raise IvigError("Names and a condition were given at once.", "Give one of the two.", exit_code=2)
        show_page(lambda make: pages.condition_treatments(make, condition, chosen), request)
    elif names:
        show_page(lambda make: pages.some_treatments(make, names, chosen), request)
    else:
        show_page(lambda make: pages.all_treatments(make, chosen), request)


def products(brands: Sequence[str], request: Request) -> None:
    """Show the brands in a list, or the named ones side by side."""
    from ivig_cli.pages import products as pages

    show_page(
        lambda make: pages.compare_products(make, brands) if brands else pages.product_list(make, to_compare=True),
        request,
    )


def routes(request: Request) -> None:
    """Show into a vein beside under the skin."""
    from ivig_cli.pages.routes import routes_page

    show_page(routes_page, request)
