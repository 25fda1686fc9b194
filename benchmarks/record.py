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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"  memory of this process at most {peak:.0f} MiB")


def adding(folder: Path, place: Path) -> None:
    """Time adding half of the files by size, all of them, and all of them again."""
    paths = sorted(files_in([folder]), key=lambda path: path.stat().st_size)
    kinds = {"TEI": [], "text": []}
    for path in paths:
        kinds["TEI" if path.suffix == ".xml" else "text"].append(path)
    for kind, some in kinds.items():
        times = {}
        for chosen in (some[::2], some):
            path = place / f"{kind}-{len(chosen)}.sqlite"
            times[size(chosen)] = timed(path, chosen)
        (small, first), (large, second) = sorted(times.items())
        grows = math.log(second / first) / math.log(large / small)
        each = second / (large / 2**20)
        row(f"add {kind}, {large / 2**20:.1f} MiB", second, f"{each:.2f} s a MiB, size^{grows:.2f}")
    whole = place / "all.sqlite"
    row(f"add all, {size(paths) / 2**20:.1f} MiB", timed(whole, paths), f"{len(paths)} files")
    row("add all again", timed(whole, paths), f"record of {size([whole]) / 2**20:.1f} MiB")


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


def size(paths: list[Path]) -> int:
    """Return the bytes of files."""
    return sum(path.stat().st_size for path in paths)


def row(what: str, seconds: float, more: str) -> None:
    """Print one line."""
    print(f"  {what:<44} {seconds:9.4f} s   {more}")


if __name__ == "__main__":
    sys.exit(main())
