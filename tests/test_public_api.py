"""The public names, literally: to add or drop one is a decision, and it shows here."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import excomm

# One file a room, one name a line.
PUBLIC = {
    file.name.removesuffix(".txt"): file.read_text("utf-8").split()
    for file in sorted((Path(__file__).parent / "public_names").glob("*.txt"))
}


def test_every_room_has_its_names_here():
    source = Path(excomm.__file__).parent
    rooms = {f"excomm.{front_door.parent.name}" for front_door in source.glob("*/__init__.py")}
    assert rooms <= set(PUBLIC)


@pytest.mark.parametrize("room", PUBLIC)
def test_public_names_are_these(room):
    assert list(import_module(room).__all__) == PUBLIC[room]


@pytest.mark.parametrize("room", PUBLIC)
def test_public_names_resolve(room):
    module = import_module(room)
    for name in PUBLIC[room]:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("room", PUBLIC)
def test_names_resolve_first_thing(room):
    """The names of each file with nothing else loaded, so that none relies on another."""
    tree = ast.parse(Path(import_module(room).__file__).read_text("utf-8"))
    imported = [
        {alias.name for alias in node.names}
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("excomm")
    ]
    names = set(PUBLIC[room])
    files = [sorted(file & names) for file in [*imported, names.difference(*imported)]]
    script = (
        f"import importlib, sys\n"
        f"for names in {files}:\n"
        f"    for loaded in [m for m in sys.modules if m.startswith('excomm')]:\n"
        f"        del sys.modules[loaded]\n"
        f"    for name in names:\n"
        f"        getattr(importlib.import_module('{room}'), name)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("room", PUBLIC)
def test_type_checkers_see_the_same_names(room):
    """What is imported for type checkers is what loads lazily."""
    tree = ast.parse(Path(import_module(room).__file__).read_text("utf-8"))
    guarded = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    seen = [
        alias.asname or alias.name
        for node in [*tree.body, *(inner for guard in guarded for inner in guard.body)]
        if isinstance(node, ast.ImportFrom) and node.module.startswith("excomm")
        for alias in node.names
    ]
    defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert set(PUBLIC[room]) <= {*seen, *defined}


@pytest.mark.parametrize("room", PUBLIC)
def test_other_names_are_refused(room):
    with pytest.raises(AttributeError):
        _ = import_module(room).no_such_name


def test_a_name_is_one_thing_wherever_it_is_taken_from():
    assert excomm.CaseError is import_module("excomm.case").CaseError
    assert excomm.cases is import_module("excomm.library").cases
    assert excomm.load is import_module("excomm.session").load
