"""The codebook: what tags mean, how they hang together, and changes of a tag everywhere at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from typing import Any

import msgspec
from tinydb import Query

from store.documents import DAMAGED, loads_as
from store.errors import NotFoundError, OnrecordError
from store.notes.database import Notes, clean_tags
from store.records import Code, from_document, now, to_document
from store.search.text import fold

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Codebook:
    """The tags of a library: those described in the table `codes`, and all that are in use."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._codes = notes.database.table("codes")

    # ---------------------------------------------------------------- looking

    def uses(self) -> Counter[str]:
        """Each tag in use with the number of annotations that bear it."""
        found: Counter[str] = Counter()
        for _, raw in self._notes.database.storage.scan(self._notes.annotations.name):
            with suppress(*DAMAGED):
                found.update(loads_as(raw, _Tagged).tags)
        return found

    def codes(self) -> list[Code]:
        """Every tag that is described or in use, by name."""
        described = self._described()
        names = {*described, *self.uses(), *(code.parent for code in described.values() if code.parent)}
        codes = [described.get(name) or Code(name=name) for name in names]
        return sorted(codes, key=lambda code: (fold(code.name), code.name))

    def colours(self) -> dict[str, str]:
        """The colours that tags were given."""
        return {each["name"]: each["colour"] for each in self._codes if each.get("colour")}

    def _described(self) -> dict[str, Code]:
        return {each["name"]: from_document(dict(each), Code) for each in self._codes}

    # ---------------------------------------------------------------- changing

    def set(self, codes: Iterable[Code]) -> None:
        """Describe tags, in place of what was said of them; raises OnrecordError, and changes none."""
        wanted = [_checked(code) for code in codes]
        if not wanted:
            return
        more = f" and {len(wanted) - 1} more" if len(wanted) > 1 else ""
        with self._notes.change(f"tag “{wanted[0].name}”{more} in the codebook"):
            parents = {name: code.parent for name, code in self._described().items()}
            parents |= {code.name: code.parent for code in wanted}
            for code in wanted:
                if code.name in _above(code.name, parents):
                    raise OnrecordError(
                        f"“{code.name}” can't stand under “{code.parent}”, which stands under it"
                    )
                self._put(code)

    def rename(self, old: str, new: str) -> int:
        """Give a tag another name wherever it stands; two tags become one if the new name is there already.

        Returns the number of annotations that changed; raises NotFoundError if there is no such tag.
        """
        new = _name(new)
        if new == old:
            raise OnrecordError("two different names are needed")
        known = {code.name: code for code in self.codes()}
        if old not in known:
            raise NotFoundError(f"there is no tag {old}")
        what = "merging the tag" if new in known else "renaming the tag"
        with self._notes.change(f"{what} “{old}” into “{new}”"):
            described = self._described()
            merged = _merged(known, old, new)
            self._forget(old)
            self._forget(new)
            if merged != Code(name=new):
                self._put(merged)
            for child in described.values():
                if child.parent == old and child.name != new:
                    self._put(msgspec.structs.replace(child, parent=new))
            return self._retag(old, lambda tags: [new if tag == old else tag for tag in tags])

    def delete(self, name: str) -> int:
        """Take a tag off everything and out of the codebook; an annotation with nothing else on it goes too.

        Its children move up to its parent. Returns the number of annotations that changed.
        """
        known = {code.name: code for code in self.codes()}
        if name not in known:
            raise NotFoundError(f"there is no tag {name}")
        with self._notes.change(f"deletion of the tag “{name}”"):
            self._forget(name)
            for child in self._described().values():
                if child.parent == name:
                    self._put(msgspec.structs.replace(child, parent=known[name].parent))
            return self._retag(name, lambda tags: [tag for tag in tags if tag != name])

    def _put(self, code: Code) -> None:
        self._forget(code.name)
        self._codes.insert(to_document(code))

    def _forget(self, name: str) -> None:
        self._codes.remove(Query().name == name)

    def _retag(self, tag: str, change: Callable[[list[str]], list[str]]) -> int:
        moment = now().isoformat()

        def retag(document: MutableMapping[str, Any]) -> None:
            document["tags"] = list(dict.fromkeys(change(document["tags"])))
            document["modified"] = moment

        annotations = self._notes.annotations
        changed = annotations.update(retag, Query().tags.any([tag]))
        bare = [each.doc_id for each in annotations.fetch(changed) if not (each["tags"] or each["note"])]
        annotations.remove(doc_ids=bare)
        return len(changed)


class _Tagged(msgspec.Struct):
    """The part of an annotation that counting needs."""

    tags: tuple[str, ...] = ()


def _name(text: str) -> str:
    """A tag as it is stored; raises OnrecordError if nothing is left of it."""
    cleaned = clean_tags([text])
    if not cleaned:
        raise OnrecordError("a tag needs a name")
    return cleaned[0]


def _checked(code: Code) -> Code:
    colour = code.colour.lower() if code.colour else None
    if colour is not None and not _COLOUR.fullmatch(colour):
        raise OnrecordError(f"{code.colour} is no colour", "Write #rrggbb, such as #d7875f.")
    parent = _name(code.parent) if code.parent else None
    return Code(name=_name(code.name), parent=parent, colour=colour, description=code.description.strip())


def _above(name: str, parents: Mapping[str, str | None]) -> list[str]:
    """The tags that a tag stands under, up to one that comes again."""
    found: list[str] = []
    above = parents.get(name)
    while above is not None:
        found.append(above)
        above = parents.get(above) if above not in (name, *found[:-1]) else None
    return found


def _merged(known: Mapping[str, Code], old: str, new: str) -> Code:
    """One tag out of two: what the one of the new name leaves open comes from the other."""
    one, other = known[old], known.get(new, Code(name=new))
    parents = {code.name: code.parent for code in known.values()}
    if old in _above(new, parents):
        parent = one.parent
    else:
        parent = other.parent or (None if new in _above(old, parents) else one.parent)
    return Code(
        name=new,
        parent=parent,
        colour=other.colour or one.colour,
        description=other.description or one.description,
    )
