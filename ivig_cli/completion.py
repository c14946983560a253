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
    return _starting(incomplete, lambda: _library().treatment_order)


def complete_side_effect(incomplete: str) -> list[str]:
    """Return side effects that start so."""
    return _starting(incomplete, lambda: _library().ids("side_effects"))


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
    )
    for find, command in finders:
        try:
            return command.format(find())
        except IvigError:
            continue
    return None
