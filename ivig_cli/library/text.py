"""The notation inside content text: citations, figures, region words, commands.

`[@id]` and `[@id; @other]` cite (Pandoc's notation), `{figure:FILE.NAME view}` pulls in a figure, `{region:WORD}` a
region's word, backticks hold a command. `{for:us}` opens a text for readers of one region, `{about:cidp}` one that is
about one condition. Everything else, brackets and colons and stars included, is text as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self, cast, get_args

if TYPE_CHECKING:
    from ivig_cli.library.strict_yaml import Mark, Node

FigureView = Literal["", "not", "against", "against not", "who", "when"]
FIGURE_VIEWS: tuple[str, ...] = get_args(FigureView)

_NOTATION = re.compile(
    r"\s*\[@(?P<cite>[^\]]*)\]"
    r"|\{figure:(?P<figure>[^}]*)\}"
    r"|\{region:(?P<region>[^}]*)\}"
    r"|\{(?P<only>for|about):(?P<names>[^}]*)\}\s*"
    r"|`(?P<command>[^`]+)`"
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One or more source ids, next to what they support."""

    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure to print here. `view` says which side of it."""

    name: str
    view: FigureView


@dataclass(frozen=True, slots=True)
class RegionWord:
    """A word or number that differs by region."""

    word: str


@dataclass(frozen=True, slots=True)
class Only:
    """Opens a text that is `for` the readers of some regions only, or `about` some conditions only."""

    kind: Literal["for", "about"]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A command the reader can type."""

    text: str


Token = Words | Citation | FigureRef | RegionWord | Only | TypedCommand


@dataclass(frozen=True, slots=True)
class Prose:
    """Marked-up text, and where it stands. `is_fact` tells whether it must cite a source or show a figure."""

    raw: str
    mark: "Mark"
    is_fact: bool = False

    @classmethod
    def from_node(cls, node: "Node", name: str) -> Self:
        """Read text that states no fact: a caption, a purpose."""
        return cls(_written(node, name), node.mark)

    def tokens(self) -> Iterator[Token]:
        """Yield the text in pieces. Raises ContentError for notation that is broken."""
        yield from parse(self.raw, self.mark)

    def plain(self) -> str:
        """Return the words alone, without citations and with placeholders left out."""
        return "".join(t.text for t in self.tokens() if isinstance(t, (Words, TypedCommand))).strip()

    def is_for(self, region: str | None) -> bool:
        """Tell whether readers of the region see this text. Without a region they see every text."""
        names = self._only("for")
        return region is None or not names or region in names

    def is_about(self, condition: str) -> bool:
        """Tell whether this text holds in the condition: it names this one, or none."""
        names = self._only("about")
        return not names or condition in names

    def _only(self, kind: str) -> tuple[str, ...]:
        first = next(self.tokens(), None)
        return first.names if isinstance(first, Only) and first.kind == kind else ()

    def is_sourced(self) -> bool:
        """Tell whether a citation or a figure stands in the text."""
        return any(isinstance(token, (Citation, FigureRef)) for token in self.tokens())


class Fact(Prose):
    """Text that states a fact."""

    __slots__ = ()

    @classmethod
    def from_node(cls, node: "Node", name: str) -> Self:
        """Read a fact from a YAML scalar."""
        return cls(_written(node, name), node.mark, is_fact=True)


class Said(Prose):
    """A fact, or words to the reader that state none: `- talk: Ask your team ...`."""

    __slots__ = ()

    @classmethod
    def from_node(cls, node: "Node", name: str) -> Self:
        """Read a fact from a scalar, talk from `{talk: ...}`."""
        from ivig_cli.library.decode import only_key
        from ivig_cli.library.strict_yaml import Mapping

        if isinstance(node, Mapping):
            return cls(_written(node.entries[only_key(node, ("talk",))], "talk"), node.mark)
        return cls(_written(node, name), node.mark, is_fact=True)


def _written(node: "Node", name: str) -> str:
    from ivig_cli.library.decode import value
    from ivig_cli.library.strict_yaml import Scalar

    if not isinstance(node, Scalar):
        raise node.mark.error(f'"{name}" must be text; if it has ": " in it, put the text in quotes')
    return str(value(node, str, name))


def parse(raw: str, mark: "Mark") -> Iterator[Token]:
    """Yield the tokens of `raw`, which stands at `mark`."""
    at = 0
    raw = " ".join(raw.split())
    for found in _NOTATION.finditer(raw):
        if found.start() > at:
            yield Words(raw[at : found.start()])
        yield _token(found, mark)
        at = found.end()
    if at < len(raw):
        yield Words(raw[at:])


def _token(found: re.Match[str], mark: "Mark") -> Token:
    if (command := found.group("command")) is not None:
        return TypedCommand(command)
    if (cite := found.group("cite")) is not None:
        return Citation(tuple(_cited(part, mark) for part in cite.split(";")))
    if (figure := found.group("figure")) is not None:
        name, _, view = figure.strip().partition(" ")
        view = " ".join(view.split())
        if view not in FIGURE_VIEWS or name.count(".") != 1:
            views = ", ".join(v for v in FIGURE_VIEWS if v)
            raise mark.error(
                f"{{figure:{figure}}} is not understood; write {{figure:FILE.NAME}}, "
                f"optionally followed by one of: {views}"
            )
        return FigureRef(name, cast(FigureView, view))
    if (kind := found.group("only")) is not None:
        if found.start():
            raise mark.error(f"{found.group().strip()} is said of a whole text: write it at its start")
        return Only(cast(Literal["for", "about"], kind), tuple(n.strip() for n in found.group("names").split(",")))
    return RegionWord(str(found.group("region")).strip())


def _cited(part: str, mark: "Mark") -> str:
    name = part.strip().removeprefix("@")
    if not _ID.fullmatch(name):
        raise mark.error(f'"{part.strip()}" is not a source id; write [@one-id] or [@one-id; @other-id]')
    return name
