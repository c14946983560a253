"""Conditions: the list of them by what is known, and the page of one."""

from ivig_cli import document as d
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer
from ivig_cli.pages.counts import counted


def condition_list(make: Composer) -> d.Document:
    """Return the conditions, grouped by where IVIG stands in them."""
    text = make.library.page("conditions")
    conditions = make.library.conditions()
    blocks: list[d.Block] = []
    for standing, title in make.library.wording.standings.items():
        found = [condition for condition in conditions if condition.standing == standing]
        if found:
            items = tuple(
                (make.words(c.full_name), (*make.words(f"{c.plain}. "), *make.inline(c.summary))) for c in found
            )
            blocks.append(d.Section(standing, make.spell(title), (d.Entries(items),)))
    blocks.append(d.Paragraph(make.inline(text.caption("open"))))
    return make.finish("ivig conditions", text.title, make.inline(text.purpose), blocks, next=text.next)


def condition_page(make: Composer, name: str) -> d.Document:
    """Return the page of one condition. Raises NotFoundError for a name that none carries."""
    c = make.library.condition(name)
    standing = d.Paragraph(make.words(f"{make.library.wording.standings[c.standing]}."))
    blocks: list[d.Block] = [d.Panel("message", "In short", (*make.paragraphs([c.summary]), standing))]
    places = (
        ("Tried first", make.known(c.first)),
        ("Where IVIG fits", make.known(c.ivig)),
        ("How soon", make.known(c.how_soon)),
        ("How sure we are", make.known(c.how_sure)),
    )
    blocks.append(d.Section("place", "Where IVIG fits", (d.Entries(tuple((d.words(k), v) for k, v in places)),)))
    benefit = (*counted(make, c.benefit), *make.paragraphs(c.benefit_note))
    if benefit:
        blocks.append(d.Section("benefit", "What was found", benefit))
    blocks.append(d.Section("approvals", "Where it is approved", (d.Entries(_approvals(make, c)),)))
    if c.questions:
        questions = tuple(make.words(question) for question in c.questions)
        blocks.append(d.Section("questions", "Questions to take to your team", (d.Bullets(questions),)))
    if c.not_known:
        blocks.append(make.not_known(c.not_known))
    said = make.library.page("condition").purpose
    purpose = (d.Text(make.spell(f"In plain words: {c.plain}. ")), *make.inline(said))
    next_ = ("ivig conditions", "ivig compare treatments", "ivig explain benefits")
    return make.finish(f"ivig conditions {c.id}", c.full_name, purpose, blocks, next=next_, dates=c)


def _approvals(make: Composer, condition: r.Condition) -> tuple[tuple[d.Inline, d.Inline], ...]:
    regions = make.library.regions.regions
    chosen = {make.region: regions[make.region]} if make.region else regions
    return tuple(
        (d.words(region.short), make.known(getattr(condition.approvals, key))) for key, region in chosen.items()
    )
