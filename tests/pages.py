"""Every page of the program, by name, as the function that composes it."""

from collections.abc import Callable

from ivig_cli.document import Document
from ivig_cli.library import Library
from ivig_cli.pages import comparison, lookup, side_effects, topic, when_to_call
from ivig_cli.pages.compose import Composer

LIBRARY = Library()
Page = Callable[[Composer], Document]


def main_pages() -> dict[str, Page]:
    """The pages that golden files pin in every format and width."""
    pages: dict[str, Page] = {
        "welcome": lookup.welcome_page,
        "topics": topic.topic_list,
        "side-effects": side_effects.side_effects_page,
        "side-effects.headache": lambda make: side_effects.side_effect_page(make, "headache"),
        "when-to-call": when_to_call.when_to_call_page,
        "when-to-call.dark-urine": lambda make: when_to_call.when_to_call_page(make, ["dark", "urine"]),
        "compare": comparison.all_treatments,
        "compare.ivig-steroids": lambda make: comparison.some_treatments(make, ["ivig", "steroids"]),
        "about": lookup.about_page,
        "glossary.thrombosis": lambda make: lookup.glossary_page(make, "thrombosis"),
        "sources.stiehm-2013": lambda make: lookup.source_page(make, "stiehm-2013"),
        "explain.mechanism.two-jobs": lambda make: topic.section_page(make, "mechanism", "two-jobs"),
    }
    for name in LIBRARY.ids("topics"):
        pages[f"explain.{name}"] = lambda make, name=name: topic.topic_page(make, name)  # type: ignore[misc]
    return pages


def item_pages() -> dict[str, Page]:
    """The pages of one side effect, one treatment, and the long lists: pinned once, as plain text."""
    pages: dict[str, Page] = {"glossary": lookup.glossary_page, "sources": lookup.sources_page}
    for name in LIBRARY.ids("side_effects"):
        pages[f"side-effects.{name}"] = lambda make, name=name: side_effects.side_effect_page(make, name)  # type: ignore[misc]
    for name in LIBRARY.ids("treatments"):
        pages[f"compare.{name}"] = lambda make, name=name: comparison.some_treatments(make, [name])  # type: ignore[misc]
    return {name: page for name, page in pages.items() if name not in main_pages()}


def all_pages() -> dict[str, Page]:
    """Every page."""
    return main_pages() | item_pages()


def compose(page: Page, region: str | None = None) -> Document:
    """Return the document of a page."""
    return page(Composer(LIBRARY, region))
