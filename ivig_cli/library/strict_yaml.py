"""YAML without its surprises, every value with the line it stands on.

The only module that imports yaml. Plain YAML would read `no` as False, `1:10` as 70, `010` as 8, let a
second equal key win silently and let six lines expand to gigabytes. All of that is refused here, in the words of
`file:line: what is wrong, what is allowed`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ivig_cli.errors import ContentError

MAX_BYTES = 4_000_000
MAX_DEPTH = 40

_SURPRISING = re.compile(
    r"(?P<bool>yes|no|on|off|True|TRUE|False|FALSE|Yes|YES|No|NO|On|ON|Off|OFF)"
    r"|(?P<octal>[-+]?0[0-9_]+|0o[0-7]+)"
    r"|(?P<hex>[-+]?0[xXbB][0-9a-fA-F_]+)"
    r"|(?P<clock>[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)"
    r"|(?P<grouped>[-+]?[0-9]+(_[0-9]+)+(\.[0-9_]*)?)"
    r"|(?P<infinite>[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))"
    r"|(?P<plus>\+[0-9.]+)"
    r"|(?P<exponent>[-+]?[0-9.]+[eE][-+]?[0-9]+)"
)
_ADVICE = {
    "bool": "write true or false, or put the word in quotes",
    "octal": "write the number without the leading zero, or put it in quotes",
    "hex": "write the plain number, or put it in quotes",
    "clock": "put it in quotes",
    "grouped": "write the number without underscores, or put it in quotes",
    "infinite": "write a finite number, or put it in quotes",
    "plus": "write the number without the plus sign, or put it in quotes",
    "exponent": "write the number out in full, or put it in quotes",
}
# C0 and C1 controls but tab and newline; and the marks that reorder text on screen.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands."""

    file: str
    line: int

    def error(self, problem: str) -> ContentError:
        """Return (not raise) the error for what is wrong here."""
        return ContentError(self.file, self.line, problem)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written. `plain` is true when it stands without quotes."""

    text: str
    plain: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, in order, each with its own mark, and their values."""

    entries: dict[str, "Node"]
    key_marks: dict[str, Mark]
    mark: Mark


Node = Scalar | Sequence | Mapping


def read(path: Path, name: str) -> Mapping:
    """Read a whole file as a mapping. `name` is how messages call the file.

    Raises ContentError for anything but strict YAML with a mapping at its top.
    """
    return _parse(_text(path, name), name, 0)


class EntryFile:
    """A file of many entries, read once, of which only the entries asked for are parsed.

    A file ten times as large costs the same: finding where entries start is quick, parsing all of them would not be.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._text = _text(path, name)
        self._name = name
        self._starts = [(found.group("key").strip("\"'"), found.start()) for found in _TOP_LEVEL.finditer(self._text)]
        self._places: dict[str, int] = {}
        for place, (key, start) in enumerate(self._starts):
            if key in self._places:
                raise ContentError(name, self._line(start), _twice(key))
            self._places[key] = place

    def entries(self, keys: Iterable[str]) -> Mapping:
        """Return the named entries; keys that the file lacks are left out."""
        entries: dict[str, Node] = {}
        marks: dict[str, Mark] = {}
        for key in keys:
            if (place := self._places.get(key)) is not None:
                start = self._starts[place][1]
                end = self._starts[place + 1][1] if place + 1 < len(self._starts) else len(self._text)
                part = _parse(self._text[start:end], self._name, self._text.count("\n", 0, start))
                entries.update(part.entries)
                marks.update(part.key_marks)
        return Mapping(entries, marks, Mark(self._name, 1))

    def peek(self, inner: str) -> dict[str, str]:
        """Return one inner key of each entry as it is written, unparsed: enough to choose which entries to parse."""
        line = re.compile(rf"^ +{re.escape(inner)}: *(.*?) *$", re.MULTILINE)
        ends = [*(start for _, start in self._starts[1:]), len(self._text)]
        spans = zip(self._starts, ends, strict=True)
        found = ((key, line.search(self._text, start, end)) for (key, start), end in spans)
        return {key: written.group(1).strip("\"'") for key, written in found if written}

    def _line(self, start: int) -> int:
        return self._text.count("\n", 0, start) + 1


_TOP_LEVEL = re.compile(r"""^(?P<key>"[^"\n]+"|'[^'\n]+'|[^\s#"'\-][^:\n]*):(?=\s)""", re.MULTILINE)


def _twice(key: str) -> str:
    return f'"{key}" stands here a second time: keep one of the two'


def _text(path: Path, name: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise ContentError(name, 1, f"the file cannot be read ({problem.strerror or problem})") from None
    if len(raw) > MAX_BYTES:
        raise ContentError(name, 1, f"the file is larger than {MAX_BYTES:,} bytes: split it")
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise ContentError(name, line, "this is not UTF-8 text: save the file as UTF-8") from None
    if bad := _UNPRINTABLE.search(text):
        raise ContentError(name, text.count("\n", 0, bad.start()) + 1, _control(bad.group()))
    return text


def _control(character: str) -> str:
    return f"an invisible control character (U+{ord(character):04X}) stands here: take it out"


def _parse(text: str, name: str, lines_before: int) -> Mapping:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        reader = _EventReader(yaml.parse(text, Loader=loader), name, lines_before)
        node = reader.document()
    except yaml.MarkedYAMLError as problem:
        at = problem.problem_mark or problem.context_mark
        line = (at.line if at else 0) + 1 + lines_before
        raise ContentError(name, line, f"this is not valid YAML ({problem.problem or problem.context})") from None
    except yaml.YAMLError as problem:
        raise ContentError(name, 1 + lines_before, f"this is not valid YAML ({problem})") from None
    if not isinstance(node, Mapping):
        raise ContentError(name, 1, "the file must hold keys with values (key: value)")
    return node


class _EventReader:
    """Builds nodes straight from parser events, where tags, anchors and aliases are still visible."""

    def __init__(self, events: Any, name: str, lines_before: int) -> None:
        self._events = iter(events)
        self._name = name
        self._lines_before = lines_before

    def document(self) -> Node | None:
        from yaml import events

        root: Node | None = None
        for event in self._events:
            if isinstance(event, (events.StreamStartEvent, events.StreamEndEvent, events.DocumentEndEvent)):
                continue
            if isinstance(event, events.DocumentStartEvent):
                if root is not None:
                    raise self._mark(event).error("a second document starts here (---): one file holds one")
                continue
            root = self._node(event, 0)
        return root

    def _mark(self, event: Any) -> Mark:
        return Mark(self._name, event.start_mark.line + 1 + self._lines_before)

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event).__name__
        mark = self._mark(event)
        if kind == "AliasEvent":
            raise mark.error("an alias (*name) stands here: write the value out")
        if event.anchor is not None:
            raise mark.error("an anchor (&name) stands here: write the value out where it is needed")
        if event.tag is not None:
            raise mark.error(f"a tag ({event.tag}) stands here: only plain values are allowed")
        if depth > MAX_DEPTH:
            raise mark.error(f"values are nested more than {MAX_DEPTH} deep")
        if kind == "ScalarEvent":
            return self._scalar(event, mark)
        if kind == "SequenceStartEvent":
            return self._sequence(mark, depth)
        return self._mapping(mark, depth)

    def _scalar(self, event: Any, mark: Mark) -> Scalar:
        plain = event.style in (None, "")
        if plain and (surprise := _SURPRISING.fullmatch(event.value)):
            raise mark.error(f"YAML could misread {event.value}: {_ADVICE[str(surprise.lastgroup or 'clock')]}")
        if bad := _UNPRINTABLE.search(event.value):
            raise mark.error(_control(bad.group()))
        return Scalar(event.value, plain, mark)

    def _sequence(self, mark: Mark, depth: int) -> Sequence:
        items = []
        for event in self._events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), mark)

    def _mapping(self, mark: Mark, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        marks: dict[str, Mark] = {}
        for event in self._events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise key.mark.error("a key must be a single word or number")
            if key.text == "<<":
                raise key.mark.error("a merge key (<<) stands here: write the values out")
            if key.text in entries:
                raise key.mark.error(_twice(key.text))
            marks[key.text] = key.mark
            entries[key.text] = self._node(next(self._events), depth + 1)
        return Mapping(entries, marks, mark)
