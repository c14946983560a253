"""Plain-language pages about IVIG therapy."""
