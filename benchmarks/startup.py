"""How long a command takes, as a ratio to bare Python and to the smallest Typer program that prints one Rich panel.

    python benchmarks/startup.py [ROUNDS]

All rows run in turn, round after round, in this interpreter's environment: a noisy machine disturbs all alike.
Medians are printed; the ratios are what to compare.
"""

import os
import statistics
import subprocess
import sys
import time

SMALLEST = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(name: str) -> None:
    from rich.console import Console
    from rich.panel import Panel
    Console(force_terminal=True, width=80, markup=False, emoji=False, highlight=False).print(Panel(name))
app()
"""
IVIG = ["-m", "ivig_cli"]
ROWS = {
    "python -c pass": ["-c", "pass"],
    "smallest Typer + Rich": ["-c", SMALLEST, "x"],
    "ivig --help": [*IVIG, "--help"],
    "ivig": [*IVIG],
    "ivig explain mechanism (plain)": [*IVIG, "explain", "mechanism", "--plain"],
    "ivig explain mechanism (terminal)": [*IVIG, "explain", "mechanism", "--format", "terminal"],
    "ivig side-effects (terminal)": [*IVIG, "side-effects", "--format", "terminal"],
    "ivig compare treatments (terminal)": [*IVIG, "compare", "treatments", "--format", "terminal"],
    "ivig explain mecanism (a typo)": [*IVIG, "explain", "mecanism"],
}


def seconds(arguments: list[str]) -> float:
    environment = {**os.environ, "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, env=environment, check=False)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {name: [] for name in ROWS}
    for round_ in range(rounds + 2):
        for name, arguments in ROWS.items():
            took = seconds(arguments)
            if round_ >= 2:  # the first rounds warm the disk and write the bytecode
                times[name].append(took)
    bare, small = (statistics.median(times[name]) for name in list(ROWS)[:2])
    print(f"{'':36} {'ms':>7} {'x bare':>7} {'x smallest':>10}")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:36} {middle * 1000:7.1f} {middle / bare:7.1f} {middle / small:10.2f}")


if __name__ == "__main__":
    main()
