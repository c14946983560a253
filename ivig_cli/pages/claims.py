"""Common statements, checked."""

from ivig_cli import document as d
from ivig_cli.library import records as r
from ivig_cli.library.names import Named, find
from ivig_cli.pages.compose import Composer


def claims_page(make: Composer, name: str | None = None) -> d.Document:
    """Return every statement with its verdict and why, or one. Raises NotFoundError for a name that none carries."""
    text = make.library.page("claims")
    claims = make.library.claims()
    if name is not None:
        name = find(name, [Named(c.id, (c.claim.plain(),)) for c in claims], "statement", "`ivig claims`")
        claims = [claim for claim in claims if claim.id == name]
    blocks = [_claim(make, claim) for claim in claims]
    command = f"ivig claims {name}" if name else "ivig claims"
    return make.finish(command, text.title, make.inline(text.purpose), blocks, next=text.next)


def _claim(make: Composer, claim: r.Claim) -> d.Section:
    verdict = make.library.wording.verdicts[claim.verdict]
    blocks: list[d.Block] = [d.Paragraph(make.inline(why), None if at else verdict) for at, why in enumerate(claim.why)]
    if claim.see:
        blocks.append(d.Paragraph((d.Text("More: "), d.Command(claim.see))))
    return d.Section(claim.id, d.text_of(make.inline(claim.claim)).rstrip("."), tuple(blocks))
