"""The content lint: what the form alone cannot promise.

Each rule is a generator whose docstring is the rule. It yields the place, and what is wrong and allowed there. A rule
sees all records at once (Records), so that it can ask whether a name resolves or a source is ever cited.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from ivig_cli.errors import ContentError
from ivig_cli.library import records as r
from ivig_cli.library.check_records import Problem, Records, line_of
from ivig_cli.library.danger import OTHER
from ivig_cli.library.loader import Library
from ivig_cli.library.names import squeeze
from ivig_cli.library.strict_yaml import Mark
from ivig_cli.library.text import FIGURE_VIEWS, Citation, FigureRef, Only, RegionWord, TypedCommand
from ivig_cli.library.word_checks import WORD_RULES

BRIEF = 24  # words in a cell of the comparison: four columns of them still fit a screen


def check(library: Library) -> tuple[list[str], int]:
    """Return every problem as `file:line: CODE what is wrong`, in order, and how many content files there are."""
    found: list[tuple[str, int, str]] = []
    records = read_all(library, found)
    if not found:  # while a file cannot be read, the other rules would only repeat that in other words
        for code, rule in RULES.items():
            found += [(mark.file, mark.line, f"{code} {problem}") for mark, problem in rule(records)]
    lines = [f"{file}:{line}: {problem}" for file, line, problem in sorted(set(found))]
    return lines, sum(1 for _ in library.root.rglob("*.yaml"))


def read_all(library: Library, found: list[tuple[str, int, str]]) -> Records:
    """Return every record that can be read; each file that cannot be adds a problem to `found` (IVIG001)."""
    records = Records()

    def attempt(read: Callable[[], Any]) -> Any:
        try:
            return read()
        except ContentError as error:
            found.append((error.file, error.line, f"IVIG001 {error.problem}"))
            return None

    folders: tuple[tuple[str, list[Any], Callable[[str], Any]], ...] = (
        ("topics", records.topics, library.topic),
        ("side_effects", records.side_effects, library.side_effect),
        ("treatments", records.treatments, library.treatment),
        ("conditions", records.conditions, library.condition),
        ("products", records.products, library.product),
    )
    for folder, into, read in folders:
        for name in library.ids(folder):
            record = attempt(lambda read=read, name=name: read(name))  # type: ignore[misc]
            if record is not None:
                into.append(record)
    for name in library.ids("figures"):
        records.figures.update(attempt(lambda name=name: library.figures(name)) or {})  # type: ignore[misc]
    records.urgency = attempt(lambda: library.urgency) or {}
    records.sources = attempt(library.sources) or {}
    records.glossary = attempt(library.glossary) or {}
    records.pages = attempt(library.pages) or {}
    records.claims = attempt(library.claims) or []
    records.checklists = attempt(library.checklists) or {}
    records.questions = attempt(library.questions) or []
    records.quiz = attempt(library.quiz) or {}
    records.asked = attempt(lambda: library.asked) or {}
    records.examples = attempt(lambda: library.danger_examples)
    records.style = attempt(lambda: library.style)
    records.regions = [one] if (one := attempt(lambda: library.regions)) else []
    records.about = [one] if (one := attempt(lambda: library.about)) else []
    records.routes = [one] if (one := attempt(lambda: library.routes)) else []
    records.comparison = [rows] if (rows := attempt(lambda: library.comparison)) else []
    for read_words in (
        lambda: library.wording,
        lambda: library.rows,
        lambda: library.topic_order,
        lambda: library.search_words,
    ):
        attempt(read_words)
    known = {"topics", "side_effects", "treatments", "conditions", "products", "figures"}
    singles = {"about", "comparison", "glossary", "pages", "regions", "sources", "topics", "urgency", "wording"}
    singles |= {"routes", "search", "asked", "danger_examples", "style", "claims", "checklists", "questions", "quiz"}
    for path in sorted(library.root.rglob("*")):
        folder = path.relative_to(library.root).parts[0]
        depth = len(path.relative_to(library.root).parts)
        expected = path.suffix == ".yaml" and (
            (depth == 2 and folder in known) or (depth == 1 and path.stem in singles)
        )
        if path.is_file() and not expected:
            found.append((library.shown(path), 1, "IVIG001 nothing reads this file: move it or take it away"))
    for text in records.texts():
        attempt(lambda text=text: list(text.tokens()))  # type: ignore[misc]
    for file in ("sources.yaml", *(f"figures/{name}.yaml" for name in (attempt(lambda: library.ids("figures")) or ()))):
        records.marks.update(attempt(lambda file=file: library.key_marks(file)) or {})  # type: ignore[misc]
    records.orders = attempt(library.orders) or {}
    return records


# ---------------------------------------------------------------- sources


def cited_sources_exist(records: Records) -> Iterator[Problem]:
    """Every cited id is in sources.yaml."""
    for mark, name in _citations(records):
        if name not in records.sources:
            yield mark, f'cites "{name}", which is not in content/sources.yaml'


def sources_are_cited(records: Records) -> Iterator[Problem]:
    """Every source is cited somewhere."""
    used = {name for _, name in _citations(records)}
    for name in records.sources:
        if name not in used:
            yield records.marks[name], f'nothing cites "{name}": cite it or take it out'


def _citations(records: Records) -> Iterator[tuple[Mark, str]]:
    for text in records.texts():
        for token in text.tokens():
            if isinstance(token, Citation):
                yield from ((text.mark, name) for name in token.sources)
    for name, figure in records.figures.items():
        yield from ((records.marks[name], source) for source in figure.sources)
    for listing in records.urgency.values():
        for sign in listing.signs:
            yield from ((sign.text.mark, source) for source in sign.sources)


def facts_cite(records: Records) -> Iterator[Problem]:
    """Every text that states a fact cites a source or shows a figure; words that state none are marked `talk:`."""
    for text in records.texts():
        if text.is_fact and not text.is_sourced():
            yield (
                text.mark,
                "this states a fact without a source: add [@source-id], or write it as {talk: ...} if it states none",
            )


def signs_cite(records: Records) -> Iterator[Problem]:
    """Every danger sign names its sources."""
    for listing in records.urgency.values():
        for sign in listing.signs:
            if not sign.sources:
                yield sign.text.mark, f'the sign "{sign.id}" names no source'


def tables_cite(records: Records) -> Iterator[Problem]:
    """Every row of a table cites a source or shows a figure."""
    for topic in records.topics:
        for section in topic.sections:
            for block in section.body:
                if isinstance(block, r.TableBlock):
                    for row in block.rows:
                        if not any(cell.is_sourced() for cell in row):
                            yield row[0].mark, "no cell of this row cites a source"


# ---------------------------------------------------------------- figures


def figures_exist(records: Records) -> Iterator[Problem]:
    """Every figure that a text or a record names exists and has the side that is asked for."""
    for text in records.texts():
        for token in text.tokens():
            if isinstance(token, FigureRef):
                if token.name not in records.figures:
                    yield text.mark, f'there is no figure "{token.name}" in content/figures (write FILE.NAME)'
                elif problem := _lacks(records.figures[token.name], token.view):
                    yield text.mark, problem
    for mark, name in _named_figures(records):
        if name not in records.figures:
            yield mark, f'there is no figure "{name}" in content/figures (write FILE.NAME)'


def _lacks(figure: r.FigureRecord, view: str) -> str | None:
    if view in ("", "who", "when"):
        return None
    if isinstance(figure, r.Amount):
        return f'{figure.name} is an amount; "{view}" is for shares'
    if view.startswith("against") and figure.against is None:
        return f'{figure.name} has no comparison group; "{view}" needs one'
    if view == "not" and figure.extra:
        return f'{figure.name} counts extra cases; "not" has no meaning there'
    assert view in FIGURE_VIEWS
    return None


def _named_figures(records: Records) -> Iterator[tuple[Mark, str]]:
    for topic in records.topics:
        for section in topic.sections:
            for block in section.body:
                mark = topic.purpose.mark
                if isinstance(block, r.PeopleBlock):
                    yield block.caption.mark if block.caption else mark, block.figure
                elif isinstance(block, r.BarsBlock):
                    yield from ((block.caption.mark, name) for name in block.figures)
    for effect in records.side_effects:
        named = (*effect.how_often, effect.table.people, effect.table.infusions)
        yield from ((effect.summary.mark, name) for name in named if name)
    for condition in records.conditions:
        compared = (trial.figure for trial in condition.trials if trial.figure)
        yield from ((condition.summary.mark, name) for name in (*condition.benefit, *compared))


def figures_are_used(records: Records) -> Iterator[Problem]:
    """Every figure is shown somewhere."""
    used = {name for _, name in _named_figures(records)}
    used |= {token.name for text in records.texts() for token in text.tokens() if isinstance(token, FigureRef)}
    for name in records.figures:
        if name not in used:
            yield records.marks[name], f'nothing shows "{name}": use it or take it out'


def shares_where_needed(records: Records) -> Iterator[Problem]:
    """Pictures and tables of side effects show shares; an icon array at most 100; a column one denominator."""
    for effect in records.side_effects:
        for name in (effect.table.people, effect.table.infusions):
            if name in records.figures and not isinstance(records.figures[name], r.Share):
                yield effect.summary.mark, f'"{name}" is an amount; the table needs a share'
    for column in ("people", "infusions"):
        for group in ("common", "serious"):
            yield from _one_denominator(records, group, column)
    for topic in records.topics:
        for section in topic.sections:
            for block in section.body:
                if isinstance(block, r.PeopleBlock):
                    mark = block.caption.mark if block.caption else topic.purpose.mark
                    yield from _drawable(records, block.figure, mark)
    for condition in records.conditions:
        for trial in condition.trials:
            if trial.figure:
                yield from _drawable(records, trial.figure, condition.summary.mark)


def _drawable(records: Records, name: str, mark: Mark) -> Iterator[Problem]:
    figure = records.figures.get(name)
    small = isinstance(figure, r.Share) and figure.of <= 100 and (figure.against is None or figure.against.of <= 100)
    if not small or (isinstance(figure, r.Share) and figure.extra):
        yield mark, f'"{name}" cannot be drawn as people: it needs a share of at most 100, not an extra one'


def _one_denominator(records: Records, group: str, column: str) -> Iterator[Problem]:
    first: r.Share | None = None
    for effect in records.side_effects:
        name = getattr(effect.table, column)
        share = records.figures.get(name) if effect.group == group and name else None
        if isinstance(share, r.Share):
            first = first or share
            if share.of != first.of:
                yield (
                    effect.summary.mark,
                    f'"{name}" counts out of {share.of:,}, the table out of {first.of:,}: use one denominator',
                )


# ---------------------------------------------------------------- names


def region_words_exist(records: Records) -> Iterator[Problem]:
    """Every region word has a word for every region, and a text for one region's readers names a region."""
    for regions in records.regions:
        for word, by_region in regions.words.items():
            if set(by_region) != set(regions.regions):
                yield (
                    line_of("content/regions.yaml"),
                    f'"{word}" needs one entry for each of: {", ".join(regions.regions)}',
                )
        for text in records.texts():
            for token in text.tokens():
                if isinstance(token, RegionWord) and token.word not in regions.words:
                    yield text.mark, f'"{token.word}" is not a region word; allowed: {", ".join(regions.words)}'
                for name in token.names if isinstance(token, Only) and token.kind == "for" else ():
                    if name not in regions.regions:
                        yield text.mark, f'"{name}" is not a region; allowed: {", ".join(regions.regions)}'


def signs_exist(records: Records) -> Iterator[Problem]:
    """Every sign that a page names stands in the list of that urgency; examples of danger are of a sign."""
    signs = {sign.id for listing in records.urgency.values() for sign in listing.signs} | {OTHER}
    for name in records.examples.telling if records.examples else ():
        if name not in signs:
            yield (
                line_of("content/danger_examples.yaml"),
                f'"{name}" is not a sign; allowed: {", ".join(sorted(signs))}',
            )
    named = [(effect.summary.mark, "emergency", effect.signs.emergency) for effect in records.side_effects]
    named += [(effect.summary.mark, "today", effect.signs.today) for effect in records.side_effects]
    named += [(condition.summary.mark, "emergency", condition.danger) for condition in records.conditions]
    named += [(line_of("content/comparison.yaml"), "emergency", c.danger) for c in records.comparison]
    for mark, level, names in named:
        known = [sign.id for sign in records.urgency[level].signs] if level in records.urgency else []
        for name in names:
            if name not in known:
                yield mark, f'"{name}" is not a sign of the list "{level}"; allowed: {", ".join(known)}'


def urgent_effects_say_when(records: Records) -> Iterator[Problem]:
    """A side effect whose urgency is emergency or today names the signs to act on."""
    for effect in records.side_effects:
        named = {"emergency": effect.signs.emergency, "today": effect.signs.today or effect.signs.emergency}
        if effect.urgency in named and not named[effect.urgency]:
            yield effect.summary.mark, f'urgency is "{effect.urgency}" but "signs" names no sign for it'


def names_are_unique(records: Records) -> Iterator[Problem]:
    """No two records of a kind answer to the same name, no two sections of a topic share an id."""
    kinds: tuple[tuple[str, Iterable[Any]], ...] = (
        ("topics", records.topics),
        ("side_effects", records.side_effects),
        ("treatments", records.treatments),
        ("conditions", records.conditions),
        ("products", records.products),
    )
    for folder, found in kinds:
        taken: dict[str, str] = {}
        for record in found:
            title = getattr(record, "title", None) or getattr(record, "brand", None) or record.name
            for name in dict.fromkeys(squeeze(word) for word in (record.id, title, *record.aliases)):
                if taken.setdefault(name, record.id) != record.id:
                    other = taken[name]
                    yield (
                        line_of(f"content/{folder}/{record.id}.yaml"),
                        f'"{name}" is also a name of {other}: keep it in one of them',
                    )
    for topic in records.topics:
        seen: set[str] = set()
        for section in topic.sections:
            if section.id in seen:
                yield topic.purpose.mark, f'two sections are called "{section.id}"'
            seen.add(section.id)


def commands_exist(records: Records) -> Iterator[Problem]:
    """Every command that a page tells the reader to type exists, with its topic, treatment or side effect."""
    for mark, command in _commands(records):
        if problem := _bad_command(records, command):
            yield mark, problem


def _commands(records: Records) -> Iterator[tuple[Mark, str]]:
    for text in records.texts():
        yield from ((text.mark, token.text) for token in text.tokens() if isinstance(token, TypedCommand))
    for topic in records.topics:
        yield from ((topic.purpose.mark, command) for command in topic.next)
    yield from ((claim.claim.mark, claim.see) for claim in records.claims if claim.see)
    for page in records.pages.values():
        yield from ((page.purpose.mark, command) for command in (*page.next, *page.entries))
    yield from ((line_of("content/asked.yaml"), command) for command in records.asked)


def _bad_command(records: Records, command: str) -> str | None:
    words = command.split()
    if not words or words[0] != "ivig" or len(words) == 1:
        return None
    known: dict[str, Iterable[Any]] = {
        "explain": records.topics,
        "side-effects": records.side_effects,
        "treatments": records.treatments,
        "ask": (),
        "sources": (),
        "glossary": list(records.glossary.values()),
        "about": (),
        "when-to-call": (),
        "conditions": records.conditions,
        "products": records.products,
        "quiz": records.topics,
        "prepare": (),
        "questions": (),
        "claims": (),
        "compare": (),
        "routes": (),
    }
    if "--condition" in words:
        named = {squeeze(name) for c in records.conditions for name in (c.id, *c.aliases)}
        return None if squeeze(words[-1]) in named else f'"{command}" names "{words[-1]}", which does not exist'
    verb = words[2] if words[1] == "compare" and len(words) > 2 else words[1]
    names = [word for word in words[words.index(verb) + 1 :] if not word.startswith("-") and not word.isupper()]
    if verb.startswith("-"):
        return None
    if verb not in known:
        return f'there is no command "{command}"'
    if verb == "explain":
        names = names[:1]
    ids = {squeeze(name) for record in known[verb] for name in _names(record)}
    return next(
        (f'"{command}" names "{name}", which does not exist' for name in names if ids and squeeze(name) not in ids),
        None,
    )


def _names(record: Any) -> tuple[str, ...]:
    if isinstance(record, r.GlossaryEntry):
        return (record.id, record.plain, record.medical, *record.also)
    return (record.id, *record.aliases)


# ---------------------------------------------------------------- balance, dates


def comparisons_are_balanced(records: Records) -> Iterator[Problem]:
    """Good and hard points stand 0.7 to 1.4, in every condition; cells and short names are short."""
    by_id = {treatment.id: treatment for treatment in records.treatments}
    for treatment in records.treatments:
        if problem := _unbalanced(treatment.points()):
            yield treatment.summary.mark, problem
        if len(treatment.short) > 16:
            yield treatment.summary.mark, f'"{treatment.short}" is too long for a column heading: at most 16 letters'
        for name, cell in treatment.rows.items():
            count = len(cell.brief.plain().split())
            if count > BRIEF:
                most = f'at most {BRIEF}, the rest goes into "more"'
                yield cell.brief.mark, f'"{name}" has {count} words in "brief": {most}'
    for condition in records.conditions:
        for option in (by_id[name] for name in condition.options if name in by_id):
            if problem := _unbalanced(option.points(condition)):
                yield condition.summary.mark, f"{option.id} has {problem}"


def _unbalanced(points: r.Points) -> str | None:
    good, hard = len(points.good), len(points.hard)
    if good == hard or (hard and 0.7 <= good / hard <= 1.4):
        return None
    return f"{good} good and {hard} hard points: keep the ratio between 0.7 and 1.4"


def options_exist(records: Records) -> Iterator[Problem]:
    """Options, places and {about:...} name what exists; a condition with options states the decision."""
    known = {treatment.id for treatment in records.treatments}
    conditions = {condition.id for condition in records.conditions}
    for text in records.texts():
        for token in text.tokens():
            for name in token.names if isinstance(token, Only) and token.kind == "about" else ():
                if conditions and name not in conditions:
                    yield text.mark, f'"{name}" is not a condition; allowed: {", ".join(sorted(conditions))}'
    for condition in records.conditions:
        for option in condition.options:
            if option not in known:
                yield condition.summary.mark, f'"{option}" is not a treatment; allowed: {", ".join(sorted(known))}'
        for key, named in (("places", condition.places), ("here", condition.here)):
            for place in named:
                if place not in condition.options:
                    yield condition.summary.mark, f'"{key}" names "{place}", which is not one of the options'
        if condition.options and condition.decision is None:
            yield condition.summary.mark, 'the key "decision" is missing: say what is to be decided'


def answers_are_to_rows(records: Records) -> Iterator[Problem]:
    """What a condition says of an option under `here`, and what it leaves out, are rows of the comparison."""
    rows = {row for comparison in records.comparison for row in comparison.rows}
    for condition in records.conditions:
        for row in condition.leave_out:
            if rows and row not in rows:
                yield condition.summary.mark, f'"{row}" is not a row to leave out; allowed: {", ".join(sorted(rows))}'
        for option, answers in condition.here.items():
            for row, text in answers.items():
                if rows and row not in rows:
                    yield text.mark, f'"{row}" under "{option}" is not a row; allowed: {", ".join(sorted(rows))}'


def options_are_told_alike(records: Records) -> Iterator[Problem]:
    """Every option of a condition says its place and how sure we are; the condition tells of doing without."""
    for condition in records.conditions:
        for option in condition.options:
            for key, told in (("places", condition.places), ("here.how_sure", _how_sure(condition))):
                if option not in told:
                    yield condition.summary.mark, f'"{key}" says nothing of the option "{option}"'
        if condition.options and condition.untreated is None:
            yield (
                condition.summary.mark,
                'the key "untreated" is missing: say what is known without treatment, or "not known"',
            )


def _how_sure(condition: r.Condition) -> set[str]:
    return {option for option, answers in condition.here.items() if "how_sure" in answers}


def orders_name_what_exists(records: Records) -> Iterator[Problem]:
    """Every id in topics.yaml and comparison.yaml has its file."""
    known = {
        "topics.yaml": {topic.id for topic in records.topics},
        "comparison.yaml": {t.id for t in records.treatments} | {c.id for c in records.conditions},
    }
    for file, names in records.orders.items():
        for name in names:
            if name not in known[file]:
                yield line_of(f"content/{file}"), f'"{name}" stands in the order, but there is no such file'


def checks_are_planned(records: Records) -> Iterator[Problem]:
    """No page was checked in the future, and the next check of every page lies after the last one."""
    for file, record in records.dated():
        if record.checked > date.today():
            yield line_of(file), f"checked {record.checked} lies in the future"
        if record.next_check <= record.checked:
            yield line_of(file), f"next_check {record.next_check} must come after checked {record.checked}"


Rule = Callable[[Records], Iterator[Problem]]

# Codes are stable: a rule keeps its code for ever. IVIG001 is the form of a file.
RULES: dict[str, Rule] = {
    "IVIG002": cited_sources_exist,
    "IVIG003": sources_are_cited,
    "IVIG004": facts_cite,
    "IVIG005": figures_exist,
    "IVIG006": figures_are_used,
    "IVIG007": region_words_exist,
    "IVIG008": signs_exist,
    "IVIG009": urgent_effects_say_when,
    "IVIG010": names_are_unique,
    "IVIG011": commands_exist,
    "IVIG012": comparisons_are_balanced,
    "IVIG013": checks_are_planned,
    "IVIG014": shares_where_needed,
    "IVIG015": tables_cite,
    "IVIG016": signs_cite,
    "IVIG017": options_exist,
    "IVIG018": orders_name_what_exists,
    "IVIG019": answers_are_to_rows,
    "IVIG020": options_are_told_alike,
    **WORD_RULES,
}
