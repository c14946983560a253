"""Tables on a terminal: drawn where there is room for every word, labelled lists where there is not."""

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ivig_cli import document as d
from ivig_cli.render.common import TIE, clean
from ivig_cli.render.glyphs import ASCII, Glyphs

LISTS_BELOW = 60  # columns; narrower than this, tables become labelled lists
FAINT = "bright_black"  # for rules and the empty part of a bar, never for words
_GAP = 2
_WIDE_GAP = 3

Cell = Callable[[d.Cell], Text]


def draw(block: d.Table, width: int, glyphs: Glyphs, cell: Cell, margin: int) -> RenderableType:
    """Return the table as it fits `width` columns; `cell` turns a cell into text."""
    if width >= LISTS_BELOW:
        widths = _widths(block, width - 2 * margin, cell)
        if widths:
            return Padding(_drawn(block, widths, glyphs, cell), (0, 0, 0, margin))
    return Padding(_labelled(block, cell), (0, 0, 0, margin))


def _widths(block: d.Table, room: int, cell: Cell) -> list[int]:
    """Return a width for each column that cuts no word, or nothing if the table does not fit."""
    gap = _GAP if block.compares else _WIDE_GAP
    room -= gap * (len(block.columns) - 1) + (2 if block.compares else 0)  # the edges of the box
    cells = [[cell(row[at]) for row in block.rows] for at in range(len(block.columns))]
    bars = [any(isinstance(row[at], d.Meter) for row in block.rows) for at in range(len(block.columns))]
    least = [_longest_word(name, column, whole) for name, column, whole in zip(block.columns, cells, bars, strict=True)]
    # A heading may wrap: it takes no room from the cells.
    ideal = [max(low, *map(len, column)) for low, column in zip(least, cells, strict=True)]
    spare = room - sum(least)
    if spare < 0 or (block.compares and (room - least[0]) // max(1, len(least) - 1) < 16):
        return []
    if block.compares:
        return _even(least, room)
    return _shared(least, ideal, spare)


def _longest_word(name: str, column: list[Text], whole: bool) -> int:
    words = [word for text in (name, *(t.plain for t in column)) for word in text.replace(TIE, " ").split()]
    return max(*map(len, words), *(map(len, column) if whole else ()), 1)


def _even(least: list[int], room: int) -> list[int]:
    """Return equal widths for the options that are compared, none narrower than its longest word."""
    first = max(least[0], min(16, room // (len(least) + 1)))
    others = least[1:]
    share = (room - first) // len(others)
    while (over := sum(max(share, word) for word in others) - (room - first)) > 0 and share > 1:
        share -= max(1, over // len(others))
    return [first, *(max(share, word) for word in others)]


def _shared(least: list[int], ideal: list[int], spare: int) -> list[int]:
    """Return the least widths with the spare room added, the columns that want little served first."""
    widths = list(least)
    by_want = sorted(range(len(least)), key=lambda at: ideal[at] - least[at])
    for served, at in enumerate(by_want):
        extra = min(max(0, ideal[at] - least[at]), spare // (len(by_want) - served))
        widths[at] += extra
        spare -= extra
    return widths


def _drawn(block: d.Table, widths: list[int], glyphs: Glyphs, cell: Cell) -> Table:
    cells = [[_untied(cell(part)) for part in row] for row in block.rows]
    wrapping = sum(any(len(text) > width for text, width in zip(row, widths, strict=True)) for row in cells)
    airy = not block.compares and 3 * wrapping > len(cells)
    table = Table(
        box=glyphs.grid if block.compares else glyphs.rule,
        show_lines=block.compares,
        show_edge=block.compares,
        pad_edge=False,
        header_style="bold",
        border_style="default" if glyphs is ASCII else FAINT,
        padding=(0, (_GAP if block.compares else _WIDE_GAP) - 1, 0, 0),  # the box draws one space itself
        leading=1 if airy else 0,
    )
    for at, (column, width) in enumerate(zip(block.columns, widths, strict=True)):
        first = at == 0 and block.compares
        table.add_column(clean(column), style="bold" if first else None, overflow="fold", width=width)
    for row in cells:
        table.add_row(*row)
    return table


def _untied(text: Text) -> Text:
    """Return the text with its references free to wrap: a narrow column has no room to keep them with their word."""
    if TIE not in text.plain:
        return text
    free = text.copy()
    free.plain = text.plain.replace(TIE, " ")
    return free


def _labelled(block: d.Table, cell: Cell) -> RenderableType:
    parts: list[RenderableType] = []
    for row in block.rows:
        if parts:
            parts.append(Text())
        parts.append(Text.assemble(cell(row[0]), style="bold"))
        for column, part in zip(block.columns[1:], row[1:], strict=True):
            parts.append(Padding(Text.assemble(f"{clean(column)}: ", cell(part)), (0, 0, 0, 2)))
    return Group(*parts)
