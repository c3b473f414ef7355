"""Numbers by which likely copies of a text are looked up.

A sketch of the text (Broder 1997): of its words those with the least hashes, each hashed again with the words
after its first place. Which words these are depends on the words alone, so that texts that share most of
their words share most of these numbers, wherever one was cut or added to.
"""

from __future__ import annotations

from heapq import nsmallest
from zlib import crc32

from store.corpus.likeness import FEWEST, SEQUENCE

_WORDS = 10


def signature(text: str) -> list[int]:
    """Ten numbers below 2**32, fewer of a text with few words, none of one that is too short to compare."""
    words = text.lower().encode("utf-8", "replace").split()
    if len(words) < FEWEST:
        return []
    last = len(words) - 1
    # of a word that comes again the first place stays
    places = dict(zip(map(crc32, reversed(words)), range(last, -1, -1), strict=True))
    least = [places[each] for each in nsmallest(_WORDS, places)]
    return [crc32(b" ".join(words[place : place + SEQUENCE])) for place in least]
