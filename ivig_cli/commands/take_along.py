"""Lists to take along, and practice: `ivig prepare`, `ivig questions`, `ivig quiz`."""

from ivig_cli.commands import show_page
from ivig_cli.settings import Request


def prepare(moment: str | None, request: Request) -> None:
    """Show the checklist of a moment, or all."""
    from ivig_cli.pages import take_along as pages

    show_page(lambda make: pages.checklists_page(make, moment), request)


def questions(name: str | None, request: Request) -> None:
    """Show the questions of a subject or moment, or all."""
    from ivig_cli.pages import take_along as pages

    show_page(lambda make: pages.questions_page(make, name), request)


def quiz(topic: str | None, request: Request) -> None:
    """Show the prompts of a topic, or which topics have some."""
    from ivig_cli.pages import quiz as pages

    show_page(pages.quiz_list if topic is None else lambda make: pages.quiz_page(make, topic), request)
