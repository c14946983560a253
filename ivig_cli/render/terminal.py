"""The page on a terminal: panels, tables, pictures.

Colour comes from the 16 ANSI colours, marks and frames alone carry it (text keeps the reader's own colour, but for the
heading of an emergency), and it is never the only carrier of meaning.
"""

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from ivig_cli import document as d
from ivig_cli.render import Options
from ivig_cli.render import terminal_tables as tables
from ivig_cli.render.common import TIE, clean, numbers, reference, source_line, standing_lines
from ivig_cli.render.glyphs import ASCII, DRAWN, Glyphs
from ivig_cli.render.terminal_tables import FAINT, LISTS_BELOW

MOST = 100  # the widest a page gets
MEASURE = 80  # the longest line of prose
BESIDE_FROM = 80  # narrower than this, blocks stand one below the other
MARGIN = 2

ACCENT = "cyan"
PANEL_STYLES = {"message": "cyan", "not-known": "yellow", "fact-box": "cyan", "note": "blue"}
CALLOUT_STYLES = {"emergency": "red", "today": "yellow", "next-visit": "blue"}


def render(document: d.Document, options: Options) -> str:
    """Return the page as it stands on a terminal of `options.width` columns."""
    width = max(20, min(options.width, MOST))
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system="standard" if options.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    drawing = _Drawing(document, width, ASCII if options.ascii_only else DRAWN)
    for part in drawing.page():
        if isinstance(part, _Address):
            console.print(part, no_wrap=True, crop=False, overflow="ignore")
        else:
            console.print(part, overflow="fold")
    lines = (line.rstrip() for line in out.getvalue().replace(TIE, " ").split("\n"))
    return "\n".join(lines).rstrip("\n") + "\n"


class _Address(Text):
    """An address: never broken, however narrow the screen."""


class _Hung:
    """A block with a mark hanging in the margin before its first line, and perhaps one before each that follows."""

    def __init__(self, mark: Text, body: RenderableType, indent: int, after: Text | None = None) -> None:
        self.mark = mark
        self.body = body
        self.indent = indent
        self.after = after or Text()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update(width=max(10, options.max_width - self.indent))
        for at, line in enumerate(console.render_lines(self.body, inner, pad=False)):
            mark = self.after if at else self.mark
            if mark.plain:
                yield Segment(mark.plain, console.get_style(mark.style) if mark.style else None)
            yield Segment(" " * (self.indent - len(mark.plain)))
            yield from line
            yield Segment.line()


class _Drawing:
    def __init__(self, document: d.Document, width: int, glyphs: Glyphs) -> None:
        self.document = document
        self.width = width
        self.glyphs = glyphs
        self.numbers = numbers(document)
        self.prose = min(width, MEASURE + MARGIN + 4)

    def page(self) -> Iterator[RenderableType]:
        yield Text()
        yield self.hang(self.title())
        yield self.hang(self.inline(self.document.purpose))
        for block in self.document.blocks:
            yield Text()
            yield self.block(block)
        yield from self.ending()

    def title(self) -> Text:
        title = Text(clean(self.document.title), style="bold")
        command = clean(self.document.command)
        room = self.prose - MARGIN - len(title) - len(command) - 1
        if room >= 4:
            title.append(" " * room, style="none")
            title.append(command, style="not bold")
        return title

    def ending(self) -> Iterator[RenderableType]:
        if self.document.sources:
            yield Text()
            yield self.heading("Sources")
            indent = len(str(len(self.document.sources))) + 3
            for number, source in enumerate(self.document.sources, 1):
                mark = Text(f"[{number}]")
                yield self.hang(_Hung(mark, Text(clean(source_line(source))), indent))
                if source.link:
                    yield _Address(" " * (MARGIN + indent) + source.link)
        yield Text()
        for line in standing_lines(self.document):
            yield self.hang(Text(clean(line)))
        if self.document.next:
            yield Text()
            commands = self.document.next
            yield self.hang(_Hung(Text("Next"), Text("\n".join(commands), style="bold"), 6))

    # -------------------------------------------------- text

    def hang(self, body: RenderableType, left: int = MARGIN) -> RenderableType:
        """Return the body in the column of prose."""
        return Padding(body, (0, max(0, self.width - self.prose), 0, left))

    def inline(self, inline: d.Inline, style: str = "") -> Text:
        text = Text(style=style, overflow="fold")
        for span in inline:
            if isinstance(span, d.Cite):
                text.append(reference(span, self.numbers))
            elif isinstance(span, d.Command):
                whole = len(span.text) <= self.prose // 2  # a short command stays on one line
                text.append(clean(span.text).replace(" ", TIE) if whole else clean(span.text), style="bold")
            else:
                text.append(clean(span.text))
        return text

    def heading(self, title: str) -> RenderableType:
        return _Hung(Text(self.glyphs.heading, style=ACCENT), Text(clean(title), style="bold"), MARGIN)

    # -------------------------------------------------- blocks

    def block(self, block: d.Block) -> RenderableType:
        draw = getattr(self, type(block).__name__.lower())
        drawn: RenderableType = draw(block)
        return drawn

    def stack(self, blocks: Iterable[d.Block]) -> Group:
        """Return blocks one below the other, an empty line between them."""
        parts: list[RenderableType] = []
        for block in blocks:
            if parts:
                parts.append(Text())
            parts.append(self.block(block))
        return Group(*parts)

    def section(self, block: d.Section) -> RenderableType:
        return Group(Text(), self.heading(block.title), Text(), self.stack(block.blocks))

    def paragraph(self, block: d.Paragraph) -> RenderableType:
        text = self.inline(block.text)
        if block.label:
            text = Text.assemble((f"{clean(block.label)}: ", "bold"), text)
        return self.hang(text)

    def bullets(self, block: d.Bullets) -> RenderableType:
        return self.hang(self._bullets(block))

    def _bullets(self, block: d.Bullets) -> RenderableType:
        parts: list[RenderableType] = [self.inline(block.lead)] if block.lead else []
        bullet = self.glyphs.tick if block.ticks else self.glyphs.bullet
        indent = len(str(len(block.items))) + 2 if block.ordered else len(bullet) + 1
        for number, item in enumerate(block.items, 1):
            mark = f"{number}." if block.ordered else bullet
            parts.append(_Hung(Text(mark, style=ACCENT), self.inline(item), indent))
        return Group(*parts)

    def boxed(self, blocks: Iterable[d.Block]) -> RenderableType:
        """Return blocks for the inside of a panel, where the panel gives the margin."""
        parts: list[RenderableType] = []
        for block in blocks:
            if parts:
                parts.append(Text())
            if isinstance(block, d.Paragraph):
                label = Text(f"{block.label}: ", style="bold") if block.label else Text()
                parts.append(Text.assemble(label, self.inline(block.text)))
            elif isinstance(block, d.Bullets):
                parts.append(self._bullets(block))
            else:
                parts.append(self.block(block))
        return Group(*parts)

    def framed(
        self,
        title: str,
        body: RenderableType,
        style: str,
        *,
        heavy: bool = False,
        width: int | None = None,
        height: int | None = None,
    ) -> RenderableType:
        """Return the body in a frame. A title too long for the frame's edge becomes its first line."""
        width = width or self.prose
        heading = Text(clean(title), style=f"bold {style}" if heavy else "bold default")
        fits = len(heading) <= width - 6
        return Panel(
            body if fits else Group(heading, Text(), body),
            title=heading if fits else None,
            title_align="left",
            border_style=style,
            box=self.glyphs.emergency if heavy else self.glyphs.panel,
            padding=(0, 1) if self.width < LISTS_BELOW else (1, 2),
            width=width,
            height=height,
        )

    def panel(self, block: d.Panel) -> RenderableType:
        return self.framed(block.title, self.boxed(block.blocks), PANEL_STYLES[block.kind])

    def callout(self, block: d.Callout, width: int | None = None, height: int | None = None) -> RenderableType:
        style = CALLOUT_STYLES[block.level]
        parts: list[RenderableType] = []
        if block.numbers:
            parts.append(self.inline(block.numbers, "bold"))
        mark = self.glyphs.callouts[block.level]
        parts += [_Hung(Text(mark, style=style), self.inline(item), 2) for item in block.items]
        ending = [self.inline(block.say)] if block.say else []
        if block.sources:
            ending.append(Text.assemble("From", self.inline(block.sources)))
        body = Group(*parts, *([Text()] if parts and ending else []), *ending)
        heavy = block.level == "emergency"
        return self.framed(block.title, body, style, heavy=heavy, width=width, height=height)

    def beside(self, block: d.Beside) -> RenderableType:
        if self.prose < BESIDE_FROM:
            return self.stack(block.blocks)
        count = len(block.blocks)
        width = (self.prose - 2 * (count - 1)) // count
        height = max(self._height(inner, width) for inner in block.blocks)
        grid = Table.grid(padding=(0, 2, 0, 0))
        for _ in block.blocks:
            grid.add_column(width=width)
        cells = [self.callout(b, width, height) if isinstance(b, d.Callout) else self.block(b) for b in block.blocks]
        grid.add_row(*cells)
        return grid

    def _height(self, block: d.Block, width: int) -> int:
        drawn = self.callout(block, width) if isinstance(block, d.Callout) else self.block(block)
        console = Console(file=io.StringIO(), width=width, legacy_windows=False, markup=False, emoji=False)
        return len(console.render_lines(drawn, console.options.update(width=width)))

    def strength(self, strength: d.Strength) -> Text:
        dots = self.glyphs.full * strength.dots + self.glyphs.empty * (4 - strength.dots)
        return Text.assemble((dots, "green"), f"  {clean(strength.words)}")

    def finding(self, block: d.Finding) -> RenderableType:
        sure = self.strength(block.strength)
        where = clean(block.where)
        text = (
            Text.assemble(sure, f"   {where}") if len(sure) + len(where) < self.prose - 12 else Group(sure, Text(where))
        )
        body = Group(Text(clean(block.title), style="bold"), text, Text(), self.boxed(block.blocks))
        return self.hang(
            _Hung(Text(str(block.number), style=f"bold {ACCENT}"), body, 3 + (block.number > 9)), left=MARGIN - 1
        )

    def timeline(self, block: d.Timeline) -> RenderableType:
        parts: list[RenderableType] = [self.inline(block.caption), Text()]
        for at, stage in enumerate(block.stages):
            last = at == len(block.stages) - 1
            body = Group(Text(clean(stage.when), style="bold"), self.inline(stage.what), *([] if last else [Text()]))
            rail = Text("" if last else self.glyphs.line, style=ACCENT)
            parts.append(_Hung(Text(self.glyphs.stage, style=ACCENT), body, 3, rail))
        return self.hang(Group(*parts))

    def people(self, block: d.People) -> RenderableType:
        columns = [self._dots(group) for group in block.groups]
        across = len(columns) * 36 <= self.prose - 6
        if across:
            grid = Table.grid(padding=(0, 4, 0, 0))
            for _ in columns:
                grid.add_column(width=(self.prose - 6 - 4 * (len(columns) - 1)) // len(columns))
            for parts in zip(*columns, strict=True):
                grid.add_row(*parts)
            arrays: RenderableType = grid
        else:
            arrays = Group(*(part for column in columns for part in (*column, Text())))
        body = Group(arrays, *([Text()] if across else []), self.inline(block.caption))
        return self.framed(block.title, body, PANEL_STYLES["fact-box"])

    def _dots(self, group: d.Group) -> tuple[RenderableType, ...]:
        dots = self.glyphs.full * group.n + self.glyphs.empty * (group.of - group.n)
        across = 20 if self.prose >= 34 else 10
        rows = [dots[at : at + across] for at in range(0, len(dots), across)]
        spaced = [" ".join(row[at : at + 5] for at in range(0, len(row), 5)) for row in rows]
        array = Text("\n".join(spaced), style=ACCENT, no_wrap=True)
        return Text(clean(group.label), style="bold"), array, self.inline(group.text)

    def entries(self, block: d.Entries) -> RenderableType:
        names = [self.inline(name, "bold") for name, _ in block.items]
        longest = max((len(name) for name in names), default=0)
        texts = [self.inline(text) for _, text in block.items]
        if longest > 34 or self.prose < longest + 40:
            parts: list[RenderableType] = []
            for name, text in zip(names, texts, strict=True):
                parts += [Text(), name, Padding(text, (0, 0, 0, 2))]
            parts = parts[1:]
            return self.hang(Group(*parts))
        grid = Table.grid(padding=(0, 3, 0, 0))
        grid.add_column(width=longest, no_wrap=True)
        grid.add_column(overflow="fold")
        for name, text in zip(names, texts, strict=True):
            grid.add_row(name, text)
        return self.hang(grid)

    def table(self, block: d.Table) -> RenderableType:
        drawn = tables.draw(block, self.width, self.glyphs, self.cell, MARGIN)
        parts: list[RenderableType] = [self.hang(self.inline(block.caption)), Text(), drawn]
        if block.how_to_read:
            parts += [Text(), self.hang(self.inline(block.how_to_read))]
        return Group(*parts)

    def cell(self, cell: d.Cell) -> Text:
        if not isinstance(cell, d.Meter):
            return self.inline(cell)
        size = 20 if self.width >= BESIDE_FROM else 10
        filled = max(1, round(size * cell.value / cell.of)) if cell.value else 0
        bar, rest = self.glyphs.bar * filled, self.glyphs.rest * (size - filled)
        return Text.assemble((bar, ACCENT), (rest, FAINT), " ", self.inline(cell.text))
