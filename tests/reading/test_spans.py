"""Whatever the text: spans slice it, parts are ordered, and the same text is read the same way."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.reading import Attribution, make_document
from store.reading.statements import find_attributions
from store.reading.tagging import tag, universal

PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "'", "«", "»", "``", "''", "said", "He", "Lena Oduya", "that", ",", ".", "\n", "\n\n",
        " ", "according to", "added", "the minister", "we will go", "adding that", ":", "—", "(", ")", "’s", "told", "?",
        "…", "\u2028", "\u00a0", "𝔘", "é", "1,5", "- ", "SMITH:", "• ",
    ]
)  # fmt: skip
TEXTS = (
    st.lists(PIECES, max_size=60).map(" ".join)
    | st.lists(PIECES, max_size=60).map("".join)
    | st.text(max_size=200)
)


def attributions(text: str) -> list[Attribution]:
    document = make_document(text)
    grammar = tag(document.words, document.sentences)
    document.pos = [universal(one) for one in grammar]
    return find_attributions(document, grammar)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_spans_slice_the_text(text: str) -> None:
    for one in attributions(text):
        assert one.parts == sorted(one.parts)
        for start, end in [*one.parts, *filter(None, (one.cue, one.source, one.role, one.medium))]:
            assert 0 <= start < end <= len(text)
        for (_, end), (start, _) in zip(one.parts, one.parts[1:], strict=False):
            assert end <= start
        assert 0.0 <= one.confidence <= 1.0


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    document = make_document(text)
    assert [document.text[i:j] for i, j in zip(document.starts, document.ends, strict=True)] == document.words
    assert all(i < j for i, j in zip(document.starts, document.ends, strict=True))
    assert [token for first, last in document.sentences for token in range(first, last)] == list(
        range(len(document.words))
    )


def test_the_same_text_is_read_the_same_way() -> None:
    text = "Lena Oduya said the dam “will hold”, adding that it was inspected. “Twice,” she said."
    assert attributions(text) == attributions(text)
