"""Names for shell completion, and the command behind a page's name.

Broken content never breaks the shell: it completes nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

from ivig_cli.errors import IvigError


def _starting(incomplete: str, names: Callable[[], Iterable[str]]) -> list[str]:
    try:
        return [name for name in names() if name.startswith(incomplete)]
    except IvigError:
        return []


def _library() -> Any:
    from ivig_cli.library import Library

    return Library()


def complete_topic(incomplete: str) -> list[str]:
    """Return topics that start so."""
    return _starting(incomplete, lambda: _library().topic_order)


def complete_section(ctx: Any, incomplete: str) -> list[str]:
    """Return sections of the topic already typed."""
    topic = ctx.params.get("topic")
    if not topic:
        return []
    return _starting(incomplete, lambda: [section.id for section in _library().topic(topic).sections])


def complete_treatment(incomplete: str) -> list[str]:
    """Return treatments that start so."""
    return _starting(incomplete, lambda: _library().ids("treatments"))


def complete_side_effect(incomplete: str) -> list[str]:
    """Return side effects that start so."""
    return _starting(incomplete, lambda: _library().ids("side_effects"))


def complete_phase(incomplete: str) -> list[str]:
    """Return the times of `--when` that start so."""
    from typing import get_args

    from ivig_cli.library.records import Phase

    return _starting(incomplete, lambda: get_args(Phase))


def complete_condition(incomplete: str) -> list[str]:
    """Return conditions that start so."""
    return _starting(incomplete, lambda: _library().ids("conditions"))


def complete_product(incomplete: str) -> list[str]:
    """Return brands that start so."""
    return _starting(incomplete, lambda: _library().ids("products"))


def complete_moment(incomplete: str) -> list[str]:
    """Return checklists that start so."""
    return _starting(incomplete, lambda: _library().checklists())


def complete_questions(incomplete: str) -> list[str]:
    """Return lists of questions that start so."""
    return _starting(incomplete, lambda: [group.id for group in _library().questions()])


def complete_claim(incomplete: str) -> list[str]:
    """Return checked statements whose id starts so."""
    return _starting(incomplete, lambda: [claim.id for claim in _library().claims()])


def complete_source(incomplete: str) -> list[str]:
    """Return source ids that start so."""
    return _starting(incomplete, lambda: _library().sources())


def complete_term(incomplete: str) -> list[str]:
    """Return glossary words that start so."""
    return _starting(incomplete, lambda: _library().glossary())


def page_command(name: str) -> str | None:
    """Return the command that opens the page of this name, or None."""
    library = _library()
    finders: tuple[tuple[Callable[[], str], str], ...] = (
        (lambda: library.topic_id(name), "ivig explain {}"),
        (lambda: library.treatment_id(name), "ivig compare treatments {}"),
        (lambda: library.side_effect_id(name), "ivig side-effects {}"),
        (lambda: library.condition_id(name), "ivig conditions {}"),
        (lambda: library.product_id(name), "ivig products {}"),
    )
    for find, command in finders:
        try:
            return command.format(find())
        except IvigError:
            continue
    return None


def comparison_of(name: str) -> str | None:
    """Return what kind of comparison a name belongs to: treatments, products, or None."""
    library = _library()
    for find, kind in ((library.product_id, "products"), (library.treatment_id, "treatments")):
        try:
            find(name)
        except IvigError:
            continue
        return kind
    return None
