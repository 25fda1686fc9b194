"""The command line: `excomm import`."""

import pytest

from exchange.samples import harbour, pattern, write


@pytest.fixture
def saved(folder):
    """A save file of GMCR+, beside which one stands."""
    return write(folder, harbour()).name


def test_it_writes_a_case_that_passes_the_checks(saved, output, folder):
    assert output("import", saved) == "harbour.yaml is written. Next: excomm check harbour.yaml\n"
    assert output("check", "harbour.yaml") == "harbour.yaml: no errors\n"
    assert [path.name for path in folder.glob("*.yaml")] == ["harbour.yaml"]


def test_it_writes_where_one_stands_or_where_it_is_told(output, folder):
    (folder / "old").mkdir()
    write(folder / "old", harbour())
    output("import", "old/harbour.gmcr")
    output("import", "old/harbour.gmcr", "-o", "old/port.yaml")
    first, second = folder / "harbour.yaml", folder / "old" / "port.yaml"
    assert first.read_text("utf-8") == second.read_text("utf-8")


def test_it_does_not_overwrite(saved, run, output, folder):
    (folder / "harbour.yaml").write_text("my work\n", encoding="utf-8")
    code, out, err = run("import", saved)
    assert (code, out) == (2, "")
    assert err == "harbour.yaml: there is such a file; --force overwrites it\n"
    assert (folder / "harbour.yaml").read_text("utf-8") == "my work\n"
    output("import", saved, "--force")
    assert "title: harbour" in (folder / "harbour.yaml").read_text("utf-8")


def test_notes_follow(output, folder):
    write(folder, harbour(infeasibles=[pattern(-1, -3)]))
    *_, note = output("import", "harbour.gmcr").splitlines()
    assert note.startswith("note: the save file has no present state")


def test_what_is_no_save_file_harms_nothing(run, folder):
    (folder / "harbour.yaml").write_text("my work\n", encoding="utf-8")
    for content in ("", "excomm: 1", '{"a": 1}', "\x00"):
        write(folder, content)
        code, out, err = run("import", "harbour.gmcr", "--force")
        assert (code, out) == (2, "")
        assert err.startswith("harbour.gmcr:1:1: ")
    assert (folder / "harbour.yaml").read_text("utf-8") == "my work\n"


def test_what_cannot_be_written_is_told(saved, run):
    code, _, err = run("import", saved, "-o", "none/harbour.yaml")
    assert (code, err) == (2, "none/harbour.yaml: cannot be written: No such file or directory\n")
