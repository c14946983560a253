"""The command tree: names, order, help. A command's module is imported only when that command runs."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ivig_cli import completion
from ivig_cli.settings import Request


class _Commands(TyperGroup):
    """Lists the commands a newcomer wants first, and says which one opens a page when its name is typed instead."""

    ORDER = (
        *(
            "explain",
            "ask",
            "side-effects",
            "when-to-call",
            "compare",
            "conditions",
            "products",
            "prepare",
            "questions",
            "claims",
        ),
        *("quiz", "glossary", "sources", "about", "content", "help"),
    )

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(self.commands, key=lambda name: (*self.ORDER, name).index(name))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and (better := completion.page_command(args[0])):
            shown = "".join(character for character in args[0] if character.isprintable())
            ctx.fail(f'There is no command "{shown}". Did you mean `{better}`?')
        return super().resolve_command(ctx, args)


class _Comparisons(TyperGroup):
    """Says what to type when treatments or brands are named without their kind: `ivig compare ivig steroids`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and (kind := completion.comparison_of(args[0])):
            shown = "".join(character for character in " ".join(args) if character.isprintable())
            ctx.fail(f"A kind is missing. Did you mean `ivig compare {kind} {shown}`?")
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="ivig",
    cls=_Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    no_args_is_help=False,
)
compare_app = typer.Typer(cls=_Comparisons, rich_markup_mode=None, invoke_without_command=True)
content_app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)

_Option = typer.Option
_SHARED = {
    "format": Annotated[str | None, _Option(metavar="NAME", help="terminal, plain or json.")],
    "plain": Annotated[bool | None, _Option("--plain", help="Simple text: no boxes, no colour. Reads well aloud.")],
    "json": Annotated[bool | None, _Option("--json", help="The page as data.")],
    "no_colour": Annotated[bool | None, _Option("--no-color", help="Keep the layout, drop the colour.")],
    "output": Annotated[Path | None, _Option("--output", "-o", metavar="FILE", help="Write to FILE (.txt, .json).")],
    "region": Annotated[
        str | None, _Option(metavar="us|uk|eu", help="Numbers and names of one region. Also: IVIG_REGION.")
    ],
    "pager": Annotated[bool | None, _Option("--pager/--no-pager", help="Page long text on a terminal.")],
    "width": Annotated[int | None, _Option(min=20, max=1000, metavar="COLUMNS", help="Lines of at most this length.")],
}


def _page(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every page has; it receives them as one Request called `request`.

    Options given before the command (`ivig --plain explain`) count too; those after it win.
    """
    own = inspect.signature(function).parameters

    @functools.wraps(function)
    def command(ctx: typer.Context, **given: Any) -> None:
        request = Request(**{name: given.pop(name) for name in _SHARED}).over(ctx.obj)
        ctx.obj = request
        if "ctx" in own:
            given["ctx"] = ctx
        function(**given, request=request)

    first = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in _SHARED.items()
    ]
    kept = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for name, p in own.items() if name not in ("ctx", "request")]
    parameters = [first, *kept, *shared]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def _print_version(asked: bool) -> None:
    if asked:
        from ivig_cli.commands.version import text

        typer.echo(text())
        raise typer.Exit()


@app.callback()
@_page
def root(
    ctx: typer.Context,
    request: Request,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Plain answers about IVIG (intravenous immunoglobulin) therapy.

    \b
    Examples:
      ivig explain mechanism        what the medicine does in your body
      ivig explain administration   the day of the drip
      ivig side-effects             how often, when, what to do
      ivig when-to-call             the danger signs
      ivig compare treatments       IVIG beside the other treatments

    General information. It cannot know your case and does not replace your care team. Not reviewed by a clinician.
    Exit status: 0 done, 1 could not do it, 2 asked wrongly, 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        from ivig_cli.commands import lookup

        lookup.welcome(request)


@app.command()
@_page
def explain(
    request: Request,
    topic: Annotated[str | None, typer.Argument(metavar="TOPIC", autocompletion=completion.complete_topic)] = None,
    section: Annotated[
        str | None, typer.Argument(metavar="SECTION", autocompletion=completion.complete_section)
    ] = None,
) -> None:
    """Explain a topic. Without a topic, list them.

    \b
    Examples:
      ivig explain
      ivig explain mechanism
      ivig explain administration afterwards
      ivig explain mechanism --plain -o mechanism.txt
    """
    from ivig_cli.commands import explain as command

    command.run(topic, section, request)


@app.command(context_settings={"ignore_unknown_options": True})
@_page
def ask(
    request: Request,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...")] = None,
    every: Annotated[bool, typer.Option("--all", help="Name every passage that comes near.")] = False,
) -> None:
    """Find the passages that answer a question in your own words. Danger signs come first.

    \b
    Examples:
      ivig ask "how soon does it work"
      ivig ask can I drink coffee before the drip
      ivig ask "is it made from blood" --all

    What you ask is kept nowhere.
    """
    from ivig_cli.commands import ask as command

    command.run(words or (), every=every, request=request)


@compare_app.callback()
@_page
def compare(ctx: typer.Context, request: Request) -> None:
    """Put treatments, brands or the two routes side by side.

    \b
    Examples:
      ivig compare treatments
      ivig compare treatments --condition cidp
      ivig compare routes
    """
    if ctx.invoked_subcommand is None:
        from ivig_cli.commands import compare as command

        command.treatments((), None, None, request)


@compare_app.command("treatments")
@_page
def compare_treatments(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME...", autocompletion=completion.complete_treatment)
    ] = None,
    condition: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="The options in one condition.", autocompletion=completion.complete_condition
        ),
    ] = None,
    rows: Annotated[
        str | None, typer.Option(metavar="ROW,ROW", help="Only these rows, for example how_soon,serious.")
    ] = None,
) -> None:
    """Put treatments side by side. Without names, all of them.

    \b
    Examples:
      ivig compare treatments
      ivig compare treatments ivig steroids
      ivig compare treatments ivig scig plasma-exchange --rows how_given,how_soon
      ivig compare treatments --condition cidp
    """
    from ivig_cli.commands import compare as command

    command.treatments(names or (), condition, rows, request)


@compare_app.command("products")
@_page
def compare_products(
    request: Request,
    brands: Annotated[
        list[str] | None, typer.Argument(metavar="BRAND...", autocompletion=completion.complete_product)
    ] = None,
) -> None:
    """Put brands side by side, at most four.

    \b
    Example:
      ivig compare products privigen octagam-10
    """
    from ivig_cli.commands import compare as command

    command.products(brands or (), request)


@compare_app.command("routes")
@_page
def compare_routes(request: Request) -> None:
    """Put immunoglobulin into a vein beside immunoglobulin under the skin.

    \b
    Example:
      ivig compare routes
    """
    from ivig_cli.commands import compare as command

    command.routes(request)


@app.command("side-effects")
@_page
def side_effects(
    request: Request,
    name: Annotated[str | None, typer.Argument(metavar="NAME", autocompletion=completion.complete_side_effect)] = None,
    when: Annotated[
        str | None,
        typer.Option(
            metavar="TIME", help="during, first-day, first-week or later.", autocompletion=completion.complete_phase
        ),
    ] = None,
    serious: Annotated[bool, typer.Option("--serious", help="Only the serious ones.")] = False,
    common: Annotated[bool, typer.Option("--common", help="Only the common ones.")] = False,
) -> None:
    """Show when to call, what is common, what is serious. With a name, that side effect alone.

    \b
    Examples:
      ivig side-effects
      ivig side-effects headache
      ivig side-effects --when first-week --serious
      ivig side-effects --region uk
    """
    from ivig_cli.commands import side_effects as command

    command.run(name, when, serious=serious, common=common, request=request)


@app.command("when-to-call")
@_page
def when_to_call(
    request: Request,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...")] = None,
) -> None:
    """Show the danger signs, and whom to call.

    \b
    Examples:
      ivig when-to-call
      ivig when-to-call dark urine
    """
    from ivig_cli.commands import when_to_call as command

    command.run(words or (), request)


app.add_typer(compare_app, name="compare")


@app.command()
@_page
def conditions(
    request: Request,
    name: Annotated[str | None, typer.Argument(metavar="NAME", autocompletion=completion.complete_condition)] = None,
) -> None:
    """List the conditions in which IVIG is used or was tried. With a name, that one.

    \b
    Examples:
      ivig conditions
      ivig conditions cidp
      ivig conditions cidp --region us
    """
    from ivig_cli.commands import lookup

    lookup.conditions(name, request)


@app.command()
@_page
def products(
    request: Request,
    brand: Annotated[str | None, typer.Argument(metavar="BRAND", autocompletion=completion.complete_product)] = None,
) -> None:
    """List the brands. With a brand, what its texts say.

    \b
    Examples:
      ivig products
      ivig products privigen
    """
    from ivig_cli.commands import lookup

    lookup.products(brand, request)


@app.command()
@_page
def claims(
    request: Request,
    name: Annotated[str | None, typer.Argument(metavar="NAME", autocompletion=completion.complete_claim)] = None,
) -> None:
    """Check common statements about IVIG. With a name, that one.

    \b
    Examples:
      ivig claims
      ivig claims headache-rare
    """
    from ivig_cli.commands import lookup

    lookup.claims(name, request)


@app.command()
@_page
def prepare(
    request: Request,
    moment: Annotated[str | None, typer.Argument(metavar="MOMENT", autocompletion=completion.complete_moment)] = None,
) -> None:
    """Print checklists: before, during, after, home.

    \b
    Examples:
      ivig prepare
      ivig prepare before
      ivig prepare before -o before.txt
    """
    from ivig_cli.commands import take_along

    take_along.prepare(moment, request)


@app.command()
@_page
def questions(
    request: Request,
    name: Annotated[str | None, typer.Argument(metavar="SUBJECT", autocompletion=completion.complete_questions)] = None,
) -> None:
    """Print questions to take along, by subject and by moment.

    \b
    Examples:
      ivig questions
      ivig questions side-effects
    """
    from ivig_cli.commands import take_along

    take_along.questions(name, request)


@app.command()
@_page
def quiz(
    request: Request,
    topic: Annotated[str | None, typer.Argument(metavar="TOPIC", autocompletion=completion.complete_topic)] = None,
) -> None:
    """Practise saying it in your own words. No score.

    \b
    Examples:
      ivig quiz
      ivig quiz mechanism
    """
    from ivig_cli.commands import take_along

    take_along.quiz(topic, request)


@app.command()
@_page
def glossary(
    request: Request,
    term: Annotated[str | None, typer.Argument(metavar="WORD", autocompletion=completion.complete_term)] = None,
) -> None:
    """Explain medical words in plain ones.

    \b
    Examples:
      ivig glossary
      ivig glossary thrombosis
    """
    from ivig_cli.commands import lookup

    lookup.glossary(term, request)


@app.command()
@_page
def sources(
    request: Request,
    name: Annotated[str | None, typer.Argument(metavar="ID", autocompletion=completion.complete_source)] = None,
) -> None:
    """List the sources. With an id, show where to find that one.

    \b
    Examples:
      ivig sources
      ivig sources stiehm-2013
    """
    from ivig_cli.commands import lookup

    lookup.sources(name, request)


@app.command()
@_page
def about(request: Request) -> None:
    """Say who wrote these pages, how, and what they cannot do.

    \b
    Example:
      ivig about
    """
    from ivig_cli.commands import lookup

    lookup.about(request)


@content_app.callback()
def content(ctx: typer.Context) -> None:
    """Check the pages. For authors.

    \b
    Example:
      ivig content check
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@content_app.command("check")
def content_check() -> None:
    """Check every content file: form, sources, figures. For authors.

    \b
    Example:
      ivig content check
    """
    from ivig_cli.commands import content as command

    command.run_check()


@content_app.command("new")
def content_new(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="topic, side-effect, treatment, condition or product.")],
    name: Annotated[str, typer.Argument(metavar="ID", help="The name of the file, like red-eyes.")],
) -> None:
    """Write a new content file with every key it needs. For authors.

    \b
    Examples:
      ivig content new side-effect red-eyes
    """
    from ivig_cli.commands import content as command

    command.run_new(kind, name)


@content_app.command("index")
def content_index() -> None:
    """Make the index of `ivig ask` anew after an edit. For authors.

    \b
    Example:
      ivig content index
    """
    from ivig_cli.commands import content as command

    command.run_index()


@content_app.command("stats")
def content_stats() -> None:
    """Count what there is, and show the reading level of each topic. For authors.

    \b
    Example:
      ivig content stats
    """
    from ivig_cli.commands import content as command

    command.run_stats()


app.add_typer(content_app, name="content")


@app.command("help")
def help_(ctx: typer.Context, command: Annotated[list[str] | None, typer.Argument(metavar="COMMAND")] = None) -> None:
    """Show the help of a command.

    \b
    Examples:
      ivig help
      ivig help explain
    """
    parent = ctx.parent
    assert parent is not None
    app([*(command or []), "--help"], prog_name=parent.info_name)
