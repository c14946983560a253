"""The content lint for words and numbers: plain language and fair risks, as far as a machine can hold them.

Rules read the text as people see it, figures filled in. The lists of words are content too: content/style.yaml.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import reduce

from ivig_cli.library import figures
from ivig_cli.library import records as r
from ivig_cli.library.check_records import Problem, Records, line_of, texts_of
from ivig_cli.library.explained import unexplained
from ivig_cli.library.readability import Counts, count, neutral, sentences
from ivig_cli.library.strict_yaml import Mark
from ivig_cli.library.text import FigureRef, Prose, RegionWord, TypedCommand, Words

MOST_WORDS = 25
MOST_SENTENCES = 3
MOST_ITEMS = 7
SMALL_GROUP = 50
GRADE, GRADE_NEUTRAL = 8.0, 6.0
SMOG, SMOG_NEUTRAL = 10.0, 8.0


def printed(text: Prose, records: Records) -> str:
    """Return a text as it prints, without references."""
    parts = []
    for token in text.tokens():
        if isinstance(token, Words):
            parts.append(token.text)
        elif isinstance(token, TypedCommand):
            parts.append("this command")
        elif isinstance(token, RegionWord):
            parts.append("number" if token.word == "emergency" else token.word)
        elif isinstance(token, FigureRef) and token.name in records.figures:
            try:
                parts.append(figures.phrase(records.figures[token.name], token.view))
            except ValueError:
                parts.append("some")
    return "".join(parts).strip()


def pages(records: Records) -> Iterator[tuple[str, list[Prose]]]:
    """Yield every page as its file and its texts in reading order, the fixed texts of its kind first."""
    fixed = {
        "treatments": "treatments",
        "conditions": "condition",
        "side_effects": "side-effect",
        "products": "product",
    }
    for folder, found in records.folders():
        frame = list(texts_of(records.pages.get(fixed.get(folder, ""))))
        for record in found:
            yield f"content/{folder}/{record.id}.yaml", [*frame, *texts_of(record)]


def prose(records: Records) -> Iterator[tuple[Prose, str]]:
    """Yield every text with its printed form. Titles of sources are others' words and no part of it."""
    for text in records.texts():
        yield text, printed(text, records)


# ---------------------------------------------------------------- words


def no_banned_word(records: Records) -> Iterator[Problem]:
    """A word that has a plainer one, promises, commands or frightens is not used (content/style.yaml)."""
    style = records.style
    if style is None:
        return
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, style.instead))})\b", re.IGNORECASE)
    for text, shown in prose(records):
        bare = reduce(lambda rest, allowed: rest.replace(allowed, ""), style.allowed, shown)
        for found in pattern.finditer(bare):
            word = found.group().lower()
            yield text.mark, f'"{found.group()}" is not a word for these pages; write: {style.instead[word]}'


def medical_words_stand_in_brackets(records: Records) -> Iterator[Problem]:
    """A medical word that has a plain one stands in brackets after it: feeling sick (nausea)."""
    style = records.style
    if style is None:
        return
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, style.in_brackets))})\b", re.IGNORECASE)
    for text, shown in prose(records):
        for found in pattern.finditer(shown):
            before = shown[: found.start()]
            quoted = before.count("'") % 2 or before.count('"') % 2  # a label's own word
            if before.count("(") <= before.count(")") and not quoted:
                plain = style.in_brackets[found.group().lower()]
                yield text.mark, f'"{found.group()}" stands outside brackets; write: {plain}'


def no_contraction_or_ornament(records: Records) -> Iterator[Problem]:
    """No n't, no curly quotes, no exclamation marks, no emoji, no dash between words, no YAML mark left in the text."""
    signs = re.compile(r"\w+n't\b|[‘’“”!–—…]|[\U0001F000-\U0001FAFF]|(?:^| )[>|]-(?= )")
    for text, shown in prose(records):
        if found := signs.search(shown):
            yield text.mark, f'"{found.group()}" stands here; write "not" out, straight quotes, commas and full stops'


def numbers_in_one_style(records: Records) -> Iterator[Problem]:
    """No percent sign, no dash in a range, a comma above 999, a zero before a decimal point, no "1 in X"."""
    rules = (
        (r"\d\s?%", "a percent sign: write how many of 100 people"),
        (r"\d ?[-–] ?\d(?!\d{3}-)", 'a dash in a range: write "3 to 5"'),
        (r"(?<![\d.,/-])(?!(?:19|20)\d\ds?\b)\d{4,}(?![\d/-])", "a number of four digits or more without a comma"),
        (r"(?<!\d)\.\d", "a decimal without its zero"),
        (r"\b(?:1|one) in (?:\d|a (?:hundred|thousand|million))", '"1 in X": write how many of 100 people'),
    )
    for text, shown in prose(records):
        bare = re.sub(r"1-800[-\w]*|\b[A-Z][\w]*-\d+\b|\b[a-z]+-\d+\b", "", shown)
        for pattern, what in rules:
            if re.search(pattern, bare):
                yield text.mark, f"{what} ({shown[:60]})"


def no_frequency_word_alone(records: Records) -> Iterator[Problem]:
    """Rare, common, often and their kin stand with their number, in quotes as a label's word, or in a comparison."""
    words = r"rare|rarely|common|commonly|uncommon|often|frequent|frequently|seldom"
    pattern = re.compile(
        rf"(?<!more )(?<!less )(?<!as )(?<!how )(?<!so )(?<!too )(?<!most )\b({words})\b", re.IGNORECASE
    )
    for text, shown in prose(records):
        if text.is_fact and (found := pattern.search(shown)) and not re.search(r"\d|'|\"|number|count", shown):
            yield text.mark, f'"{found.group()}" stands without its number'


def no_relative_risk_alone(records: Records) -> Iterator[Problem]:
    """A times-as-likely stands only beside the counts it comes from."""
    pattern = re.compile(
        r"\b(times (?:as (?:likely|common)|more likely|likelier)|twice as|doubl\w+ the|half as likely)\b",
        re.IGNORECASE,
    )
    for text, shown in prose(records):
        if (found := pattern.search(shown)) and " of " not in shown:
            yield text.mark, f'"{found.group()}" stands without the counts of both groups'


# ---------------------------------------------------------------- form


def sentences_are_short(records: Records) -> Iterator[Problem]:
    """A sentence has at most 25 words, a paragraph at most 3 sentences."""
    for text, shown in prose(records):
        if text.mark.file == "content/urgency.yaml":  # a danger sign names every form it takes
            continue
        for sentence in sentences(shown):
            if (length := len(sentence.split())) > MOST_WORDS:
                yield text.mark, f'{length} words in one sentence, at most {MOST_WORDS}: "{sentence[:50]}..."'
        stops = len(re.findall(r"[.?](?=\s|$)", shown))
        if stops > MOST_SENTENCES and text.is_fact:
            yield text.mark, f"{stops} sentences in one paragraph, at most {MOST_SENTENCES}: start a new one"


def lists_are_short(records: Records) -> Iterator[Problem]:
    """A list has at most 7 items; better 6."""
    for topic in records.topics:
        for section in topic.sections:
            for block in section.body:
                if isinstance(block, r.ListBlock) and len(block.items) > MOST_ITEMS:
                    yield block.items[0].mark, f"{len(block.items)} items in one list, at most {MOST_ITEMS}: split it"


def headings_are_statements(records: Records) -> Iterator[Problem]:
    """A heading is a name or a statement: no question, no full stop, at most 65 letters."""
    for topic in records.topics:
        for title in (topic.title, *(section.title for section in topic.sections)):
            if title.endswith((".", "?", "!")) or len(title) > 65:
                yield topic.purpose.mark, f'the heading "{title}" must be short and end without a sign'


def abbreviations_are_spelled_out(records: Records) -> Iterator[Problem]:
    """An abbreviation that a page uses is spelled out on it; on a topic where it first stands, or before."""
    style = records.style
    if style is None:
        return
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, style.abbreviations))})(?![\w-])")
    for file, texts in pages(records):
        in_order = file.startswith("content/topics/")  # other pages have an order of their own
        page = [(text, printed(text, records)) for text in texts]
        first_use = {short: at for at, (_, shown) in reversed([*enumerate(page)]) for short in pattern.findall(shown)}
        for short, at in first_use.items():
            seen = page[: at + 1] if in_order else page
            if not any(style.abbreviations[short].lower() in shown.lower() for _, shown in seen):
                yield page[at][0].mark, f'"{short}" is not spelled out here or before ({style.abbreviations[short]})'


def words_are_explained(records: Records) -> Iterator[Problem]:
    """A medical word of the glossary is explained where a topic's running text first uses it.

    Words in tables and pictures, and on every other page, are explained at the end of the page by the program. An
    `everyday` word of the glossary needs no explaining.
    """
    entries = [entry for entry in records.glossary.values() if not entry.everyday]
    apart = (r.TableBlock, r.BarsBlock, r.PeopleBlock, r.TimelineBlock)
    for topic in records.topics:
        texts = list(texts_of(topic, without=apart))
        for entry, place in unexplained([printed(text, records) for text in texts], entries):
            yield (
                texts[place].mark,
                f'"{entry.medical}" is not explained where it first stands; its plain word: {entry.plain}',
            )


# ---------------------------------------------------------------- numbers in context


def summaries_show_both_frames(records: Records) -> Iterator[Problem]:
    """A summary that says how many had something also says how many did not, or what happened in the other group."""
    summaries = [(t.in_short.message[0].mark, t.in_short.message) for t in records.topics]
    summaries += [(e.summary.mark, (e.summary,)) for e in records.side_effects]
    for mark, texts in summaries:
        shares = [t for text in texts for t in text.tokens() if isinstance(t, FigureRef) and _is_share(records, t)]
        if shares and not any(t.view for t in shares) and len({t.name for t in shares}) < 2:
            yield mark, "this says how many had it; say also how many did not ({figure:NAME not}) or the other group"


def one_denominator_in_a_list(records: Records) -> Iterator[Problem]:
    """The counts of people, or of infusions, in one list or one column of a table are out of the same number.

    Groups of fewer than 50 are told as they were counted, in any list: "7 of 8 people" says how few they were. A
    difference ("9 more of 10,000 people") is no count to set beside others.
    """
    lists: list[tuple[Prose, ...]] = []
    for topic in records.topics:
        for block in (block for section in topic.sections for block in section.body):
            if isinstance(block, r.ListBlock):
                lists.append(block.items)
            elif isinstance(block, r.TableBlock):
                lists += [tuple(row[at] for row in block.rows) for at in range(1, len(block.columns))]
    lists += [points for t in records.treatments for points in (t.good, t.hard)]
    for texts in lists:
        first: dict[str, r.Share] = {}
        for text in texts:
            for ref in (token for token in text.tokens() if isinstance(token, FigureRef)):
                share = records.figures.get(ref.name)
                if not isinstance(share, r.Share) or ref.view in ("who", "when"):
                    continue
                if share.extra or share.of < SMALL_GROUP:
                    continue
                same = first.setdefault(share.unit, share)
                if share.of != same.of:
                    yield text.mark, f'"{ref.name}" counts out of {share.of:,}, this list out of {same.of:,}'


def region_words_are_marked(records: Records) -> Iterator[Problem]:
    """A medicine's name that differs by region is written as {region:NAME}, so that each reader meets their own."""
    named = [by for regions in records.regions for word, by in regions.words.items() if word in by.values()]
    marked = {word for by in named for word in by.values()}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(marked)))})\b", re.IGNORECASE)
    for text in records.texts():
        if not marked or text.mark.file == "content/glossary.yaml":  # which says that the names differ
            continue
        for token in text.tokens():
            if isinstance(token, Words) and (found := pattern.search(token.text)):
                key = _key_of(found.group(), records)
                yield text.mark, f'"{found.group()}" differs by region: write {{region:{key}}}'


def _key_of(word: str, records: Records) -> str:
    words = (item for regions in records.regions for item in regions.words.items())
    return next(key for key, by_region in words if word.lower() in by_region.values())


def _is_share(records: Records, ref: FigureRef) -> bool:
    figure = records.figures.get(ref.name)
    return isinstance(figure, r.Share) and not figure.extra and not figure.bound and ref.view not in ("who", "when")


def checks_are_not_overdue(records: Records) -> Iterator[Problem]:
    """No page is past the day of its next check."""
    today = date.today()
    for file, record in records.dated():
        if record.next_check < today:
            yield line_of(file), f"the next check was due on {record.next_check}: check the page and set both dates"


def medicines_have_sources(records: Records) -> Iterator[Problem]:
    """Words that state no fact (talk) name a medicine only to say what is not known, or to ask, tell or call."""
    endings = ("mab", "ine", "one", "ate", "cept", "imod")
    names = {word for t in records.treatments for word in t.aliases if word.endswith(endings)} - {"immune", "medicine"}
    if not names:
        return
    pattern = re.compile(rf"\b({'|'.join(sorted(map(re.escape, names)))})\b", re.IGNORECASE)
    excused = re.compile(r"\b(no|not|ask|tell|call|type|talk|means|covers|shows|stands for)\b", re.IGNORECASE)
    quoted = {claim.claim.mark for claim in records.claims}  # statements that are there to be checked
    for text, shown in prose(records):
        if text.is_fact or text.is_sourced() or text.mark in quoted or excused.search(shown):
            continue
        if found := pattern.search(shown):
            yield text.mark, f'"{found.group()}" is named without a source'


# ---------------------------------------------------------------- reading level


def names_of(records: Records) -> set[str]:
    """Return the names that a neutral reading level replaces: glossary, product and disease names, nothing else."""
    names = {entry.medical for entry in records.glossary.values()}
    names |= {product.brand for product in records.products}
    names |= {name for condition in records.conditions for name in (condition.name, condition.short)}
    return {name for name in names if name}


def levels(topic: r.Topic, records: Records) -> tuple[Counts, Counts]:
    """Return the counts of a topic as printed, and with names neutralised. Tables and pictures are left out."""
    texts = [printed(text, records) for text in texts_of(topic, without=(r.TableBlock, r.BarsBlock, r.PeopleBlock))]
    texts = [text for text in texts if text]
    names = names_of(records)
    return count(texts), count(neutral(text, names) for text in texts)


def topics_read_easily(records: Records) -> Iterator[Problem]:
    """A topic reads at grade 8 and SMOG 10 as printed, at grade 6 and SMOG 8 with names neutralised, or lower."""
    for topic in records.topics:
        plain, bare = levels(topic, records)
        for what, found, most in (
            ("Flesch-Kincaid grade as printed", plain.grade, GRADE),
            ("Flesch-Kincaid grade with names neutralised", bare.grade, GRADE_NEUTRAL),
            ("SMOG as printed", plain.smog, SMOG),
            ("SMOG with names neutralised", bare.smog, SMOG_NEUTRAL),
        ):
            if found > most:
                yield (
                    Mark(f"content/topics/{topic.id}.yaml", 1),
                    f"{what} is {found:.1f}, at most {most:.0f}: use shorter words",
                )


WORD_RULES = {
    "IVIG101": no_banned_word,
    "IVIG102": no_contraction_or_ornament,
    "IVIG103": numbers_in_one_style,
    "IVIG104": no_frequency_word_alone,
    "IVIG105": no_relative_risk_alone,
    "IVIG106": sentences_are_short,
    "IVIG107": lists_are_short,
    "IVIG108": headings_are_statements,
    "IVIG109": abbreviations_are_spelled_out,
    "IVIG110": summaries_show_both_frames,
    "IVIG111": checks_are_not_overdue,
    "IVIG112": medicines_have_sources,
    "IVIG113": topics_read_easily,
    "IVIG114": words_are_explained,
    "IVIG115": one_denominator_in_a_list,
    "IVIG116": region_words_are_marked,
    "IVIG117": medical_words_stand_in_brackets,
}
