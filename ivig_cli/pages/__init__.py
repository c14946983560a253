"""Pages: each module composes a Document from the library's records."""
