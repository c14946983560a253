"""The program as people and scripts meet it: exit status, messages, streams, terminals, pagers."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
PAGES = [
    (),
    ("explain",),
    ("explain", "mechanism"),
    ("explain", "mechanism", "two-jobs"),
    ("side-effects",),
    ("side-effects", "headache"),
    ("when-to-call",),
    ("compare",),
    ("compare", "treatments"),
    ("compare", "treatments", "ivig", "steroids"),
    ("compare", "treatments", "--condition", "cidp"),
    ("compare", "treatments", "ivig", "scig", "--rows", "how_soon,serious"),
    ("compare", "products"),
    ("compare", "products", "privigen", "octagam-10"),
    ("compare", "routes"),
    ("conditions",),
    ("conditions", "cidp"),
    ("products",),
    ("products", "privigen"),
    ("claims",),
    ("prepare",),
    ("prepare", "before"),
    ("questions",),
    ("questions", "side-effects"),
    ("quiz",),
    ("quiz", "mechanism"),
    ("side-effects", "--serious"),
    ("side-effects", "--common", "--when", "during"),
    ("glossary",),
    ("glossary", "thrombosis"),
    ("sources",),
    ("sources", "stiehm-2013"),
    ("about",),
]
GROUPS = [(), ("explain",), ("side-effects",), ("when-to-call",), ("compare",), ("compare", "treatments")]
GROUPS += [("compare", "products"), ("compare", "routes"), ("conditions",), ("products",), ("claims",), ("prepare",)]
GROUPS += [("questions",), ("quiz",), ("content", "stats")]
GROUPS += [("glossary",), ("sources",), ("about",), ("content",), ("content", "check"), ("help",)]


def unix_only() -> pytest.MarkDecorator:
    return pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("args", PAGES)
def test_pages_print_and_exit_0(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Not reviewed by a clinician." in " ".join(done.stdout.split())
    assert "\033" not in done.stdout


@pytest.mark.parametrize("args", PAGES)
def test_json_is_the_page_and_nothing_else(run: Run, args: tuple[str, ...]) -> None:
    page = json.loads(run(*args, "--json").stdout)
    assert page["schema"] == "ivig-document/1"
    assert {"title", "sources", "standing", "blocks"} <= set(page)


def test_bare_command_is_a_welcome(run: Run) -> None:
    done = run()
    assert done.returncode == 0
    for words in ("ivig explain what-is-ivig", "911 (US), 999 (UK) or 112 (EU)", "Not reviewed by a clinician"):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        (("explain", "Side effects"), ("explain", "side-effects")),
        (("explain", "how it works"), ("explain", "mechanism")),
        (("side-effects", "migraine"), ("side-effects", "headache")),
        (("side-effects", "stroke"), ("side-effects", "blood-clot")),
        (("compare", "treatments", "prednisolone", "IVIg"), ("compare", "treatments", "corticosteroids", "ivig")),
        (("glossary", "blood clot"), ("glossary", "blood clot")),
        (("compare",), ("compare", "treatments")),
    ],
)
def test_other_names_open_the_same_page(run: Run, typed: tuple[str, ...], opened: tuple[str, ...]) -> None:
    done = run(*typed)
    assert done.returncode == 0
    assert done.stdout == run(*opened).stdout


@pytest.mark.parametrize(("region", "number"), [("us", "911"), ("uk", "999"), ("eu", "112"), ("UK", "999")])
def test_region(run: Run, region: str, number: str) -> None:
    by_option = run("when-to-call", "--region", region).stdout
    assert f"Number: {number}\n" in by_option
    assert run("when-to-call", IVIG_REGION=region).stdout == by_option


def test_options_count_before_and_after_the_command(run: Run) -> None:
    assert run("--json", "explain", "mechanism").stdout == run("explain", "mechanism", "--json").stdout
    assert (
        run("--region", "us", "when-to-call", "--region", "uk").stdout == run("when-to-call", "--region", "uk").stdout
    )


def test_version_names_the_date_and_the_standing(run: Run) -> None:
    done = run("--version")
    assert done.returncode == 0
    assert "Content checked" in done.stdout
    assert "Not reviewed by a clinician" in done.stdout


@pytest.mark.parametrize(
    "words", [("leg",), ("my", "leg", "hurts"), ("purple", "elephants"), ("the",), ("",), ("[/]", "\x1b[31m")]
)
def test_when_to_call_always_shows_every_emergency(run: Run, words: tuple[str, ...]) -> None:
    whole = run("when-to-call").stdout.split("Call your team today if")[0].split("From")[0]
    done = run("when-to-call", *words)
    assert done.returncode == 0
    assert done.stdout.startswith(whole)
    assert "Call your team today if" in done.stdout


def test_when_to_call_never_reassures(run: Run) -> None:
    shown = " ".join(run("when-to-call", "purple", "elephants").stdout.split())
    assert "None of our lists names it. That does not mean that it is harmless." in shown
    assert not any(word in shown.lower() for word in ("nothing to worry", "you are fine", "is normal", "is safe"))


def test_side_effects_can_be_chosen_and_the_emergency_list_stays(run: Run) -> None:
    whole = run("side-effects").stdout
    emergency = whole.split("Call your team today if")[0].split("From")[0]
    for args in (["--serious"], ["--common"], ["--when", "later"], ["--when", "during", "--common"]):
        assert run("side-effects", *args).stdout.startswith(emergency)
    assert "Serious and unusual effects" not in run("side-effects", "--common").stdout
    assert "Common side effects" not in run("side-effects", "--serious").stdout
    assert run("side-effects", "--common", "--serious").stdout == whole


@pytest.mark.parametrize(
    ("command", "of_us", "of_uk"),
    [
        (("explain", "vaccines-and-tests", "live-vaccines"), "US, after 1 gram for each kilogram", "UK text of 1996"),
        (("explain", "conditions", "approved"), "US labels:", "UK texts:"),
        (("products", "cuvitru"), "US: too few antibodies", "UK: primary immunodeficiency"),
        (("prepare", "after"), "FDA MedWatch", "Yellow Card"),
        (("side-effects", "headache"), "acetaminophen", "paracetamol"),
        (("prepare", "before"), "water pills", "water tablets"),
    ],
)
def test_a_region_shows_its_own_and_no_region_shows_all(
    run: Run, command: tuple[str, ...], of_us: str, of_uk: str
) -> None:
    def shown(*region: str) -> str:
        return " ".join(run(*command, *region).stdout.split("Sources")[0].split())

    us, uk, both = shown("--region", "us"), shown("--region", "uk"), shown()
    assert (of_us in us, of_uk in us) == (True, False)
    assert (of_us in uk, of_uk in uk) == (False, True)
    assert of_us in both
    assert of_uk in both


def test_region_on_a_condition_shows_that_approval_alone(run: Run) -> None:
    both = run("conditions", "cidp").stdout.split("Where it is approved")[1].split("Sources")[0]
    assert "- US:" in both and "- EU:" in both and "- UK:" in both
    alone = run("conditions", "cidp", "--region", "us").stdout.split("Where it is approved")[1].split("Sources")[0]
    assert "- US:" in alone and "- EU:" not in alone


@pytest.mark.parametrize(
    "words", ["trouble breathing", "stroke", "chest pain", "anaphylaxis", "dizzy", "my leg is swollen"]
)
def test_words_of_an_emergency_are_never_steered_lower(run: Run, words: str) -> None:
    shown = " ".join(run("when-to-call", *words.split()).stdout.split())
    assert f"You typed: {words}. These words touch the emergency list above." in shown
    assert "Do not wait to see if it passes." in shown


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("args", GROUPS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_on_every_level(run: Run, args: tuple[str, ...], flag: str) -> None:
    done = run(*args, flag)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Example" in done.stdout
    assert done.stdout.index("Example") < done.stdout.index("Options:")
    assert "╭" not in done.stdout


def test_help_is_also_a_command(run: Run) -> None:
    assert run("help").stdout == run("--help").stdout
    assert run("help", "explain").stdout == run("explain", "--help").stdout
    assert run("help", "compare", "treatments").stdout == run("compare", "treatments", "-h").stdout


def test_help_has_no_codes_even_when_colour_is_forced(run: Run) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("GITHUB_ACTIONS", "true"), ("PY_COLORS", "1")):
        assert "\033" not in run("--help", **{name: value}).stdout


# ---------------------------------------------------------------- asked wrongly


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("explain", "mecanism"), 'no topic called "mecanism". Did you mean mechanism? Type `ivig explain`'),
        (("explain", "mechanism", "two-job"), 'no section of "mechanism" called "two-job". Did you mean two-jobs?'),
        (("explain", "xyzzy"), 'no topic called "xyzzy". Type `ivig explain` to see them all.'),
        (("explain", ""), 'no topic called "".'),
        (("explain", "[/]"), 'no topic called "[/]".'),
        (("explain", "../about"), 'no topic called "../about".'),
        (("side-effects", "haedake"), "Did you mean headache"),
        (("side-effects", "qqq"), 'no side effect called "qqq"'),
        (("compare", "treatments", "steroid", "qqq"), 'no treatment called "qqq"'),
        (
            ("compare", "treatments", "ivig", "scig", "steroids", "plex", "watching"),
            "At most 4 treatments fit side by side",
        ),
        (("side-effects", "headache", "--serious"), "A name and a choice were given at once."),
        (
            ("side-effects", "--when", "tomorrow"),
            '--when is "tomorrow". Use one of: during, first-day, first-week, later.',
        ),
        (("compare", "treatments", "ivig", "--condition", "cidp"), "Names and a condition were given at once."),
        (("compare", "treatments", "--rows", "price"), 'no row called "price"'),
        (("compare", "treatments", "--condition", "flu"), 'no condition called "flu"'),
        (("conditions", "cipd"), "cidp? Type"),
        (("products", "privogen"), "Did you mean privigen"),
        (("prepare", "befor"), "Did you mean before"),
        (("questions", "qqq"), 'no list of questions called "qqq"'),
        (("quiz", "mecanism"), "Did you mean mechanism"),
        (("cidp",), "Did you mean `ivig conditions cidp`?"),
        (("compare", "ivig", "steroids"), "Did you mean `ivig compare treatments ivig steroids`?"),
        (("compare", "privigen"), "Did you mean `ivig compare products privigen`?"),
        (("explain", "--region", ""), '--region is "". Use one of: us, uk, eu.'),
        (("glossary", "thrombosys"), "Did you mean thrombosis"),
        (("sources", "stiehm-2012"), "Did you mean stiehm-2013"),
        (("mechanism",), "Did you mean `ivig explain mechanism`?"),
        (("headache",), "Did you mean `ivig side-effects headache`?"),
        (("rituximab",), "Did you mean `ivig compare treatments rituximab`?"),
        (("sideeffects",), "Did you mean"),
        (("explain", "--plian"), "--plain"),
        (("explain", "--format", "docx"), 'no format called "docx". Use one of: terminal, plain, json.'),
        (("explain", "--plain", "--json"), "Two formats were asked for at once. Keep one of"),
        (("explain", "--region", "mars"), '--region is "mars". Use one of: us, uk, eu.'),
        (("explain", "--width", "5"), "20"),
        (("explain", "--width", "wide"), "wide"),
        (("explain", "-o", "page.docx"), 'No format goes with the file name "page.docx".'),
    ],
)
def test_one_clear_sentence_and_exit_2(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


def test_a_region_that_the_environment_gets_wrong(run: Run) -> None:
    done = run("explain", IVIG_REGION="mars")
    assert done.returncode == 2
    assert 'IVIG_REGION is "mars". Use one of: us, uk, eu.' in done.stderr


# ---------------------------------------------------------------- broken content


def test_a_broken_content_file_stops_the_page_with_file_line_and_fix(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    import shutil

    root = Path(__file__).resolve().parent.parent
    for name in ("ivig_cli", "content"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    page = tmp_path / "content" / "topics" / "mechanism.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("purpose:", "purpos:", 1), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ivig_cli", "explain", "mechanism"],
        capture_output=True,
        text=True,
        env={**environment, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("ivig: content/topics/mechanism.yaml:")
    assert '"purpos" is not a key here; allowed: id, title' in done.stderr


# ---------------------------------------------------------------- streams


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", ["plain", "terminal", "json"])
def test_any_encoding_prints(run: Run, encoding: str, form: str) -> None:
    for args in (("compare", "treatments"), ("explain", "mechanism"), ("glossary",)):
        done = run(*args, "--format", form, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, "")
    if encoding == "ascii":
        shown = run("compare", "treatments", "--format", form, PYTHONIOENCODING=encoding).stdout
        assert "Guillain-Barre" in shown or "Guillain-Barr\\u00e9" in shown


@pytest.mark.parametrize("columns", ["0", "-5", "abc", "", "1", "100000"])
def test_any_columns_value_prints(run: Run, columns: str) -> None:
    for form in ("plain", "terminal"):
        done = run("side-effects", "--format", form, COLUMNS=columns)
        assert (done.returncode, done.stderr) == (0, "")


@unix_only()
def test_a_closed_pipe_is_silent(environment: dict[str, str]) -> None:
    command = f"'{sys.executable}' -m ivig_cli explain mechanism | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "How IVIG works\n")


@unix_only()
def test_a_full_disk_is_one_sentence(environment: dict[str, str]) -> None:
    command = f"'{sys.executable}' -m ivig_cli explain mechanism > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("ivig: The output could not be written (No space left on device).")
    assert done.stderr.count("\n") == 1


def test_to_a_file(run: Run, tmp_path: Path) -> None:
    for name, form in (("page.txt", "plain"), ("page.json", "json"), ("page", "plain")):
        target = tmp_path / name
        done = run("explain", "mechanism", "-o", str(target))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert target.read_text(encoding="utf-8") == run("explain", "mechanism", "--format", form).stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "page", "page.json", "page.txt"]


@unix_only()
def test_a_link_stays_a_link_and_a_file_keeps_its_mode(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)
    assert run("about", "-o", str(link)).returncode == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == run("about").stdout
    assert target.stat().st_mode & 0o777 == 0o600


@unix_only()
def test_output_to_the_device_of_stdout(environment: dict[str, str], tmp_path: Path, run: Run) -> None:
    command = f"'{sys.executable}' -m ivig_cli about -o /dev/fd/1 > '{tmp_path}/caught.txt'"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "caught.txt").read_text(encoding="utf-8") == run("about").stdout


@unix_only()
@pytest.mark.parametrize(("args", "status"), [(["about"], 1), (["explain", "nonsense"], 2)])
def test_closed_streams(environment: dict[str, str], args: list[str], status: int) -> None:
    redirect = ">&-" if status == 1 else "2>&-"
    command = f"'{sys.executable}' -m ivig_cli {' '.join(args)} {redirect}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout) == (status, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("place", ["missing/page.txt", "folder.txt"])
def test_a_file_that_cannot_be_written(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    done = run("explain", "mechanism", "-o", str(tmp_path / place))
    assert (done.returncode, done.stdout) == (1, "")
    assert "could not be written" in done.stderr
    assert done.stderr.endswith("Choose another place with -o.\n")


def test_an_old_file_outlives_a_failed_page(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "page.txt"
    target.write_text("old")
    assert run("explain", "nothing", "-o", str(target)).returncode == 2
    assert target.read_text() == "old"


@unix_only()
def test_ctrl_c_exits_130_without_a_word(environment: dict[str, str], tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "ivig_cli", "explain", "mechanism", "-o", str(fifo)],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    time.sleep(1.5)  # by then it waits for a reader of the pipe
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (130, "")


def test_nothing_is_written_and_nothing_goes_out(environment: dict[str, str], tmp_path: Path) -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('network')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "sys.argv = ['ivig', 'when-to-call', 'chest', 'pain']\n"
        "from ivig_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert list((tmp_path / "home").rglob("*")) == []


# ---------------------------------------------------------------- on a terminal


@pytest.fixture
def terminal(environment: dict[str, str]) -> Callable[..., str]:
    """Run `ivig ARGS` on a pseudo-terminal of 100 by 30 and return what it shows."""
    pexpect: Any = pytest.importorskip("pexpect")

    def shown(*args: str, rows: int = 30, **variables: str) -> str:
        child = pexpect.spawn(
            sys.executable,
            ["-m", "ivig_cli", *args],
            env={"TERM": "xterm-256color", **environment, **variables},
            dimensions=(rows, 100),
            encoding="utf-8",
            timeout=20,
        )
        text = str(child.read())
        child.close()
        assert child.exitstatus == 0
        return text.replace("\r\n", "\n")

    return shown


@unix_only()
def test_a_terminal_gets_panels_and_colour(terminal: Callable[..., str]) -> None:
    shown = terminal("side-effects", "--no-pager")
    assert "┏" in shown
    assert "\033[31m" in shown or "\033[1;31m" in shown


@unix_only()
def test_no_color_keeps_the_layout(terminal: Callable[..., str]) -> None:
    for shown in (
        terminal("side-effects", "--no-pager", NO_COLOR="1"),
        terminal("side-effects", "--no-pager", "--no-color"),
    ):
        assert "┏" in shown
        assert "\033" not in shown


@unix_only()
@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"IVIG_PLAIN": "1"}])
def test_plain_on_a_terminal(terminal: Callable[..., str], run: Run, variables: dict[str, str]) -> None:
    assert terminal("side-effects", **variables) == run("side-effects").stdout
    assert terminal("side-effects", "--plain", "--no-pager") == run("side-effects").stdout


@unix_only()
def test_forced_colour_in_a_pipe(run: Run) -> None:
    assert "\033[" in run("side-effects", FORCE_COLOR="1").stdout
    assert "\033" not in run("side-effects", FORCE_COLOR="0").stdout
    assert "\033" not in run("side-effects", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\033" not in run("side-effects", "--plain", FORCE_COLOR="1").stdout


@unix_only()
def test_pager_only_for_a_page_taller_than_the_screen(terminal: Callable[..., str]) -> None:
    paged = terminal("explain", "mechanism", IVIG_PAGER="sed s/IVIG/PAGED/")
    assert "PAGED" in paged
    assert "PAGED" not in terminal("explain", "mechanism", "--no-pager", IVIG_PAGER="sed s/IVIG/PAGED/")
    assert "PAGED" not in terminal(rows=60, IVIG_PAGER="sed s/IVIG/PAGED/")
    assert "PAGED" in terminal("explain", "mechanism", PAGER="sed s/IVIG/PAGED/")


@unix_only()
@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager-anywhere", "'unbalanced", "false"])
def test_a_pager_that_is_not_there_does_no_harm(terminal: Callable[..., str], pager: str) -> None:
    assert "How IVIG works" in terminal("explain", "mechanism", IVIG_PAGER=pager)


# ---------------------------------------------------------------- completion


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ivig ex", "explain"),
        ("ivig explain mech", "mechanism"),
        ("ivig explain mechanism two", "two-jobs"),
        ("ivig side-effects head", "headache"),
        ("ivig compare treatments ivig plas", "plasma-exchange"),
        ("ivig glossary thromb", "thrombosis"),
        ("ivig sources stiehm", "stiehm-2013"),
    ],
)
def test_names_complete_in_the_shell(run: Run, words: str, offered: str) -> None:
    done = run(_IVIG_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
    assert offered in done.stdout.split()


def test_completion_stays_silent_about_unknown_topics(run: Run) -> None:
    done = run(_IVIG_COMPLETE="complete_bash", COMP_WORDS="ivig explain nothing tw", COMP_CWORD="3")
    assert (done.stdout.strip(), done.stderr) == ("", "")
