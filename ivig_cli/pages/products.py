"""Products: the list of brands, and the page of one."""

from collections.abc import Sequence

from ivig_cli import document as d
from ivig_cli.errors import IvigError
from ivig_cli.library import records as r
from ivig_cli.pages.comparison import MOST
from ivig_cli.pages.compose import Composer, listed


def product_list(make: Composer) -> d.Document:
    """Return the brands with what matters most when brands differ."""
    text = make.library.page("products")
    rows = make.library.wording.product_rows
    table = d.Table(
        make.inline(text.caption("columns")),
        ("Brand", rows["route"], rows["strength"], rows["sugar"], rows["status"]),
        tuple(_row(make, product) for product in make.library.products()),
    )
    blocks: list[d.Block] = [d.Paragraph(make.inline(text.caption("open"))), table]
    return make.finish("ivig products", text.title, make.inline(text.purpose), blocks, next=text.next)


def _row(make: Composer, p: r.Product) -> tuple[d.Cell, ...]:
    return (make.words(p.brand), make.words(p.route), make.known(p.strength), make.known(p.sugar), make.known(p.status))


def compare_products(make: Composer, names: Sequence[str]) -> d.Document:
    """Return up to four brands side by side. Raises NotFoundError for an unknown one, IvigError for more than four."""
    products = list({p.id: p for p in (make.library.product(name) for name in names)}.values())
    if len(products) > MOST:
        raise IvigError(
            f"At most {MOST} brands fit side by side, and {len(products)} were named.",
            "Name fewer, or type `ivig products` for all.",
            exit_code=2,
        )
    text = make.library.page("products")
    rows: list[tuple[d.Cell, ...]] = []
    for key, title in make.library.wording.product_rows.items():
        rows.append((make.words(title), *(_cell(make, product, key) for product in products)))
    columns = ("", *(product.brand for product in products))
    table = d.Table(
        make.inline(text.caption("beside")), columns, tuple(rows), make.inline(text.caption("columns")), compares=True
    )
    lists = [
        d.Section(p.id, p.brand, (d.Bullets(tuple(map(make.inline, texts)), d.words(lead)),))
        for p in products
        for lead, texts in (("Approved uses:", p.uses), ("Cautions:", p.cautions))
        if texts
    ]
    command = " ".join(("ivig compare products", *(product.id for product in products)))
    title = f"{listed([p.brand for p in products], 'and')} side by side"
    next_ = ("ivig products", "ivig explain products")
    return make.finish(
        command,
        title,
        make.inline(text.purpose),
        [table, *lists],
        next=next_,
        dates=min(products, key=lambda p: p.checked),
    )


def _cell(make: Composer, product: r.Product, key: str) -> d.Inline:
    found = getattr(product, key)
    return make.words(found) if isinstance(found, str) else make.known(found)


def product_page(make: Composer, name: str) -> d.Document:
    """Return the page of one brand. Raises NotFoundError for a name that none carries."""
    p = make.library.product(name)
    entries = [(make.words(title), _cell(make, p, key)) for key, title in make.library.wording.product_rows.items()]
    blocks: list[d.Block] = [d.Entries(tuple(entries))]
    for key, title, texts in (("uses", "Approved uses", p.uses), ("cautions", "Cautions", p.cautions)):
        if texts:
            blocks.append(d.Section(key, title, (make.bullets(texts),)))
    if p.note:
        blocks.append(d.Panel("note", "Worth knowing", make.paragraphs(p.note)))
    purpose = make.inline(make.library.page("product").purpose)
    next_ = ("ivig products", "ivig explain products")
    return make.finish(f"ivig products {p.id}", p.brand, purpose, blocks, next=next_, dates=p)
