"""Finding a record by the name a person types: its id, its title, an alias, or the nearest of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivig_cli.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Named:
    """An id and the other names people use for it."""

    id: str
    others: tuple[str, ...]


def squeeze(name: str) -> str:
    """Return a name without case, spaces and signs, so that "Side effects" equals "side-effects"."""
    return "".join(character for character in name.casefold() if character.isalnum())


def find(name: str, heads: Iterable[Named], kind: str, list_command: str) -> str:
    """Return the id that `name` means. Raises NotFoundError with up to three of the nearest names."""
    heads = list(heads)
    wanted = squeeze(name)
    by_name = {squeeze(other): head.id for head in reversed(heads) for other in (*head.others, head.id)}
    if wanted in by_name:
        return by_name[wanted]
    raise NotFoundError(kind, name, _nearest(wanted, by_name, heads), list_command)


def _nearest(wanted: str, by_name: dict[str, str], heads: list[Named]) -> tuple[str, ...]:
    import difflib

    if not wanted:
        return ()
    close = difflib.get_close_matches(wanted, by_name, n=6, cutoff=0.7)
    within = [name for name in by_name if len(wanted) > 3 and (wanted in name or (name in wanted and len(name) > 3))]
    ids = dict.fromkeys(by_name[name] for name in (*close, *within))
    known = {head.id for head in heads}
    return tuple(name for name in ids if name in known)[:3]
