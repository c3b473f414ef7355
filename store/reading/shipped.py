"""The trained models that come with the package, each loaded on first use."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from store.reading.crf import Lexicon, Tagger, Vocabularies, load

_PACKAGED = files("store.reading") / "models"
_folder: Traversable = _PACKAGED


@cache
def tagger(name: str) -> Tagger:
    """The tagger in `name`.npz."""
    with as_file(_file(f"{name}.npz")) as path:
        return load(path)


@cache
def lexicon(name: str, make: Callable[[Vocabularies], Lexicon]) -> Lexicon:
    """What single words contribute to that tagger."""
    return make(tagger(name).vocabularies)


@cache
def table(name: str) -> dict[str, float]:
    """The numbers in `name`.json."""
    loaded: dict[str, float] = json.loads(_file(f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def use_folder(folder: Path) -> None:
    """Load models from `folder` from now on, those it lacks from the package (training and measuring)."""
    global _folder
    _folder = folder
    tagger.cache_clear()
    lexicon.cache_clear()
    table.cache_clear()


def _file(name: str) -> Traversable:
    own = _folder / name
    return own if own.is_file() else _PACKAGED / name
