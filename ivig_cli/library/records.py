"""The typed records that content files describe. Field types are the schema: see decode.py."""

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, Self

from ivig_cli.library.text import Fact, Prose, Said
from ivig_cli.record import record

if TYPE_CHECKING:
    from ivig_cli.library.strict_yaml import Node

Urgency = Literal["emergency", "today", "next-visit"]
Evidence = Literal["trial", "people", "animals", "laboratory", "proposed"]
Certainty = Literal["high", "moderate", "low", "very low"]
Phase = Literal["during", "first-day", "first-week", "later"]
NOT_KNOWN = "not known"


class Dated(Protocol):
    """A record that says when it was checked and when it is checked next."""

    @property
    def checked(self) -> date:
        """The day it was last held against its sources."""

    @property
    def next_check(self) -> date:
        """The day it is due again."""


# ---------------------------------------------------------------- figures


@record
class Against:
    """The comparison group of a share: how many of how many, and who they were."""

    n: float
    of: int
    who: str
    size: str = "not stated"


@record
class Share:
    """How many of a group something happened to, in whom, in what time, from which source."""

    name: str
    n: float
    of: int
    unit: str
    did: str
    who: str
    size: str
    period: str
    sources: tuple[str, ...]
    to: float | None = None
    bound: Literal["fewer than", "at least", "at most", "more than"] | None = None
    extra: bool = False
    against: Against | None = None
    sure: Certainty | None = None

    def __post_init__(self) -> None:
        for label, n, of in self.groups():
            if not 0 <= n <= of:
                raise ValueError(f"{label} is {n:g} of {of}: it must lie between 0 and {of}")
            if 0 < n < 1:
                raise ValueError(
                    f"{label} is {n:g} of {of}: take a larger group (of: {of * 10}) so that it is at least 1"
                )
        if self.to is not None and self.to <= self.n:
            raise ValueError('"to" must be larger than "n"')
        if not self.sources:
            raise ValueError("a figure needs at least one source")

    def groups(self) -> list[tuple[str, float, int]]:
        """Return each count with its denominator and what to call it in a message."""
        found = [("n", self.n, self.of)]
        if self.to is not None:
            found.append(("to", self.to, self.of))
        if self.against:
            found.append(("against: n", self.against.n, self.against.of))
        return found


@record
class Amount:
    """A measured amount or range: days, hours, grams."""

    name: str
    low: float
    unit: str
    what: str
    who: str
    size: str
    period: str
    sources: tuple[str, ...]
    high: float | None = None
    bound: Literal["fewer than", "at least", "at most", "more than", "about"] | None = None

    def __post_init__(self) -> None:
        if self.high is not None and self.high <= self.low:
            raise ValueError('"high" must be larger than "low"')
        if not self.sources:
            raise ValueError("a figure needs at least one source")


FigureRecord = Share | Amount


# ---------------------------------------------------------------- blocks of a section


class Block:
    """What a section's body is made of."""

    __slots__ = ()

    @classmethod
    def from_node(cls, node: "Node", name: str) -> "Block":
        """Read a paragraph from text, any other block from its single key."""
        from ivig_cli.library.decode import decode, only_key
        from ivig_cli.library.strict_yaml import Mapping, Sequence

        if not isinstance(node, Mapping):
            return Para(Said.from_node(node, "a paragraph"))
        key = only_key(node, ("talk", *_BLOCKS))
        inner = node.entries[key]
        if key == "talk":
            return Para(Said.from_node(node, key))
        if isinstance(inner, Sequence) and key == "findings":
            return Findings(tuple(decode(item, FindingRecord) for item in inner.items))
        if key == "urgency":
            return UrgencyBlock.from_scalar(inner)
        return decode(inner, _BLOCKS[key], {"ordered": key == "steps"} if key in ("list", "steps") else None)


@record
class Para(Block):
    """A paragraph."""

    text: Said


@record
class ListBlock(Block):
    """Bullets, or numbered steps."""

    items: tuple[Said, ...]
    ordered: bool
    lead: Prose | None = None


@record
class TableBlock(Block):
    """A small table. The first cell of a row names it."""

    caption: Prose
    columns: tuple[str, ...]
    rows: tuple[tuple[Prose, ...], ...]
    how_to_read: Prose | None = None

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f'the row "{row[0].raw}" has {len(row)} cells; the table has {len(self.columns)} columns'
                )


@record
class FindingRecord:
    """One proposed explanation, how sure we are of it, and where it was seen."""

    title: str
    text: tuple[Said, ...]
    evidence: Evidence
    where: str


@record
class Findings(Block):
    """Numbered findings."""

    items: tuple[FindingRecord, ...]


@record
class PeopleBlock(Block):
    """An icon array of a share, its comparison group beside it."""

    figure: str
    caption: Prose | None = None


@record
class BarsBlock(Block):
    """Several shares of one denominator, as bars."""

    caption: Prose
    figures: tuple[str, ...]


@record
class Stage:
    """One stage of a timeline."""

    when: str
    what: Said


@record
class TimelineBlock(Block):
    """What happens when."""

    caption: Prose
    stages: tuple[Stage, ...]


@record
class NoteBlock(Block):
    """A boxed remark."""

    title: str
    body: tuple[Said, ...]


@record
class UrgencyBlock(Block):
    """One of the three urgency lists, from its one source."""

    level: Urgency

    @classmethod
    def from_scalar(cls, node: "Node") -> Self:
        """Read the level's name."""
        from ivig_cli.library.decode import value

        return cls(value(node, Urgency, "urgency"))


_BLOCKS: dict[str, type[Block]] = {
    "list": ListBlock,
    "steps": ListBlock,
    "table": TableBlock,
    "findings": Findings,
    "people": PeopleBlock,
    "bars": BarsBlock,
    "timeline": TimelineBlock,
    "note": NoteBlock,
    "urgency": UrgencyBlock,
}


# ---------------------------------------------------------------- topics


@record
class InShort:
    """The message of a page, and what the reader can do."""

    message: tuple[Fact, ...]
    do: tuple[Prose, ...]


@record
class SectionRecord:
    """One section of a topic, with the questions it answers in lay words."""

    id: str
    title: str
    answers: tuple[str, ...]
    body: tuple[Block, ...]


@record
class TopicCard:
    """What the list of topics and the search for a name need of a topic."""

    id: str
    title: str
    menu: str
    aliases: tuple[str, ...]


@record
class Topic:
    """A narrative page."""

    id: str
    title: str
    menu: str
    aliases: tuple[str, ...]
    purpose: Prose
    in_short: InShort
    sections: tuple[SectionRecord, ...]
    not_known: tuple[Said, ...]
    next: tuple[str, ...]
    checked: date
    next_check: date


# ---------------------------------------------------------------- side effects, urgency


@record
class Sign:
    """A sign to act on; completes "Call ... if"."""

    id: str
    text: Prose
    sources: tuple[str, ...]


@record
class UrgencyList:
    """The signs of one urgency, most dangerous first."""

    signs: tuple[Sign, ...]
    say: Prose | None = None


@record
class TableFigures:
    """The figures that stand in the table of side effects: per person and per infusion."""

    people: str | None = None
    infusions: str | None = None


@record
class SignIds:
    """Signs of a side effect, by urgency."""

    emergency: tuple[str, ...] = ()
    today: tuple[str, ...] = ()


class OrNotKnown(Prose):
    """A fact, or exactly the words "not known"."""

    __slots__ = ()

    @classmethod
    def from_node(cls, node: "Node", name: str) -> Self:
        """Read a fact; "not known" needs no source."""
        fact = Fact.from_node(node, name)
        return cls(fact.raw, fact.mark, is_fact=fact.raw != NOT_KNOWN)

    @property
    def known(self) -> bool:
        """Tell whether anything is known."""
        return self.raw != NOT_KNOWN


@record
class SideEffect:
    """One side effect: how often, when, what raises it, what the team does, what you do."""

    id: str
    name: str
    aliases: tuple[str, ...]
    group: Literal["common", "serious"]
    urgency: Urgency
    summary: Fact
    phases: tuple[Phase, ...]
    how_often: tuple[str, ...]
    starts: OrNotKnown
    lasts: OrNotKnown
    checked: date
    next_check: date
    medical: str | None = None
    table: TableFigures = field(default_factory=TableFigures)
    how_often_note: tuple[Said, ...] = ()
    raises: tuple[Said, ...] = ()
    team: tuple[Said, ...] = ()
    you: tuple[Said, ...] = ()
    signs: SignIds = field(default_factory=SignIds)
    not_known: tuple[Said, ...] = ()


# ---------------------------------------------------------------- treatments, conditions


@record
class Cell:
    """One answer of a treatment: short for the table, more for its own page."""

    brief: OrNotKnown
    more: tuple[Said, ...] = ()


@record
class Points:
    """What speaks for a treatment, and what makes it hard."""

    good: tuple[Said, ...]
    hard: tuple[Said, ...]


@record
class Treatment:
    """One treatment; every treatment answers the same rows."""

    id: str
    name: str
    short: str
    group: str
    aliases: tuple[str, ...]
    summary: Fact
    rows: dict[str, Cell]
    good: tuple[Said, ...]
    hard: tuple[Said, ...]
    versus_ivig: tuple[Said, ...]
    checked: date
    next_check: date

    def points(self, condition: "Condition | None" = None) -> Points:
        """Return the good and the hard points; for a condition without those that are about other conditions.

        A condition has its own points for IVIG, which take the place of those that hold across diseases.
        """
        if condition is None:
            return Points(self.good, self.hard)
        if self.id == "ivig" and condition.points:
            return condition.points
        good, hard = (tuple(p for p in points if p.is_about(condition.id)) for points in (self.good, self.hard))
        return Points(good, hard)


@record
class Trial:
    """A direct comparison: what was found, how sure it is, what it did not answer. The figure holds both sides."""

    title: str
    found: tuple[Said, ...]
    not_answered: tuple[Said, ...]
    figure: str | None = None
    sure: Certainty | None = None
    sure_why: Said | None = None


@record
class Approvals:
    """What the regulators' texts say, by region."""

    us: OrNotKnown | None = None
    uk: OrNotKnown | None = None
    eu: OrNotKnown | None = None


class _OfOneName:
    """What has a name and a short form of it."""

    name: str
    short: str

    @property
    def full_name(self) -> str:
        """Return the name, with its abbreviation where it has one."""
        is_abbreviation = self.short.isupper() and self.short not in self.name
        return f"{self.name} ({self.short})" if is_abbreviation else self.name


@record
class ConditionLine(_OfOneName):
    """The keys of a condition that stand in the tables of all diseases."""

    id: str
    name: str
    short: str
    plain: str
    first: OrNotKnown
    ivig: OrNotKnown
    untreated: Cell | None = None
    options: tuple[str, ...] = ()


@record
class Condition(_OfOneName):
    """One condition: where IVIG is approved, what it did beside placebo, what is tried first, where IVIG fits.

    With `options` it has a comparison: `places` says where each option stands, `here` what a row says of an option in
    this condition, `leave_out` which rows do not touch its people, `danger` emergency signs beside those of every page.
    """

    id: str
    name: str
    short: str
    plain: str
    aliases: tuple[str, ...]
    standing: Literal["approved", "guideline", "mixed", "not-helped"]
    approvals: Approvals
    summary: Fact
    first: OrNotKnown
    ivig: OrNotKnown
    how_soon: OrNotKnown
    how_sure: OrNotKnown
    checked: date
    next_check: date
    benefit: tuple[str, ...] = ()
    benefit_note: tuple[Said, ...] = ()
    in_table: bool = False
    decision: Prose | None = None
    danger: tuple[str, ...] = ()
    what_happens: Said | None = None
    untreated: Cell | None = None
    no_help: tuple[Said, ...] = ()
    options: tuple[str, ...] = ()
    places: dict[str, Said] = field(default_factory=dict)
    leave_out: tuple[str, ...] = ()
    here: dict[str, dict[str, Said]] = field(default_factory=dict)
    points: Points | None = None
    trials: tuple[Trial, ...] = ()
    questions: tuple[str, ...] = ()
    not_known: tuple[Said, ...] = ()


@record
class Product:
    """One brand, with what its texts say and "not known" for what they do not."""

    id: str
    brand: str
    aliases: tuple[str, ...]
    maker: OrNotKnown
    route: str
    form: OrNotKnown
    strength: OrNotKnown
    stabiliser: OrNotKnown
    sugar: OrNotKnown
    sodium: OrNotKnown
    iga: OrNotKnown
    ph: OrNotKnown
    osmolality: OrNotKnown
    half_life: OrNotKnown
    us_year: OrNotKnown
    uses: tuple[Said, ...]
    rate: OrNotKnown
    storage: OrNotKnown
    cautions: tuple[Said, ...]
    status: OrNotKnown
    checked: date
    next_check: date
    note: tuple[Said, ...] = ()


@record
class Row:
    """A row of the comparison.

    In a condition the answer is the "same" as elsewhere unless the condition has its own; or it must be the condition's
    "own", since a result in another disease does not hold in this one; or the row is left "out".
    """

    title: str
    in_condition: Literal["same", "own", "out"] = "same"


@record
class TopicOrder:
    """The order of the list of topics."""

    order: tuple[str, ...]


@record
class Comparison:
    """The rows of the comparison, the order of its columns, and the emergency signs that its pages open with."""

    order: tuple[str, ...]
    conditions: tuple[str, ...]
    danger: tuple[str, ...]
    rows: dict[str, Row]


# ---------------------------------------------------------------- the rest


@record
class Source:
    """A source as the reader is shown it. `link` is missing where no publisher's address is known."""

    id: str
    title: str
    kind: str
    place: str
    publisher: str | None = None
    year: int | None = None
    link: str | None = None
    note: str | None = None


@record
class GlossaryEntry:
    """A plain word, its medical word, what it means, and what else people type.

    `everyday` marks a word that most readers know: no page needs to explain it.
    """

    id: str
    plain: str
    medical: str
    meaning: Prose
    also: tuple[str, ...] = ()
    everyday: bool = False


@record
class RouteRow:
    """One question answered for both routes."""

    title: str
    vein: OrNotKnown
    skin: OrNotKnown


@record
class RouteFits:
    """What may make each route fit somebody better."""

    vein: tuple[Said, ...]
    skin: tuple[Said, ...]


@record
class Routes:
    """Into a vein or under the skin, question by question."""

    message: tuple[Fact, ...]
    do: tuple[Prose, ...]
    rows: tuple[RouteRow, ...]
    fits: RouteFits
    neither: tuple[Said, ...]
    questions: tuple[str, ...]
    not_known: tuple[Said, ...]
    checked: date
    next_check: date


@record
class Claim:
    """A common statement, checked."""

    id: str
    claim: Prose
    verdict: Literal["right", "partly right", "misleading", "wrong", "no proof found"]
    why: tuple[Said, ...]
    see: str | None = None


@record
class ChecklistGroup:
    """A headed part of a checklist."""

    title: str
    items: tuple[Said, ...]


@record
class Checklist:
    """Things to do or have ready at one moment."""

    title: str
    purpose: Prose
    groups: tuple[ChecklistGroup, ...]


@record
class QuestionGroup:
    """Questions to take along, by subject or by moment."""

    id: str
    title: str
    kind: Literal["subject", "moment"]
    questions: tuple[str, ...]


@record
class Prompt:
    """A say-it-back prompt with its answer and the reason."""

    ask: Prose
    answer: tuple[Fact, ...]
    why: tuple[Said, ...]


@record
class Region:
    """A region's name."""

    name: str
    short: str


@record
class Regions:
    """Words and numbers that differ by region."""

    regions: dict[str, Region]
    words: dict[str, dict[str, str]]
    spelling: dict[str, dict[str, str]]


@record
class Level:
    """A degree of certainty: how many of four dots, and the words."""

    dots: int
    words: str

    def __post_init__(self) -> None:
        if not 0 <= self.dots <= 4:
            raise ValueError(f'"dots" is {self.dots}: it must lie between 0 and 4')


@record
class UrgencyWords:
    """The fixed heading of an urgency, the short form for tables."""

    title: str
    short: str


@record
class Wording:
    """The fixed words of the pages."""

    urgency: dict[str, UrgencyWords]
    evidence: dict[str, Level]
    certainty: dict[str, Level]
    phases: dict[str, str]
    kinds: dict[str, str]
    standings: dict[str, str]
    verdicts: dict[str, str]
    moments: dict[str, str]
    product_rows: dict[str, str]


@record
class Style:
    """The words that pages avoid, and what abbreviations stand for."""

    instead: dict[str, str]
    in_brackets: dict[str, str]
    allowed: tuple[str, ...]
    abbreviations: dict[str, str]


@record
class SearchWords:
    """Words for `ivig ask`: what to pass over, what means or sounds the same, how people word danger signs."""

    filler: str
    asking: str
    everyday: str
    same: tuple[tuple[str, ...], ...]
    sound_alike: tuple[tuple[str, ...], ...]
    lists: dict[str, str]
    danger: dict[str, tuple[str, ...]]
    frames: dict[str, tuple[str, ...]]


@record
class DangerExamples:
    """What people type who tell of a danger sign, by sign, and what looks alike and tells of none."""

    telling: dict[str, tuple[str, ...]]
    harmless: tuple[str, ...]


@record
class AboutSection:
    """A part of the about page."""

    title: str
    body: tuple[Prose, ...]


@record
class About:
    """Who wrote this, how, when, and what it cannot do."""

    standing: Prose
    short_standing: Prose
    limits: Prose
    purpose: Prose
    sections: tuple[AboutSection, ...]
    checked: date
    next_check: date


@record
class PageText:
    """The words of a page that is put together from records."""

    title: str
    purpose: Prose
    message: tuple[Fact, ...] = ()
    do: tuple[Prose, ...] = ()
    captions: dict[str, Prose] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    not_known: tuple[Said, ...] = ()
    next: tuple[str, ...] = ()

    def caption(self, name: str) -> Prose:
        """Return a caption. Raises ContentError if the page lacks it."""
        if name not in self.captions:
            raise self.purpose.mark.error(f'the caption "{name}" is missing from this page')
        return self.captions[name]
