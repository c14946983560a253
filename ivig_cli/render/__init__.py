"""Renderers: each turns a Document into one format and knows nothing of files or content."""

from dataclasses import dataclass

from ivig_cli.document import Document

FORMATS = ("terminal", "plain", "json")


@dataclass(frozen=True, slots=True)
class Options:
    """How to render: width in columns, colour or not, plain ASCII glyphs or drawn ones."""

    width: int = 80
    colour: bool = False
    ascii_only: bool = False


def render(document: Document, format: str, options: Options) -> str:
    """Return the page in the named format (one of FORMATS), ending in a newline."""
    if format == "json":
        from ivig_cli.render.json import render as render_json

        return render_json(document, options)
    if format == "plain":
        from ivig_cli.render.plain import render as render_plain

        return render_plain(document, options)
    from ivig_cli.render.terminal import render as render_terminal

    return render_terminal(document, options)
