"""Bringing a rendered page to the reader: screen, pager, pipe or file, whatever characters it can take."""

import codecs
import os
import sys
from pathlib import Path
from typing import TextIO

from ivig_cli import settings
from ivig_cli.document import Document
from ivig_cli.errors import IvigError
from ivig_cli.render import Options, render

# What the drawn page is made of; a stream that cannot say these gets ASCII.
_DRAWING = "●○█░▌▲■│─╭╮╰╯┏┓┗┛━•☐"


def prepare_streams() -> None:
    """Make stdout and stderr print something for any character: the letter without its accent, else "?"."""
    codecs.register_error("ivig-nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="ivig-nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    import unicodedata

    assert isinstance(error, UnicodeEncodeError)
    wanted = error.object[error.start : error.end]
    nearest = (unicodedata.normalize("NFKD", c).encode("ascii", "ignore").decode() or "?" for c in wanted)
    return "".join(nearest), error.end


def show(document: Document, request: settings.Request) -> None:
    """Render the page as asked and bring it to the reader. Raises IvigError if a file cannot be written."""
    format = settings.output_format(request)
    ascii_only = request.output is None and not _can_print(sys.stdout, _DRAWING)
    options = Options(settings.width(request), settings.colour(request), ascii_only)
    text = render(document, format, options)
    if request.output is not None:
        _write_file(request.output, text)
    elif format == "terminal" and request.pager is not False and _taller_than_screen(text):
        _page(text)
    else:
        write(text)


def _can_print(stream: TextIO | None, characters: str) -> bool:
    try:
        characters.encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write(text: str) -> None:
    """Print the text. A reader that has closed the pipe is no error; a full disk is."""
    if sys.stdout is None:
        raise IvigError("There is no place to write to: the output is closed.", "Use -o to write to a file.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
    except OSError as problem:
        _let_go_of_stdout()
        raise IvigError(
            f"The output could not be written ({problem.strerror}).", "Free some space or choose another place."
        ) from None


def _let_go_of_stdout() -> None:
    # The interpreter flushes stdout once more at exit; pointing it at nothing keeps that silent.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(path: Path, text: str) -> None:
    # In place: a link stays a link, a device a device, a file keeps its mode and its owner.
    try:
        with path.open("w", encoding="utf-8", errors="ivig-nearest", newline="\n") as file:
            file.write(text)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise IvigError(
            f'The file "{path}" could not be written ({reason}).', "Choose another place with -o."
        ) from None


def _taller_than_screen(text: str) -> bool:
    if not (sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()):
        return False
    import shutil

    return text.count("\n") >= shutil.get_terminal_size((80, 24)).lines


def _page(text: str) -> None:
    import shlex
    import shutil
    import signal
    import subprocess

    wanted = os.environ.get("IVIG_PAGER", os.environ.get("PAGER", "less"))
    try:
        command = shlex.split(wanted)
    except ValueError:
        command = []
    if not command or command[0] == "cat" or shutil.which(command[0]) is None:
        write(text)
        return
    # less: keep colour, stay quiet if it fits after all, leave the page on the screen afterwards.
    options = os.environ.get("LESS", "FRX")
    environment = {**os.environ, "LESSCHARSET": "utf-8", "LESS": options if "R" in options.upper() else f"{options} -R"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
        # Ctrl-C belongs to the pager from here on, which decides what it means; the page must reach it whole.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            pager.communicate(text.encode(sys.stdout.encoding or "utf-8", "ivig-nearest"))
        except BrokenPipeError:
            pager.wait()
        finally:
            signal.signal(signal.SIGINT, before)
    if pager.returncode not in (0, 2, 130):  # it could not show the page (less answers 2 to an interrupt)
        write(text)
