"""Treatments side by side: all of them, or the two to four that were asked for."""

from collections.abc import Sequence

from ivig_cli import document as d
from ivig_cli.errors import IvigError
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer, listed, sentence_case

MOST = 4


def all_treatments(make: Composer) -> d.Document:
    """Return what is tried first in each disease, then every treatment, four to a table."""
    text = make.library.page("treatments")
    treatments = [make.library.treatment(name) for name in make.library.treatment_order]
    grids = [_grid(make, text, treatments[at : at + MOST]) for at in range(0, len(treatments), MOST)]
    blocks: list[d.Block] = [
        make.in_short(text.message, text.do),
        _conditions(make, text),
        d.Section("treatments", make.spell(text.captions["grid"].raw), tuple(grids)),
        make.not_known(text.not_known),
        d.Paragraph(make.inline(text.captions["open"])),
    ]
    return make.finish("ivig compare treatments", text.title, make.inline(text.purpose), blocks, next=text.next)


def some_treatments(make: Composer, names: Sequence[str]) -> d.Document:
    """Return up to four treatments side by side, then what else is known of each.

    Raises NotFoundError for a name that no treatment carries, IvigError for more than four.
    """
    treatments = list({t.id: t for t in (make.library.treatment(name) for name in names)}.values())
    if len(treatments) > MOST:
        raise IvigError(
            f"At most {MOST} treatments fit side by side, and {len(treatments)} were named.",
            "Name fewer, or type `ivig compare treatments` for all.",
            exit_code=2,
        )
    text = make.library.page("treatments")
    blocks: list[d.Block] = [d.Panel("message", "In short", make.paragraphs(text.message[:1]))]
    blocks.append(_grid(make, text, treatments))
    blocks += [_details(make, treatment) for treatment in treatments]
    title = _title(treatments)
    command = "ivig compare treatments " + " ".join(t.id for t in treatments)
    oldest = min(treatments, key=lambda t: t.checked)
    next_ = ("ivig compare treatments", *text.next)
    return make.finish(command, title, make.inline(text.purpose), blocks, next=next_, dates=oldest)


def _title(treatments: list[r.Treatment]) -> str:
    if len(treatments) == 1:
        return treatments[0].name
    names = [t.short[0].lower() + t.short[1:] if t.short.split()[0][1:].islower() else t.short for t in treatments]
    return f"{sentence_case(listed(names, 'and'))} side by side"


def _grid(make: Composer, text: r.PageText, treatments: list[r.Treatment]) -> d.Table:
    rows = []
    for row_id, row in make.library.rows.items():
        cells = (_brief(make, treatment.rows[row_id].brief) for treatment in treatments)
        rows.append((make.words(row.title), *cells))
    caption = d.words(", ".join(treatment.name for treatment in treatments))
    columns = ("", *(treatment.short for treatment in treatments))
    return d.Table(caption, columns, tuple(rows), make.inline(text.captions["grid-how"]), compares=True)


def _brief(make: Composer, brief: r.OrNotKnown) -> d.Inline:
    return make.inline(brief) if brief.known else d.words("Not known")


def _conditions(make: Composer, text: r.PageText) -> d.Section:
    conditions = [make.library.condition(name) for name in make.library.condition_order]
    rows = tuple((make.words(_condition_name(c)), make.inline(c.first), make.inline(c.ivig)) for c in conditions)
    columns = ("Disease", "Tried first", "Where IVIG fits")
    table = d.Table(make.inline(text.captions["first-caption"]), columns, rows, compares=False)
    return d.Section("by-disease", make.spell(text.captions["first"].raw), (table,))


def _condition_name(condition: r.Condition) -> str:
    is_abbreviation = condition.short.isupper() and condition.short not in condition.name
    named = f"{condition.name} ({condition.short})" if is_abbreviation else condition.name
    return f"{named}: {condition.plain}"


def _details(make: Composer, treatment: r.Treatment) -> d.Section:
    blocks: list[d.Block] = [d.Paragraph(make.inline(treatment.summary))]
    for row_id, row in make.library.rows.items():
        more = treatment.rows[row_id].more
        for at, text in enumerate(more):
            blocks.append(d.Paragraph(make.inline(text), None if at else make.spell(row.title)))
    good = d.Bullets(tuple(map(make.inline, treatment.good)), d.words("Good points:"))
    hard = d.Bullets(tuple(map(make.inline, treatment.hard)), d.words("Hard points:"))
    blocks += [good, hard]
    if treatment.versus_ivig:
        blocks.append(
            d.Bullets(tuple(map(make.inline, treatment.versus_ivig)), d.words("Compared directly with IVIG:"))
        )
    return d.Section(treatment.id, make.spell(treatment.name), tuple(blocks))
