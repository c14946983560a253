"""The decorator of the classes that hold a page or a content file."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """Make `kind` a dataclass: a value that the type checker holds to be frozen, equal to another with the same fields.

    There are about a hundred of these classes, made at every start. A dataclass writes and compiles a method of its own
    to compare, hash, print and freeze; sharing those saves a tenth of the time that a page takes.
    """
    made = dataclass(eq=False, repr=False)(kind)
    for name, method in (("__eq__", _equal), ("__hash__", _hash), ("__repr__", _shown)):
        setattr(made, name, method)
    return made


def _equal(self: object, other: object) -> bool:
    return type(self) is type(other) and vars(self) == vars(other)


def _hash(self: object) -> int:
    return hash((type(self), *vars(self).values()))


def _shown(self: object) -> str:
    fields = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
    return f"{type(self).__name__}({fields})"
