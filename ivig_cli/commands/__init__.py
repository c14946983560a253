"""One small module a command: arguments in, document out. No words of medicine, no drawing."""

from collections.abc import Callable

from ivig_cli.document import Document
from ivig_cli.library import Library
from ivig_cli.pages.compose import Composer
from ivig_cli.settings import Request


def show_page(compose: Callable[[Composer], Document], request: Request) -> None:
    """Compose a page for the reader's region and show it as asked."""
    from ivig_cli import output, settings

    output.show(compose(Composer(Library(), settings.region(request))), request)
