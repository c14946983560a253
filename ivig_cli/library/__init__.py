"""Reads the content: typed records from YAML, nothing parsed that is not asked for."""

from ivig_cli.library.loader import Library, content_root

__all__ = ["Library", "content_root"]
