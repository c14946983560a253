"""`ivig content`: the lint, the numbers, new files and the search index, for authors."""

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


def run_new(kind: str, name: str) -> None:
    """Write the skeleton of a new content file. Raises IvigError if it cannot be one, or is there already."""
    from ivig_cli.library import skeletons

    library = Library()
    path = skeletons.create(library, kind, name)
    output.write(f"{path} is written. Fill it in, then run `ivig content check`.\n")


def run_index() -> None:
    """Write the files of `ivig ask` anew from the content: the index, and what it learned of danger signs."""
    from ivig_cli.library import learned_danger, made_files, search_index

    library = Library()
    for made in (search_index, learned_danger):
        path = made_files.save(made.FILE, made.build(library))
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
