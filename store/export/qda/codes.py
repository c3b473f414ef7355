"""The codes of a codebook: tags as people made them, and what the machine finds under a folder of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import get_args

from store.export.identifiers import uuid_of
from store.export.qda.xml import Xml
from store.records import FACT_KINDS, Code, StatementKind

MACHINE = "Onrecord"
"""The folder for what the machine finds; reading a project back knows it by its GUID."""
KINDS: dict[str, tuple[str, ...]] = {"Statements": get_args(StatementKind), "Facts": tuple(FACT_KINDS)}


def tag_guid(name: str) -> str:
    """The GUID of a tag."""
    return uuid_of("code", name)


def finding_guid(folder: str, name: str) -> str:
    """The GUID of a code for findings: a kind of statement, a speaker, a kind of fact."""
    return uuid_of("found", folder, name)


def write_tags(xml: Xml, codes: Collection[Code]) -> None:
    """The tags with their descriptions and colours, children inside their parents."""
    children: dict[str | None, list[Code]] = {}
    names = {code.name for code in codes}
    for code in codes:
        children.setdefault(code.parent if code.parent in names else None, []).append(code)
    _write_level(xml, children, None)


def _write_level(xml: Xml, children: Mapping[str | None, list[Code]], parent: str | None) -> None:
    for code in children.get(parent, ()):
        with xml.element(
            "Code", guid=tag_guid(code.name), name=code.name, isCodable="true", color=code.colour
        ):
            if code.description:
                xml.leaf("Description", code.description)
            _write_level(xml, children, code.name)


def write_findings(xml: Xml, speakers: Iterable[str]) -> None:
    """The folder of codes for what the machine finds, with a code for every speaker."""
    folders = {**KINDS, "Speakers": tuple(speakers)}
    with xml.element("Code", guid=finding_guid("", MACHINE), name=MACHINE, isCodable="false"):
        for folder, names in folders.items():
            if names:
                with xml.element("Code", guid=finding_guid("", folder), name=folder, isCodable="false"):
                    for name in names:
                        guid = finding_guid(folder, name)
                        xml.leaf("Code", guid=guid, name=name, isCodable="true")
