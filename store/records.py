"""What the library holds: typed, immutable records, and their JSON.

Offsets are Unicode code points into `Article.text`, half-open `[start, end)`.
Dates are EDTF (ISO 8601-2) with `X` for every digit the text leaves open.
A record is JSON by `encode` and comes back by `decode`; unknown keys are ignored, so an older
program reads a newer record.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

Span = tuple[int, int]
"""`(start, end)` in code points, half-open."""

AgentKind = Literal["person", "organization", "country", "group", "document"]
StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "commit", "request", "thank", "praise", "believe", "deny", "ask", "attitude"]
Status = Literal["suggested", "accepted", "corrected", "added", "rejected"]


# ---------------------------------------------------------------- the article


class Imported(Struct, frozen=True, kw_only=True):
    """Where an article came from and what took it in."""

    file: str
    reader: str
    version: str
    at: datetime


class Article(Struct, frozen=True, kw_only=True, dict=True):
    """One news report. Its text never changes once stored (schema:NewsArticle)."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    provenance: str | None = None
    imported: Imported | None = None

    @cached_property
    def id(self) -> str:
        """The sha256 of the text as UTF-8, in hex: the same text is the same article."""
        from hashlib import sha256  # OpenSSL loads with it

        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------- what the reader finds


class Role(Struct, frozen=True, kw_only=True):
    """A post that the text gives to an agent (Popolo Membership); `period` is when it is attested (EDTF)."""

    role: str
    organization: str | None = None
    country: str | None = None
    period: str | None = None
    evidence: tuple[Span, ...] = ()


class Agent(Struct, frozen=True, kw_only=True):
    """Somebody or something that acts or speaks in one article (Popolo Person / Organization).

    `name` is the fullest form printed; `mentions` are all places that mean this agent, pronouns
    and descriptions included, in text order. `known_as` is the name under which the library keeps
    it apart from others of its name.
    """

    id: str
    kind: AgentKind
    name: str
    other_names: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    known_as: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # not of thousands of mentions, whenever agents are collected in a set

    @property
    def identity(self) -> str:
        """The name that stands for this agent in the whole library."""
        return self.known_as or self.name


class Statement(Struct, frozen=True, kw_only=True):
    """Content attributed to a source by a cue (schema:Quotation).

    `parts` is the content in text order, quotation marks included; several when a cue interrupts
    it or it runs over paragraphs. `source` is the speaker as named there (None: left implicit),
    `speakers` the agents it resolves to. `role` is the role as stated beside it, `medium` the
    carrier of the words ("social media post"). `nested_in` is the statement it is told in. `links`
    maps a relation to ids of facts of the article: {"commitments": ["f7"]} is what it commits to.
    """

    id: str
    kind: StatementKind
    parts: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speakers: tuple[str, ...] = ()
    role: Span | None = None
    medium: Span | None = None
    act: Act = "assert"
    nested_in: str | None = None
    links: dict[str, tuple[str, ...]] = {}
    confidence: float = 1.0
    rule: str = ""
    status: Status = "suggested"


class Fields(Struct, frozen=True, kw_only=True, tag_field="kind", tag=str.lower):
    """The base of the fields of a fact; the class name in lower case is the fact's kind."""


class Person(Fields, frozen=True, kw_only=True):
    """A person as the article presents them; `country` is ISO 3166-1 alpha-2."""

    name: str
    other_names: tuple[str, ...] = ()
    role: str | None = None
    organization: str | None = None
    country: str | None = None


class Organization(Fields, frozen=True, kw_only=True):
    """A named organization; `forms` are all its printed forms."""

    name: str
    acronym: str | None = None
    forms: tuple[str, ...] = ()


class Place(Fields, frozen=True, kw_only=True):
    """A named place; `country` is the ISO 3166-1 alpha-2 code where the place is a country."""

    name: str
    country: str | None = None


class Date(Fields, frozen=True, kw_only=True):
    """A date expression; `edtf` is what the text alone supports, `anchor` what it is the date of."""

    text: str
    edtf: str
    anchor: str | None = None


class Meeting(Fields, frozen=True, kw_only=True):
    """An encounter reported as having happened (schema:Event, PLOVER CONSULT)."""

    participants: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    host: str | None = None
    mode: str | None = None


class Agreement(Fields, frozen=True, kw_only=True):
    """A named or typed instrument (CAMEO 057); `status` planned, signed, in force, expired, renewed."""

    name: str
    type: str
    ordinal: int | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    valid_until: str | None = None
    renews: str | None = None
    status: str | None = None
    topics: tuple[str, ...] = ()


class Commitment(Fields, frozen=True, kw_only=True):
    """Who undertakes to do what (PLOVER AGREE); `modality` agreed, pledged, intends, wishes, stated will."""

    who: tuple[str, ...]
    to_do: str
    counterpart: tuple[str, ...] = ()
    modality: str | None = None
    condition: str | None = None
    made_on: str | None = None
    made_at: str | None = None


class Programme(Fields, frozen=True, kw_only=True):
    """A scheme run by somebody (schema:GovernmentService)."""

    name: str
    owner: tuple[str, ...] = ()
    period: str | None = None


class Figure(Fields, frozen=True, kw_only=True):
    """A number with what it counts (schema:QuantitativeValue); two values are a range."""

    value: float | tuple[float, float]
    unit: str | None = None
    what: str | None = None
    period: str | None = None
    given_by: str | None = None


AnyFields = Person | Organization | Place | Date | Meeting | Agreement | Commitment | Programme | Figure
FACT_KINDS: dict[str, type[AnyFields]] = {
    cls.__name__.lower(): cls
    for cls in (Person, Organization, Place, Date, Meeting, Agreement, Commitment, Programme, Figure)
}


class Fact(Struct, frozen=True, kw_only=True):
    """A fact with the words that prove it.

    `fields` holds what the text alone supports; `inferred` maps a field to what follows with the
    article's publication date ({"date": "2024-03-08"}). `links` maps a relation to ids of other
    findings of the article ({"commitments": ["f7"]}).
    """

    id: str
    fields: AnyFields
    evidence: tuple[Span, ...]
    inferred: dict[str, str] = {}
    links: dict[str, tuple[str, ...]] = {}
    confidence: float = 1.0
    rule: str = ""
    status: Status = "suggested"

    @property
    def kind(self) -> str:
        """One of FACT_KINDS."""
        return type(self.fields).__name__.lower()


class Reading(Struct, frozen=True, kw_only=True):
    """Everything the reader found in one article."""

    agents: tuple[Agent, ...] = ()
    statements: tuple[Statement, ...] = ()
    facts: tuple[Fact, ...] = ()
    version: str = ""

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Go from process to process as MessagePack, which takes a third of the time."""
        try:
            return _unpacked, (msgspec.msgpack.encode(self),)
        except UnicodeEncodeError:  # a lone surrogate
            return super().__reduce__()


def _unpacked(raw: bytes) -> Reading:
    return msgspec.msgpack.decode(raw, type=Reading)


# ---------------------------------------------------------------- what a person adds


class Selector(Struct, frozen=True, kw_only=True):
    """A place in a text that survives an edit: position plus exact quote (W3C Web Annotation).

    `prefix` and `suffix` are up to 32 characters of context.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, span: Span) -> Selector:
        """Select `span` of `text`."""
        start, end = span
        return cls(
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - 32) : start],
            suffix=text[end : end + 32],
        )


class Annotation(Struct, frozen=True, kw_only=True):
    """A note and / or tags on selected words (W3C Web Annotation)."""

    id: int
    article: str
    target: tuple[Selector, ...]
    note: str = ""
    tags: tuple[str, ...] = ()
    creator: str = ""
    created: datetime
    modified: datetime


class Code(Struct, frozen=True, kw_only=True):
    """What a person says of a tag (a code of REFI-QDA); `parent` is a tag, `colour` "#rrggbb"."""

    name: str
    parent: str | None = None
    colour: str | None = None
    description: str = ""


class Correction(Struct, frozen=True, kw_only=True):
    """What a person decided about one finding; it wins over whatever the machine says.

    `finding` is the id inside the article ("s3", "f2"), `target` the words it stood on, `changes`
    the corrected fields by name (speakers are given by name); `kind` is the kind that a fact had as found.
    """

    id: int
    article: str
    finding: str
    kind: str = ""
    target: tuple[Selector, ...]
    status: Status
    changes: dict[str, Any] = {}
    creator: str = ""
    created: datetime
    modified: datetime


# ---------------------------------------------------------------- JSON

T = TypeVar("T")


def now() -> datetime:
    """The current moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def encode(value: object) -> bytes:
    """`value` as compact JSON in UTF-8."""
    return msgspec.json.encode(value)


def decode(raw: bytes | str, kind: type[T]) -> T:
    """The record of type `kind` that `raw` holds; raises msgspec.ValidationError if it holds another."""
    return msgspec.json.decode(raw, type=kind)


def to_document(value: object) -> dict[str, Any]:
    """`value` as plain dicts, lists and scalars, the form a document database stores."""
    document = msgspec.to_builtins(value)
    assert isinstance(document, dict)
    return document


def from_document(document: object, kind: type[T]) -> T:
    """The record of type `kind` in a stored document; raises msgspec.ValidationError."""
    return msgspec.convert(document, type=kind)
