"""Medical words that a page uses are explained on it: where they stand, or in a list at its end."""

import pytest

from ivig_cli import document as d
from ivig_cli.library import Library
from ivig_cli.pages.compose import Composer
from ivig_cli.pages.lookup import glossary_page
from ivig_cli.pages.products import product_page

MAKE = Composer(Library())


def words(*paragraphs: str, region: str | None = None) -> list[str]:
    """Return the lines of the list under a page of these paragraphs."""
    make = Composer(Library(), region)
    blocks = [d.Paragraph(d.words(text)) for text in paragraphs]
    made = make.finish("ivig x", "A page", d.words("A page."), blocks)
    sections = [block for block in made.blocks if isinstance(block, d.Section) and block.id == "words"]
    lists = [block for section in sections for block in section.blocks if isinstance(block, d.Bullets)]
    return [d.text_of(item) for found in lists for item in found.items]


def test_a_word_that_is_not_explained_stands_in_the_list_once() -> None:
    assert words("Platelets can be few.", "Low platelets are treated.") == [
        "Platelets (thrombocytes): blood cells that stop bleeding."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Blood cells that stop bleeding (platelets) can be few.",
        "Nothing medical stands here.",
        "It takes ten minutes, and the musk is strong.",  # TEN and MuSK are written with capitals
        "A stroke is an emergency.",  # most readers know this word
        "A blocker of another kind missed its secondary goal.",  # not the TNF blocker, not the secondary kind
    ],
)
def test_no_list_where_nothing_needs_it(text: str) -> None:
    assert words(text) == []


def test_the_longest_name_counts() -> None:
    assert [line.partition(":")[0] for line in words("Plasma exchange came first.")] == [
        "Plasma exchange (plasmapheresis)"
    ]


def test_american_spelling() -> None:
    assert words("Her anemia got worse.", region="us") == ["Anemia: too few red blood cells."]


def test_pages_carry_it_and_the_glossary_does_not() -> None:
    def has_list(page: d.Document) -> bool:
        return any(isinstance(block, d.Section) and block.id == "words" for block in page.blocks)

    assert has_list(product_page(MAKE, "privigen"))
    assert not has_list(glossary_page(MAKE))
