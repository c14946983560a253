"""Turns YAML nodes into typed records, or says which line is wrong and what is allowed there.

A record is a frozen dataclass; its field types are the schema. Understood: str, int, float, bool, date, Prose, Fact,
Literal, Optional, tuple[T, ...], dict[str, T], nested records, and classes that bring their own `from_node`.
"""

import dataclasses
import functools
import re
import types
from datetime import date
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin

from ivig_cli.library.strict_yaml import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def decode(node: Node, kind: type[T], given: dict[str, Any] | None = None) -> T:
    """Return the record of type `kind` that `node` describes.

    `given` holds fields that come from elsewhere (a record's id from its file's name). Raises ContentError.
    """
    if not isinstance(node, Mapping):
        raise node.mark.error(f"{_an(kind.__name__.lower())} is written as keys with values (key: value)")
    fields = _fields(cast(Any, kind))
    given = given or {}
    for key, mark in node.key_marks.items():
        if key not in fields or key in given:
            allowed = ", ".join(name for name in fields if name not in given)
            raise mark.error(f'"{key}" is not a key here; allowed: {allowed}')
    values: dict[str, Any] = dict(given)
    for name, (hint, required) in fields.items():
        if name in given:
            continue
        if name in node.entries:
            values[name] = value(node.entries[name], hint, name)
        elif required:
            raise node.mark.error(f'the key "{name}" is missing')
    try:
        return kind(**values)
    except ValueError as problem:
        raise node.mark.error(str(problem)) from None


def value(node: Node, hint: Any, name: str) -> Any:
    """Return the value of type `hint` that `node` writes; `name` is the key it stands under."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return value(node, next(part for part in get_args(hint) if part is not type(None)), name)
    if origin is tuple:
        if not isinstance(node, Sequence):
            raise node.mark.error(f'"{name}" must be a list (one item a line, each after "- ")')
        return tuple(value(item, get_args(hint)[0], name) for item in node.items)
    if origin is dict:
        if not isinstance(node, Mapping):
            raise node.mark.error(f'"{name}" must be keys with values')
        return {key: value(entry, get_args(hint)[1], key) for key, entry in node.entries.items()}
    if hasattr(hint, "from_node"):
        return hint.from_node(node, name)
    if dataclasses.is_dataclass(hint):
        return decode(node, hint)  # type: ignore[arg-type]
    return _scalar(node, hint, name)


def _scalar(node: Node, hint: Any, name: str) -> Any:
    if not isinstance(node, Scalar):
        shape = "a list" if isinstance(node, Sequence) else "keys with values"
        raise node.mark.error(f'"{name}" must be a single value, not {shape}')
    if get_origin(hint) is Literal:
        if node.text not in get_args(hint):
            raise node.mark.error(f'"{name}" is "{node.text}"; allowed: {", ".join(get_args(hint))}')
        return node.text
    if hint is str:
        return _words(node, name)
    if hint is int:
        return int(_number(node, name, _INT, "a whole number"))
    if hint is float:
        return float(_number(node, name, _FLOAT, "a number"))
    if hint is bool:
        if not node.plain or node.text not in ("true", "false"):
            raise node.mark.error(f'"{name}" must be true or false')
        return node.text == "true"
    if hint is date:
        return _date(node, name)
    raise TypeError(f"no rule for {hint!r}")


def _words(node: Scalar, name: str) -> str:
    if node.plain and (node.text in ("", "~", "null", "true", "false") or _FLOAT.fullmatch(node.text)):
        shown = node.text or "nothing"
        raise node.mark.error(f'"{name}" must be words, not {shown}; put quotes around it if it is meant as words')
    if not node.text.strip():
        raise node.mark.error(f'"{name}" is empty: write the words or leave the key out')
    return node.text.strip()


def _number(node: Scalar, name: str, pattern: re.Pattern[str], what: str) -> str:
    if not node.plain or len(node.text) > 18 or not pattern.fullmatch(node.text):
        raise node.mark.error(f'"{name}" must be {what} without quotes, not "{node.text[:40]}"')
    return node.text


def _date(node: Scalar, name: str) -> date:
    try:
        return date.fromisoformat(node.text)
    except ValueError:
        raise node.mark.error(f'"{name}" must be a date like 2026-11-24, not "{node.text}"') from None


@functools.cache
def _fields(kind: Any) -> dict[str, tuple[Any, bool]]:
    """Return each field's type and whether a file must give it."""
    missing = dataclasses.MISSING
    return {
        field.name: (field.type, field.default is missing and field.default_factory is missing)
        for field in dataclasses.fields(kind)
        if field.init
    }


def only_key(node: Mapping, allowed: tuple[str, ...]) -> str:
    """Return the single key of a block; refuse none, several, or an unknown one."""
    for key, mark in node.key_marks.items():
        if key not in allowed:
            raise mark.error(f'"{key}" is not a kind of block; allowed: {", ".join(allowed)}')
    if len(node.entries) != 1:
        raise node.mark.error(f"a block has one key; allowed: {', '.join(allowed)}")
    return next(iter(node.entries))


def _an(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
