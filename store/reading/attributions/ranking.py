"""Linear models over feature names: a score is the sum of the weights of the features that are there."""

from __future__ import annotations

import math
from collections.abc import Sequence


def score(weights: dict[str, float], features: Sequence[str]) -> float:
    """The sum of the weights of `features`."""
    get = weights.get
    return sum([get(feature, 0.0) for feature in features])


def probability(value: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))
