"""Treatments side by side: all, the two to four asked for, or those of a condition; and the two routes."""

from collections.abc import Iterator, Sequence

from ivig_cli import document as d
from ivig_cli.errors import IvigError
from ivig_cli.library import records as r
from ivig_cli.library.names import Named, find
from ivig_cli.pages.compose import Composer, listed, sentence_case

MOST = 4


def all_treatments(make: Composer, rows: Sequence[str] = ()) -> d.Document:
    """Return what is tried first in each disease, then every treatment, four to a table."""
    text = make.library.page("treatments")
    treatments = [make.library.treatment(name) for name in make.library.treatment_order]
    grids = _grids(make, text, treatments, rows)
    blocks: list[d.Block] = [
        make.in_short(text.message, text.do),
        _conditions(make, text),
        d.Section("treatments", make.spell(text.caption("grid").raw), tuple(grids)),
        make.not_known(text.not_known),
        d.Paragraph(make.inline(text.caption("open"))),
    ]
    return make.finish("ivig compare treatments", text.title, make.inline(text.purpose), blocks, next=text.next)


def some_treatments(make: Composer, names: Sequence[str], rows: Sequence[str] = ()) -> d.Document:
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
    purpose = make.inline(text.caption("named-purpose"))
    blocks += _grids(make, text, treatments, rows)
    blocks += [_details(make, treatment) for treatment in treatments]
    blocks.append(d.Paragraph(make.inline(text.caption("untreated"))))
    title = _title(treatments)
    command = "ivig compare treatments " + " ".join(t.id for t in treatments)
    oldest = min(treatments, key=lambda t: t.checked)
    next_ = ("ivig compare treatments", *text.next)
    return make.finish(command, title, purpose, blocks, next=next_, dates=oldest)


def condition_treatments(make: Composer, name: str, rows: Sequence[str] = ()) -> d.Document:
    """Return the decision in one condition: what comes first, the options, every direct comparison, questions.

    Raises NotFoundError for a name that no condition carries, IvigError for one without a comparison.
    """
    condition = make.library.condition(name)
    if not condition.options:
        raise IvigError(
            f"There is no comparison of treatments for {condition.name} yet.",
            f"Type `ivig conditions {condition.id}` for what is known.",
        )
    text = make.library.page("treatments")
    treatments = [make.library.treatment(option) for option in condition.options]
    grids = _grids(make, text, treatments, rows, condition)
    points = [block for treatment in treatments for block in _points(make, treatment, condition)]
    blocks: list[d.Block] = [
        _decision(make, condition),
        d.Section("options", make.spell(text.caption("options").raw), tuple(grids)),
        _trials(make, text, condition),
        d.Section("points", make.spell(text.caption("points").raw), tuple(points)),
    ]
    if condition.questions:
        questions = d.Bullets(tuple(make.words(question) for question in condition.questions), ticks=True)
        blocks.append(d.Section("questions", "Questions to take to your team", (questions,)))
    if condition.not_known:
        blocks.append(make.not_known(condition.not_known))
    blocks.append(d.Paragraph(make.inline(make.library.page("topic").caption("unwell"))))
    title = f"{condition.full_name}: treatments side by side"
    next_ = (f"ivig conditions {condition.id}", "ivig compare treatments", "ivig questions")
    command = f"ivig compare treatments --condition {condition.id}"
    opening = d.Text(make.spell(f"In plain words: {condition.plain}. "))
    purpose = (opening, *make.inline(text.caption("condition-purpose")))
    return make.finish(command, title, purpose, blocks, next=next_, dates=condition)


def _decision(make: Composer, condition: r.Condition) -> d.Panel:
    """Return what is to be decided, and what is known in this condition with IVIG and without treatment."""
    told = (
        ("Tried first", make.known(condition.first)),
        ("Where IVIG fits", make.known(condition.ivig)),
        ("What IVIG did here", make.inline(condition.summary)),
        ("How soon it may work here", make.known(condition.how_soon)),
        ("How sure we are", make.known(condition.how_sure)),
        ("Without treatment", make.known(condition.untreated)),
    )
    decision = make.inline(condition.decision) if condition.decision else ()
    return d.Panel(
        "message", "The decision", (d.Paragraph(decision), *(d.Paragraph(text, label) for label, text in told))
    )


def _trials(make: Composer, text: r.PageText, condition: r.Condition) -> d.Section:
    blocks: list[d.Block] = [_fact_box(make, number, trial) for number, trial in enumerate(condition.trials, 1)]
    if not blocks:
        blocks.append(d.Paragraph(make.inline(text.caption("no-trial"))))
    return d.Section("direct", make.spell(text.caption("direct").raw), tuple(blocks))


def _fact_box(make: Composer, number: int, trial: r.Trial) -> d.Section:
    parts: list[d.Block] = []
    if trial.figure:
        parts.append(make.people(make.share(trial.figure)))
    parts += make.paragraphs(trial.found)
    words = make.library.wording.certainty[trial.sure].words if trial.sure else "not graded by its source"
    why = (d.Text(" "), *make.inline(trial.sure_why)) if trial.sure_why else ()
    parts.append(d.Paragraph((d.Text(f"{sentence_case(words)}."), *why), "How sure"))
    parts.append(make.bullets(trial.not_answered, "Not answered:"))
    return d.Section(f"direct-{number}", make.spell(trial.title), tuple(parts))


def _points(make: Composer, treatment: r.Treatment, condition: r.Condition | None = None) -> Iterator[d.Block]:
    """Yield the good and the hard points of a treatment; for a condition those that hold in it."""
    points = treatment.points(condition)
    if points.good or points.hard:
        yield make.bullets(points.good, f"{treatment.short}, good points:")
        yield make.bullets(points.hard, f"{treatment.short}, hard points:")
    else:
        yield d.Paragraph(make.words(f"{treatment.short}: no good or hard point in this disease was found."))


def routes_page(make: Composer) -> d.Document:
    """Return immunoglobulin into a vein beside immunoglobulin under the skin."""
    text = make.library.page("routes")
    routes = make.library.routes
    rows = tuple((make.words(row.title), make.known(row.vein), make.known(row.skin)) for row in routes.rows)
    columns = ("", "Into a vein", "Under the skin")
    table = d.Table(make.inline(text.caption("grid")), columns, rows, make.inline(text.caption("how")), compares=True)
    questions = d.Bullets(tuple(make.words(question) for question in routes.questions), ticks=True)
    blocks: list[d.Block] = [
        make.in_short(routes.message, routes.do),
        table,
        d.Section("questions", "Questions to take to your team", (questions,)),
        make.not_known(routes.not_known),
    ]
    return make.finish(
        "ivig compare routes", text.title, make.inline(text.purpose), blocks, next=text.next, dates=routes
    )


def _title(treatments: list[r.Treatment]) -> str:
    if len(treatments) == 1:
        return f"{treatments[0].name}, question by question"
    names = [t.short[0].lower() + t.short[1:] if t.short.split()[0][1:].islower() else t.short for t in treatments]
    return f"{sentence_case(listed(names, 'and'))} side by side"


def _grids(
    make: Composer,
    text: r.PageText,
    treatments: list[r.Treatment],
    chosen: Sequence[str],
    condition: r.Condition | None = None,
) -> list[d.Block]:
    """Return tables of at most four treatments each, with what "not known" means before them and notes after."""
    chunks = [treatments[at : at + MOST] for at in range(0, len(treatments), MOST)]
    before, after = (d.Paragraph(make.inline(text.caption(name))) for name in ("grid-first", "grid-how"))
    return [before, *(_grid(make, chunk, chosen, condition) for chunk in chunks), after]


def _grid(
    make: Composer, treatments: list[r.Treatment], chosen: Sequence[str], condition: r.Condition | None
) -> d.Table:
    rows: list[tuple[d.Cell, ...]] = []
    if condition and condition.places and not chosen:
        found = (condition.places.get(treatment.id) for treatment in treatments)
        rows.append((d.words("Its place here"), *(make.inline(p) if p else make.known(None) for p in found)))
    for row_id in _chosen_rows(make, chosen):
        cells = (_cell(make, treatment, row_id, condition) for treatment in treatments)
        rows.append((make.words(make.library.rows[row_id].title), *cells))
    caption = d.words(", ".join(treatment.name for treatment in treatments))
    columns = ("", *(treatment.short for treatment in treatments))
    return d.Table(caption, columns, tuple(rows), compares=True)


def _cell(make: Composer, treatment: r.Treatment, row_id: str, condition: r.Condition | None) -> d.Inline:
    """Return what a treatment says to a row; how well it works, for a condition, is told of that condition alone."""
    if not condition or row_id != "benefit":
        return make.known(treatment.rows[row_id].brief)
    if treatment.id in condition.results:
        return make.inline(condition.results[treatment.id])
    return make.inline(make.library.page("treatments").caption("benefit-none"))


def _chosen_rows(make: Composer, chosen: Sequence[str]) -> list[str]:
    """Return the rows that were asked for, or all. Raises NotFoundError for a row that does not exist."""
    heads = [Named(row_id, (row.title,)) for row_id, row in make.library.rows.items()]
    return [find(name, heads, "row", "`ivig compare treatments`") for name in chosen] or list(make.library.rows)


def _conditions(make: Composer, text: r.PageText) -> d.Section:
    conditions = make.library.compared_conditions()
    rows = tuple((make.words(_condition_name(c)), make.known(c.first), make.known(c.ivig)) for c in conditions)
    columns = ("Disease", "Tried first", "Where IVIG fits")
    table = d.Table(make.inline(text.caption("first-caption")), columns, rows, compares=False)
    return d.Section("by-disease", make.spell(text.caption("first").raw), (table,))


def _condition_name(condition: r.Condition) -> str:
    return f"{condition.full_name}: {condition.plain}"


def _details(make: Composer, treatment: r.Treatment) -> d.Section:
    blocks: list[d.Block] = [d.Paragraph(make.inline(treatment.summary))]
    for row_id, row in make.library.rows.items():
        more = [text for text in treatment.rows[row_id].more if text.is_for(make.region)]
        for at, text in enumerate(more):
            blocks.append(d.Paragraph(make.inline(text), None if at else make.spell(row.title)))
    blocks += _points(make, treatment)
    if members := make.library.members(treatment.id):
        lines = tuple((d.Command(f"ivig compare treatments {name}"),) for name in members)
        blocks.append(d.Bullets(lines, d.words("Members of this group, each with its own page:")))
    if treatment.versus_ivig:
        blocks.append(
            d.Bullets(tuple(map(make.inline, treatment.versus_ivig)), d.words("Compared directly with IVIG:"))
        )
    return d.Section(treatment.id, make.spell(treatment.name), tuple(blocks))
