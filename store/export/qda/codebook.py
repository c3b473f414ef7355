"""The codebook as a REFI-QDA `.qdc` file."""

from __future__ import annotations

import io
from collections.abc import Iterator

from store.errors import OnrecordError
from store.export.qda.codes import write_tags
from store.export.qda.xml import Xml
from store.export.selection import select
from store.export.view import Request, View

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(view: View, request: Request) -> Iterator[bytes]:
    """The tags with their descriptions, colours and order; with a query those in use on what it finds.

    Raises OnrecordError if there is none, since a codebook without a code is not valid.
    """
    codes = view.codebook()
    if request.query.strip():
        used = {tag for found in select(view, request.query) for note in found.notes for tag in note.tags}
        codes = [code for code in codes if code.name in used]
    if not codes:
        raise OnrecordError("there is no tag to write", "Tag something first: t in the browser.")
    stream = io.BytesIO()
    xml = Xml(stream)
    with xml.element("CodeBook", xmlns=NAMESPACE, origin="Onrecord"), xml.element("Codes"):
        write_tags(xml, codes)
    yield stream.getvalue()
