"""Products: the list of brands, and the page of one."""

from collections.abc import Sequence

from ivig_cli import document as d
from ivig_cli.errors import IvigError
from ivig_cli.library import records as r
from ivig_cli.pages.compose import Composer, listed
from ivig_cli.pages.grids import MOST


def product_list(make: Composer, *, to_compare: bool = False) -> d.Document:
    """Return the brands with what matters most when brands differ; `to_compare` says how to put some side by side."""
    text = make.library.page("products")
    opening = make.inline(text.caption("beside-none" if to_compare else "open"))
    title = "Brands side by side" if to_compare else text.title
    command = "ivig compare products" if to_compare else "ivig products"
    rows = make.library.wording.product_rows
    table = d.Table(
        make.inline(text.caption("columns")),
        ("Brand", rows["route"], rows["strength"], rows["sugar"], rows["status"]),
        tuple(_row(make, product) for product in make.library.products()),
    )
    blocks: list[d.Block] = [d.Paragraph(opening), table]
    return make.finish(command, title, make.inline(text.purpose), blocks, next=text.next)


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
        d.Section(f"{p.id}-{key}", f"{p.brand}: {title}", (block,))
        for p in products
        for key, title, block in (
            ("uses", "approved uses", _uses(make, p)),
            ("cautions", "cautions", make.bullets(p.cautions)),
        )
        if not isinstance(block, d.Bullets) or block.items
    ]
    command = " ".join(("ivig compare products", *(product.id for product in products)))
    brands = listed([p.brand for p in products], "and")
    title = f"{brands} side by side" if len(products) > 1 else f"{brands}, question by question"
    next_ = ("ivig products", "ivig explain products")
    return make.finish(
        command,
        title,
        make.inline(text.caption("beside-purpose")),
        [table, *lists],
        next=next_,
        dates=min(products, key=lambda p: p.checked),
    )


def _uses(make: Composer, product: r.Product) -> d.Block:
    """Return the approved uses for the reader's region, or that the texts read name none there."""
    listed_ = make.bullets(product.uses)
    return listed_ if listed_.items else d.Paragraph(make.inline(make.library.page("product").caption("no-use")))


def _cell(make: Composer, product: r.Product, key: str) -> d.Inline:
    found = getattr(product, key)
    return make.words(found) if isinstance(found, str) else make.known(found)


def product_page(make: Composer, name: str) -> d.Document:
    """Return the page of one brand. Raises NotFoundError for a name that none carries."""
    p = make.library.product(name)
    entries = [(make.words(title), _cell(make, p, key)) for key, title in make.library.wording.product_rows.items()]
    blocks: list[d.Block] = [d.Entries(tuple(entries))]
    blocks.append(d.Section("uses", "Approved uses", (_uses(make, p),)))
    if p.cautions:
        blocks.append(d.Section("cautions", "Cautions", (make.bullets(p.cautions),)))
    if p.note:
        blocks.append(d.Panel("note", "Worth knowing", make.paragraphs(p.note)))
    purpose = make.inline(make.library.page("product").purpose)
    next_ = ("ivig products", "ivig explain products")
    return make.finish(f"ivig products {p.id}", p.brand, purpose, blocks, next=next_, dates=p)
