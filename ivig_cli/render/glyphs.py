"""The signs a page is drawn with: one set for screens that can draw, one for plain ASCII."""

from dataclasses import dataclass

from rich import box


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs a page is drawn with."""

    bullet: str
    tick: str
    heading: str
    full: str
    empty: str
    bar: str
    rest: str
    stage: str
    line: str
    callouts: dict[str, str]
    panel: box.Box
    emergency: box.Box
    rule: box.Box
    grid: box.Box


DRAWN = Glyphs(
    "•", "☐", "▌", "●", "○", "█", "░", "●", "│",
    {"emergency": "▲", "today": "■", "next-visit": "●"},
    box.ROUNDED, box.HEAVY, box.SIMPLE_HEAD, box.HORIZONTALS,
)  # fmt: skip
ASCII = Glyphs(
    "-", "[ ]", "#", "#", ".", "#", ".", "o", "|",
    {"emergency": "!", "today": "*", "next-visit": "-"},
    box.ASCII, box.ASCII_DOUBLE_HEAD, box.ASCII, box.ASCII,
)  # fmt: skip
