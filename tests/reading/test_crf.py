"""The CRF decoder against brute force and against the program that trains the models."""

from __future__ import annotations

import random
from itertools import product
from math import exp
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from store.reading.crf import Lexicon, Tagger, Templates, Vocabulary, load, numbered, ranges, save
from store.reading.crf.decoding import marginals, margins, parted_viterbi, viterbi
from store.reading.training.compile import compile_model, growing

LENGTHS = [3, 1, 5, 2]


def weights(labels: int, *, seed: int, size: float = 2.0) -> tuple[np.ndarray, np.ndarray]:
    """Random scores of the tokens of LENGTHS, and transitions."""
    generator = np.random.default_rng(seed)
    shapes = ((sum(LENGTHS), labels), (labels, labels))
    scores, transitions = (generator.normal(0, size, shape).astype(np.float32) for shape in shapes)
    return scores, transitions


def paths(scores: np.ndarray, transitions: np.ndarray) -> dict[tuple[int, ...], float]:
    """The score of every labelling of one sequence."""
    return {
        path: float(scores[range(len(path)), path].sum() + transitions[path[:-1], path[1:]].sum())
        for path in product(range(scores.shape[1]), repeat=len(scores))
    }


@pytest.mark.parametrize("seed", range(5))
def test_decoding_is_exact(seed: int) -> None:
    scores, transitions = weights(3, seed=seed)
    labels, odds = viterbi(scores, transitions, LENGTHS), marginals(scores, transitions, LENGTHS)
    start = 0
    for length in LENGTHS:
        stretch = slice(start, start + length)
        start += length
        known = paths(scores[stretch], transitions)
        assert tuple(labels[stretch].tolist()) == max(known, key=lambda path: known[path])
        total = sum(map(exp, known.values()))
        for i, label in product(range(length), range(3)):
            share = sum(exp(score) for path, score in known.items() if path[i] == label) / total
            assert odds[stretch][i, label] == pytest.approx(share, abs=1e-5)


@pytest.mark.parametrize("size", [0.5, 4.0, 40.0])  # hardly any token beyond doubt, some, nearly all
def test_parting_at_sure_tokens_changes_nothing(size: float) -> None:
    scores, transitions = weights(25, seed=7, size=size)
    transitions = (transitions / size).astype(np.float32)
    parted = parted_viterbi(scores, transitions, LENGTHS, margins(transitions))
    assert parted.tolist() == viterbi(scores, transitions, LENGTHS).tolist()


def test_a_sequence_is_read_alike_alone_and_among_others() -> None:
    scores, transitions = weights(6, seed=3)
    alone = [marginals(part, transitions, [len(part)]) for part in np.split(scores, np.cumsum(LENGTHS)[:-1])]
    assert (np.concatenate(alone) == marginals(scores, transitions, LENGTHS)).all()


def test_nothing_to_decode() -> None:
    nothing, transitions = np.zeros((0, 3), np.float32), np.zeros((3, 3), np.float32)
    assert viterbi(nothing, transitions, []).tolist() == []
    assert marginals(nothing, transitions, []).shape == (0, 3)


def test_long_sequences_keep_their_odds() -> None:
    scores = np.full((20_000, 2), 30, np.float32)
    odds = marginals(scores, np.zeros((2, 2), np.float32), [20_000])
    assert np.allclose(odds, 0.5)


# ---------------------------------------------------------------- features

TEMPLATES = Templates("w={word} -w={word-1} w={word}-w={word-1} {side}{word}")
SIDES = Vocabulary(["", "L", "Lx"])


def sentences() -> list[tuple[list[str], list[str]]]:
    """Words and sides of made-up sentences."""
    chance = random.Random(4)
    words = ["said", "xsaid", "=", "a", "b%s", "c"]
    return [
        ([chance.choice(words) for _ in range(n)], [chance.choice(SIDES.names[1:]) for _ in range(n)])
        for n in (4, 7, 1, 3, 9, 5) * 8
    ]


def columns(words: list[str], sides: list[str], known: dict[str, Vocabulary]) -> dict[str, np.ndarray]:
    """The columns of one sentence."""
    word = known["word"].column(words)
    return {"word": word, "word-1": np.r_[0, word[:-1]], "side": known["side"].column(sides)}


def test_a_compiled_model_tags_as_the_trained_one(tmp_path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False, params={"max_iterations": 30})
    known = growing(TEMPLATES, {"side": SIDES})
    for words, sides in sentences():
        strings = TEMPLATES.strings(columns(words, sides, known), known)
        trainer.append(
            strings,
            ["Q" if "said" in word else "AB"[len(side) % 2] for word, side in zip(words, sides, strict=True)],
        )
    trainer.train(str(tmp_path / "model.crf"))
    reference = pycrfsuite.Tagger()
    reference.open(str(tmp_path / "model.crf"))
    save(compile_model(tmp_path / "model.crf", TEMPLATES, {"side": SIDES}), tmp_path / "model.npz")
    tagger = load(tmp_path / "model.npz")
    for words, sides in sentences():
        strings = TEMPLATES.strings(columns(words, sides, known), known)
        scores = tagger.scores(columns(words, sides, tagger.vocabularies))
        assert tagger.labelled(scores, [len(words)]) == reference.tag(strings)
        odds = tagger.marginals(scores, [len(words)])
        for label, column in zip(tagger.labels, odds.T, strict=True):
            assert column == pytest.approx(
                [reference.marginal(label, i) for i in range(len(words))], abs=1e-4
            )


def test_values_that_are_missing_make_no_feature() -> None:
    known = growing(TEMPLATES, {"side": SIDES})
    assert TEMPLATES.strings(columns(["a", "c"], ["L", ""], known), known) == [
        ["w=a", "La"],
        ["w=c", "-w=a", "w=c-w=a", "c"],
    ]


def test_a_feature_no_template_makes_is_an_error(tmp_path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.append([["elsewhere=1"], ["w=a"]], ["A", "B"])
    trainer.train(str(tmp_path / "model.crf"))
    with pytest.raises(ValueError, match="elsewhere=1"):
        compile_model(tmp_path / "model.crf", Templates("w={word}"), {})


def test_unknown_words_have_no_weight() -> None:
    tagger = Tagger(
        ["w={word}"], ["A", "B"], {"word": Vocabulary(["a"])}, [np.array([1])],
        np.array([[0, 0], [1, 2]], np.float32), np.zeros((2, 2), np.float32),
    )  # fmt: skip
    scores = tagger.scores({"word": tagger.vocabularies["word"].column(["a", "b"])})
    assert scores.tolist() == [[1, 2], [0, 0]]


def test_a_lexicon_begins_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.reading.crf.features._KEPT", 3)
    lexicon = Lexicon(lambda word: [len(word), len(word) + 1])
    for words in (["a", "bb"], ["bb", "ccc", "dddd"], ["a", "bb"], ["ccc"]):
        assert lexicon.rows(words).tolist() == [[len(word), len(word) + 1] for word in words]


def test_numbering() -> None:
    names, places = numbered(["b", "a", "b"])
    assert (names, places.tolist()) == (["b", "a"], [0, 1, 0])
    assert ranges([5, 9], [2, 3]).tolist() == [5, 6, 9, 10, 11]


def test_a_template_of_many_values_without_features_is_empty() -> None:
    known = {"word": Vocabulary(map(str, range(2_000)))}
    tagger = Tagger(
        ["{word}{word-1}"], ["A"], known, [np.zeros(0, np.int64)],
        np.zeros((1, 1), np.float32), np.zeros((1, 1), np.float32),
    )  # fmt: skip
    assert tagger.scores({"word": np.array([3]), "word-1": np.array([4])}).tolist() == [[0]]
