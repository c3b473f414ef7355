"""Whatever the text: spans slice it, parts are ordered, and the same text is read the same way."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.reading import Attribution, make_document
from store.reading.attributions.find import find_attributions
from store.reading.tagging import tag, universal

WORDS = """
    “ ” " ‘ ’ ' « » `` '' said He that , . added the : — ( ) ’s told ? … 𝔘 é 1,5 - SMITH: • Oduya
"""
PIECES = st.sampled_from(
    [
        *WORDS.split(),
        "Lena Oduya",
        "according to",
        "the minister",
        "we will go",
        "adding that",
        "\n",
        "\n\n",
        "\u2028",
    ]
)
SOME = st.lists(PIECES, max_size=60)
TEXTS = SOME.map(" ".join) | SOME.map("".join) | st.text(max_size=200)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def attributions(text: str) -> list[Attribution]:
    document = make_document(text)
    grammar = tag(document.words, document.sentences)
    document.pos = [universal(one) for one in grammar]
    return find_attributions(document, grammar)


@settings(UNHURRIED, max_examples=150)
@given(TEXTS)
def test_spans_slice_the_text(text: str) -> None:
    for one in attributions(text):
        assert one.parts == sorted(one.parts)
        for start, end in [*one.parts, *filter(None, (one.cue, one.source, one.role, one.medium))]:
            assert 0 <= start < end <= len(text)
        for (_, end), (start, _) in zip(one.parts, one.parts[1:], strict=False):
            assert end <= start
        assert 0.0 <= one.confidence <= 1.0


@settings(UNHURRIED, max_examples=50)
@given(TEXTS)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    document = make_document(text)
    spans = list(zip(document.starts, document.ends, strict=True))
    assert [document.text[start:end] for start, end in spans] == document.words
    assert all(start < end for start, end in spans)
    tokens = [token for first, last in document.sentences for token in range(first, last)]
    assert tokens == list(range(len(document.words)))


def test_the_same_text_is_read_the_same_way() -> None:
    text = "Lena Oduya said the dam “will hold”, adding that it was inspected. “Twice,” she said."
    assert attributions(text) == attributions(text)
