"""Answers to a question in anyone's words: the passages that fit best, and the danger signs that the words touch."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ivig_cli.library import learned_danger, likeness
from ivig_cli.library.danger import NUMBER, Heard, Text
from ivig_cli.library.learned_danger import Model
from ivig_cli.library.search_index import Index, Sign, Unit, bare, named
from ivig_cli.library.search_words import stem, typed_words
from ivig_cli.library.spelling import Speller, joined

# Bounds on the work that one question can cause.
_MOST_TERMS = 300
_MOST_GUESSES = 60
_MOST_DANGER_GUESSES = 200

# How much it counts that a passage's questions are like the one asked, beside its words.
_LIKENESS = 25
# How much of a score hangs on the share of the asked words that the passage has; what an unknown word counts in that.
_COVERING = 0.4
_UNKNOWN = 0.4
# What more a word of the glossary is worth to who asks for a meaning, and a brand that is named among other words.
_MEANING = 6
_BRAND = 3
# A passage that shares less than this part of what the words say, or scores less than this, is no answer.
_LEAST_SHARE = 0.33
_LEAST_SCORE = 15.0
_USUAL_TERMS = 8
_ALIKE = 0.5
# Of the further passages those that come near the best.
_WORTH_NAMING = 0.35
# How far readings other than the word itself are trusted.
_SURE_GUESS = 0.66
_FURTHER_GUESS = 0.6
_SOUND_ALIKE = 0.5
_JOINED = 0.8
_GROUP = 0.7
_WORD_OF_GROUP = 0.5
_SHORT_ROOT = 4
# Beyond which score of the learned line an alarm is given, and below which phrases alone give none.
_ALARM = -0.1
_SURELY_HARMLESS = -0.5

# A section answers at length; a word of the glossary explains one term.
_KINDS = {"section": 1.0, "side-effect": 0.97, "page": 0.9, "condition": 0.92, "treatment": 0.9, "product": 0.9}
_KINDS |= {"topic": 0.8, "about": 0.9, "checklist": 0.8, "claim": 0.75, "word": 0.75, "questions": 0.55}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage, and how well it fits."""

    unit: Unit
    score: float
    share: float


@dataclass(frozen=True, slots=True)
class Danger:
    """How urgent the words are, if they tell of danger, and the signs that they touch.

    `signs` are those that the phrases of search.yaml find; danger may be told without any. `general` ones are only
    asked about: "is it common?".
    """

    level: str | None
    signs: tuple[Sign, ...]
    general: tuple[Sign, ...]


def ask(index: Index, text: str) -> list[Hit]:
    """Return the passages that answer, best first; none where nothing comes near."""
    reader = _Reader(index)
    typed = typed_words(text)
    terms = reader.terms(typed)
    found = _passages(index, terms)
    for at, (near, alike) in index.questions.nearest(reader.question(typed)).items():
        one = found.setdefault(at, _Found())
        one.near, one.alike = near, alike
    for at, worth in _named_units(index, reader.corrected(typed)):
        found.setdefault(at, _Found()).score += worth
    told = sum(count * _worth(index, term) for term, count in terms.items() if term not in index.filler)
    hits = []
    for at, one in found.items():
        unit = index.units[at]
        covered = 1 - _COVERING + _COVERING * (min(one.told / told, 1.0) if told else 1.0)
        # A question mostly of small words ("what if I do not have it") is known by its likeness.
        share = max(min(one.told / told, 1.0) if told else 0.0, float(one.alike >= _ALIKE))
        score = one.score * covered + _LIKENESS * one.near
        hits.append(Hit(unit, score * _KINDS[unit.kind], share))
    hits.sort(key=lambda hit: (-hit.score, hit.unit.command))
    if not hits or max(hit.share for hit in hits[:3]) < _least_share(terms):
        return []
    if hits[0].score < _LEAST_SCORE:
        return []
    return [hit for hit in hits if hit.score >= _WORTH_NAMING * hits[0].score]


def _named_units(index: Index, read: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the records that the words name, and what that is worth: all of the words, or a brand among them."""
    stems = [stem(word) for word in read]
    said = bare(stems, index.filler | index.asking).split()
    carried = index.names.get(" ".join(said), ())
    asks_meaning = not index.asking.isdisjoint(stems) or stems[:1] == ["what"]
    for at, worth in zip(carried[::2], carried[1::2], strict=True):
        yield at, worth + (_MEANING if asks_meaning and index.units[at].kind == "word" else 0)
    pairs = (" ".join(said[start:end]) for start in range(len(said)) for end in (start + 1, start + 2))
    for name in dict.fromkeys(pairs):
        brands = index.names.get(name, ())[::2] if len(said) > 1 else ()
        yield from ((at, _BRAND) for at in brands if index.units[at].kind == "product")


def _least_share(terms: dict[str, float]) -> float:
    """Return the share that an answer must have. Who tells a story says much that no passage has."""
    return _LEAST_SHARE * min(1.0, _USUAL_TERMS / len(terms))


def _worth(index: Index, term: str) -> float:
    """Return how much a term counts in what was asked. Words that no passage has are mostly about the person."""
    return index.rarity(term) * (1.0 if term in index.terms else _UNKNOWN)


@dataclass(slots=True)
class _Found:
    """What a passage shares with the words: its score, and the weight of those that tell something.

    `near` is how near its questions come, `alike` how alike the nearest of them is.
    """

    score: float = 0.0
    told: float = 0.0
    near: float = 0.0
    alike: float = 0.0


def _passages(index: Index, terms: dict[str, float]) -> dict[int, _Found]:
    """Return each unit's score by the words that stand in it."""
    found: dict[int, _Found] = {}
    for term, count in terms.items():
        if term in index.filler:
            continue
        worth = count * index.rarity(term)
        posted = list(map(int, index.terms.get(term, "").split()))
        for at, impact in zip(posted[::2], posted[1::2], strict=True):
            one = found.setdefault(at, _Found())
            one.score += worth * impact / 100
            one.told += worth
    return found


def danger(index: Index, model: Model, text: str) -> Danger:
    """Return whether the words tell of danger, misspelled or not.

    Two ways to see it must not both miss it: phrases that someone wrote, and a line learned from examples. Phrases
    alone do not count where the line is sure of the contrary ("get it off my chest").
    """
    told, asked = _phrases(index, text)
    any_, emergency = learned_danger.score(model.any, text), learned_danger.score(model.emergency, text)
    if any_ <= _ALARM and not (told and any_ > _SURELY_HARMLESS):
        return Danger(None, (), (*told, *asked))
    urgent = any(sign.level == "emergency" for sign in told) and emergency > _SURELY_HARMLESS
    if not told or urgent or emergency > _ALARM:
        return Danger("emergency", told, asked)
    return Danger("today", told, asked)


def _phrases(index: Index, text: str) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """Return the signs that the phrases find in the words: those told of, and those only asked about."""
    reader = _Reader(index)
    typed = typed_words(text)
    heard = Text(list(reader.heard(typed)))
    found = tuple(sign for sign in index.signs if any(heard.has(phrase) for phrase in sign.phrases))
    if not found:
        return (), ()
    plain = Text([Heard(_forms([word]), at) for at, word in enumerate(reader.corrected(typed))])
    met = {name: any(plain.has(phrase) for phrase in phrases) for name, phrases in index.frames.items()}
    if met["past"] and not met["present"]:
        return (), found
    if met["personal"] or not (met["general"] or met["asking"]):
        return found, ()
    # "Can it cause a stroke?" names a danger. "Can it cause pain in my chest?" may tell of one.
    told = tuple(sign for sign in found if not met["general"] and sign.level == "emergency" and _is_told(heard, sign))
    return told, tuple(sign for sign in found if sign not in told)


def _is_told(heard: Text, sign: Sign) -> bool:
    return any(heard.has(phrase) for phrase in sign.phrases if not phrase.is_name)


class _Reader:
    """Reads typed words as words of the content."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._speller = Speller(index.words)
        self._danger_words = dict.fromkeys((*index.danger_words, *map(stem, index.danger_words)), 1)
        self._danger_speller = Speller(self._danger_words)
        self._guesses_left = _MOST_GUESSES
        self._read: dict[str, tuple[list[str], list[tuple[str, float]]]] = {}

    def _is_known(self, typed: str) -> bool:
        return typed in self._index.words or typed in self._danger_words

    def _readings(self, word: str) -> tuple[list[str], list[tuple[str, float]]]:
        """Return the known words that a typed word is best read as, and further guesses with their trust."""
        if word not in self._read:
            self._read[word] = self._guessed(word)
        return self._read[word]

    def _guessed(self, word: str) -> tuple[list[str], list[tuple[str, float]]]:
        if self._is_known(word):
            return [word], []
        if self._guesses_left <= 0:
            return [word], []
        self._guesses_left -= 1
        parts, guesses = self._speller.parts(word), self._speller.guesses(word)
        if parts and not (guesses and guesses[0][1] > _SURE_GUESS):
            return parts, []
        return ([guesses[0][0]], guesses[1:]) if guesses else ([word], [])

    def corrected(self, typed: Sequence[str]) -> list[str]:
        """Return the words as they are best read, misspellings mended and run-together words parted."""
        return [part for word in typed for part in self._readings(word)[0]]

    # -------------------------------------------------- for passages

    def question(self, typed: Sequence[str]) -> dict[str, float]:
        """Return a question as it is compared with others: words as best read, pairs of them, groups of one meaning."""
        stems = [stem(word) for word in self.corrected(typed[:_MOST_TERMS])]
        groups = (name for name, _, _ in named(stems, self._index.phrases))
        return dict.fromkeys((*stems, *likeness.pairs(stems), *groups), 1.0)

    def terms(self, typed: Sequence[str]) -> dict[str, float]:
        """Return the terms of a question with how far each is trusted: misspellings, run-together words, synonyms."""
        index = self._index
        found: dict[str, float] = {}

        def add(term: str, trust: float) -> None:
            found[term] = max(found.get(term, 0.0), trust)

        read: list[str] = []
        typed = typed[:_MOST_TERMS]
        # "breast feeding" counts as "breastfeeding" too, before either half is taken for a slip.
        for _, together in joined(typed, index.words):
            add(stem(together), _JOINED)
            for name in index.phrases.get(stem(together), ()):
                add(name, _GROUP)
        for word in typed:
            best, others = self._readings(word)
            read += best
            for other, trust in others:
                add(stem(other), _FURTHER_GUESS * trust)
            for other in index.sounds.get(word, ()):
                add(stem(other), _SOUND_ALIKE)
        stems = [stem(word) for word in read]
        groups = list(named(stems, index.phrases))
        single = {start for _, start, end in groups if end - start == 1}
        for place, term in enumerate(stems):
            add(term, _WORD_OF_GROUP if place in single else 1.0)
        for name, _, _ in groups:
            add(name, _GROUP)
        return found

    # -------------------------------------------------- for danger signs

    def heard(self, typed: Sequence[str]) -> Iterator[Heard]:
        """Yield each word with everything it may mean among the words of the danger signs."""
        at = 0
        guesses = 0
        meanings: dict[str, list[frozenset[str]]] = {}
        together = dict(joined(typed, self._danger_words))
        for place, word in enumerate(typed):
            if word not in meanings:
                guesses += not self._is_known(word)
                meanings[word] = list(self._meanings(word, guess=guesses < _MOST_DANGER_GUESSES))
            for number, meant in enumerate(meanings[word]):
                extra = _forms([together[place]]) if place in together and not number else frozenset()
                yield Heard(meant | extra, at)
                at += stem(word) not in self._index.filler

    def _meanings(self, word: str, *, guess: bool) -> Iterator[frozenset[str]]:
        """Yield what a word may mean; first the word itself, then the parts it may run together."""
        own = {word, *self._index.sounds.get(word, ())}
        if self._is_known(word) or not guess:
            yield _forms(own)
            return
        guesses = self._danger_speller.guesses(word, 4, heard=3)
        if len(root := stem(word)) > _SHORT_ROOT:
            guesses += self._danger_speller.guesses(root, 4)
        yield _forms(own | {other for other, _ in guesses})
        for part in self._everything.parts(word):
            yield _forms([part])

    @functools.cached_property
    def _everything(self) -> Speller:
        return Speller({**self._index.words, **self._danger_words})


def _forms(typed: Iterable[str]) -> frozenset[str]:
    forms = {form for word in typed for form in (stem(word), f"={word}")}
    return frozenset(forms | {NUMBER} if any(word.isdigit() for word in typed) else forms)
