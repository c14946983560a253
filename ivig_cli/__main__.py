"""The program's entry: runs the command tree and turns every failure into one sentence."""

import sys


def main() -> None:
    """Run `ivig` and exit with 0 (done), 1 (could not do it), 2 (asked wrongly) or 130 (interrupted)."""
    try:
        from ivig_cli.output import prepare_streams

        prepare_streams()
        sys.exit(_run())
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> int:
    from ivig_cli.errors import IvigError

    try:
        from ivig_cli.app import app

        app(prog_name="ivig")
    except IvigError as problem:
        _say(f"ivig: {problem}")
        return problem.exit_code
    except OSError as problem:
        _say(f"ivig: The output could not be written ({problem.strerror or problem}). Choose another place.")
        return 1
    except Exception as problem:
        what = f"{type(problem).__name__}: {problem}"
        _say(f"ivig: Something went wrong inside the program ({what}). Please report it: `ivig about` says where.")
        return 1
    return 0


def _say(sentence: str) -> None:
    from ivig_cli.render.common import clean

    if sys.stderr is None:
        return
    try:
        print(clean(sentence), file=sys.stderr)
    except OSError:
        return


if __name__ == "__main__":
    main()
