"""BibTeX references in UTF-8, for LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.export.cited import authors_of, cited, known_date, tags_of
from store.export.identifiers import web_address
from store.export.selection import Found
from store.export.view import Request, View
from store.export.wording import date_of, one_line, title_of
from store.search.text import tokens

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_TABLE = str.maketrans(_SPECIAL)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PLAIN = frozenset(("a", "an", "the", "on", "in", "of", "for", "to"))


def tex(words: str) -> str:
    """`words` as TeX prints them, whatever signs are in them."""
    return one_line(words).translate(_TABLE)


def write(view: View, request: Request) -> Iterator[bytes]:
    """An entry for each article that the query finds something in."""
    keys: dict[str, int] = {}
    for found in cited(view, request):
        key = _key(found)
        keys[key] = number = keys.get(key, 0) + 1
        if number > 1:
            key = f"{key}-{number}"
        yield _entry(found, key).encode("utf-8", "replace")


def _key(found: Found) -> str:
    """Author or publisher, year and first word of the title, in ASCII letters."""
    article = found.opened.article
    names = authors_of(article)
    who = tokens(names[0])[-1:] if names else tokens(article.publisher or "")
    what = [word for word in tokens(title_of(article)) if word not in _PLAIN][:2]
    words = [*who[:3], known_date(article.published)[0] or "nd", *what]
    return "-".join(filter(None, (re.sub(r"[^a-z0-9]", "", word) for word in words)))


def _entry(found: Found, key: str) -> str:
    article = found.opened.article
    year, month, day = known_date(article.published)
    fields = {
        "title": "{" + tex(title_of(article)) + "}",  # the inner braces keep its capitals
        "author": " and ".join("{" + tex(name) + "}" for name in authors_of(article)),
        "journal": tex(article.publisher or ""),
        "year": year,
        "month": _MONTHS[int(month) - 1] if month else "",
        "day": str(int(day)) if day else "",
        "url": web_address(article.url) or "",
        "langid": tex(article.language or ""),
        "keywords": ", ".join(tex(tag.replace(",", " ")) for tag in tags_of(found)),
        "note": "" if year or not article.published else f"Date: {tex(date_of(article.published))}",
    }
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'},\n"
        for name, value in fields.items()
        if value
    ]
    kind = "article" if article.publisher else "misc"
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n\n"
