"""`ivig explain [TOPIC] [SECTION]`."""

from ivig_cli.commands import show_page
from ivig_cli.pages import topic as pages
from ivig_cli.settings import Request


def run(topic: str | None, section: str | None, request: Request) -> None:
    """Show a topic, a section of it, or the list of topics."""
    if topic is None:
        show_page(pages.topic_list, request)
    elif section is None:
        show_page(lambda make: pages.topic_page(make, topic), request)
    else:
        show_page(lambda make: pages.section_page(make, topic, section), request)
