"""`ivig content check` and `ivig content stats`: the lint and the numbers, for authors."""

from ivig_cli import output
from ivig_cli.errors import IvigError
from ivig_cli.library import Library
from ivig_cli.library.checks import check, read_all
from ivig_cli.library.word_checks import levels


def run_check() -> None:
    """Print every problem of the content, one a line. Raises IvigError if there are any."""
    library = Library()
    problems, counted = check(library)
    output.write("".join(f"{problem}\n" for problem in problems))
    if problems:
        raise IvigError(
            f"{len(problems)} problem{'s' if len(problems) != 1 else ''} found in {counted} content files.",
            "Mend them and run it again.",
        )
    output.write(f"{counted} content files, no problems.\n")


def run_index() -> None:
    """Write the index of `ivig ask` anew from the content."""
    from ivig_cli.library import search_index

    path = search_index.save(Library())
    output.write(f"{path} is made of the content as it stands.\n")


def run_stats() -> None:
    """Print how much there is, and the reading level of each topic as printed and with names neutralised."""
    records = read_all(Library(), [])
    counted = {
        "topics": len(records.topics),
        "side effects": len(records.side_effects),
        "treatments": len(records.treatments),
        "conditions": len(records.conditions),
        "products": len(records.products),
        "checked statements": len(records.claims),
        "words explained": len(records.glossary),
        "figures": len(records.figures),
        "sources": len(records.sources),
    }
    lines = [f"{number:5} {name}" for name, number in counted.items()]
    lines += ["", f"{'':26} {'as printed':>16} {'names neutralised':>20}"]
    lines += [f"{'topic':26} {'grade':>8} {'SMOG':>7} {'grade':>12} {'SMOG':>7}"]
    for topic in records.topics:
        shown, bare = levels(topic, records)
        lines.append(f"{topic.id:26} {shown.grade:8.1f} {shown.smog:7.1f} {bare.grade:12.1f} {bare.smog:7.1f}")
    output.write("\n".join(lines) + "\n")
