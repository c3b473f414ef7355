"""Web archives (.mhtml, .mht): the page in a mail, as browsers save it in one file."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from store.errors import RefusedError
from store.intake import html
from store.intake.found import Found, How


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The article of the first page in the archive; raises RefusedError if there is none."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                address = _address(message, "Snapshot-Content-Location") or _address(part, "Content-Location")
                found = html.article(page, address=address, charset=part.get_content_charset())
                yield Found(article=found)
                return
    raise RefusedError("there is no page in the web archive")


def _address(message: EmailMessage, header: str) -> str | None:
    return html.web_address(str(message.get(header, "")).strip())
