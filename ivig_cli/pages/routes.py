"""Immunoglobulin into a vein beside immunoglobulin under the skin."""

from ivig_cli import document as d
from ivig_cli.pages.compose import Composer
from ivig_cli.pages.grids import danger


def routes_page(make: Composer) -> d.Document:
    """Return immunoglobulin into a vein beside immunoglobulin under the skin."""
    text = make.library.page("routes")
    routes = make.library.routes
    rows = tuple((make.words(row.title), make.known(row.vein), make.known(row.skin)) for row in routes.rows)
    columns = ("", "Into a vein", "Under the skin")
    table = d.Table(make.inline(text.caption("grid")), columns, rows, make.inline(text.caption("how")), compares=True)
    questions = d.Bullets(tuple(make.words(question) for question in routes.questions), ticks=True)
    fits = (
        make.bullets(routes.fits.vein, "Into a vein may fit you better if:"),
        make.bullets(routes.fits.skin, "Under the skin may fit you better if:"),
    )
    blocks: list[d.Block] = [
        make.in_short(routes.message, routes.do),
        danger(make, make.library.page("treatments")),
        table,
        d.Section("fits", make.spell(text.caption("fits").raw), fits),
        d.Section("neither", make.spell(text.caption("neither").raw), make.paragraphs(routes.neither)),
        d.Section("questions", "Questions to take to your team", (questions,)),
        make.not_known(routes.not_known),
    ]
    return make.finish(
        "ivig compare routes", text.title, make.inline(text.purpose), blocks, next=text.next, dates=routes
    )
