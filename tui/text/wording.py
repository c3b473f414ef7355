"""Statements and facts put in words for the sidebar, the viewer and the clipboard."""

from __future__ import annotations

import re
from typing import Literal

from rich.cells import cell_len

from store.corpus.derived import post
from store.library import NoteHit, OpenArticle, QuoteHit
from store.records import (
    Agreement,
    AnyFields,
    Commitment,
    Date,
    Fact,
    Figure,
    Meeting,
    Organization,
    Person,
    Place,
    Programme,
    Span,
    Statement,
)
from tui.text.clean import one_line, visible
from tui.text.dates import INFERRED, NO_DATE, dated, plain
from tui.text.layout import fit

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(rf"\b({'|'.join(ORDINALS)}|\d+(st|nd|rd|th)) +", re.IGNORECASE)
_MOU = re.compile(r"memorandum of understanding(?: \(MoU\))?", re.IGNORECASE)
_SHOWN = {"stated will": "will"}
"""Modalities that are shown in other words than they are stored in."""
GROUPS = {
    "agreement": "Agreements",
    "meeting": "Meetings",
    "commitment": "Commitments",
    "programme": "Programmes",
    "figure": "Figures",
    "person": "People",
    "organization": "Organizations",
    "date": "Dates",
    "place": "Places",
}
"""Kinds of fact in the order in which they are shown."""


def quote(text: str, statement: Statement) -> str:
    """The words of a statement, its parts joined by an ellipsis."""
    return " … ".join(one_line(text[a:b]) for a, b in statement.parts)


def in_marks(text: str, width: int = 60) -> str:
    """`text` on one line between quotation marks, unless it has its own, cut to `width` cells."""
    line = fit(one_line(text), min(width, cell_len(one_line(text)))).rstrip()
    return line if line[:1] in '“"‘«' else f"“{line}”"


def words(text: str, span: Span | None) -> str:
    """The words of a span on one line; empty for None."""
    return one_line(text[span[0] : span[1]]) if span else ""


def speaker_names(opened: OpenArticle, statement: Statement) -> tuple[str, ...]:
    """The resolved speakers by name, or the source as printed."""
    names = {agent.id: agent.name for agent in opened.agents}
    found = tuple(one_line(names.get(speaker, speaker)) for speaker in statement.speakers)
    return found or ((words(opened.article.text, statement.source),) if statement.source else ())


def speaker_role(opened: OpenArticle, statement: Statement) -> str:
    """The role stated beside the speaker, else the first that the article gives; empty if none."""
    if statement.role:
        return words(opened.article.text, statement.role)
    for agent in opened.agents:
        if agent.id in statement.speakers and agent.roles:
            role = agent.roles[0]
            return one_line(post(role.role, role.organization))
    return ""


def number(value: float) -> str:
    """A figure with thin grouping: 1,190,000 or 12.5."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0")


def counted(number: int, thing: str) -> str:
    """1 quote, 1,234 quotes."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def fact_lines(fact: Fact) -> list[str]:
    """One or two lines for the sidebar: what dates it first, then what it is about."""
    lines = [one_line(line) for line in _lines(fact.fields, fact.inferred) if line.strip()]
    return lines or ["(no details)"]


def _lines(fields: AnyFields, inferred: dict[str, str]) -> list[str]:
    match fields:
        case Agreement():
            return _agreement(fields, inferred)
        case Meeting():
            date = dated(fields.date, inferred.get("date")) if fields.date else ""
            where = ", ".join(part for part in (date, fields.place or "") if part)
            return [where, " · ".join([*fields.participants, ", ".join(fields.topics)]).removesuffix(" · ")]
        case Commitment():
            modality = _SHOWN.get(fields.modality or "", fields.modality)
            who = " ".join(part for part in (", ".join(fields.who), modality) if part)
            made = dated(fields.made_on, inferred.get("made_on"))
            return [" · ".join(part for part in (made, f"{who}: {fields.to_do}") if part != NO_DATE)]
        case Programme():
            about = [*fields.owner, _period(fields.period)]
            return [fields.name, " · ".join(part for part in about if part)]
        case Figure():
            return _figure(fields)
        case Person():
            return [
                fields.name,
                post(fields.role, fields.organization) if fields.role else fields.organization or "",
            ]
        case Organization():
            return [f"{fields.name} ({fields.acronym})" if fields.acronym else fields.name]
        case Place():
            return [f"{fields.name} · {fields.country}" if fields.country else fields.name]
        case Date():
            return [f"{dated(fields.edtf, inferred.get('edtf'))} “{fields.text}”"]


def _agreement(fields: Agreement, inferred: dict[str, str]) -> list[str]:
    signed = ", ".join(plain(date) for date in fields.signed)
    if "signed" in inferred:
        signed = dated(None, inferred["signed"])
    until = dated(fields.valid_until, inferred.get("valid_until"))
    if until == NO_DATE:
        when = f"signed {signed}" if signed else fields.status or ""
    else:
        when = f"{signed} – {until}" if signed else f"until {until}"
    by = f"signed by {', '.join(fields.signatories)}" if fields.parties and fields.signatories else ""
    return [when, " · ".join([agreement_name(fields), *(fields.parties or fields.signatories)]), by]


def agreement_name(fields: Agreement) -> str:
    """What kind of agreement, without the parties that are named beside it, and which of several."""
    name = fields.name
    if fields.parties or fields.signatories:
        name = name.partition(" between ")[0]
    name = _MOU.sub("MoU", name)
    if not fields.ordinal:
        return name
    return f"{_ORDINAL.sub('', name).strip() or fields.type} ({ordinal(fields.ordinal)})"


def _figure(fields: Figure) -> list[str]:
    value = fields.value
    shown = number(value) if isinstance(value, int | float) else "–".join(number(v) for v in value)
    unit, what = fields.unit or "", fields.what or ""
    if unit.casefold() in what.casefold():
        unit = ""
    period = _period(fields.period)
    by = f"by {fields.given_by}" if fields.given_by else ""
    return [" ".join(part for part in (shown, unit, what) if part), " · ".join(p for p in (period, by) if p)]


def _period(edtf: str | None) -> str:
    words = plain(edtf)
    return "" if words == NO_DATE else words


def ordinal(value: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def fact_fields(fact: Fact) -> list[tuple[str, str]]:
    """Every field that is filled, with its value in words; `≈` before what the article's date adds."""
    values = {name: field_text(getattr(fact.fields, name)) for name in fact.fields.__struct_fields__}
    values |= {name: INFERRED + value for name, value in fact.inferred.items()}
    values = {name: _SHOWN.get(value, value) for name, value in values.items()}
    return [(name.replace("_", " "), one_line(value)) for name, value in values.items() if value]


def field_typed(fact: Fact, name: str) -> str:
    """A field as a person edits it: a date as it follows from that of the article."""
    return field_text(fact.inferred.get(name, getattr(fact.fields, name)))


def field_text(value: object) -> str:
    """A field's value as a person edits it: lists with semicolons."""
    if isinstance(value, list | tuple):
        return "; ".join(field_text(part) for part in value)
    if isinstance(value, float):
        return number(value)
    return "" if value is None else str(value)


Copied = Literal["citation", "plain", "markdown", "source"]
COPIED: dict[Copied, str] = {
    "citation": "the quote with its citation",
    "plain": "the words alone",
    "markdown": "the quote with its citation, as Markdown",
    "source": "the citation alone",
}
"""What can be copied of a quote."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def citation(opened: OpenArticle, statement: Statement, form: Copied = "citation") -> str:
    """The quote with who said it, in what role, and where it is printed."""
    speakers = ", ".join(speaker_names(opened, statement)) or "unnamed source"
    role = speaker_role(opened, statement)
    article = opened.article
    said = quote(article.text, statement)
    where = (article.title, article.publisher, article.published)
    return _cited(form, said, statement, (speakers, role), where)


def hit_citation(hit: QuoteHit | NoteHit, form: Copied = "citation") -> str:
    """The same for a quote that a search found; of a note what it says, and on which words."""
    if isinstance(hit, NoteHit):
        about = one_line(", ".join(filter(None, (hit.title, hit.publisher, plain(hit.published)))))
        return f"{visible(hit.annotation.note)}\n— on {in_marks(hit.text)}. {about}".lstrip()
    speakers = ", ".join(hit.speakers) or hit.source or "unnamed source"
    where = (hit.title, hit.publisher, hit.published)
    return _cited(form, hit.text, hit.statement, (speakers, hit.role or ""), where)


def _cited(
    form: Copied, said: str, statement: Statement, by: tuple[str, str], printed: tuple[str | None, ...]
) -> str:
    words_said = one_line(said)
    if form == "plain":
        return words_said
    reported = "[reported] " if statement.kind == "indirect" else ""
    title, publisher, published = printed
    where = [one_line(part) for part in (title, publisher) if part] + [plain(published)]
    who = one_line(", ".join(part for part in by if part))
    if form == "source":
        return f"{who}. {', '.join(where)}"
    if form == "markdown":
        escaped = [_MARKUP.sub(r"\\\1", part) for part in (words_said, who, ", ".join(where))]
        return "> {}{}\n>\n> — {}. *{}*".format(reported.replace("[", "\\["), *escaped)
    return f"{reported}{words_said}\n— {who}. {', '.join(where)}"
