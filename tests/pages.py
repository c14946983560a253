"""Every page of the program, by name, as the function that composes it."""

import functools
from collections.abc import Callable

from ivig_cli.document import Document
from ivig_cli.library import Library
from ivig_cli.pages import (
    claims,
    comparison,
    conditions,
    lookup,
    products,
    quiz,
    routes,
    side_effects,
    take_along,
    topic,
    when_to_call,
)
from ivig_cli.pages.compose import Composer

LIBRARY = Library()
Page = Callable[[Composer], Document]


@functools.cache
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
        "compare.cidp": lambda make: comparison.condition_treatments(make, "cidp"),
        "compare.routes": routes.routes_page,
        "compare.privigen-octagam": lambda make: products.compare_products(make, ["privigen", "octagam-10"]),
        "conditions": conditions.condition_list,
        "conditions.cidp": lambda make: conditions.condition_page(make, "cidp"),
        "products": products.product_list,
        "products.privigen": lambda make: products.product_page(make, "privigen"),
        "claims": claims.claims_page,
        "prepare": take_along.checklists_page,
        "questions": take_along.questions_page,
        "quiz": quiz.quiz_list,
        "quiz.mechanism": lambda make: quiz.quiz_page(make, "mechanism"),
        "about": lookup.about_page,
        "glossary.thrombosis": lambda make: lookup.glossary_page(make, "thrombosis"),
        "sources.stiehm-2013": lambda make: lookup.source_page(make, "stiehm-2013"),
        "explain.mechanism.two-jobs": lambda make: topic.section_page(make, "mechanism", "two-jobs"),
    }
    for name in LIBRARY.ids("topics"):
        pages[f"explain.{name}"] = lambda make, name=name: topic.topic_page(make, name)  # type: ignore[misc]
    return pages


@functools.cache
def item_pages() -> dict[str, Page]:
    """The pages of one side effect, one treatment, and the long lists: pinned once, as plain text."""
    pages: dict[str, Page] = {"glossary": lookup.glossary_page, "sources": lookup.sources_page}
    for name in LIBRARY.ids("side_effects"):
        pages[f"side-effects.{name}"] = lambda make, name=name: side_effects.side_effect_page(make, name)  # type: ignore[misc]
    for name in LIBRARY.ids("treatments"):
        pages[f"compare.{name}"] = lambda make, name=name: comparison.some_treatments(make, [name])  # type: ignore[misc]
    for condition in LIBRARY.conditions():
        name = condition.id
        pages[f"conditions.{name}"] = lambda make, name=name: conditions.condition_page(make, name)  # type: ignore[misc]
        if condition.options:
            pages[f"compare.in-{name}"] = lambda make, name=name: comparison.condition_treatments(make, name)  # type: ignore[misc]
    for name in LIBRARY.ids("products"):
        pages[f"products.{name}"] = lambda make, name=name: products.product_page(make, name)  # type: ignore[misc]
    for name in LIBRARY.quiz():
        pages[f"quiz.{name}"] = lambda make, name=name: quiz.quiz_page(make, name)  # type: ignore[misc]
    for phase in ("during", "first-day", "first-week", "later"):
        pages[f"side-effects.when-{phase}"] = lambda make, phase=phase: side_effects.side_effects_page(  # type: ignore[misc]
            make, side_effects.Filter(phase)
        )
    return {name: page for name, page in pages.items() if name not in main_pages()}


@functools.cache
def all_pages() -> dict[str, Page]:
    """Every page."""
    return main_pages() | item_pages()


@functools.cache
def compose(page: Page, region: str | None = None) -> Document:
    """Return the document of a page."""
    return page(Composer(LIBRARY, region))
