"""Training of the grammar tagger from the labels of a teacher, a parser used at training time only."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pycrfsuite

from store.reading import tagging
from store.reading.crf import save
from store.reading.document import Document, make_document
from store.reading.training.compile import compile_model, growing
from store.reading.training.label import read_labels

_FORMS = {"VBD": "f", "VBP": "f", "VBZ": "f", "MD": "f", "VBN": "n", "VBG": "g", "VB": "b"}
_CLAUSES = {
    "ROOT": "r", "parataxis": "r", "ccomp": "c", "advcl": "s", "acl": "s", "csubj": "s", "relcl": "w",
    "xcomp": "x", "pcomp": "x", "conj": "j",
}  # fmt: skip
_JOINING = frozenset((",", "—", "–", "--", ";"))
_LONGEST = 400  # tokens of a sentence


def train(labels: Iterable[Path], path: Path) -> None:
    """Train the tagger on all files of `labels` and write it to `path`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    vocabularies = growing(tagging.TEMPLATES, {})
    lexicon = tagging.make_lexicon(vocabularies)
    for text, tokens in read_labels(labels):
        document = make_document(text)
        tags = _aligned(document, tokens)
        for first, last in document.sentences:
            if last - first <= _LONGEST:
                columns = tagging.columns(document.words[first:last], [last - first], lexicon)
                trainer.append(tagging.TEMPLATES.strings(columns, vocabularies), tags[first:last])
    trainer.set_params({"c1": 0.5, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 3})
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "grammar.crf"
        trainer.train(str(model))
        save(compile_model(model, tagging.TEMPLATES, {}), path)


def _aligned(document: Document, taught: list[list[Any]]) -> list[str]:
    """Our tag for every token of ours; of several of the teacher's the head counts."""
    starts = [token[0] for token in taught]
    tags = []
    for word, start, end in zip(document.words, document.starts, document.ends, strict=True):
        first = last = bisect_right(starts, start) - 1
        if first < 0:
            tags.append("X")
            continue
        while last + 1 < len(taught) and taught[last + 1][0] < end:
            last += 1
        heads = [i for i in range(first, last + 1) if not first <= taught[i][5] <= last or taught[i][5] == i]
        tags.append(_tag(word, taught[heads[-1] if heads else last], taught))
    return tags


def _tag(word: str, token: list[Any], taught: list[list[Any]]) -> str:
    _, _, pos, fine, relation, head, _, _ = token
    joins_clauses = taught[head][2] in ("VERB", "AUX")
    if pos == "PUNCT":
        return (",v" if joins_clauses else ",n") if word in _JOINING else "PUNCT"
    if pos == "CCONJ":
        return "Cv" if joins_clauses else "Cn"
    if fine in ("WDT", "WP", "WP$", "WRB"):
        return "W"
    if pos in ("VERB", "AUX"):
        return _verb_tag(fine, relation)
    if pos in ("NOUN", "PROPN", "PRON"):
        return _noun_tag(pos, fine, relation)
    return "X" if pos == "SPACE" else str(pos)


def _verb_tag(fine: str, relation: str) -> str:
    if relation in ("aux", "auxpass"):
        return "Am" if fine == "MD" else "Au"
    form, clause = _FORMS.get(fine, "f"), _CLAUSES.get(relation, "o")
    if form == "g" and clause in "co":
        clause = "s"
    return "V" + form + clause


def _noun_tag(pos: str, fine: str, relation: str) -> str:
    letter = {"NOUN": "N", "PROPN": "P", "PRON": "R"}[pos]
    if fine == "PRP$":
        return "Rp"
    if relation in ("nsubj", "nsubjpass", "csubj"):
        return letter + "s"
    return letter + "a" if relation == "appos" and pos != "PRON" else pos
