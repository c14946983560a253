"""The tables that put treatments side by side, and the danger signs that open such a page."""

from collections.abc import Sequence
from dataclasses import replace

from ivig_cli import document as d
from ivig_cli.library import records as r
from ivig_cli.library.names import Named, find
from ivig_cli.pages.compose import Composer, in_a_sentence, listed

MOST = 4


def danger(make: Composer, text: r.PageText, condition: r.Condition | None = None) -> d.Callout:
    """Return the emergency signs that matter with any treatment and in this condition, and where all of them stand."""
    signs = (*make.library.comparison.danger, *(condition.danger if condition else ()))
    whole = make.urgency("emergency", only=signs)
    return d.Callout(
        whole.level, whole.title, whole.items, whole.numbers, make.inline(text.caption("danger")), whole.sources
    )


def grids(
    make: Composer,
    text: r.PageText,
    treatments: list[r.Treatment],
    chosen: Sequence[str],
    condition: r.Condition | None = None,
) -> list[d.Block]:
    """Return tables of at most four treatments each, with what "not known" means before them and notes after."""
    chunks = [treatments[at : at + MOST] for at in range(0, len(treatments), MOST)]
    before = d.Paragraph(make.inline(text.caption("grid-first")))
    after = make.inline(text.caption("grid-how"))
    if condition is None:
        after = (*make.inline(text.caption("grid-names")), d.Text(" "), *after)
    return [before, *(_grid(make, chunk, chosen, condition) for chunk in chunks), d.Paragraph(after)]


def _grid(
    make: Composer, treatments: list[r.Treatment], chosen: Sequence[str], condition: r.Condition | None
) -> d.Table:
    rows: list[tuple[d.Cell, ...]] = []
    if condition and condition.places and not chosen:
        found = (condition.places.get(treatment.id) for treatment in treatments)
        rows.append((d.words("Its place here"), *(make.inline(p) if p else make.known(None) for p in found)))
    unknown = make.known(None)
    nowhere: list[str] = []
    for row_id in chosen_rows(make, chosen):
        row = make.library.rows[row_id]
        if condition and not chosen and (row.in_condition == "out" or row_id in condition.leave_out):
            continue
        cells = tuple(_cell(make, treatment, row_id, condition) for treatment in treatments)
        if len(cells) > 1 and all(cell == unknown for cell in cells) and not chosen:
            nowhere.append(make.spell(row.title))
        else:
            rows.append((make.words(row.title), *cells))
    caption = d.words(", ".join(treatment.name for treatment in treatments))
    columns = ("", *(treatment.short for treatment in treatments))
    table = d.Table(caption, columns, tuple(rows), compares=True, unknown=d.text_of(unknown))
    if not nowhere:
        return table
    titles = listed([in_a_sentence(title) for title in nowhere], "and")
    return replace(table, how_to_read=make.words(f"Not known for any of these: {titles}."))


def _cell(make: Composer, treatment: r.Treatment, row_id: str, condition: r.Condition | None) -> d.Inline:
    """Return what a treatment says to a row; in a condition its own answer, where there is one or must be one."""
    if condition:
        own = condition.here.get(treatment.id, {}).get(row_id)
        if own:
            return make.inline(own)
        if make.library.rows[row_id].in_condition == "own":
            return make.known(None)
    return make.known(treatment.rows[row_id].brief)


def chosen_rows(make: Composer, chosen: Sequence[str]) -> list[str]:
    """Return the rows that were asked for, or all. Raises NotFoundError for a row that does not exist."""
    heads = [Named(row_id, (row.title,)) for row_id, row in make.library.rows.items()]
    return [find(name, heads, "row", "`ivig compare treatments`") for name in chosen] or list(make.library.rows)
