"""The formats that can be exported to, for the command line's help and the browser's choice.

Loads nothing of the store: help must not wait for it.
"""

from __future__ import annotations

from typing import NamedTuple


class FormatLine(NamedTuple):
    """A format: what it gives, the file or folder one would name, and the rest of an example."""

    name: str
    about: str
    target: str
    example: str = ""

    @property
    def command(self) -> str:
        """The example as one types it."""
        return " ".join(f"onrecord export --format {self.name} -o {self.target} {self.example}".split())


# fmt: off  (a table: one format a line)
FORMATS = (
    FormatLine("csv", "a table of statements, facts or notes, for any spreadsheet", "wages.csv", "wages"),
    FormatLine("xlsx", "all three tables as the sheets of an Excel workbook", "library.xlsx"),
    FormatLine(
        "markdown",
        "a .md note per article or speaker with front matter and links (Obsidian, Logseq)",
        "vault",
        "--by speaker",
    ),
    FormatLine("json", "one document with everything; `onrecord import` reads it back", "library.json"),
    FormatLine("jsonl", "the same, one article a line", "library.jsonl"),
    FormatLine(
        "webannotation",
        "W3C Web Annotations (JSON-LD) with position and quote selectors",
        "notes.jsonld",
        "has:note",
    ),
    FormatLine("schemaorg", "schema.org quotations, people and events with PROV (JSON-LD)", "quotes.jsonld"),
    FormatLine("qdpx", "REFI-QDA project for NVivo, MAXQDA, ATLAS.ti, QualCoder", "project.qdpx"),
    FormatLine("qdc", "REFI-QDA codebook: the tags with their colours and descriptions", "codebook.qdc"),
    FormatLine("brat", "brat standoff: a .txt and a .ann file per article", "brat"),
    FormatLine("doccano", "doccano sequence labelling with relations, JSON Lines", "doccano.jsonl"),
    FormatLine("prodigy", "Prodigy spans and relations, JSON Lines", "prodigy.jsonl"),
    FormatLine(
        "conll", "a token a line with columns for statements and agents (CoNLL-U Plus)", "library.conll"
    ),
    FormatLine("ris", "the articles as references (Zotero, EndNote, Citavi)", "cited.ris", "speaker:droz"),
    FormatLine("bibtex", "the articles as references for LaTeX", "cited.bib", "tag:renewal"),
    FormatLine(
        "ical",
        "a calendar of meetings, signings and expiries of agreements",
        "expiries.ics",
        "kind:agreement",
    ),
    FormatLine(
        "html",
        "a dossier to read and print, of a speaker, an agreement or a tag",
        "droz.html",
        "--speaker droz",
    ),
    FormatLine(
        "tinydb", "one file that TinyDB opens, a table for each kind of record", "library.tinydb.json"
    ),
)
# fmt: on

NAMES = tuple(each.name for each in FORMATS)


def help_lines() -> str:
    """Every format on one line and an example under it."""
    return "\n".join(f"{each.name:<14}{each.about}\n    {each.command}" for each in FORMATS)
