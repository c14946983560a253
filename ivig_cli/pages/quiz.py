"""Say-it-back practice: prompts first, then one way to say it with the reason. No score."""

from ivig_cli import document as d
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer


def quiz_list(make: Composer) -> d.Document:
    """Return the topics that have prompts."""
    text = make.library.page("quiz")
    with_prompts = make.library.quiz()
    cards = [card for card in make.library.topic_cards() if card.id in with_prompts]
    items = tuple(((d.Command(f"ivig quiz {card.id}"),), make.words(card.title)) for card in cards)
    blocks: list[d.Block] = [d.Paragraph(make.inline(text.caption("list"))), d.Entries(items)]
    return make.finish("ivig quiz", text.title, make.inline(text.purpose), blocks, next=text.next)


def quiz_page(make: Composer, name: str) -> d.Document:
    """Return the prompts of a topic and their answers. Raises NotFoundError for a name that no topic carries."""
    text = make.library.page("quiz")
    topic = make.library.topic_id(name)
    prompts = make.library.quiz([topic]).get(topic, ())
    title = next(card.title for card in make.library.topic_cards() if card.id == topic)
    asked = d.Bullets(tuple(make.inline(prompt.ask) for prompt in prompts), ordered=True)
    lead = d.Paragraph(make.inline(text.caption("answers")))
    blocks: list[d.Block] = [
        d.Section("prompts", make.spell(text.caption("prompts").raw), (asked,)),
        lead,
        *(_answer(make, number, prompt) for number, prompt in enumerate(prompts, 1)),
    ]
    next_ = (f"ivig explain {topic}", "ivig quiz")
    return make.finish(f"ivig quiz {topic}", f"{text.title}: {title}", make.inline(text.purpose), blocks, next=next_)


def _answer(make: Composer, number: int, prompt: r.Prompt) -> d.Section:
    heading = d.text_of(make.inline(prompt.ask))
    blocks: list[d.Block] = (
        [make.bullets(prompt.answer)] if len(prompt.answer) > 1 else list(make.paragraphs(prompt.answer))
    )
    blocks += [d.Paragraph(make.inline(why), None if at else "Why") for at, why in enumerate(prompt.why)]
    return d.Section(f"answer-{number}", heading, tuple(blocks))
