"""Measure the record: adding documents, adding them again, searching, and what it takes up.

Run with ``EXCOMM_RECORD=FOLDER python benchmarks/record.py``, where the folder holds documents:
``benchmarks/run.py`` calls this too. Times are of whole passes over it; of the search, the median
and the worst of a hundred queries.
"""

import math
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from excomm.record import Record, files_in
from excomm.record.statements import find_statements, load_vocabulary

QUERIES = """
missiles in Turkey; no invasion pledge; Khrushchev letter; quarantine; Mikoyan Castro;
inspection OR verification; "Jupiter missiles"; Berlin crisis; "on-site inspection"; test ban;
overflights; reconnaissance; U-2; "surface-to-air"; IL-28 bombers; blockade* Cuba; Thant;
"United Nations" observers; negotiat* settlement; assurance* -Berlin; Hilsman; Rusk Gromyko;
"summit meeting"; offensive weapons; withdraw* troops; "Soviet Union"; the president; of the;
"of the"; in; Cuba -Castro; NATO allies; Dobrynin; "almost certainly"; "we should"; probably;
stalemate; Kashmir India Pakistan; China border; Thompson Moscow; Kennedy Khrushchev Vienna;
wheat; "hot line"; disarmament; "general and complete disarmament"; Adenauer; access procedures;
Autobahn; Clay; Makarios; Cyprus; Polaris; "multilateral force"; McNamara; flexible response;
counterforce; Bundy memorandum; "special national intelligence estimate"; SNIE;
"Organization of American States"; Betancourt; Trujillo; Haiti Duvalier; "Alliance for Progress";
Goulart; Mann; economic sanctions; subversion; Mongoose; exile groups; prisoners; Donovan;
Guantanamo; naval base; radar; convoy; telegram; "top secret"; "not printed"; ambassador*;
"personal message"; Nehru; Galbraith; Ayub; air defense; arms; Yugoslavia Tito; Poland Gomulka;
"most favored nation"; Greece Karamanlis; Turkey Inonu; Jupiters OR IRBMs; Black Sea; Nassau;
"Common Market"; Stevenson; Kuznetsov; missiles from:khrushchev; missiles since:1962-10-20;
letter class:secret; Berlin volume:v15
"""


def main() -> None:
    """Print what adding and searching cost, or say what is missing."""
    folder = os.environ.get("EXCOMM_RECORD")
    print("\nRecord")
    if folder is None:
        print("  not measured: EXCOMM_RECORD does not name a folder of documents")
        return
    with tempfile.TemporaryDirectory() as place:
        adding(Path(folder), Path(place))
        path = Path(place) / "all.sqlite"
        searching(path, damaged=False)
        searching(path, damaged=True)
        reading(path)
        stating(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"  memory of this process at most {peak:.0f} MiB")


def adding(folder: Path, place: Path) -> None:
    """Time adding volumes, a text of growing length, everything, and everything again."""
    paths = list(files_in([folder]))
    volumes = [path for path in paths if path.suffix == ".xml"]
    texts = [path for path in paths if path.suffix != ".xml"]
    growth("volumes of TEI", place, [volumes[: len(volumes) // 4], volumes])
    raw = max(texts, key=lambda path: path.stat().st_size).read_bytes()
    pieces = []
    for share in (8, 1):
        pieces.append(place / f"{share}.txt")
        pieces[-1].write_bytes(raw[: len(raw) // share].decode(errors="ignore").encode())
    growth("the longest text", place, [[piece] for piece in pieces])
    growth("all texts", place, [texts])
    whole = place / "all.sqlite"
    row(f"add all, {size(paths) / 2**20:.1f} MiB", timed(whole, paths), f"{len(paths)} files")
    row("add all again", timed(whole, paths), f"record of {size([whole]) / 2**20:.1f} MiB")


def growth(what: str, place: Path, steps: list[list[Path]]) -> None:
    """Time adding more and more, each to a record of its own, and say how that grows."""
    times = []
    for number, paths in enumerate(steps):
        seconds = timed(place / f"{what}-{number}.sqlite", paths)
        times.append((size(paths) / 2**20, seconds))
    (small, first), (large, second) = times[0], times[-1]
    told = f"{second / large:.2f} s a MiB"
    if small < large:
        told += f", growing as size^{math.log(second / first) / math.log(large / small):.2f}"
    row(f"add {what}, {large:.1f} MiB", second, told)


def timed(record: Path, paths: list[Path]) -> float:
    """Return the seconds that adding files to a record takes."""
    started = time.perf_counter()
    with Record.open(record, create=True) as kept:
        failed = [added for added in kept.add(paths) if added.outcome == "failed"]
    for added in failed:
        print(f"  not added: {added.told[0]}")
    return time.perf_counter() - started


def searching(path: Path, damaged: bool) -> None:
    """Time the queries, ten hits each."""
    times = []
    queries = [query.strip() for query in QUERIES.replace("\n", " ").split(";")]
    with Record.open(path) as kept:
        kept.search("warm")
        for query in queries:
            started = time.perf_counter()
            kept.search(query, damaged=damaged)
            times.append((time.perf_counter() - started, query))
    worst = max(times)
    what = "search, damaged words too" if damaged else f"search, {len(queries)} queries"
    row(
        what,
        statistics.median(seconds for seconds, _ in times),
        f"worst {worst[0]:.3f}, {worst[1]}",
    )


def reading(path: Path) -> None:
    """Time reading every document back."""
    with Record.open(path) as kept:
        started = time.perf_counter()
        words = sum(len(document.text.split()) for document in kept.documents())
        seconds = time.perf_counter() - started
        row(f"read back {len(kept.ids()):,} documents", seconds, f"{words:,} words of raw text")


def stating(path: Path) -> None:
    """Time finding the statements of every document."""
    vocabulary = load_vocabulary()
    with Record.open(path) as kept:
        started = time.perf_counter()
        found = sum(len(find_statements(one, vocabulary)) for one in kept.documents())
        row("statements of all", time.perf_counter() - started, f"{found:,} statements")


def size(paths: list[Path]) -> int:
    """Return the bytes of files."""
    return sum(path.stat().st_size for path in paths)


def row(what: str, seconds: float, more: str) -> None:
    """Print one line."""
    print(f"  {what:<44} {seconds:9.4f} s   {more}")


if __name__ == "__main__":
    sys.exit(main())
