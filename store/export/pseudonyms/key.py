"""The key file: who stands behind which pseudonym. Only its owner can read it (mode 0600)."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from store.errors import OnrecordError
from store.search.text import tokens

_FORMAT = "onrecord pseudonyms"


class Person(Struct, kw_only=True):
    """A person: the full name, the pseudonym, and every form of the name that is met."""

    name: str
    pseudonym: str
    forms: list[str] = []


class _File(Struct, kw_only=True):
    format: str
    people: list[Person]


def folded(name: str) -> str:
    """What makes two spellings the same name."""
    return " ".join(tokens(name))


def read_key(path: Path) -> list[Person]:
    """The people of a key; nobody if there is no such file. Raises OnrecordError for another file."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    try:
        file = msgspec.json.decode(raw, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise OnrecordError(f"{path} is no key of pseudonyms", "Name a new file.") from error
    if file.format != _FORMAT:
        raise OnrecordError(f"{path} is no key of pseudonyms", "Name a new file.")
    return file.people


def write_key(path: Path, people: Iterable[Person]) -> None:
    """Put a key in place of what stands at `path`; nobody but its owner can ever read it."""
    document = {"format": _FORMAT, "people": [msgspec.to_builtins(person) for person in people]}
    descriptor, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=".key.")  # made with mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(document, stream, ensure_ascii=False, indent=1)
        Path(name).replace(path.resolve())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def extended(people: list[Person], forms: dict[str, dict[str, None]]) -> list[Person]:
    """The key with everybody in `forms` (names with all their forms) in it; who has a pseudonym keeps it.

    Numbers are drawn by chance, so that they tell nothing of names or of order.
    """
    known = {folded(person.name): person for person in people}
    new = [name for name in forms if folded(name) not in known]
    used = {person.pseudonym for person in people}
    free = [number for number in range(1, len(people) + len(new) + 1) if f"Person {number}" not in used]
    random.SystemRandom().shuffle(free)
    for name, number in zip(new, free, strict=False):
        person = Person(name=name, pseudonym=f"Person {number}")
        people.append(person)
        known[folded(name)] = person
    for name, seen in forms.items():
        person = known[folded(name)]
        person.forms = list(dict.fromkeys([*person.forms, *seen]))
    return people
