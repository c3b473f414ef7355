"""How accurate the statement reader is on articles it has not seen: five-fold cross-validation on a corpus.

ONRECORD_BENCH_CORPUS names the corpus; a line is {"id", "text", "statements": [{"kind", "content", "cue",
"source", "source_heads"}]} with lists of [start, end) in code points. ONRECORD_BENCH_MODELS names a folder
with the models of the folds, 0 to 4, each trained without every fifth article; those that are missing are
trained, a quarter of an hour each (needs the extra `train`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from store.reading import read, shipped
from tests.benchmarks.scoring import COLUMNS, Annotated, Found, Tally

_FOLDS = 5


def run() -> Iterator[str]:
    """The F1 of every column by fold, and their means."""
    corpus = os.environ.get("ONRECORD_BENCH_CORPUS")
    if not corpus:
        yield "set ONRECORD_BENCH_CORPUS to measure accuracy"
        return
    models = os.environ.get("ONRECORD_BENCH_MODELS")
    if models:
        yield from _table(Path(corpus), Path(models))
        return
    with tempfile.TemporaryDirectory() as folder:
        yield from _table(Path(corpus), Path(folder))


def _table(corpus: Path, models: Path) -> Iterator[str]:
    yield "left out " + "".join(f"{column:>8}" for column in COLUMNS) + "   articles"
    rows = []
    for fold in range(_FOLDS):
        folder = models / str(fold)
        if not (folder / "keeper.json").exists():
            command = [sys.executable, "-m", "store.reading.train", str(corpus)]
            subprocess.run([*command, "--leave-out", str(fold), "--out", str(folder)], check=True)
        articles = _articles(corpus, fold)
        rows.append(_scores(articles, folder))
        yield f"{fold:8} " + "".join(f"{value:8.1f}" for value in rows[-1]) + f"{len(articles):11}"
    yield "mean     " + "".join(f"{fmean(column):8.1f}" for column in zip(*rows, strict=True))


def _articles(corpus: Path, fold: int) -> list[dict[str, Any]]:
    with corpus.open(encoding="utf-8") as lines:
        return [json.loads(line) for number, line in enumerate(lines) if number % _FOLDS == fold]


def _scores(articles: list[dict[str, Any]], folder: Path) -> list[float]:
    shipped.use_folder(folder)
    tally = Tally()
    for article in articles:
        text = article["text"]
        tally.add(text, [_annotated(text, one) for one in article["statements"]], _found(text))
    return [tally.f1(column) for column in COLUMNS]


def _annotated(text: str, one: dict[str, Any]) -> Annotated:
    pieces, heads = ([(start, end) for start, end in one[key]] for key in ("content", "source_heads"))
    return Annotated(one["kind"], pieces, heads, " ".join(text[start:end] for start, end in one["cue"]))


def _found(text: str) -> list[Found]:
    return [Found(one.kind, part, one.source) for one in read(text).statements for part in one.parts]
