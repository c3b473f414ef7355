"""Rebuilding the models from a corpus, with sentences enough to learn that "said" is a cue."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import product
from pathlib import Path

from store.reading.crf import load
from store.reading.document import make_document
from store.reading.tagging import columns, make_lexicon
from store.reading.training import grammar

NAMES = ("Eva Lund", "Omar Brook", "Rosa Velde", "Ines Korr", "Jon Tavira", "Mia Oduya")
THINGS = ("the bridge was closed", "no ferry would sail", "the mill had been sold", "prices were too high")

READ = """
import json, sys
from pathlib import Path
from store.reading import read, shipped
shipped.use_folder(Path(sys.argv[1]))
text = "The council met on Monday. Nils Aro said the harbour was frozen."
for one in read(text).statements:
    print([text[a:b] for a, b in one.parts], text[slice(*one.source)], text[slice(*one.cue)], one.rule)
"""


def article(number: int) -> dict[str, object]:
    """Some annotated sentences between others."""
    text, statements = "", []
    for k, (name, thing) in enumerate(list(product(NAMES, THINGS))[number % 3 :: 2]):
        text += "The council met on Monday. "
        start = len(text)
        text += f"{name} said {thing}. "
        cue = start + len(name) + 1
        if k % 4 == number % 4:
            continue  # the second look has to learn what is no cue from something
        statements.append(
            {
                "id": str(start), "kind": "indirect", "content": [[cue + 5, cue + 5 + len(thing)]],
                "cue": [[cue, cue + 4]], "source": [[start, cue - 1]], "source_heads": [[start, cue - 1]],
            }
        )  # fmt: skip
    return {"id": str(number), "text": text, "statements": statements}


def run(*args: str) -> str:
    """The output of a Python program."""
    return subprocess.run([sys.executable, *args], capture_output=True, text=True, check=True).stdout


def test_models_rebuilt_from_a_corpus_find_statements(tmp_path: Path) -> None:
    corpus, models = tmp_path / "corpus.jsonl", tmp_path / "models"
    corpus.write_text("".join(json.dumps(article(n)) + "\n" for n in range(9)), encoding="utf-8")
    run("-m", "store.reading.train", str(corpus), "--leave-out", "4", "--out", str(models))
    written = {"arguments.npz", "cues.npz", "cue_rates.json", "linker.json", "keeper.json"}
    assert {path.name for path in models.iterdir()} == written
    assert run("-c", READ, str(models)) == "['the harbour was frozen'] Nils Aro said tagged\n"


def test_the_grammar_tagger_learns_from_labels(tmp_path: Path) -> None:
    text = "The mill closed."
    token = [
        [0, 3, "DET", "DT", "det", 1],
        [4, 8, "NOUN", "NN", "nsubj", 2],
        [9, 15, "VERB", "VBD", "ROOT", 2],
    ]
    label = {"text": text, "tokens": [[*one, "O", 0] for one in [*token, [15, 16, "PUNCT", ".", "punct", 2]]]}
    labels, model = tmp_path / "labels.jsonl", tmp_path / "grammar.npz"
    labels.write_text((json.dumps(label) + "\n") * 5, encoding="utf-8")
    grammar.train([labels], model)
    tagger, words = load(model), make_document(text).words
    scores = tagger.scores(columns(words, [len(words)], make_lexicon(tagger.vocabularies)))
    assert tagger.labelled(scores, [len(words)]) == ["DET", "Ns", "Vfr", "PUNCT"]
