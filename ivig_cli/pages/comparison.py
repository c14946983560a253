"""Treatments side by side: all, the two to four asked for, or those of a condition."""

from collections.abc import Iterator, Sequence

from ivig_cli import document as d
from ivig_cli.errors import IvigError
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer, in_a_sentence, listed, sentence_case
from ivig_cli.pages.grids import MOST, chosen_rows, danger, grids


def all_treatments(make: Composer, rows: Sequence[str] = ()) -> d.Document:
    """Return what is tried first in each disease, then every treatment, four to a table."""
    text = make.library.page("treatments")
    treatments = [make.library.treatment(name) for name in make.library.treatment_order]
    tables = grids(make, text, treatments, rows)
    blocks: list[d.Block] = [
        make.in_short(text.message, text.do),
        danger(make, text),
        _conditions(make, text),
        d.Section("treatments", make.spell(text.caption("grid").raw), tuple(tables)),
        make.not_known(text.not_known),
        d.Paragraph(make.inline(text.caption("open"))),
    ]
    blocks.insert(0, _contents(make, text, blocks))
    return make.finish("ivig compare treatments", text.title, make.inline(text.purpose), blocks, next=text.next)


def some_treatments(make: Composer, names: Sequence[str], rows: Sequence[str] = ()) -> d.Document:
    """Return up to four treatments side by side, what is known without treatment, then the points of each.

    What lies behind the short answers stands on the page of one treatment, and with `rows` for these rows. Raises
    NotFoundError for a name that no treatment carries, IvigError for more than four.
    """
    treatments = list({t.id: t for t in (make.library.treatment(name) for name in names)}.values())
    if len(treatments) > MOST:
        raise IvigError(
            f"At most {MOST} treatments fit side by side, and {len(treatments)} were named.",
            "Name fewer, or type `ivig compare treatments` for all.",
            exit_code=2,
        )
    text = make.library.page("treatments")
    short = (*make.paragraphs(text.message[:1]), d.Paragraph(_others(make, text, treatments)))
    blocks: list[d.Block] = [d.Panel("message", "In short", short), danger(make, text)]
    purpose = make.inline(text.caption("named-purpose"))
    blocks += grids(make, text, treatments, rows)
    if not rows:
        blocks.append(_without(make, text, treatments))
    behind = chosen_rows(make, rows) if rows or len(treatments) == 1 else []
    blocks += [_details(make, text, treatment, behind, whole=not rows) for treatment in treatments]
    if not rows:
        blocks.append(make.not_known(text.not_known))
    title = _title(treatments)
    command = "ivig compare treatments " + " ".join(t.id for t in treatments)
    oldest = min(treatments, key=lambda t: t.checked)
    next_ = ("ivig compare treatments", *text.next)
    return make.finish(command, title, purpose, blocks, next=next_, dates=oldest)


def condition_treatments(make: Composer, name: str, rows: Sequence[str] = ()) -> d.Document:
    """Return the decision in one condition: what comes first, the options, every direct comparison, questions.

    With `rows` the page ends after these rows. Raises NotFoundError for a name that no condition carries, IvigError for
    a condition without a comparison.
    """
    condition = make.library.condition(name)
    if not condition.options:
        raise IvigError(
            f"There is no comparison of treatments for {condition.name} yet.",
            f"Type `ivig conditions {condition.id}` for what is known.",
        )
    text = make.library.page("treatments")
    treatments = [make.library.treatment(option) for option in condition.options]
    tables = grids(make, text, treatments, rows, condition)
    blocks: list[d.Block] = [
        danger(make, text, condition),
        _decision(make, text, condition),
        *_background(make, text, condition),
        d.Section("options", make.spell(text.caption("options").raw), tuple(tables)),
        *([] if rows else _beyond_the_rows(make, text, condition, treatments)),
    ]
    blocks.insert(0, _contents(make, text, blocks))
    title = f"{condition.full_name}: treatments side by side"
    next_ = (f"ivig conditions {condition.id}", "ivig compare treatments", "ivig questions")
    command = f"ivig compare treatments --condition {condition.id}"
    opening = d.Text(make.spell(f"In plain words: {condition.plain}. "))
    purpose = (opening, *make.inline(text.caption("condition-purpose")))
    return make.finish(command, title, purpose, blocks, next=next_, dates=condition)


def _beyond_the_rows(
    make: Composer, text: r.PageText, condition: r.Condition, treatments: list[r.Treatment]
) -> Iterator[d.Block]:
    """Yield the direct comparisons, the points of every option, the questions, and what is not known."""
    yield _trials(make, text, condition)
    points = [block for treatment in treatments for block in _points(make, treatment, condition)]
    yield d.Section("points", make.spell(text.caption("points").raw), tuple(points))
    if condition.questions:
        questions = d.Bullets(tuple(make.words(question) for question in condition.questions), ticks=True)
        yield d.Section("questions", "Questions to take to your team", (questions,))
    if condition.not_known:
        yield make.not_known(condition.not_known)
    yield d.Paragraph(make.inline(make.library.page("topic").caption("unwell")))


def _decision(make: Composer, text: r.PageText, condition: r.Condition) -> d.Panel:
    """Return what is to be decided, with the shortest answer to each question that bears on it."""
    decision = make.inline(condition.decision) if condition.decision else ()
    told = (
        ("Tried first", make.known(condition.first)),
        ("Where IVIG fits", make.known(condition.ivig)),
        ("What IVIG did here", make.inline(condition.summary)),
        (make.spell(text.caption("untreated").raw), make.known(_brief(condition))),
    )
    return d.Panel(
        "message", "The decision", (d.Paragraph(decision), *(d.Paragraph(said, label) for label, said in told))
    )


def _background(make: Composer, text: r.PageText, condition: r.Condition) -> Iterator[d.Section]:
    """Yield what else is known of doing without, then of the disease and of IVIG in it."""
    if condition.untreated and condition.untreated.more:
        more = make.paragraphs(condition.untreated.more)
        yield d.Section("untreated", make.spell(text.caption("untreated-more").raw), more)
    happens = [("What goes wrong", make.inline(condition.what_happens))] if condition.what_happens else []
    told = (
        *happens,
        ("How soon IVIG may work here", make.known(condition.how_soon)),
        ("How sure we are", make.known(condition.how_sure)),
    )
    blocks: list[d.Block] = [d.Paragraph(said, label) for label, said in told]
    if condition.no_help:
        blocks.append(make.bullets(condition.no_help, "What did not help here:"))
    yield d.Section("background", make.spell(text.caption("background").raw), tuple(blocks))


def _contents(make: Composer, text: r.PageText, blocks: Sequence[d.Block]) -> d.Paragraph:
    """Return the headings of a long page, in order."""
    titles = [block.title for block in blocks if isinstance(block, (d.Section, d.Panel))]
    return d.Paragraph(d.words(f"{'; '.join(titles)}."), make.spell(text.caption("contents").raw))


def _without(make: Composer, text: r.PageText, treatments: Sequence[r.Treatment]) -> d.Section:
    """Return what is known without treatment in the diseases in which one of these treatments is an option."""
    named = {name for treatment in treatments for name in (treatment.id, treatment.group)}
    told = [(c, c.untreated) for c in make.library.compared_conditions() if c.untreated and named & set(c.options)]
    rows = tuple((make.words(_condition_name(c)), make.known(untreated.brief)) for c, untreated in told)
    table = d.Table(make.inline(text.caption("untreated-caption")), ("Disease", "What is known"), rows)
    return d.Section("untreated", make.spell(text.caption("untreated").raw), (table,))


def _others(make: Composer, text: r.PageText, named: Sequence[r.Treatment]) -> d.Inline:
    """Return the names of the treatments that the page does not show."""
    shown = {name for treatment in named for name in (treatment.id, treatment.group)}
    others = [make.library.treatment(name).short for name in make.library.treatment_order if name not in shown]
    names = listed([in_a_sentence(name) for name in others], "and")
    return (*make.inline(text.caption("others")), d.Text(make.spell(f" {names}. ")), *make.inline(text.caption("see")))


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


def _title(treatments: list[r.Treatment]) -> str:
    if len(treatments) == 1:
        return f"{treatments[0].name}, question by question"
    return f"{sentence_case(listed([in_a_sentence(t.short) for t in treatments], 'and'))} side by side"


def _conditions(make: Composer, text: r.PageText) -> d.Section:
    conditions = make.library.compared_conditions()
    rows = tuple(
        (make.words(_condition_name(c)), make.known(c.first), make.known(c.ivig), make.known(_brief(c)))
        for c in conditions
    )
    columns = ("Disease", "Tried first", "Where IVIG fits", "Without treatment")
    table = d.Table(make.inline(text.caption("first-caption")), columns, rows, compares=False)
    return d.Section("by-disease", make.spell(text.caption("first").raw), (table,))


def _brief(condition: r.Condition | r.ConditionLine) -> r.OrNotKnown | None:
    return condition.untreated.brief if condition.untreated else None


def _condition_name(condition: r.ConditionLine) -> str:
    return f"{condition.full_name}: {condition.plain}"


def _details(
    make: Composer, text: r.PageText, treatment: r.Treatment, rows: Sequence[str], *, whole: bool
) -> d.Section:
    """Return what is known of a treatment beyond the table: behind the answers to `rows`; if `whole`, its points."""
    blocks: list[d.Block] = [d.Paragraph(make.inline(treatment.summary))]
    for row_id in rows:
        more = [said for said in treatment.rows[row_id].more if said.is_for(make.region)]
        for at, said in enumerate(more):
            blocks.append(d.Paragraph(make.inline(said), None if at else make.spell(make.library.rows[row_id].title)))
    if whole:
        blocks += _points(make, treatment)
        if treatment.versus_ivig:
            told = tuple(map(make.inline, treatment.versus_ivig))
            blocks.append(d.Bullets(told, d.words("Compared directly with IVIG:")))
    if not rows:
        behind = (d.Text(" "), d.Command(f"ivig compare treatments {treatment.id}"))
        blocks.append(d.Paragraph((*make.inline(text.caption("behind")), *behind)))
    if members := make.library.members(treatment.id):
        lines = tuple((d.Command(f"ivig compare treatments {name}"),) for name in members)
        blocks.append(d.Bullets(lines, d.words("Members of this group, each with its own page:")))
    return d.Section(treatment.id, make.spell(treatment.name), tuple(blocks))
