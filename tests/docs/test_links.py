"""Links lead somewhere, every page can be reached, and versions agree."""

import re

import pytest

import excomm
from docs.documents import DOCUMENTS, ROOT

LINK = re.compile(r"(?<!!)\[[^]]+\]\(([^)\s]+)\)")


def anchors(text):
    """Return the anchors that a code host gives to the headings of a text."""
    bare = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", bare, re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    return set(plain)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    broken = []
    for target in LINK.findall(text):
        if re.match(r"https?:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        if not there.is_file() or (anchor and anchor not in anchors(there.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


def test_every_page_can_be_reached():
    index = ROOT / "docs" / "index.md"
    seen, ahead = set(), [ROOT / "README.md", index]
    while ahead:
        path = ahead.pop()
        if path in seen or path.suffix != ".md":
            continue
        seen.add(path)
        for target in LINK.findall(path.read_text("utf-8")):
            file = target.partition("#")[0]
            if file and not file.startswith("http") and (path.parent / file).is_file():
                ahead.append((path.parent / file).resolve())
    assert {path for path in DOCUMENTS if path not in seen} == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_versions_agree(path):
    spelled = re.findall(r"excomm v?(\d+\.\d+\.\d+)", path.read_text("utf-8"))
    assert set(spelled) <= {excomm.__version__}
