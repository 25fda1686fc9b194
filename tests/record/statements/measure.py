"""How many statements are found, and how many of those found are statements.

`python tests/record/statements/measure.py [tune|held]`, with EXCOMM_RECORD set to the folder of
the documents, prints the figures that docs/explanation/how-statements-are-found.md shows. The
labels name documents, hashes and offsets only; what a label is, is said there.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from excomm.record import Document, Span, Spans, read_file
from excomm.record.statements import CATEGORIES, KINDS, Statement, find_statements

HALVES = ("tune", "held")
UNCOUNTED = ("doubtful", "same")


@dataclass(frozen=True)
class Labelled:
    """A statement as a reader labelled it."""

    kind: str
    cue: Spans
    category: str | None


@dataclass(frozen=True)
class Row:
    """A labelled sentence."""

    document: str
    sha256: str
    sentence: Spans
    stratum: str
    weight: float
    statements: tuple[Labelled, ...]


@dataclass
class Tally:
    """What was labelled and what was found, by kind or class; weighted to the corpus as well."""

    labelled: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    same_class: Counter[str] = field(default_factory=Counter)
    weight: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Row, Labelled]] = field(default_factory=list)
    wrong: list[tuple[Row, Statement]] = field(default_factory=list)
    other_class: list[tuple[Row, Labelled, Statement]] = field(default_factory=list)

    def recall(self, name: str) -> float:
        return self.met[name] / self.labelled[name] if self.labelled[name] else 1.0

    def precision(self, name: str) -> float:
        return self.right[name] / self.found[name] if self.found[name] else 1.0


def rows(half: str) -> list[Row]:
    """Return the labelled sentences of a half."""
    path = Path(__file__).with_name(f"labels-{half}.jsonl")
    return [_row(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _row(data: dict[str, object]) -> Row:
    statements = tuple(
        Labelled(one["kind"], _spans(one["cue"]), one.get("class"))
        for one in data["statements"]  # type: ignore[attr-defined]
    )
    return Row(
        str(data["document"]),
        str(data["sha256"]),
        _spans(data["sentence"]),
        str(data["stratum"]),
        float(data["weight"]),  # type: ignore[arg-type]
        statements,
    )


def _spans(pairs: object) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)  # type: ignore[attr-defined]


def documents(folder: Path, ids: Iterable[str]) -> Iterator[Document]:
    """Yield the documents that are labelled, read from the files of the record."""
    wanted = set(ids)
    files = {name.partition("/")[0] if "/" in name else name for name in wanted}
    for name in sorted(files):
        path = next(
            found
            for found in (folder / "frus" / f"{name}.xml", folder / "ocr" / f"{name}.md")
            if found.exists()
        )
        for document in read_file(path):
            if document.id in wanted:
                yield document


def tally(labelled: Iterable[Row], read: dict[str, Document]) -> Tally:
    """Return what is found in the labelled sentences, held against the labels."""
    result = Tally()
    by_document: dict[str, list[Row]] = {}
    for row in labelled:
        by_document.setdefault(row.document, []).append(row)
    for name, its in by_document.items():
        statements = find_statements(read[name])
        for row in its:
            here = [one for one in statements if _meet(one.phrase_spans, row.sentence)]
            _count(result, row, here)
    return result


def _count(result: Tally, row: Row, found: list[Statement]) -> None:
    uncounted = [one for one in row.statements if one.kind in UNCOUNTED]
    for kind in KINDS:
        labels = [one for one in row.statements if one.kind == kind]
        here = [one for one in found if one.kind == kind]
        for label in labels:
            met = [one for one in here if _meet(one.phrase_spans, label.cue)]
            names = [kind, *([label.category] if label.category else [])]
            for name in names:
                result.labelled[name] += 1
                result.met[name] += bool(met)
                result.weight[f"labelled {name}"] += row.weight
                result.weight[f"met {name}"] += row.weight * bool(met)
            if not met:
                result.missed.append((row, label))
            elif label.category:
                same = any(one.category == label.category for one in met)
                result.same_class[label.category] += same
                if not same:
                    result.other_class.append((row, label, met[0]))
        for one in here:
            right = any(_meet(one.phrase_spans, label.cue) for label in labels)
            if not right and any(_meet(one.phrase_spans, label.cue) for label in uncounted):
                continue
            names = [kind, *([one.category] if one.category else [])]
            for name in names:
                result.found[name] += 1
                result.right[name] += right
                result.weight[f"found {name}"] += row.weight
                result.weight[f"right {name}"] += row.weight * right
            if not right:
                result.wrong.append((row, one))


def _meet(spans: Spans, others: Spans) -> bool:
    return any(one.meets(other) for one in spans for other in others)


def table(result: Tally) -> str:
    """Return the figures as a table of Markdown."""
    lines = [
        "| | labelled | recall | weighted | found | precision | weighted | class agrees |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in ("estimate", *CATEGORIES, *KINDS[1:]):
        agrees = ""
        if name in CATEGORIES and result.met[name]:
            agrees = f"{result.same_class[name]} of {result.met[name]}"
        lines.append(
            f"| {name} | {result.labelled[name]} | {result.recall(name):.2f} "
            f"| {_share(result, 'met', 'labelled', name)} | {result.found[name]} "
            f"| {result.precision(name):.2f} | {_share(result, 'right', 'found', name)} "
            f"| {agrees} |"
        )
    return "\n".join(lines)


def _share(result: Tally, part: str, whole: str, name: str) -> str:
    total = result.weight[f"{whole} {name}"]
    return f"{result.weight[f'{part} {name}'] / total:.2f}" if total else ""


def main(halves: list[str]) -> None:
    """Print the figures of the halves that are asked for; by default of both."""
    folder = os.environ.get("EXCOMM_RECORD")
    if not folder:
        sys.exit("EXCOMM_RECORD is not set to the folder of the record")
    for half in halves or HALVES:
        labelled = rows(half)
        read = {one.id: one for one in documents(Path(folder), {row.document for row in labelled})}
        print(f"{half}: {len(labelled)} sentences\n\n{table(tally(labelled, read))}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
