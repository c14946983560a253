"""Lists to take along: checklists for each moment, and questions by subject and by moment."""

from ivig_cli import document as d
from ivig_cli.library import records as r
from ivig_cli.library.names import Named, find
from ivig_cli.pages.compose import Composer


def checklists_page(make: Composer, moment: str | None = None) -> d.Document:
    """Return the checklist of a moment, or all. Raises NotFoundError for a moment that has none."""
    text = make.library.page("prepare")
    lists = make.library.checklists()
    if moment is not None:
        heads = [Named(key, (entry.title, make.library.wording.moments[key])) for key, entry in lists.items()]
        moment = find(moment, heads, "checklist", "`ivig prepare`")
        lists = {moment: lists[moment]}
    blocks: list[d.Block] = [d.Paragraph(make.inline(text.caption("ask")))]
    for key, entry in lists.items():
        parts: list[d.Block] = [d.Paragraph(make.inline(entry.purpose))]
        for group in entry.groups:
            parts.append(d.Bullets(make.bullets(group.items).items, make.words(f"{group.title}:"), ticks=True))
        blocks.append(d.Section(key, make.spell(entry.title), tuple(parts)))
    command = f"ivig prepare {moment}" if moment else "ivig prepare"
    title = f"Checklist: {make.library.wording.moments[moment].lower()}" if moment else text.title
    return make.finish(command, title, make.inline(text.purpose), blocks, next=text.next)


def questions_page(make: Composer, name: str | None = None) -> d.Document:
    """Return the questions of one subject or moment, or all. Raises NotFoundError for a name that has none."""
    text = make.library.page("questions")
    groups = make.library.questions()
    if name is not None:
        name = find(name, [Named(g.id, (g.title,)) for g in groups], "list of questions", "`ivig questions`")
        blocks = [_group(make, group) for group in groups if group.id == name]
    else:
        blocks = []
        for kind in ("moment", "subject"):
            parts = [d.Paragraph(make.inline(text.captions[kind]))]
            blocks += [*parts, *(_group(make, group) for group in groups if group.kind == kind)]
    command = f"ivig questions {name}" if name else "ivig questions"
    return make.finish(command, text.title, make.inline(text.purpose), blocks, next=text.next)


def _group(make: Composer, group: r.QuestionGroup) -> d.Block:
    questions = tuple(make.words(question) for question in group.questions)
    return d.Section(group.id, make.spell(group.title), (d.Bullets(questions, ticks=True),))
