"""Linear-chain CRFs: reading with trained weights, many sequences at a time.

python-crfsuite trains them; its tagger looks every feature up by its string, which took two thirds of the
reading. Here features are numbers (features.py), weights are rows of a table (weights.py), and all sentences
of an article are decoded together (decoding.py).
"""

from store.reading.crf.features import (
    Columns,
    Ints,
    Lexicon,
    Templates,
    Vocabularies,
    Vocabulary,
    numbered,
    ranges,
)
from store.reading.crf.weights import Tagger, load, save

__all__ = [
    "Columns",
    "Ints",
    "Lexicon",
    "Tagger",
    "Templates",
    "Vocabularies",
    "Vocabulary",
    "load",
    "numbered",
    "ranges",
    "save",
]
