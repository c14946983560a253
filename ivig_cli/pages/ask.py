"""The answer to a question in anyone's words: danger signs first, the best passage whole, the next ones by name."""

from collections.abc import Callable, Iterable, Iterator

from ivig_cli import document as d
from ivig_cli.library import learned_danger, search, search_index
from ivig_cli.library import records as r
from ivig_cli.library.danger import OTHER
from ivig_cli.pages.compose import Composer

_NEXT = 2
_LONGEST_SHOWN = 60
_LEVELS: tuple[r.Urgency, ...] = ("emergency", "today")


def ask_page(make: Composer, words: str, *, every: bool = False) -> d.Document:
    """Return what the pages have for these words; with `every`, all passages that come near by name."""
    text = make.library.page("ask")
    index = search_index.load(make.library)
    danger = search.danger(index, learned_danger.load(make.library), words)
    hits = search.ask(index, words)
    blocks = list(_danger(make, text, danger))
    dates: r.Dated | None = None
    if hits and danger.level:
        # Figures right behind a danger list could read as comfort: the passages are only named.
        others = hits[1:] if every else hits[1 : 1 + _NEXT]
        blocks.append(_others(make, text, [hits[0], *others]))
    elif hits:
        answer, dates = _answer(make, hits[0].unit)
        blocks += answer
        others = hits[1:] if every else hits[1 : 1 + _NEXT]
        if others:
            blocks.append(_others(make, text, others))
        blocks.append(d.Paragraph(make.inline(text.caption("unsure"))))
    else:
        others = []
        blocks += _nothing(make, text)
    shown = tuple(d.Result(hit.unit.command, make.spell(hit.unit.title)) for hit in (*hits[:1], *others))
    page = make.finish(
        _command(words, every=every),
        text.title,
        make.inline(text.purpose),
        blocks,
        next=("ivig explain", "ivig when-to-call"),
        dates=dates,
    )
    return d.with_results(page, shown)


def _command(words: str, *, every: bool) -> str:
    """Return the command with the words in quotes, cut where they are long."""
    said = " ".join("".join(c if c.isprintable() and c != '"' else " " for c in words[:1000]).split())
    cut = said if len(said) <= _LONGEST_SHOWN else f"{said[:_LONGEST_SHOWN].rstrip()}..."
    return f'ivig ask "{cut}"{" --all" if every else ""}'


# ---------------------------------------------------------------- danger


def _danger(make: Composer, text: r.PageText, danger: search.Danger) -> Iterator[d.Block]:
    """Yield the lists whose signs the words touch, whole and the most urgent first."""
    for level in _LEVELS:
        if danger.level == level or (danger.level and any(sign.level == level for sign in danger.signs)):
            yield make.urgency(level)
    if danger.level and any(sign.id == OTHER for sign in danger.signs):
        yield d.Paragraph(make.inline(text.caption("other")))
    if danger.level == "today":
        yield d.Paragraph(make.inline(text.caption("emergency-too")))
    if danger.level:
        yield d.Paragraph(make.inline(text.caption("danger")))
    elif danger.general:
        yield d.Paragraph(make.inline(text.caption("general")))


# ---------------------------------------------------------------- the best passage


def _answer(make: Composer, unit: search_index.Unit) -> tuple[list[d.Block], r.Dated | None]:
    """Return the passage as on its own page, headed by its title, with the command that opens the page."""
    inner, dates = _MAKERS[unit.kind](make, unit.key)
    title = make.spell(unit.title[:1].upper() + unit.title[1:])
    opens = d.Paragraph((d.Text("This stands in "), d.Command(unit.command), d.Text(".")))
    own = [block for block in inner if not isinstance(block, d.Section)]
    parts = [block for block in inner if isinstance(block, d.Section)]
    if own:
        return [
            d.Section("answer", title, (*own, *([] if parts else [opens]))),
            *parts,
            *([opens] if parts else []),
        ], dates
    return [*parts, opens], dates


_Made = tuple[Iterable[d.Block], r.Dated | None]


def _section(make: Composer, key: str) -> _Made:
    topic_id, _, section_id = key.partition(" ")
    topic = make.library.topic(topic_id)
    return make.blocks(next(s for s in topic.sections if s.id == section_id).body), topic


def _topic(make: Composer, key: str) -> _Made:
    topic = make.library.topic(key)
    parts = tuple(
        ((d.Command(f"ivig explain {topic.id} {section.id}"),), make.words(section.title)) for section in topic.sections
    )
    return (make.in_short(topic.in_short.message, topic.in_short.do), d.Entries(parts)), topic


def _side_effect(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.side_effects import side_effect_page

    blocks = side_effect_page(make, key).blocks
    calls = [block for block in blocks if isinstance(block, d.Callout)]
    # The summary answers "is it common?"; what to act on follows at once, then the figures and the times.
    facts = [block for block in blocks if isinstance(block, d.Section) and block.id in ("how-often", "when")]
    return (*_panels(blocks), *calls, *facts), make.library.side_effect(key)


def _treatment(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.comparison import some_treatments

    treatment = make.library.treatment(key)
    grid = next(block for block in some_treatments(make, [key]).blocks if isinstance(block, d.Table))
    return (*make.paragraphs([treatment.summary]), grid), treatment


def _condition(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.conditions import condition_page

    blocks = condition_page(make, key).blocks
    facts = [block for block in blocks if isinstance(block, d.Section) and block.id in ("place", "benefit")]
    return (*_panels(blocks), *facts), make.library.condition(key)


def _product(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.products import product_page

    return product_page(make, key).blocks, make.library.product(key)


def _claim(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.claims import claims_page

    return claims_page(make, key).blocks, None


def _word(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.lookup import glossary_page

    return glossary_page(make, key).blocks, None


def _checklist(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.take_along import checklists_page

    return checklists_page(make, key).blocks, None


def _questions(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.take_along import questions_page

    return questions_page(make, key).blocks, None


def _about(make: Composer, key: str) -> _Made:
    from ivig_cli.pages.lookup import about_page

    return about_page(make).blocks, None


def _page(make: Composer, key: str) -> _Made:
    if key == "when-to-call":
        return (make.urgency("emergency"), make.urgency("today")), None
    text = make.library.page(key)
    short = [make.in_short(text.message, text.do)] if text.message else []
    return (d.Paragraph(make.inline(text.purpose)), *short), None


def _panels(blocks: Iterable[d.Block]) -> list[d.Block]:
    return [block for block in blocks if isinstance(block, d.Panel) and block.kind == "message"]


_MAKERS: dict[str, Callable[[Composer, str], _Made]] = {
    "section": _section,
    "topic": _topic,
    "side-effect": _side_effect,
    "treatment": _treatment,
    "condition": _condition,
    "product": _product,
    "claim": _claim,
    "word": _word,
    "checklist": _checklist,
    "questions": _questions,
    "about": _about,
    "page": _page,
}


# ---------------------------------------------------------------- the rest


def _others(make: Composer, text: r.PageText, hits: Iterable[search.Hit]) -> d.Section:
    items = tuple(((d.Command(hit.unit.command),), make.words(hit.unit.title)) for hit in hits)
    return d.Section("more", make.spell(text.caption("more").raw), (d.Entries(items),))


def _nothing(make: Composer, text: r.PageText) -> Iterator[d.Block]:
    yield d.Paragraph(make.inline(text.caption("none")))
    yield d.Paragraph(make.inline(text.caption("none-ask")))
    cards = make.library.topic_cards()
    items = tuple(((d.Command(f"ivig explain {card.id}"),), make.words(card.title)) for card in cards)
    yield d.Section("topics", make.spell(text.caption("topics").raw), (d.Entries(items),))
