"""Side effects: the page of all of them, and the page of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivig_cli import document as d
from ivig_cli.library import figures
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer, sentence_case
from ivig_cli.pages.counts import counted


@dataclass(frozen=True, slots=True)
class Filter:
    """Which side effects to list. The emergency list is shown whatever is chosen."""

    phase: r.Phase | None = None
    groups: tuple[str, ...] = ("common", "serious")

    def keeps(self, effect: r.SideEffect) -> bool:
        """Tell whether the effect is asked for."""
        return effect.group in self.groups and (self.phase is None or self.phase in effect.phases)


def side_effects_page(make: Composer, chosen: Filter | None = None) -> d.Document:
    """Return what to act on first, then the common side effects, then the serious ones."""
    chosen = chosen or Filter()
    text = make.library.page("side-effects")
    effects = [effect for effect in make.library.side_effects() if chosen.keeps(effect)]
    common = [effect for effect in effects if effect.group == "common"]
    serious = [effect for effect in effects if effect.group == "serious"]
    blocks: list[d.Block] = [
        make.urgency("emergency"),
        d.Beside((make.urgency("today"), make.urgency("next-visit"))),
        make.in_short(text.message, text.do),
    ]
    if chosen.phase:
        blocks.append(d.Paragraph(make.inline(text.caption(f"when-{chosen.phase}"))))
    blocks += [_common(make, text, common)] if common else []
    blocks += [_serious(make, text, serious)] if serious else []
    if chosen.phase and not effects:
        blocks.append(d.Paragraph(make.inline(text.caption("none"))))
    blocks += [make.not_known(text.not_known), d.Paragraph(make.inline(text.caption("open")))]
    command = " ".join(["ivig side-effects", *_options(chosen)])
    return make.finish(command, text.title, make.inline(text.purpose), blocks, next=text.next)


def _options(chosen: Filter) -> list[str]:
    groups = [] if len(chosen.groups) == 2 else [f"--{chosen.groups[0]}"]
    return groups + ([f"--when {chosen.phase}"] if chosen.phase else [])


def _common(make: Composer, text: r.PageText, effects: list[r.SideEffect]) -> d.Section:
    with_count = [(effect, make.share(effect.table.people)) for effect in effects if effect.table.people]
    with_count.sort(key=lambda pair: -pair[1].n)
    rows: list[tuple[d.Cell, ...]] = []
    for effect, people in with_count:
        infusions: d.Cell = make.words("not known")
        if effect.table.infusions:
            share = make.share(effect.table.infusions)
            infusions = (*make.words(figures.short(share)), d.Cite(share.sources))
        rows.append((make.words(effect.name), make.meter(people), infusions, make.words(_when(make, effect.phases))))
    others = [effect for effect in effects if not effect.table.people]
    title = make.spell(text.caption("common-title").raw)
    if not with_count:
        return d.Section("common", title, tuple(_also(make, text, others)))
    first = with_count[0][1]
    columns = ("What", f"Out of {first.of:,} {first.unit}", _per_infusion(make, with_count), "When")
    table = d.Table(
        make.inline(text.caption("common")), columns, _one_source(rows), make.inline(text.caption("common-how"))
    )
    return d.Section("common", title, (table, *_also(make, text, others)))


def _also(make: Composer, text: r.PageText, effects: list[r.SideEffect]) -> Iterable[d.Block]:
    if effects:
        yield d.Paragraph(make.inline(text.caption("also")))
        yield d.Entries(tuple((make.words(effect.name), make.inline(effect.summary)) for effect in effects))


def _per_infusion(make: Composer, with_count: list[tuple[r.SideEffect, r.Share]]) -> str:
    shares = [make.share(effect.table.infusions) for effect, _ in with_count if effect.table.infusions]
    return f"Out of {shares[0].of:,} {shares[0].unit}"


def _serious(make: Composer, text: r.PageText, effects: list[r.SideEffect]) -> d.Section:
    order = ("emergency", "today", "next-visit")
    effects = sorted(effects, key=lambda effect: (order.index(effect.urgency), effect.name))
    rows = []
    for effect in effects:
        names = [name for name in (effect.table.people, effect.table.infusions) if name]
        cell: list[d.Span] = []
        for name in names:
            share = make.share(name)
            cell += [
                d.Text(f"{'; ' if cell else ''}{figures.short(share)} of {share.of:,} {share.unit}"),
                d.Cite(share.sources),
            ]
        how_often = tuple(cell) or make.words("not known")
        urgency = make.library.wording.urgency[effect.urgency].short
        rows.append((make.words(effect.name), how_often, make.words(_when(make, effect.phases)), make.words(urgency)))
    columns = ("What", "How many", "When", "Act")
    table = d.Table(
        make.inline(text.caption("serious")), columns, tuple(rows), make.inline(text.caption("serious-how"))
    )
    return d.Section("serious", make.spell(text.caption("serious-title").raw), (table,))


def _one_source(rows: list[tuple[d.Cell, ...]]) -> tuple[tuple[d.Cell, ...], ...]:
    """Return the rows without their references where all of them come from one source: the caption cites it once."""
    if len(set(d.cited(tuple(rows)))) != 1:
        return tuple(rows)
    return tuple(tuple(_bare(cell) for cell in row) for row in rows)


def _bare(cell: d.Cell) -> d.Cell:
    if isinstance(cell, d.Meter):
        return d.Meter(cell.value, cell.of, tuple(span for span in cell.text if not isinstance(span, d.Cite)))
    return tuple(span for span in cell if not isinstance(span, d.Cite))


def _when(make: Composer, phases: tuple[r.Phase, ...]) -> str:
    """Return the time by which an effect has come: the last of its phases, and that it can come later still."""
    if not phases:
        return "not known"
    words = [make.library.wording.phases[phase] for phase in phases]
    return f"{words[-2]} or {words[-1]}" if phases[-1] == "later" and len(phases) > 1 else words[-1]


def side_effect_page(make: Composer, name: str) -> d.Document:
    """Return the page of one side effect. Raises NotFoundError for a name that none carries."""
    effect = make.library.side_effect(name)
    title = f"{effect.name} ({effect.medical})" if effect.medical else effect.name
    blocks: list[d.Block] = []
    if effect.signs.emergency:
        blocks.append(make.urgency("emergency", effect.signs.emergency))
    if effect.signs.today:
        blocks.append(make.urgency("today", effect.signs.today))
    act = make.library.wording.urgency[effect.urgency]
    blocks.append(d.Panel("message", "In short", make.paragraphs([effect.summary])))
    blocks.append(_how_often(make, effect))
    blocks.append(
        d.Section(
            "when",
            "When it comes and how long it lasts",
            (
                d.Entries(
                    (
                        (d.words("It starts"), make.known(effect.starts)),
                        (d.words("It lasts"), make.known(effect.lasts)),
                        (d.words("Act"), d.words(sentence_case(act.short))),
                    )
                ),
            ),
        )
    )
    lists = (
        ("raises", "What makes it more likely", effect.raises),
        ("team", "What the team may do", effect.team),
        ("you", "What you can do", effect.you),
    )
    blocks += [d.Section(name, heading, (make.bullets(items),)) for name, heading, items in lists if items]
    if effect.not_known:
        blocks.append(make.not_known(effect.not_known))
    text = make.library.page("side-effect")
    command = f"ivig side-effects {effect.id}"
    return make.finish(command, title, make.inline(text.purpose), blocks, next=("ivig side-effects",), dates=effect)


def _how_often(make: Composer, effect: r.SideEffect) -> d.Section:
    blocks = list(counted(make, effect.how_often))
    if not blocks:
        blocks.append(d.Paragraph(d.words("No count was found in the sources we read.")))
    blocks += make.paragraphs(effect.how_often_note)
    return d.Section("how-often", "How often", tuple(blocks))
