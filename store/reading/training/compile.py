"""Turn a model of python-crfsuite into the table that reading uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pycrfsuite

from store.reading.crf import Tagger, Templates, Vocabulary
from store.reading.crf.features import Template

_PLAIN = r"[^=]*|="
OPEN = {
    "word": _PLAIN, "ending": _PLAIN, "tail4": _PLAIN, "tail3": _PLAIN, "tail2": _PLAIN, "head": _PLAIN,
    "end3": _PLAIN, "end2": _PLAIN, "begin3": _PLAIN, "shape": _PLAIN, "class": r"<.[^>]*>|[^<]",
    "path": r".*", "frame": r"\d.*(?<!\d{4})(?<!\d{4}t)",
}  # fmt: skip
"""What names look like in the vocabularies that hold what training saw; no token but = holds a =."""


def growing(templates: Templates, fixed: Mapping[str, Vocabulary]) -> dict[str, Vocabulary]:
    """Vocabularies to write training features out with: `fixed`, and new ones for all other columns."""
    kinds = {kind for template in templates.all for kind in template.vocabularies}
    return {kind: fixed.get(kind) or Vocabulary(grows=True) for kind in sorted(kinds)}


def compile_model(path: Path, templates: Templates, fixed: Mapping[str, Vocabulary]) -> Tagger:
    """The tagger in the python-crfsuite model at `path`; `fixed` are vocabularies whose numbers are given.

    A string that several features share gives its weights to all of them, as in python-crfsuite.
    """
    model = pycrfsuite.Tagger()
    model.open(str(path))
    info = model.info()
    labels = [label for label, _ in sorted(info.labels.items(), key=lambda item: int(item[1]))]
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for (string, label), weight in info.state_features.items():
        if weight:
            weights[string][labels.index(label)] = weight
    kinds = {kind: re.compile(pattern, re.DOTALL) for kind, pattern in OPEN.items()}
    for kind, vocabulary in fixed.items():
        kinds[kind] = re.compile("|".join(map(re.escape, vocabulary.names[1:])) or "(?!)")
    features = [_features(template, weights, kinds) for template in templates.all]
    lost = weights.keys() - {string for found in features for _, string in found}
    if lost:
        raise ValueError(f"no template makes the feature {min(lost)!r}")
    vocabularies = _vocabularies(templates, features, fixed)
    codes, rows = [], [np.zeros((1, len(labels)), np.float32)]
    for template, found in zip(templates.all, features, strict=True):
        table = _table(template, found, vocabularies)
        codes.append(np.array(sorted(table), np.int64))
        block = np.zeros((len(table), len(labels)), np.float32)
        for row, code in enumerate(sorted(table)):
            for label, weight in weights[table[code]].items():
                block[row, label] = weight
        rows.append(block)
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[labels.index(before), labels.index(after)] = weight
    patterns = [template.pattern for template in templates.all]
    return Tagger(patterns, labels, vocabularies, codes, np.concatenate(rows), transitions)


def _features(
    template: Template, strings: Mapping[str, object], kinds: Mapping[str, re.Pattern[str]]
) -> list[tuple[tuple[str, ...], str]]:
    return [(values, string) for string in strings for values in template.parses(string, kinds)]


def _vocabularies(
    templates: Templates, features: list[list[tuple[tuple[str, ...], str]]], fixed: Mapping[str, Vocabulary]
) -> dict[str, Vocabulary]:
    seen: dict[str, set[str]] = defaultdict(set)
    for template, found in zip(templates.all, features, strict=True):
        for kind in template.vocabularies:
            seen[kind] |= set()
        for values, _ in found:
            for kind, value in zip(template.vocabularies, values, strict=True):
                seen[kind].add(value)
    return {kind: fixed.get(kind) or Vocabulary(sorted(names)) for kind, names in sorted(seen.items())}


def _table(
    template: Template, found: list[tuple[tuple[str, ...], str]], vocabularies: Mapping[str, Vocabulary]
) -> dict[int, str]:
    """The string of every feature by its number."""
    table = {}
    for values, string in found:
        code = 0
        for kind, value in zip(template.vocabularies, values, strict=True):
            code = code * len(vocabularies[kind].names) + vocabularies[kind].number(value)
        table[code] = string
    return table
