"""Transcripts: labelled turns with and without quotation marks."""

from __future__ import annotations

from store.reading import read


def turns(text: str) -> list[tuple[str, str | None]]:
    """The words of every statement and whose they are."""
    reading = read(text)
    names = {agent.id: agent.name for agent in reading.agents}
    return [
        (" / ".join(text[a:b] for a, b in one.parts), " and ".join(names[i] for i in one.speakers) or None)
        for one in reading.statements
    ]


def test_labelled_paragraphs_are_turns() -> None:
    text = (
        "Minister Ana Smith met the press in Oslo.\n\n"
        "SMITH: We will pay on Monday.\n\nQ: When will the others be paid?\n\nSMITH: Tomorrow, I think."
    )
    assert turns(text) == [
        ("We will pay on Monday.", "Ana Smith"),
        ("When will the others be paid?", None),
        ("Tomorrow, I think.", "Ana Smith"),
    ]


def test_a_label_parts_quotations_that_would_go_on() -> None:
    text = (
        "Partial transcript as follows:\n\n“BROOK: We pay on Monday, and nobody will wait.\n\n"
        "“LUND: Are you sure about the date?\n\n“BROOK: Yes, we are.\n\n“And we said so in May.”"
    )
    assert [(words, name and name.title()) for words, name in turns(text)] == [
        ("We pay on Monday, and nobody will wait.", "Brook"),
        ("Are you sure about the date?", "Lund"),
        ("Yes, we are. / “And we said so in May.”", "Brook"),
    ]


def test_headings_are_no_turns() -> None:
    assert turns("UPDATE: The vote was put off.\n\nREAD MORE: The rain in numbers.") == []
    assert turns("OSLO: It rained all day.") == []
