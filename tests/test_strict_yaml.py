"""Hostile and careless YAML: refused with the file, the line, what is wrong and what is allowed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivig_cli.errors import ContentError
from ivig_cli.library.strict_yaml import EntryFile, Mapping, Scalar, Sequence, read


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "page.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def load(folder: Path, text: str | bytes) -> Mapping:
    return read(write(folder, text), "content/page.yaml")


BOMB = 'a: &a ["x","x"]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n'


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, '"a" stands here a second time: keep one of the two'),
        ("a:\n  b: 1\n  b: 2\n", 3, '"b" stands here a second time: keep one of the two'),
        ("a: yes\n", 1, "YAML could misread yes: write true or false, or put the word in quotes"),
        ("a:\n - No\n", 2, "YAML could misread No: write true or false, or put the word in quotes"),
        ("a: off\n", 1, "YAML could misread off: write true or false, or put the word in quotes"),
        ("a: 1:10\n", 1, "YAML could misread 1:10: put it in quotes"),
        ("a: 010\n", 1, "YAML could misread 010: write the number without the leading zero, or put it in quotes"),
        ("a: 0x1F\n", 1, "YAML could misread 0x1F: write the plain number, or put it in quotes"),
        ("a: 1_000\n", 1, "YAML could misread 1_000: write the number without underscores, or put it in quotes"),
        ("a: .inf\n", 1, "YAML could misread .inf: write a finite number, or put it in quotes"),
        ("a: 1e3\n", 1, "YAML could misread 1e3: write the number out in full, or put it in quotes"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "a tag (tag:yaml.org,2002:python/object/apply:os.system)"),
        ("a: !x 1\n", 1, "a tag (!x) stands here: only plain values are allowed"),
        (BOMB, 1, "an anchor (&name) stands here: write the value out where it is needed"),
        ("a: *b\n", 1, "an alias (*name) stands here: write the value out"),
        ("a:\n  <<: {b: 1}\n", 2, "a merge key (<<) stands here: write the values out"),
        ("? [a, b]\n: c\n", 1, "a key must be a single word or number"),
        ("a: 1\n---\nb: 2\n", 2, "a second document starts here (---): one file holds one"),
        ("- a\n", 1, "the file must hold keys with values (key: value)"),
        ("", 1, "the file must hold keys with values (key: value)"),
        ("a: [1\nb: 2\n", 2, "this is not valid YAML"),
        ("a: 'x\n", 2, "this is not valid YAML"),
        ("a:\tb: c\n", 1, "this is not valid YAML"),
        (b"a: 1\nb: \xff\n", 2, "this is not UTF-8 text: save the file as UTF-8"),
        ("a: 1\nb: x\x1b[31m\n", 2, "an invisible control character (U+001B) stands here: take it out"),
        ('a: "x\\e[31m"\n', 1, "an invisible control character (U+001B) stands here: take it out"),
        ("a: x\u202ey\n", 1, "an invisible control character (U+202E) stands here: take it out"),
        ("a: " + "[" * 60 + "]" * 60 + "\n", 1, "values are nested more than 40 deep"),
    ],
)
def test_refused(tmp_path: Path, text: str | bytes, line: int, problem: str) -> None:
    with pytest.raises(ContentError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(f"content/page.yaml:{line}: {problem}")


def test_huge_files_are_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="larger than 4,000,000 bytes: split it"):
        load(tmp_path, "a: " + "x" * 4_000_001)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"content/page\.yaml:1: the file cannot be read"):
        read(tmp_path / "nothing.yaml", "content/page.yaml")


def test_values_keep_their_words_and_lines(tmp_path: Path) -> None:
    node = load(tmp_path, "a: 'yes'\nb:\n  - 2026-11-24\n  - \"010\"\nc: true\nn: 1.50\n")
    words = {key: entry.text for key, entry in node.entries.items() if isinstance(entry, Scalar)}
    assert words == {"a": "yes", "c": "true", "n": "1.50"}
    dates = node.entries["b"]
    assert isinstance(dates, Sequence)
    assert [(item.text, item.mark.line) for item in dates.items if isinstance(item, Scalar)] == [
        ("2026-11-24", 3),
        ("010", 4),
    ]


def test_single_entries_are_read_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "a:\n  x: 1\n# a remark\nb:\n  y: |\n    a: not a key\n  z: 2\nc: *broken\n")
    node = EntryFile(path, "content/page.yaml").entries(["b", "missing"])
    assert list(node.entries) == ["b"]
    inner = node.entries["b"]
    assert isinstance(inner, Mapping)
    assert inner.entries["z"].mark.line == 7


def test_an_entry_that_stands_twice_is_refused_even_when_read_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "a: 1\nb: 2\na: 3\n")
    with pytest.raises(ContentError, match=r'page\.yaml:3: "a" stands here a second time'):
        EntryFile(path, "content/page.yaml")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet="ab:-[]{}&*!|>'\"#%@`\n \t?,0123yesno~.", max_size=120)))
def test_any_bytes_are_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str | bytes
) -> None:
    try:
        node = load(tmp_path_factory.getbasetemp(), text)
    except ContentError as error:
        assert str(error).startswith("content/page.yaml:")
        assert error.line >= 1
    else:
        assert isinstance(node, Mapping)
