"""The documents of the project as things that run.

A document is read from top to bottom like a reader follows it, in a folder of its own:

* a ``yaml`` block whose first line is ``# NAME.yaml`` is saved as that file, one whose first
  line is ``# add to NAME.yaml`` is added at its end;
* a ``console`` block is commands, each after ``$ ``, and what they print. ``excomm`` is run;
  ``echo $?`` prints the exit code of the command before, and a command that fails must be
  followed by it. A line ``...`` stands for lines left out;
* a ``python`` block with ``>>>`` is a doctest; the blocks of a document share their names.

``python tests/docs/documents.py`` runs them all and writes into each document what its
commands print now. Read the difference before you keep it.
"""

import doctest
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SAVED = re.compile(r"# (add to )?([\w.-]+\.ya?ml)\n")
ELISION = "..."

OPTIONS = doctest.ELLIPSIS | doctest.DONT_ACCEPT_TRUE_FOR_1


class MismatchError(AssertionError):
    """A document that does not say what happens."""


@dataclass
class Command:
    """A command of a console block and the lines it is said to print."""

    text: str
    shown: list[str] = field(default_factory=list)

    def render(self) -> str:
        return "\n".join([f"$ {self.text}", *self.shown]) + "\n"


def commands(block: str) -> list[Command]:
    """Return the commands of a console block."""
    found: list[Command] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Command(line.removeprefix("$ ")))
        elif found:
            found[-1].shown.append(line)
        else:
            raise MismatchError(f"a console block begins with '{line}', not with a command")
    return found


def run(arguments: list[str]) -> tuple[int, str]:
    """Run the command line in this process; return its exit code and all that it prints."""
    from excomm.cli import main

    printed = io.StringIO()
    with (
        mock.patch.dict(os.environ, COLUMNS="80"),
        mock.patch.object(sys, "argv", ["excomm", *arguments]),
        redirect_stdout(printed),
        redirect_stderr(printed),
    ):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Return whether `shown`, in which ``...`` stands for any lines, is what was printed."""
    if not shown:
        return not printed
    if shown[0] == ELISION:
        return any(agrees(shown[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and agrees(shown[1:], printed[1:])


def follow(text: str, name: str) -> Iterator[tuple[Command, list[str]]]:
    """Follow a document in the current folder.

    Yields
    ------
    Command, list of str
        Each command, and the lines that it printed.
    """
    names: dict[str, object] = {"__name__": "__main__"}
    for fence in FENCE.finditer(text):
        language, block = fence.groups()
        line = text.count("\n", 0, fence.start()) + 1
        if language == "yaml" and (saved := SAVED.match(block)):
            # The block stands in the file just as it stands in the document.
            with Path(saved[2]).open("a" if saved[1] else "w", encoding="utf-8") as file:
                file.write(block)
        elif language == "console":
            yield from _console(block, f"{name}:{line}")
        elif language == "python" and ">>>" in block:
            _doctest(block, names, name, line)


def _console(block: str, place: str) -> Iterator[tuple[Command, list[str]]]:
    code = 0
    for command in commands(block):
        words = shlex.split(command.text)
        if words == ["echo", "$?"]:
            yield command, [str(code)]
            code = 0
            continue
        if code:
            raise MismatchError(f"{place}: the command before '{command.text}' ends with {code}")
        if words[0] != "excomm":
            raise MismatchError(f"{place}: '{command.text}' is not run; no console block is for it")
        target = None
        if ">" in words:
            words, target = words[: words.index(">")], words[-1]
        code, printed = run(words[1:])
        if target is not None:
            Path(target).write_text(printed, encoding="utf-8")
            printed = ""
        yield command, printed.splitlines()
    if code:
        raise MismatchError(f"{place}: the last command ends with {code}")


def _doctest(block: str, names: dict[str, object], name: str, line: int) -> None:
    test = doctest.DocTestParser().get_doctest(block, names, name, name, line)
    said = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
    runner.run(test, out=said.write, clear_globs=False)
    names.update(test.globs)
    if runner.failures:
        raise MismatchError(said.getvalue())


def check(path: Path) -> None:
    """Follow a document in the current folder and hold what it shows against what happens.

    Raises
    ------
    MismatchError
        At the first command or example that prints something else.
    """
    for command, printed in follow(path.read_text("utf-8"), str(path.relative_to(ROOT))):
        if not agrees(command.shown, printed):
            raise MismatchError(
                f"{path.relative_to(ROOT)}: $ {command.text}\n"
                + "\n".join(["--- shown", *command.shown, "--- printed", *printed])
            )


def rewrite(path: Path) -> bool:
    """Write into a document what its commands print; return whether that changed it.

    Where a document leaves lines out, what it shows is left as it is if it still agrees.
    """
    text = path.read_text("utf-8")
    blocks: list[str] = []
    with TemporaryDirectory() as folder, chdir(folder):
        followed = follow(text, str(path.relative_to(ROOT)))
        for fence in FENCE.finditer(text):
            if fence[1] != "console":
                continue
            rendered = ""
            for _ in commands(fence[2]):
                command, printed = next(followed)
                if not agrees(command.shown, printed):
                    command.shown = printed
                rendered += command.render()
            blocks.append(rendered)
        for _ in followed:
            pass
    replacements = iter(blocks)

    def replaced(fence: re.Match[str]) -> str:
        return f"```console\n{next(replacements)}```" if fence[1] == "console" else fence[0]

    new = FENCE.sub(replaced, text)
    path.write_text(new, encoding="utf-8")
    return new != text


if __name__ == "__main__":
    for document in DOCUMENTS:
        if rewrite(document):
            print(document.relative_to(ROOT))
