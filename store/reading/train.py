"""Rebuild the shipped models of the statement reader: python -m store.reading.train CORPUS.jsonl

Writes cues.npz, arguments.npz, cue_rates.json, linker.json and keeper.json. About 20 minutes on one core
for 600,000 words. `--grammar LABELS.jsonl` first rebuilds grammar.npz from a teacher's labels
(training/grammar.py).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from store.reading import shipped
from store.reading.crf import save
from store.reading.training import annotated, grammar, rankers, taggers
from store.reading.training.annotated import Annotated, CueRates

_MODELS = Path(__file__).parent / "models"


@click.command()
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=_MODELS, help="Folder to write to."
)
@click.option("--leave-out", type=int, help="Leave out every fifth article, those at this position modulo 5.")
@click.option("--grammar", "labels", type=click.Path(exists=True, path_type=Path), multiple=True,
              help="Token labels of a teacher, to rebuild the grammar tagger first.")  # fmt: skip
def main(corpus: Path, out: Path, leave_out: int | None, labels: tuple[Path, ...]) -> None:
    """Train on CORPUS and write the models."""
    out.mkdir(parents=True, exist_ok=True)
    if labels:
        grammar.train(labels, out / "grammar.npz")
        shipped.use_folder(out)
    articles = annotated.load(corpus, leave_out)
    click.echo(f"{len(articles)} articles", err=True)
    train(articles, out)


def train(articles: list[Annotated], out: Path) -> None:
    """Train all models on `articles`; each learns from what those before it say about unseen articles."""
    rates = CueRates(articles)
    _write(out / "cue_rates.json", rates.table())
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "model.crf"
        looked: list[taggers.Looked | None] = [None for _ in articles]
        for training, reading in taggers.thirds(len(articles)):
            some = [articles[i] for i in training]
            tagger = taggers.train_cues(some, CueRates(some), scratch, rough=True)
            looks = taggers.look_at([articles[i] for i in reading], tagger, CueRates(some))
            for i, look in zip(reading, looks, strict=True):
                looked[i] = look
            click.echo("first look: a third done", err=True)
        save(taggers.train_cues(articles, rates, scratch), out / "cues.npz")
        all_looked = [one for one in looked if one is not None]
        found: rankers.Candidates = [[] for _ in articles]
        for training, reading in taggers.thirds(len(articles)):
            tagger = taggers.train_arguments(
                [articles[i] for i in training], [all_looked[i] for i in training], scratch, rough=True
            )
            for i in reading:
                found[i] = taggers.candidates(all_looked[i], tagger)
            click.echo("second look: a third done", err=True)
        save(taggers.train_arguments(articles, all_looked, scratch), out / "arguments.npz")
    linker = rankers.train_linker(articles, found)
    _write(out / "linker.json", linker)
    _write(out / "keeper.json", rankers.train_keeper(articles, found, linker))


def _write(path: Path, table: dict[str, float]) -> None:
    path.write_text(json.dumps(table, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
