"""Topic pages: the list of them, one whole, one section of one."""

from collections.abc import Iterator

from ivig_cli import document as d
from ivig_cli.library import records as r
from ivig_cli.library.names import Named, find
from ivig_cli.pages.compose import Composer


def topic_list(make: Composer) -> d.Document:
    """Return the list of topics with one line each."""
    text = make.library.page("topics")
    cards = make.library.topic_cards()
    items = tuple(((d.Command(f"ivig explain {card.id}"),), make.words(f"{card.title}. {card.menu}")) for card in cards)
    purpose = make.inline(text.purpose)
    return make.finish("ivig explain", text.title, purpose, [d.Entries(items)], next=text.next, explain=False)


def topic_page(make: Composer, name: str) -> d.Document:
    """Return a whole topic. Raises NotFoundError for a name that no topic carries."""
    topic = make.library.topic(name)
    blocks: list[d.Block] = [make.in_short(topic.in_short.message, topic.in_short.do)]
    blocks += [_section(make, section) for section in topic.sections]
    if topic.not_known:
        blocks.append(make.not_known(topic.not_known))
    blocks += _ending(make, topic)
    command = f"ivig explain {topic.id}"
    return make.finish(command, topic.title, make.inline(topic.purpose), blocks, next=topic.next, dates=topic)


def section_page(make: Composer, name: str, section_name: str) -> d.Document:
    """Return one section of a topic. Raises NotFoundError for a name that no section of it carries."""
    topic = make.library.topic(name)
    heads = [Named(section.id, (section.title,)) for section in topic.sections]
    wanted = find(section_name, heads, f'section of "{topic.id}"', f"`ivig explain {topic.id}`")
    section = next(section for section in topic.sections if section.id == wanted)
    command = f"ivig explain {topic.id} {section.id}"
    purpose = d.words(f'This is one part of the page "{topic.title}".')
    blocks = make.blocks(section.body)
    return make.finish(
        command, section.title, purpose, blocks, next=(f"ivig explain {topic.id}", *topic.next), dates=topic
    )


def _ending(make: Composer, topic: r.Topic) -> Iterator[d.Block]:
    text = make.library.page("topic")
    prompts = make.library.quiz([topic.id]).get(topic.id, ())
    if prompts:
        asked = d.Bullets(tuple(make.inline(prompt.ask) for prompt in prompts), ordered=True)
        answers = d.Paragraph((d.Text("Answers: "), d.Command(f"ivig quiz {topic.id}"), d.Text(".")))
        yield d.Section("say-it-back", make.spell(text.caption("say-it-back").raw), (asked, answers))
    if not any(isinstance(b, r.UrgencyBlock) and b.level == "emergency" for s in topic.sections for b in s.body):
        yield d.Paragraph(make.inline(text.caption("unwell")))


def _section(make: Composer, section: r.SectionRecord) -> d.Section:
    return d.Section(section.id, make.spell(section.title), make.blocks(section.body), section.answers)
