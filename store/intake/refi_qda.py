"""REFI-QDA: projects of NVivo, MAXQDA, ATLAS.ti or QualCoder as articles with notes, and codebooks.

Texts become articles, codings tags on their words, memos notes, codes the codebook. What Onrecord itself had
found and written under its own folder of codes is left out: it is found anew. Positions count code points.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store import edtf
from store.errors import RefusedError
from store.intake.found import Found, How, Opened, Refusal
from store.intake.zipped import check_entities, member, open_zip
from store.records import Annotation, Article, Code, Selector, Span, now, to_document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MACHINE = "Onrecord"
"""The folder of codes under which `store.export.qda` puts what the machine found."""
_INTERNAL = re.compile(r"internal:/{0,2}", re.IGNORECASE)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_FIELDS = frozenset(("published", "publisher", "author", "url"))


def read(data: bytes, how: How) -> Iterator[Opened]:
    """The texts of a project, each with what was coded and noted on it; the codebook comes with the first."""
    del how
    archive = open_zip(data, "REFI-QDA project")
    root = _parsed(_member(archive, r".*\.qde"))
    codes = _Codes(_below(root, "CodeBook", "Codes"))
    memos = {_guid(note): note for note in _below(root, "Notes")}
    variables = {_guid(each): (each.get("name") or "").casefold() for each in _below(root, "Variables")}
    decided = {"codes": [to_document(code) for code in codes.all]} if codes.all else {}
    for source in _texts(root):
        name = source.get("name") or "a source without a name"
        try:
            raw = _text(archive, source)
        except (RefusedError, KeyError, UnicodeDecodeError):
            yield Refusal(reason="its text is not in the project", place=name)
            continue
        article = _article(source, raw, variables)
        notes, left_out = _notes(source, raw, article, codes, memos)
        remark = f"{left_out} selections lie outside of the text and were left out" if left_out else ""
        yield Found(article=article, place=name, annotations=notes, decided=decided, remark=remark)
        decided = {}


def read_codebook(data: bytes) -> list[Code]:
    """The codes of a `.qdc` file; raises RefusedError if it is none."""
    root = _parsed(data)
    if _name(root) != "CodeBook":
        raise RefusedError("it is no REFI-QDA codebook")
    return _Codes(_below(root, "Codes")).all


# ---------------------------------------------------------------- codes


class _Codes:
    """The codes of a project; a name that stands in two places is told apart by what it stands under."""

    def __init__(self, level: Iterable[Element]) -> None:
        self.all: list[Code] = []
        self._tags: dict[str, str] = {}
        self._names: set[str] = set()
        self._take(level, None)

    def tag(self, guid: str) -> str | None:
        """The tag of a code; None for what the machine found."""
        return self._tags.get(guid)

    def _take(self, level: Iterable[Element], parent: str | None) -> None:
        for element in level:
            if _name(element) != "Code":
                continue
            name = " ".join((element.get("name") or "").split()).lstrip("#").strip()
            codable = (element.get("isCodable") or "").strip() in ("true", "1")
            if not name or (parent is None and name == _MACHINE and not codable):
                continue
            if name in self._names:
                name = f"{parent or 'other'} {name}"
            self._names.add(name)
            self._tags[_guid(element)] = name
            description = next((each.text for each in element if _name(each) == "Description"), None)
            colour = element.get("color") or ""
            self.all.append(
                Code(
                    name=name,
                    parent=parent,
                    colour=_long(colour) if _COLOUR.fullmatch(colour) else None,
                    description=(description or "").strip(),
                )
            )
            self._take(element, name)


def _long(colour: str) -> str:
    """A colour with six digits."""
    digits = colour[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


# ---------------------------------------------------------------- texts


def _texts(root: Element) -> Iterator[Element]:
    """The texts, and the texts of PDF files and transcripts."""
    for source in _below(root, "Sources"):
        if _name(source) == "TextSource":
            yield source
            continue
        for inner in source:
            if _name(inner) in ("Representation", "TextDescription", "Transcript"):
                inner.set("name", inner.get("name") or source.get("name") or "")
                yield inner


def _text(archive: zipfile.ZipFile, source: Element) -> str:
    inline = next((each.text for each in source if _name(each) == "PlainTextContent"), None)
    if inline is not None:
        return inline
    path = _INTERNAL.sub("", source.get("plainTextPath") or "", count=1)
    if not path:
        raise KeyError("no text")
    data = _member(archive, rf"(?:sources/)?{re.escape(path.rpartition('/')[2])}")
    return data.decode("utf-8-sig")


def _article(source: Element, raw: str, variables: Mapping[str, str]) -> Article:
    fields: dict[str, str] = {}
    for value in source:
        if _name(value) == "VariableValue":
            name = next((variables.get(_target(e), "") for e in value if _name(e) == "VariableRef"), "")
            words = next((e.text for e in value if _name(e).endswith("Value")), None)
            if name in _FIELDS and words and words.strip():
                fields[name] = words.strip()
    return Article(
        text=_plain(raw),
        title=source.get("name") or None,
        published=_date(fields.get("published")),
        publisher=fields.get("publisher"),
        author=fields.get("author"),
        url=fields.get("url"),
    )


def _date(words: str | None) -> str | None:
    try:
        return edtf.parse(words).text if words else None
    except ValueError:
        return None


def _plain(raw: str) -> str:
    return raw.replace("\r\n", "\n").replace("\r", "\n")


# ---------------------------------------------------------------- what is on them


def _notes(
    source: Element, raw: str, article: Article, codes: _Codes, memos: Mapping[str, Element]
) -> tuple[tuple[Annotation, ...], int]:
    """The selections with tags or memos as annotations; selections with one memo are one annotation."""
    made: dict[tuple[object, ...], Annotation] = {}
    left_out = 0
    for number, selection in enumerate(source):
        if _name(selection) != "PlainTextSelection":
            continue
        refs = [_target(each) for each in selection if _name(each) == "NoteRef"]
        tags = tuple(dict.fromkeys(_tags(selection, codes)))
        note = "\n\n".join(filter(None, (_memo(memos.get(ref)) for ref in refs)))
        if not tags and not note:
            continue
        span = _span(selection, raw)
        if span is None:
            left_out += 1
            continue
        target = Selector.of(article.text, span)
        key = (tuple(refs), tags) if refs else (number,)
        if key in made:
            made[key] = replace(made[key], target=(*made[key].target, target))
            continue
        created = _moment(selection.get("creationDateTime"))
        modified = _moment(selection.get("modifiedDateTime") or selection.get("creationDateTime"))
        made[key] = Annotation(
            id=0,
            article=article.id,
            target=(target,),
            note=note,
            tags=tags,
            created=created,
            modified=modified,
        )
    return tuple(made.values()), left_out


def _tags(selection: Element, codes: _Codes) -> Iterator[str]:
    for coding in selection:
        if _name(coding) == "Coding":
            for ref in coding:
                tag = codes.tag(_target(ref)) if _name(ref) == "CodeRef" else None
                if tag:
                    yield tag


def _memo(note: Element | None) -> str:
    if note is None:
        return ""
    inline = next((each.text for each in note if _name(each) == "PlainTextContent"), None)
    return _plain(inline or "").strip("\n")


def _span(selection: Element, raw: str) -> Span | None:
    """The selected words in the text with its line ends made one character each; None outside of it."""
    try:
        start, end = int(selection.get("startPosition") or ""), int(selection.get("endPosition") or "")
    except ValueError:
        return None
    if not 0 <= start < end <= len(raw):
        return None
    start -= raw.count("\r\n", 0, start)
    end -= raw.count("\r\n", 0, end)
    return (start, end) if start < end else None


def _moment(words: str | None) -> datetime:
    try:
        moment = datetime.fromisoformat((words or "").replace("Z", "+00:00"))
    except ValueError:
        return now()
    return moment if moment.tzinfo else moment.replace(tzinfo=now().tzinfo)


# ---------------------------------------------------------------- XML and zip


def _parsed(data: bytes) -> Element:
    from defusedxml import ElementTree

    check_entities(data)
    try:
        root: Element = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise RefusedError(f"it is no sound XML: {error}") from error
    return root


def _member(archive: zipfile.ZipFile, pattern: str) -> bytes:
    """The first member of a name; upper and lower case don't matter, since programs differ."""
    for info in archive.infolist():
        if re.fullmatch(pattern, info.filename, re.IGNORECASE):
            return member(archive, info.filename)
    raise KeyError(pattern)


def _below(element: Element, *names: str) -> list[Element]:
    """The children of the first element at this path."""
    for name in names:
        found = next((child for child in element if _name(child) == name), None)
        if found is None:
            return []
        element = found
    return list(element)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _guid(element: Element) -> str:
    return (element.get("guid") or "").strip("{}").casefold()


def _target(element: Element) -> str:
    return (element.get("targetGUID") or "").strip("{}").casefold()
