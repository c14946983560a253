"""From records to document: text with its figures and region words filled in, blocks, callouts, sources, standing."""

import functools
import re
from collections.abc import Iterable
from datetime import date

from ivig_cli import document as d
from ivig_cli.errors import IvigError
from ivig_cli.library import Library, figures
from ivig_cli.library import records as r
from ivig_cli.library.strict_yaml import Mark
from ivig_cli.library.text import Citation, FigureRef, Prose, RegionWord, TypedCommand, Words


class Composer:
    """Composes pages from one library for one region (None: all regions side by side)."""

    def __init__(self, library: Library, region: str | None = None) -> None:
        self.library = library
        self.region = region

    # -------------------------------------------------- text

    def inline(self, prose: Prose) -> d.Inline:
        """Return text with figures, region words and references in place.

        A figure brings its reference, which stands at the end of the figure's clause. Where the same sources come again
        in the text, only the last reference is kept.
        """
        spans: list[d.Span] = []
        brought: list[d.Cite] = []
        for token in prose.tokens():
            if isinstance(token, Words):
                spans.append(d.Text(self.spell(token.text)))
            elif isinstance(token, TypedCommand):
                spans.append(d.Command(token.text))
            elif isinstance(token, Citation):
                spans.append(d.Cite(token.sources))
            elif isinstance(token, RegionWord):
                spans.append(d.Text(self.region_word(token.word, prose.mark)))
            elif isinstance(token, FigureRef):
                said, cite = self._figure(token, prose.mark, opens=_opens_sentence(spans))
                spans += [said, cite]
                brought.append(cite)
        last = {span.sources: at for at, span in enumerate(spans) if isinstance(span, d.Cite)}
        kept = (span for at, span in enumerate(spans) if not isinstance(span, d.Cite) or last[span.sources] == at)
        return _after_its_clause(_joined(kept), brought)

    def known(self, text: r.OrNotKnown | None) -> d.Inline:
        """Return a fact, or the words "Not known"."""
        return self.inline(text) if text is not None and text.known else d.words("Not known")

    def _figure(self, ref: FigureRef, mark: Mark, *, opens: bool) -> tuple[d.Text, d.Cite]:
        figure = self.figure(ref.name, mark)
        try:
            said = self.spell(figures.phrase(figure, ref.view))
        except ValueError as problem:
            raise mark.error(str(problem)) from None
        return d.Text(sentence_case(said) if opens else said), d.Cite(figure.sources)

    def figure(self, name: str, mark: Mark | None = None) -> r.FigureRecord:
        """Return the figure called FILE.NAME; a name that no file has is an error of the text at `mark`."""
        figure = self.library.figure(name)
        if figure is None:
            where = mark or Mark("content/figures", 1)
            raise where.error(f'there is no figure "{name}" in content/figures (write FILE.NAME)')
        return figure

    def share(self, name: str) -> r.Share:
        """Return a figure that must be a share of a group."""
        figure = self.figure(name)
        if not isinstance(figure, r.Share):
            raise IvigError(f'The figure "{name}" is an amount; a share is needed here.')
        return figure

    def region_word(self, word: str, mark: Mark | None = None) -> str:
        """Return the region's word; without a region all of them, each with its region."""
        by_region = self.library.regions.words.get(word)
        if by_region is None:
            allowed = ", ".join(self.library.regions.words)
            raise (mark or Mark("content/regions.yaml", 1)).error(f'"{word}" is not a region word; allowed: {allowed}')
        if missing := [region for region in self.library.regions.regions if region not in by_region]:
            raise Mark("content/regions.yaml", 1).error(f'the word "{word}" has no entry for: {", ".join(missing)}')
        if self.region:
            return by_region[self.region]
        regions_of: dict[str, list[str]] = {}
        for region, text in by_region.items():
            if region in self.library.regions.regions:
                regions_of.setdefault(text, []).append(self.library.regions.regions[region].short)
        if len(regions_of) == 1:
            return next(iter(regions_of))
        return listed([f"{text} ({listed(names, 'and')})" for text, names in regions_of.items()], "or")

    @functools.cached_property
    def _spelling(self) -> tuple[re.Pattern[str], dict[str, str]] | None:
        words = self.library.regions.spelling.get(self.region or "")
        if not words:
            return None
        return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE), words

    def spell(self, text: str) -> str:
        """Return the text in the region's spelling."""
        if self._spelling is None:
            return text
        pattern, spelled = self._spelling

        def swap(found: re.Match[str]) -> str:
            word = found.group()
            other = spelled[word.lower()]
            return other.capitalize() if word[0].isupper() else other

        return pattern.sub(swap, text)

    def words(self, text: str) -> d.Inline:
        """Return a plain label as inline text."""
        return d.words(self.spell(text))

    # -------------------------------------------------- blocks

    def blocks(self, body: Iterable[r.Block]) -> tuple[d.Block, ...]:
        """Return the blocks of a section's body."""
        made: list[d.Block] = []
        for block in body:
            made.extend(self._block(block))
        return tuple(made)

    def _block(self, block: r.Block) -> Iterable[d.Block]:
        if isinstance(block, r.Para):
            yield from self.paragraphs([block.text])
        elif isinstance(block, r.ListBlock):
            yield self.bullets(block.items, block.lead, ordered=block.ordered)
        elif isinstance(block, r.TableBlock):
            yield self._table(block)
        elif isinstance(block, r.Findings):
            for number, item in enumerate(block.items, 1):
                yield self._finding(number, item)
        elif isinstance(block, r.PeopleBlock):
            yield self.people(self.share(block.figure), block.caption)
        elif isinstance(block, r.BarsBlock):
            yield self._bars(block)
        elif isinstance(block, r.TimelineBlock):
            stages = tuple(d.Stage(self.spell(s.when), self.inline(s.what)) for s in block.stages)
            yield d.Timeline(self.inline(block.caption), stages)
        elif isinstance(block, r.NoteBlock):
            yield d.Panel("note", self.spell(block.title), self.paragraphs(block.body))
        elif isinstance(block, r.UrgencyBlock):
            yield self.urgency(block.level)

    def _table(self, block: r.TableBlock) -> d.Table:
        heads = [Prose(column, block.caption.mark) for column in block.columns]
        kept = [at for at, head in enumerate(heads) if head.is_for(self.region)]
        rows = tuple(tuple(self.inline(row[at]) for at in kept) for row in block.rows if row[0].is_for(self.region))
        columns = tuple(d.text_of(self.inline(heads[at])) for at in kept)
        reading = self.inline(block.how_to_read) if block.how_to_read else ()
        return d.Table(self.inline(block.caption), columns, rows, reading)

    def paragraphs(self, texts: Iterable[Prose]) -> tuple[d.Block, ...]:
        """Return one paragraph a text, of those that are for this region's readers."""
        return tuple(d.Paragraph(self.inline(text)) for text in texts if text.is_for(self.region))

    def bullets(self, items: Iterable[Prose], lead: Prose | str | None = None, *, ordered: bool = False) -> d.Bullets:
        """Return a list of texts, of those that are for this region's readers."""
        shown = tuple(self.inline(item) for item in items if item.is_for(self.region))
        opening = self.words(lead) if isinstance(lead, str) else self.inline(lead) if lead else ()
        return d.Bullets(shown, opening, ordered)

    def _finding(self, number: int, item: r.FindingRecord) -> d.Finding:
        level = self.library.wording.evidence[item.evidence]
        strength = d.Strength(level.dots, level.words)
        return d.Finding(number, self.spell(item.title), self.paragraphs(item.text), strength, self.spell(item.where))

    def people(self, share: r.Share, caption: Prose | None = None) -> d.People:
        """Return an icon array of a share beside its comparison group, with the same said in words."""
        groups = [self._group(share.who, share.n, share.of, f"{figures.phrase(share)}; {figures.rest(share)}")]
        if share.against:
            other = share.against
            said = f"{figures.phrase(share, 'against')}; {figures.rest(share, 'against not')}"
            groups.append(self._group(other.who, other.n, other.of, said))
        sizes = [share.size, *([share.against.size] if share.against else [])]
        counted = "not stated"
        if share.against and sizes[0] == sizes[1] and _SIZE_OF_ONE.fullmatch(sizes[0]):
            counted = f"{sizes[0]} in each group"
        elif any(size != "not stated" for size in sizes):
            # One known size must not pass for both groups.
            counted = " and ".join(
                dict.fromkeys(size if size != "not stated" else "a group of unstated size" for size in sizes)
            )
        facts = [
            f"{label}: {fact}" for label, fact in (("Counted", counted), ("Time", share.period)) if fact != "not stated"
        ]
        if share.sure:
            facts.append(f"How sure: {self.library.wording.certainty[share.sure].words}")
        lead = (*self.inline(caption), d.Text(" ")) if caption else ()
        text = (*lead, d.Text(self.spell(". ".join(facts))), d.Cite(share.sources), d.Text("."))
        return d.People(self.spell(sentence_case(share.did)), tuple(groups), text)

    def _group(self, who: str, n: float, of: int, said: str) -> d.Group:
        return d.Group(self.spell(sentence_case(who)), figures.whole(n), of, self.words(said))

    def _bars(self, block: r.BarsBlock) -> d.Table:
        shares = [self.share(name) for name in block.figures]
        if len({(share.of, share.unit) for share in shares}) > 1:
            raise block.caption.mark.error("bars need one denominator and one unit for all their figures")
        rows = tuple(
            (
                self.words(sentence_case(s.did)),
                self.meter(s),
                self.words(s.who if s.period == "not stated" else f"{s.who}, {s.period}"),
            )
            for s in shares
        )
        columns = ("What", f"Out of {shares[0].of:,} {shares[0].unit}", "Who and when")
        return d.Table(self.inline(block.caption), columns, rows)

    def meter(self, share: r.Share) -> d.Meter:
        """Return a share as a bar beside its count."""
        return d.Meter(share.n, share.of, (*self.words(figures.short(share)), d.Cite(share.sources)))

    def urgency(self, level: r.Urgency, only: Iterable[str] | None = None) -> d.Callout:
        """Return one of the three lists of signs; `only` keeps the signs with these ids."""
        listing = self.library.urgency[level]
        kept = [sign for sign in listing.signs if only is None or sign.id in set(only)]
        numbers = d.words(self.region_word("emergency")) if level == "emergency" else ()
        sources = tuple(dict.fromkeys(name for sign in kept for name in sign.sources))
        return d.Callout(
            level,
            self.library.wording.urgency[level].title,
            tuple(self.inline(sign.text) for sign in kept),
            numbers,
            self.inline(listing.say) if listing.say else (),
            (d.Cite(sources),),
        )

    def in_short(self, message: Iterable[Prose], do: Iterable[Prose]) -> d.Panel:
        """Return the panel that opens a page: the message, then what the reader can do."""
        actions = self.bullets(do, ordered=False)
        blocks = (*self.paragraphs(message), d.Bullets(actions.items, d.words("What you can do:")))
        return d.Panel("message", "In short", blocks)

    def not_known(self, facts: Iterable[Prose]) -> d.Panel:
        """Return the panel of what nobody knows."""
        return d.Panel("not-known", "What is not known", (self.bullets(facts),))

    # -------------------------------------------------- the page

    def finish(
        self,
        command: str,
        title: str,
        purpose: d.Inline,
        blocks: Iterable[d.Block],
        *,
        next: Iterable[str] = (),
        dates: r.Dated | None = None,
        explain: bool = True,
    ) -> d.Document:
        """Return the page with its words, its sources and its standing.

        `dates` are those of the record the page shows. With `explain`, medical words that the page uses and does not
        explain where they first stand are explained at its end.
        """
        blocks = tuple(blocks)
        if explain:
            blocks += tuple(self._words((d.words(title), purpose, *blocks)))
        about = self.library.about
        dates = dates or about
        overdue = dates.next_check < date.today()
        standing = d.Standing(about.short_standing.raw, about.limits.raw, dates.checked, dates.next_check, overdue)
        used = tuple(dict.fromkeys(d.cited((purpose, *blocks))))
        region = self.library.regions.regions[self.region].name if self.region else None
        return d.Document(
            command, self.spell(title), purpose, blocks, standing, self._sources(used), tuple(next), region
        )

    def _words(self, shown: tuple[d.Inline | d.Block, ...]) -> Iterable[d.Block]:
        texts = list(d.read_aloud(shown))
        found = [entry for entry, _ in self.library.words_in(texts, self.spell)]
        if found:
            found.sort(key=lambda entry: entry.medical.casefold())
            items = tuple(d.words(f"{sentence_case(entry.medical)}: {entry.plain}.") for entry in found)
            yield d.Section("words", "Words on this page", (d.Bullets(items),))

    def _sources(self, ids: tuple[str, ...]) -> tuple[d.SourceEntry, ...]:
        found = self.library.sources(ids)
        for name in ids:
            if name not in found:
                problem = f'there is no source "{name}", yet a text cites it (`ivig content check` says where)'
                raise Mark("content/sources.yaml", 1).error(problem)
        kinds = self.library.wording.kinds
        return tuple(
            d.SourceEntry(s.id, s.title, s.publisher, s.year, kinds.get(s.kind, s.kind), s.link)
            for s in (found[n] for n in ids)
        )


# "121 children", not "84 people in both groups": said of two groups, it holds for each.
_SIZE_OF_ONE = re.compile(r"[\d,]+ \w+")


def listed(parts: list[str], word: str) -> str:
    """Return "a", "a or b", "a, b or c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def sentence_case(text: str) -> str:
    """Return the text with its first letter large."""
    return text[:1].upper() + text[1:]


def in_a_sentence(name: str) -> str:
    """Return a name as it stands within a sentence: "Steroids" is "steroids", "IVIG" stays."""
    return name[0].lower() + name[1:] if name.split(maxsplit=1)[0][1:].islower() else name


def _opens_sentence(spans: list[d.Span]) -> bool:
    before = next((span.text for span in reversed(spans) if isinstance(span, d.Text)), "")
    return not before.strip() or before.rstrip().endswith((".", "?"))


def _joined(spans: Iterable[d.Span]) -> d.Inline:
    """Return the spans with neighbouring words made one."""
    made: list[d.Span] = []
    for span in spans:
        if isinstance(span, d.Text) and made and isinstance(made[-1], d.Text):
            made[-1] = d.Text(made[-1].text + span.text)
        else:
            made.append(span)
    return tuple(made)


_CLAUSE_ENDS = re.compile(r"(?=[.;?](?:\s|$))")


def _after_its_clause(spans: d.Inline, brought: list[d.Cite]) -> d.Inline:
    """Return the spans with each reference that a figure brought moved to the end of the clause.

    "about 79 of 100 people [2] did not." stops a reader in the middle; "about 79 of 100 people did not [2]." does not.
    """
    made = list(spans)
    for cite in brought:
        at = next((place for place, span in enumerate(made) if span is cite), None)
        after = made[at + 1 : at + 3] if at is not None else []
        if at is None or not after or not isinstance(after[0], d.Text):
            continue
        text = after[0].text
        ends = _CLAUSE_ENDS.search(text)
        if ends or (len(after) == 1 and at + 2 == len(made)):
            place = ends.start() if ends else len(text)
            rest = (d.Text(text[:place]), cite, d.Text(text[place:]))
            made[at : at + 2] = [part for part in rest if part is cite or part != d.Text("")]
        elif len(after) == 2 and isinstance(after[1], d.Cite) and "," not in text and not _is_in(after[1], brought):
            made[at : at + 3] = [after[0], d.Cite(tuple(dict.fromkeys((*cite.sources, *after[1].sources))))]
    return tuple(made)


def _is_in(cite: d.Cite, cites: list[d.Cite]) -> bool:
    return any(cite is other for other in cites)
