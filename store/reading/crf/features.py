"""Features as numbers: templates over columns.

A tagger sees a token through columns, each a value per token ("the word before", "the side of the cue"), and
a template joins some of them: "k{side}{far}{tag}". A column holds numbers of names in a vocabulary, so a
feature is one number as well. Training writes features out as strings (python-crfsuite wants them so), the
same templates turn the strings of a trained model back into numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Columns = Mapping[str, Ints]
"""The numbers of every token in each column; the part of its name before "@", "+" or "-" is a vocabulary."""

_FIELD = re.compile(r"\{([^{}]+)\}")


class Vocabulary:
    """Names and their numbers from 1; 0 stands for every unknown name. One that grows knows no unknown."""

    def __init__(self, names: Iterable[str] = (), *, grows: bool = False) -> None:
        self.names = ["", *names]
        self.numbers = {name: number for number, name in enumerate(self.names) if number}
        self.grows = grows

    def number(self, name: str) -> int:
        """The number of one name."""
        if self.grows and name not in self.numbers:
            self.numbers[name] = len(self.names)
            self.names.append(name)
        return self.numbers.get(name, 0)

    def column(self, names: Iterable[str]) -> Ints:
        """The numbers of a column of names."""
        if self.grows:
            return np.array([self.number(name) for name in names], np.int64)
        get = self.numbers.get
        return np.array([get(name, 0) for name in names], np.int64)


_KEPT = 50_000  # words that a lexicon remembers before it begins anew
Vocabularies = Mapping[str, Vocabulary]


def numbered(values: Sequence[str]) -> tuple[list[str], Ints]:
    """The distinct values in order of appearance, and the place of every value among them."""
    distinct = dict(zip(dict.fromkeys(values), count(), strict=False))
    return list(distinct), np.array([distinct[value] for value in values], np.int64)


class Lexicon:
    """What single words contribute, kept from text to text: `describe` gives the numbers of a word."""

    def __init__(self, describe: Callable[[str], Sequence[int]]) -> None:
        self._describe = describe
        self._rows: dict[str, int] = {}
        self._table = np.array([describe("")], np.int64)

    def rows(self, words: Sequence[str]) -> Ints:
        """The numbers of every word, [word, number]."""
        new = set(words).difference(self._rows)
        if new:
            self._add(sorted(new) if len(self._rows) < _KEPT else sorted(set(words)))
        rows = self._rows
        return self._table[[rows[word] for word in words]]

    def _add(self, words: list[str]) -> None:
        if len(self._rows) >= _KEPT:
            self._rows = {}
        first = len(self._rows)
        self._rows.update(zip(words, range(first, first + len(words)), strict=True))
        if len(self._table) < len(self._rows):
            self._table = np.resize(self._table, (2 * len(self._rows), self._table.shape[1]))
        self._table[first : len(self._rows)] = [self._describe(word) for word in words]


class Template:
    """One kind of feature: literal text around columns."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        pieces = _FIELD.split(pattern)
        self.literals, self.columns = pieces[::2], pieces[1::2]
        self.vocabularies = [re.split("[@+-]", column)[0] for column in self.columns]

    def strings(self, columns: Columns, vocabularies: Vocabularies) -> list[str | None]:
        """The feature of every token as a string; None where a value is missing."""
        values = [
            [vocabularies[kind].names[number] if number else None for number in columns[column].tolist()]
            for column, kind in zip(self.columns, self.vocabularies, strict=True)
        ]
        form = "%s".join(literal.replace("%", "%%") for literal in self.literals)
        return [None if None in row else form % row for row in zip(*values, strict=True)]

    def codes(self, columns: Columns, sizes: Sequence[int]) -> Ints:
        """The feature of every token as a number; `sizes` are those of the vocabularies."""
        code = columns[self.columns[0]]
        for column, size in zip(self.columns[1:], sizes[1:], strict=True):
            code = code * size + columns[column]
        return code

    def parses(self, string: str, names: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[str, ...]]:
        """Every way in which values that match `names` make the feature `string`."""
        if string.startswith(self.literals[0]):
            yield from self._parses(string, len(self.literals[0]), 0, names)

    def _parses(
        self, string: str, start: int, field: int, names: Mapping[str, re.Pattern[str]]
    ) -> Iterator[tuple[str, ...]]:
        if field == len(self.columns):
            if start == len(string):
                yield ()
            return
        literal, pattern = self.literals[field + 1], names[self.vocabularies[field]]
        for end in range(start, len(string) + 1):
            if string.startswith(literal, end) and pattern.fullmatch(string, start, end):
                for rest in self._parses(string, end + len(literal), field + 1, names):
                    yield (string[start:end], *rest)


class Templates:
    """All features of one tagger."""

    def __init__(self, patterns: str) -> None:
        self.all = [Template(pattern) for pattern in patterns.split()]

    def strings(self, columns: Columns, vocabularies: Vocabularies) -> list[list[str]]:
        """The feature strings of every token."""
        by_template = [template.strings(columns, vocabularies) for template in self.all]
        return [[feature for feature in row if feature is not None] for row in zip(*by_template, strict=True)]


def ranges(starts: Sequence[int] | Ints, lengths: Sequence[int] | Ints) -> Ints:
    """The numbers start, start + 1, ... of every range, one range after another."""
    begins, sizes = np.asarray(starts, np.int64), np.asarray(lengths, np.int64)
    before = np.cumsum(sizes) - sizes
    numbers: Ints = np.arange(int(sizes.sum())) + np.repeat(begins - before, sizes)
    return numbers
