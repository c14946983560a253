"""Writes document.schema.json, the promise of `--json`, from the document's own types: python schema/build.py."""

import dataclasses
import json
import types
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from ivig_cli import document as d
from ivig_cli.render.json import SCHEMA

TARGET = Path(__file__).with_name("document.schema.json")
TYPES = {t.__name__: t for t in (*get_args(d.Block), *get_args(d.Span), d.Meter, d.Strength, d.Group, d.Stage)}
TYPES |= {t.__name__: t for t in (d.SourceEntry, d.Standing, d.Result)}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a page."""
    body = _object(d.Document)
    body["properties"] = {"schema": {"const": SCHEMA}, **body["properties"]}
    body["required"] = ["schema", *(name for name in body["required"] if name != "results")]
    definitions = {name.lower(): _object(kind, tag=name.lower()) for name, kind in sorted(TYPES.items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A page of ivig",
        "description": "Text is a list of spans. A cite span holds ids of the page's `sources`.",
        **body,
        "$defs": definitions,
    }


def _object(kind: type, tag: str | None = None) -> dict[str, Any]:
    properties = {"type": {"const": tag}} if tag else {}
    properties |= {field.name: _schema(_resolved(field.type)) for field in dataclasses.fields(kind)}
    doc = (kind.__doc__ or "").split("\n")[0]
    return {
        "description": doc,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _resolved(hint: Any) -> Any:
    return eval(hint, vars(d)) if isinstance(hint, str) else hint


def _schema(hint: Any) -> dict[str, Any]:
    hint = _resolved(getattr(hint, "__forward_arg__", hint))
    origin = get_origin(hint)
    simple = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    if hint in simple or hint is date:
        return {"type": "string", "format": "date"} if hint is date else {"type": simple[hint]}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        inner = [part for part in get_args(hint) if part is not Ellipsis]
        if len(inner) == 1:
            return {"type": "array", "items": _schema(inner[0])}
        return {
            "type": "array",
            "prefixItems": [_schema(part) for part in inner],
            "minItems": len(inner),
            "maxItems": len(inner),
        }
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(part) for part in get_args(hint)]}
    return {"$ref": f"#/$defs/{hint.__name__.lower()}"}


if __name__ == "__main__":
    TARGET.write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")
