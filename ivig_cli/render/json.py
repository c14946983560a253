"""The page as data, in the form of schema/document.schema.json."""

import dataclasses
import json
from datetime import date
from typing import Any

from ivig_cli import document as d
from ivig_cli.render import Options
from ivig_cli.render.common import clean

SCHEMA = "ivig-document/1"


def render(document: d.Document, options: Options) -> str:
    """Return the page as JSON: UTF-8 kept as it is unless only ASCII can be printed."""
    data = {"schema": SCHEMA, **_fields(document)}
    if document.results is None:
        del data["results"]  # only what a search made has them
    return json.dumps(data, ensure_ascii=options.ascii_only, indent=2) + "\n"


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: _value(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return {"type": type(value).__name__.lower(), **_fields(value)}
    return value
