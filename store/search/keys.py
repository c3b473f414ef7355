"""Ids that sort by date, so that the newest come first without sorting.

An article's key is its date's ordinal (0: year unknown) followed by a number within that date; the keys
of its statements, facts and agents are the article's key followed by a number within the article. What
belongs to one article thus lies together in the file. An article with very many findings takes
several keys in a row.
"""

from __future__ import annotations

ARTICLE_BITS = 20
FINDING_BITS = 14
LAST = (1 << 62) - 1
DAY_SHIFT = FINDING_BITS + ARTICLE_BITS
PER_KEY = 1 << FINDING_BITS


def article_keys(ordinal: int) -> tuple[int, int]:
    """The first and the last key of an article of that day."""
    return ordinal << ARTICLE_BITS, ((ordinal + 1) << ARTICLE_BITS) - 1


def finding_keys(article: int, span: int = 1) -> tuple[int, int]:
    """The first and the last key of a finding of an article that takes `span` keys."""
    return article << FINDING_BITS, ((article + span) << FINDING_BITS) - 1


def article_of(finding: int) -> int:
    """The key of the article of a finding; of one that takes several keys, one of them."""
    return finding >> FINDING_BITS


def day_of(finding: int) -> int:
    """The ordinal of the day under which the article of a finding is filed."""
    return finding >> DAY_SHIFT


def day_keys(first: int, last: int) -> tuple[int, int]:
    """The first and the last key of a finding of the days with these ordinals."""
    return article_keys(first)[0] << FINDING_BITS, ((article_keys(last)[1] + 1) << FINDING_BITS) - 1
