"""The JSON form keeps its published schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ivig_cli.render import Options, render
from schema.build import TARGET, schema
from tests.pages import all_pages, compose


def test_the_published_schema_is_the_one_the_types_make() -> None:
    published = json.loads(Path(TARGET).read_text(encoding="utf-8"))
    assert published == schema(), "run: python schema/build.py"


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft202012Validator(schema())


@pytest.mark.parametrize("name", list(all_pages()))
def test_every_page_keeps_it(name: str, validator: Any) -> None:
    page = json.loads(render(compose(all_pages()[name]), "json", Options()))
    validator.validate(page)
    listed = {source["id"] for source in page["sources"]}
    assert set(cited(page["blocks"])) <= listed


def cited(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = list(node["sources"]) if node.get("type") == "cite" else []
        return own + [name for value in node.values() for name in cited(value)]
    if isinstance(node, list):
        return [name for value in node for name in cited(value)]
    return []
