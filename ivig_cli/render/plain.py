"""Linear text: no boxes, no drawn glyphs, no escape codes, tables as labelled lines, addresses whole.

It reads well aloud, in a straight line.
"""

import textwrap
from collections.abc import Iterable, Iterator

from ivig_cli import document as d
from ivig_cli.render import Options
from ivig_cli.render.common import TIE, clean, numbers, reference, source_line, standing_lines

MEASURE = 80


def render(document: d.Document, options: Options) -> str:
    """Return the page as plain text, wrapped at the width but never above 80 columns."""
    return _Plain(document, min(options.width, MEASURE)).text()


class _Plain:
    def __init__(self, document: d.Document, width: int) -> None:
        self.document = document
        self.width = width
        self.numbers = numbers(document)

    def text(self) -> str:
        lines = [*self.wrap(self.document.title), *self.wrap(self.inline(self.document.purpose))]
        for block in self.document.blocks:
            lines += ["", *self.block(block)]
        lines += self.ending()
        return "\n".join(lines).replace(TIE, " ").rstrip() + "\n"

    def ending(self) -> Iterator[str]:
        if self.document.sources:
            yield from ("", "", "Sources", "")
            for number, source in enumerate(self.document.sources, 1):
                yield from self.wrap(source_line(source), f"[{number}] ")
                if source.link:
                    yield f"    {source.link}"
        yield from ("", "", "About this page", "")
        for line in standing_lines(self.document):
            yield from self.wrap(line)
        if self.document.next:
            yield ""
            yield "Next:"
            for command in self.document.next:
                yield from self.wrap(command, "- ")

    # -------------------------------------------------- text

    def inline(self, inline: d.Inline) -> str:
        parts = []
        for span in inline:
            if isinstance(span, d.Cite):
                parts.append(reference(span, self.numbers))
            else:
                parts.append(clean(span.text))
        return "".join(parts)

    def wrap(self, text: str, lead: str = "", indent: str | None = None) -> list[str]:
        hang = " " * len(lead) if indent is None else indent
        return textwrap.wrap(
            clean(text),
            self.width,
            initial_indent=lead,
            subsequent_indent=hang,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [lead.rstrip()]

    # -------------------------------------------------- blocks

    def blocks(self, blocks: Iterable[d.Block]) -> Iterator[str]:
        for at, block in enumerate(blocks):
            if at:
                yield ""
            yield from self.block(block)

    def block(self, block: d.Block) -> Iterator[str]:
        draw = getattr(self, type(block).__name__.lower())
        yield from draw(block)

    def section(self, block: d.Section) -> Iterator[str]:
        yield ""
        yield from self.wrap(block.title)
        yield ""
        yield from self.blocks(block.blocks)

    def paragraph(self, block: d.Paragraph) -> Iterator[str]:
        label = f"{block.label}: " if block.label else ""
        yield from self.wrap(label + self.inline(block.text))

    def bullets(self, block: d.Bullets) -> Iterator[str]:
        if block.lead:
            yield from self.wrap(self.inline(block.lead))
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.ordered else "[ ] " if block.ticks else "- "
            yield from self.wrap(self.inline(item), mark)

    def panel(self, block: d.Panel) -> Iterator[str]:
        yield from self.section(d.Section("", block.title, block.blocks))

    def callout(self, block: d.Callout) -> Iterator[str]:
        yield ""
        yield from self.wrap(f"{block.title}:")
        if block.numbers:
            yield from self.wrap(f"Number: {self.inline(block.numbers)}")
        if block.items:
            yield ""
        for item in block.items:
            yield from self.wrap(self.inline(item), "- ")
        if block.say:
            yield ""
            yield from self.wrap(self.inline(block.say))
        if block.sources:
            yield ""
            yield from self.wrap(f"From:{self.inline(block.sources)}")

    def beside(self, block: d.Beside) -> Iterator[str]:
        yield from self.blocks(block.blocks)

    def finding(self, block: d.Finding) -> Iterator[str]:
        yield from self.wrap(block.title, f"{block.number}. ")
        yield from self.wrap(f"How sure: {block.strength.words}. Where: {block.where}.")
        yield ""
        yield from self.blocks(block.blocks)

    def table(self, block: d.Table) -> Iterator[str]:
        yield from self.wrap(self.inline(block.caption))
        if block.how_to_read:
            yield from self.wrap(self.inline(block.how_to_read))
        if block.compares:
            yield from self._by_column(block)
            return
        for row in block.rows:
            yield ""
            yield from self.wrap(self.cell(row[0]))
            for column, cell in zip(block.columns[1:], row[1:], strict=True):
                yield from self.wrap(f"{column}: {self.cell(cell)}", "  ", "    ")

    def _by_column(self, block: d.Table) -> Iterator[str]:
        for at, column in enumerate(block.columns[1:], 1):
            yield ""
            yield from self.wrap(column)
            unknown: list[str] = []
            for row in block.rows:
                question, answer = self.cell(row[0]), self.cell(row[at])
                if block.unknown and answer == block.unknown:
                    unknown.append(question[:1].lower() + question[1:])
                else:
                    yield from self.wrap(f"{question}: {answer}", "- ")
            if unknown:
                yield from self.wrap(f"{block.unknown}: {', '.join(unknown)}", "- ")

    def cell(self, cell: d.Cell) -> str:
        return self.inline(cell.text if isinstance(cell, d.Meter) else cell)

    def people(self, block: d.People) -> Iterator[str]:
        yield from self.wrap(block.title)
        for group in block.groups:
            yield from self.wrap(f"{group.label}: {self.inline(group.text)}", "- ")
        yield from self.wrap(self.inline(block.caption))

    def timeline(self, block: d.Timeline) -> Iterator[str]:
        yield from self.wrap(self.inline(block.caption))
        for stage in block.stages:
            yield ""
            yield from self.wrap(f"{stage.when}: {self.inline(stage.what)}")

    def entries(self, block: d.Entries) -> Iterator[str]:
        for name, text in block.items:
            said = self.inline(name).rstrip(".")
            yield from self.wrap(f"{said}{'.' if ': ' in said else ':'} {self.inline(text)}", "- ")
