"""The library: where content stands, and records on demand.

Every file is read when a record of it is first asked for; of the large files (sources, figures) only the entries asked
for are parsed.
"""

import dataclasses
import functools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from ivig_cli.errors import ContentError
from ivig_cli.library import explained
from ivig_cli.library import records as r
from ivig_cli.library.decode import decode, value
from ivig_cli.library.names import Named, find
from ivig_cli.library.strict_yaml import EntryFile, Mapping, Mark, Scalar, read

T = TypeVar("T")


def content_root() -> Path:
    """Return the folder of the content: the checkout's, if the program runs from one, else the copy in the package.

    The checkout comes first, so that an edited YAML shows at once and a copy that an editable install left behind is
    never read.
    """
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent / "content"
    if checkout.is_dir() and (package.parent / "pyproject.toml").is_file():
        return checkout
    return package / "content"


class Library:
    """All records, read on demand from the folder `root`."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or content_root()
        self._entry_files: dict[Path, EntryFile] = {}

    # -------------------------------------------------- files

    def shown(self, path: Path) -> str:
        """Return how messages call a content file: `content/topics/mechanism.yaml`."""
        return f"content/{path.relative_to(self.root).as_posix()}"

    def _file(self, *parts: str) -> Mapping:
        path = self.root.joinpath(*parts)
        return read(path, self.shown(path))

    def _entries(self, keys: Iterable[str] | None, *parts: str) -> Mapping:
        """Return the named entries of a file (None: all of it)."""
        if keys is None:
            return self._file(*parts)
        path = self.root.joinpath(*parts)
        if path not in self._entry_files:
            self._entry_files[path] = EntryFile(path, self.shown(path))
        return self._entry_files[path].entries(keys)

    def ids(self, folder: str) -> tuple[str, ...]:
        """Return the ids in a folder of one-record files: the names of its files."""
        try:
            names = [entry.name for entry in self.root.joinpath(folder).iterdir()]
        except OSError as problem:
            raise ContentError(f"content/{folder}", 1, f"the folder cannot be read ({problem.strerror})") from None
        return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))

    def _one(self, folder: str, name: str, kind: type[T]) -> T:
        node = self._file(folder, f"{name}.yaml")
        written = node.entries.get("id")
        if isinstance(written, Scalar) and written.text != name:
            raise written.mark.error(f'"id" is "{written.text}" but the file is {name}.yaml: make them the same')
        return decode(node, kind)

    def _heads(self, folder: str, name_key: str) -> list[Named]:
        """Return the names and aliases in a folder, parsing two keys of each file."""
        heads = []
        for name in self.ids(folder):
            node = self._entries((name_key, "short", "aliases"), folder, f"{name}.yaml")
            title, short = (node.entries.get(key) for key in (name_key, "short"))
            aliases = node.entries.get("aliases")
            others = value(aliases, tuple[str, ...], "aliases") if aliases else ()
            words = [entry.text for entry in (title, short) if isinstance(entry, Scalar)]
            heads.append(Named(name, (*words, *others)))
        return heads

    def _find(self, folder: str, name: str, kind: str, name_key: str, list_command: str) -> str:
        if name in self.ids(folder):
            return name
        return find(name, self._heads(folder, name_key), kind, list_command)

    def key_marks(self, file: str) -> dict[str, Mark]:
        """Return where each entry of a file of many entries stands; figures are called FILE.NAME."""
        folder, _, name = file.removesuffix(".yaml").rpartition("/")
        marks = self._file(*file.split("/")).key_marks
        return {f"{name}.{key}" if folder == "figures" else key: mark for key, mark in marks.items()}

    def orders(self) -> dict[str, tuple[str, ...]]:
        """Return the ids that the files of order name, by file."""
        topics = decode(self._file("topics.yaml"), r.TopicOrder)
        return {"topics.yaml": topics.order, "comparison.yaml": (*self.comparison.order, *self.comparison.conditions)}

    # -------------------------------------------------- topics

    @functools.cached_property
    def topic_order(self) -> tuple[str, ...]:
        """Return topic ids in the order of the list; a topic the order forgets comes last."""
        order = decode(self._file("topics.yaml"), r.TopicOrder).order
        present = self.ids("topics")
        return (*(t for t in order if t in present), *(t for t in present if t not in order))

    def topic(self, name: str) -> r.Topic:
        """Return the topic of that name or alias. Raises NotFoundError with the nearest names."""
        return self._one("topics", self.topic_id(name), r.Topic)

    def topic_id(self, name: str) -> str:
        """Return the id behind a topic's name or alias."""
        return self._find("topics", name, "topic", "title", "`ivig explain`")

    def topic_cards(self) -> list[r.TopicCard]:
        """Return what the list of topics shows, in order."""
        cards = []
        for name in self.topic_order:
            node = self._entries(("id", "title", "menu", "aliases"), "topics", f"{name}.yaml")
            cards.append(decode(node, r.TopicCard))
        return cards

    # -------------------------------------------------- treatments, conditions, side effects

    @functools.cached_property
    def comparison(self) -> r.Comparison:
        """Return the rows of the comparison, its orders, and the danger signs that its pages open with."""
        return decode(self._file("comparison.yaml"), r.Comparison)

    @property
    def rows(self) -> dict[str, r.Row]:
        """Return the rows of the comparison, in order."""
        return self.comparison.rows

    @functools.cached_property
    def treatment_order(self) -> tuple[str, ...]:
        """Return the treatments of the comparison, in its order: the groups. Members of a group open by name."""
        present = self.ids("treatments")
        return tuple(t for t in self.comparison.order if t in present)

    def members(self, group: str) -> list[str]:
        """Return the ids of the treatments that belong to a group, without the group itself."""
        heads = ((name, self._entries(("group",), "treatments", f"{name}.yaml")) for name in self.ids("treatments"))
        return [
            name
            for name, head in heads
            if name != group and isinstance(found := head.entries.get("group"), Scalar) and found.text == group
        ]

    def treatment(self, name: str) -> r.Treatment:
        """Return the treatment of that name or alias. Raises NotFoundError with the nearest names."""
        treatment = self._one("treatments", self.treatment_id(name), r.Treatment)
        self._same_rows(treatment)
        return treatment

    def treatment_id(self, name: str) -> str:
        """Return the id behind a treatment's name or alias."""
        return self._find("treatments", name, "treatment", "name", "`ivig compare treatments`")

    def _same_rows(self, treatment: r.Treatment) -> None:
        rows = self._file("treatments", f"{treatment.id}.yaml").entries["rows"]
        assert isinstance(rows, Mapping)
        for row, mark in rows.key_marks.items():
            if row not in self.rows:
                raise mark.error(f'"{row}" is not a row of content/comparison.yaml; allowed: {", ".join(self.rows)}')
        for row in self.rows:
            if row not in treatment.rows:
                raise rows.mark.error(f'the row "{row}" is missing: write it, or brief: not known')

    def condition(self, name: str) -> r.Condition:
        """Return the condition of that name or alias. Raises NotFoundError with the nearest names."""
        return self._one("conditions", self.condition_id(name), r.Condition)

    def condition_id(self, name: str) -> str:
        """Return the id behind a condition's name or alias."""
        return self._find("conditions", name, "condition", "name", "`ivig conditions`")

    def compared_conditions(self) -> list[r.ConditionLine]:
        """Return what the tables of all diseases show of the compared conditions, in order, parsing only that."""
        keys = [field.name for field in dataclasses.fields(r.ConditionLine)]
        nodes = [self._entries(keys, "conditions", f"{name}.yaml") for name in self.comparison.conditions]
        return [decode(node, r.ConditionLine) for node in nodes]

    def conditions(self) -> list[r.Condition]:
        """Return all conditions: those of the comparison in its order, then the others by name."""
        order = self.comparison.conditions
        found = [self._one("conditions", name, r.Condition) for name in self.ids("conditions")]
        return sorted(found, key=lambda c: (order.index(c.id) if c.id in order else len(order), c.name.casefold()))

    def product(self, name: str) -> r.Product:
        """Return the brand of that name or alias. Raises NotFoundError with the nearest names."""
        return self._one("products", self.product_id(name), r.Product)

    def product_id(self, name: str) -> str:
        """Return the id behind a brand's name or alias."""
        return self._find("products", name, "product", "brand", "`ivig products`")

    def products(self) -> list[r.Product]:
        """Return all brands, by name."""
        found = [self._one("products", name, r.Product) for name in self.ids("products")]
        return sorted(found, key=lambda product: product.brand.casefold())

    def side_effect(self, name: str) -> r.SideEffect:
        """Return the side effect of that name or alias. Raises NotFoundError with the nearest names."""
        return self._one("side_effects", self.side_effect_id(name), r.SideEffect)

    def side_effect_id(self, name: str) -> str:
        """Return the id behind a side effect's name or alias."""
        return self._find("side_effects", name, "side effect", "name", "`ivig side-effects`")

    def side_effects(self) -> list[r.SideEffect]:
        """Return all side effects."""
        return [self._one("side_effects", name, r.SideEffect) for name in self.ids("side_effects")]

    @functools.cached_property
    def urgency(self) -> dict[str, r.UrgencyList]:
        """Return the three lists of signs, emergency first."""
        node = self._file("urgency.yaml")
        levels = get_args(r.Urgency)
        for key, mark in node.key_marks.items():
            if key not in levels:
                raise mark.error(f'"{key}" is not an urgency; allowed: {", ".join(levels)}')
        for level in levels:
            if level not in node.entries:
                raise node.mark.error(f'the list "{level}" is missing')
        return {level: decode(node.entries[level], r.UrgencyList) for level in levels}

    # -------------------------------------------------- figures, sources, words

    @functools.cached_property
    def _figures(self) -> dict[str, r.FigureRecord]:
        return {}

    def figure(self, name: str) -> r.FigureRecord | None:
        """Return the figure called FILE.NAME, or None."""
        if name not in self._figures:
            file, _, key = name.partition(".")
            if not self.root.joinpath("figures", f"{file}.yaml").is_file():
                return None
            node = self._entries((key,), "figures", f"{file}.yaml").entries.get(key)
            if node is None:
                return None
            self._figures[name] = _figure(node, name)
        return self._figures[name]

    def figures(self, file: str) -> dict[str, r.FigureRecord]:
        """Return every figure of one file, by FILE.NAME."""
        entries = self._file("figures", f"{file}.yaml").entries
        return {f"{file}.{key}": _figure(node, f"{file}.{key}") for key, node in entries.items()}

    def sources(self, ids: Iterable[str] | None = None) -> dict[str, r.Source]:
        """Return the sources with these ids, or all; ids that do not exist are left out."""
        node = self._entries(ids, "sources.yaml")
        return {key: decode(entry, r.Source, {"id": key}) for key, entry in node.entries.items()}

    def glossary(self) -> dict[str, r.GlossaryEntry]:
        """Return the whole glossary."""
        node = self._file("glossary.yaml")
        return {key: decode(entry, r.GlossaryEntry, {"id": key}) for key, entry in node.entries.items()}

    def words_in(self, texts: Sequence[str], spell: Callable[[str], str]) -> list[tuple[r.GlossaryEntry, int]]:
        """Return the medical words that these texts use and do not explain, each with its first text's place.

        `spell` gives the glossary the spelling of the texts.
        """
        self._entries((), "glossary.yaml")
        peeked = self._entry_files[self.root / "glossary.yaml"].peek("medical")
        words = explained.words_in(texts)
        likely = [key for key, medical in peeked.items() if explained.may_use(words, spell(medical))]
        node = self._entries(likely, "glossary.yaml")
        entries = [decode(entry, r.GlossaryEntry, {"id": key}) for key, entry in node.entries.items()]
        spelled = [dataclasses.replace(e, medical=spell(e.medical), plain=spell(e.plain)) for e in entries]
        return explained.unexplained(texts, [entry for entry in spelled if not entry.everyday])

    @functools.cached_property
    def routes(self) -> r.Routes:
        """Return the comparison of the two routes."""
        return decode(self._file("routes.yaml"), r.Routes)

    def claims(self) -> list[r.Claim]:
        """Return the checked statements, in the order of the file."""
        return [decode(node, r.Claim, {"id": key}) for key, node in self._file("claims.yaml").entries.items()]

    def checklists(self) -> dict[str, r.Checklist]:
        """Return the checklists by moment: before, during, after, home."""
        return {key: decode(node, r.Checklist) for key, node in self._file("checklists.yaml").entries.items()}

    def questions(self) -> list[r.QuestionGroup]:
        """Return the questions to take along, by subject and by moment."""
        return [
            decode(node, r.QuestionGroup, {"id": key}) for key, node in self._file("questions.yaml").entries.items()
        ]

    def quiz(self, topics: Iterable[str] | None = None) -> dict[str, tuple[r.Prompt, ...]]:
        """Return the say-it-back prompts of these topics, or of all."""
        entries = self._entries(topics, "quiz.yaml").entries
        return {key: value(node, tuple[r.Prompt, ...], key) for key, node in entries.items()}

    @functools.cached_property
    def regions(self) -> r.Regions:
        """Return the words and numbers that differ by region."""
        return decode(self._file("regions.yaml"), r.Regions)

    @functools.cached_property
    def wording(self) -> r.Wording:
        """Return the fixed words of the pages."""
        return decode(self._file("wording.yaml"), r.Wording)

    def page(self, name: str) -> r.PageText:
        """Return the words of the page called `name` in pages.yaml."""
        found = self._entries((name,), "pages.yaml")
        if name not in found.entries:
            raise found.mark.error(f'the page "{name}" is missing')
        return decode(found.entries[name], r.PageText)

    def pages(self) -> dict[str, r.PageText]:
        """Return the words of every page in pages.yaml."""
        return {key: decode(node, r.PageText) for key, node in self._file("pages.yaml").entries.items()}

    @functools.cached_property
    def search_words(self) -> r.SearchWords:
        """Return the words that `ivig ask` needs beside the pages."""
        return decode(self._file("search.yaml"), r.SearchWords)

    @functools.cached_property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """Return further questions that a passage answers, by the command that opens it."""
        entries = self._file("asked.yaml").entries
        return {command: value(node, tuple[str, ...], command) for command, node in entries.items()}

    @functools.cached_property
    def danger_examples(self) -> r.DangerExamples:
        """Return the examples that `ivig ask` learns danger signs from."""
        return decode(self._file("danger_examples.yaml"), r.DangerExamples)

    @functools.cached_property
    def style(self) -> r.Style:
        """Return the words that pages avoid."""
        return decode(self._file("style.yaml"), r.Style)

    @functools.cached_property
    def about(self) -> r.About:
        """Return who wrote this, how and when."""
        return decode(self._file("about.yaml"), r.About)


def _figure(node: Any, name: str) -> r.FigureRecord:
    if not isinstance(node, Mapping):
        raise node.mark.error("a figure is written as keys with values")
    kind = node.entries.get("kind")
    kinds: dict[str, type[r.FigureRecord]] = {"share": r.Share, "amount": r.Amount}
    if not isinstance(kind, Scalar) or kind.text not in kinds:
        raise node.mark.error('a figure needs "kind": share or amount')
    rest = {key: entry for key, entry in node.entries.items() if key != "kind"}
    marks = {key: mark for key, mark in node.key_marks.items() if key != "kind"}
    return decode(Mapping(rest, marks, node.mark), kinds[kind.text], {"name": name})
