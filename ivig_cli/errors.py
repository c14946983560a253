"""The one exception that carries a sentence to the reader."""


class IvigError(Exception):
    """Something the reader can understand and mend: one sentence, then the fix.

    `exit_code` is 1 when the program could not do what was asked, 2 when it was asked wrongly.
    """

    def __init__(self, sentence: str, fix: str = "", *, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.fix = fix
        self.exit_code = exit_code

    def __str__(self) -> str:
        return f"{self.sentence} {self.fix}".strip()


class ContentError(IvigError):
    """A content file that breaks a rule: `file:line: what is wrong, what is allowed`."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem


class NotFoundError(IvigError):
    """A name that nothing carries, with the nearest names that something does."""

    def __init__(self, kind: str, name: str, nearest: tuple[str, ...], list_command: str) -> None:
        hint = f"Did you mean {_either(nearest)}? " if nearest else ""
        super().__init__(
            f'There is no {kind} called "{name}".', f"{hint}Type {list_command} to see them all.", exit_code=2
        )
        self.nearest = nearest


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
