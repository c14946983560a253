"""Look-ups: sources, glossary, the about page and the welcome page."""

from ivig_cli import document as d
from ivig_cli.library.names import Named, find
from ivig_cli.pages.compose import Composer


def welcome_page(make: Composer) -> d.Document:
    """Return what a bare `ivig` shows: what this is, where to start, the emergency line."""
    text = make.library.page("welcome")
    start = tuple(((d.Command(command),), make.words(line)) for command, line in text.entries.items())
    blocks: list[d.Block] = [
        d.Paragraph(make.inline(text.caption("start"))),
        d.Entries(start),
        d.Callout("emergency", text.caption("emergency-title").raw, (), say=make.inline(text.caption("emergency"))),
        d.Paragraph(make.inline(text.caption("more"))),
    ]
    return make.finish("ivig", text.title, make.inline(text.purpose), blocks, explain=False)


def about_page(make: Composer) -> d.Document:
    """Return who wrote the pages, how, when, and what they cannot do."""
    about = make.library.about
    panel = d.Panel("message", "In short", make.paragraphs([about.standing, about.limits]))
    dates = f"Checked on {d.day(about.checked)}. The next check is due on {d.day(about.next_check)}."
    sections = [
        d.Section(str(number), section.title, make.paragraphs(section.body))
        for number, section in enumerate(about.sections, 1)
    ]
    blocks: list[d.Block] = [panel, d.Paragraph(d.words(dates)), *sections]
    title = "About these pages"
    return make.finish("ivig about", title, make.inline(about.purpose), blocks, next=("ivig sources",), explain=False)


def sources_page(make: Composer) -> d.Document:
    """Return every source, by id."""
    text = make.library.page("sources")
    sources = sorted(make.library.sources().values(), key=lambda s: s.id)
    items = tuple(
        (
            d.words(s.id),
            d.words(f"{s.title.rstrip('.')}. {f'{s.publisher}, ' if s.publisher else ''}{s.year or 'no date'}."),
        )
        for s in sources
    )
    intro = d.Paragraph((d.Text(f"{len(sources)} sources. Open one with "), d.Command("ivig sources ID"), d.Text(".")))
    return make.finish("ivig sources", text.title, make.inline(text.purpose), [intro, d.Entries(items)], explain=False)


def source_page(make: Composer, name: str) -> d.Document:
    """Return one source. Raises NotFoundError for an id that does not exist."""
    sources = make.library.sources()
    source = sources[find(name, [Named(key, ()) for key in sources], "source", "`ivig sources`")]
    kinds = make.library.wording.kinds
    rows = [
        ("Publisher", source.publisher or "not named in the text we read"),
        ("Year", str(source.year) if source.year else "no date given"),
        ("Kind", kinds.get(source.kind, source.kind)),
        ("Place", source.place),
        ("Address", source.link or "no publisher's address is known; look for the title and the publisher"),
    ]
    if source.note:
        rows.append(("Note", source.note))
    entries = d.Entries(tuple((d.words(label), d.words(value)) for label, value in rows))
    purpose = d.words("This page names one source, so that you can find it.")
    command = f"ivig sources {source.id}"
    return make.finish(command, source.title, purpose, [entries], next=("ivig sources",), explain=False)


def glossary_page(make: Composer, term: str | None = None) -> d.Document:
    """Return all words, or the one asked for. Raises NotFoundError for a word that is not explained."""
    text = make.library.page("glossary")
    entries = make.library.glossary()
    if term is not None:
        heads = [Named(entry.id, (entry.plain, entry.medical, *entry.also)) for entry in entries.values()]
        found = find(term, heads, "word in the glossary", "`ivig glossary`")
        entries = {found: entries[found]}
    items = []
    for entry in sorted(entries.values(), key=lambda e: e.medical.casefold()):
        meaning = make.inline(entry.meaning)
        plain = d.Text(f"{entry.plain[:1].upper()}{entry.plain[1:]}. ")
        items.append((make.words(entry.medical), (plain, *meaning)))
    command = f"ivig glossary {term}" if term else "ivig glossary"
    return make.finish(command, text.title, make.inline(text.purpose), [d.Entries(tuple(items))], explain=False)
