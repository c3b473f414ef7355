"""Who speaks, where the wording leads away from the nearest name: one short text for each way."""

from __future__ import annotations

import pytest

from store.reading import read

_TOLD = [
    pytest.param(
        "Ambassador Jin Park met Labour Minister Sen Dara in Tavira. Dara replied that the ties were old.",
        "the ties were old",
        "Sen Dara",
        id="a name behind a post that is also a title",
    ),
    pytest.param(
        "Ambassador Jin Park arrived in Tavira. The envoy said trainers would follow.",
        "trainers would follow",
        "Jin Park",
        id="another word for the post",
    ),
    pytest.param(
        "“I cleaned wards for years,” Brid Murchu (Ind), who tabled the motion, told the council.",
        "“I cleaned wards for years,”",
        "Brid Murchu",
        id="a party in brackets",
    ),
    pytest.param(
        "Cllr Brid Murchu spoke last. “The paper is far too careful,” was Cllr Murchu’s verdict.",
        "“The paper is far too careful,”",
        "Brid Murchu",
        id="somebody's verdict",
    ),
    pytest.param(
        "A report by chief executive Lena Orsk, circulated on Monday, warned that the dam leaks.",
        "the dam leaks",
        "Lena Orsk",
        id="the owner of a report",
    ),
    pytest.param(
        "Saif Amari received Ambassador Ruwan Jaya. Amari said wages had risen. For his part, the Ambassador "
        "expressed thanks. He underlined that his country needs skills.",
        "his country needs skills",
        "Ruwan Jaya",
        id="for his part looks ahead",
    ),
    pytest.param(
        "Rasmus Lind said the offer was final.\n\nFor Ousmane Thian, 52, the quarrel is a distant one. His "
        "boat is on the beach.\n\n“My father fed eleven people,” he says.",
        "“My father fed eleven people,”",
        "Ousmane Thian",
        id="whom a paragraph is about",
    ),
    pytest.param(
        "Velde received Ms Ingeborg Falk, director of the Port Office for Tavira, who said that fees fell.",
        "fees fell",
        "Ingeborg Falk",
        id="who, behind an apposition",
    ),
    pytest.param(
        "The Tin Company and the Union of Smelters made peace. The company said that it values its workers.",
        "it values its workers",
        "Tin Company",
        id="the company is no union",
    ),
    pytest.param(
        "Lena Orsk, the governor, met reporters. Asked when prices would fall, the governor shrugged. "
        "“Ask me in June.” Analysts at Halden Bank disagreed.",
        "“Ask me in June.”",
        "Lena Orsk",
        id="an answer after its question",
    ),
    pytest.param(
        "Health Minister Rosa Velde came. The vaccine, in the minister’s words, was “a gift to children”.",
        "“a gift to children”",
        "Rosa Velde",
        id="in somebody's words",
    ),
    pytest.param(
        "Korr said since the law took effect, thousands had left the valley for good.",
        "since the law took effect, thousands had left the valley for good",
        "Korr",
        id="a clause without that",
    ),
    pytest.param(
        "Tavira wants the duties scrapped within five years, one of the people cited above said.",
        "Tavira wants the duties scrapped within five years",
        "one of the people cited above",
        id="somebody cited above",
    ),
    pytest.param(
        "Envoy Jon Park, while lauding the welders, regretted that many had left without permission.",
        "many had left without permission",
        "Jon Park",
        id="a clause between subject and verb",
    ),
    pytest.param(
        "Peller said his members were short of pickers last season and had thrown away fruit.",
        "his members were short of pickers last season and had thrown away fruit",
        "Peller",
        id="a clause without that behind its subject",
    ),
    pytest.param(
        "The Carnish Union of Potters (CUP) believes the new duties came too late.",
        "the new duties came too late",
        "Carnish Union of Potters",
        id="an acronym between subject and verb",
    ),
    pytest.param(
        "Ana Velde said that 212 nurses had been found, stressing, however, that no ward would lose staff.",
        "no ward would lose staff",
        "Ana Velde",
        id="however before that",
    ),
    pytest.param(
        "Noh Min-ji met minister Azamat Toktin. Noh proposed a centre, to which her guest replied that land "
        "was there.",
        "land was there",
        "Azamat Toktin",
        id="the guest",
    ),
    pytest.param(
        "The Harbour Board is hoping to conclude an agreement by May, Secretary Corazon Villar said Friday.",
        "The Harbour Board is hoping to conclude an agreement by May",
        "Corazon Villar",
        id="a hope inside what is said",
    ),
    pytest.param(
        "Mayor Petra Novin, who met Mr Strahan on Monday with a group, demanded that observers be placed "
        "on every boat.",
        "observers be placed on every boat",
        "Petra Novin",
        id="a relative clause between",
    ),
    pytest.param(
        "Roger Lund spoke on air.\n\nStated Roger Lund:\n\n“I think that the stakes are high for all of us.”",
        "“I think that the stakes are high for all of us.”",
        "Roger Lund",
        id="an announcement with the verb first",
    ),
    pytest.param(
        "Lena Orsk met the Minister for Overseas Workers and Human Resource Development Tan Hussain Gondal. "
        "Gondal said that centres would open.",
        "centres would open",
        "Tan Hussain Gondal",
        id="a name behind the fields of a post",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), _TOLD)
def test_the_speaker_is_found(text: str, words: str, speaker: str) -> None:
    reading = read(text)
    names = {agent.id: agent.name for agent in reading.agents}
    told = {
        " … ".join(text[start:end] for start, end in one.parts): [names[agent] for agent in one.speakers]
        for one in reading.statements
    }
    assert told.get(words) == [speaker], told


def test_two_speakers_of_whom_the_next_sentence_names_one() -> None:
    text = (
        "The strike at the harness plant was called off, the union and the labour ministry said. "
        "The Union of Parts Makers counted the votes."
    )
    reading = read(text)
    names = {agent.id: agent.name for agent in reading.agents}
    (statement,) = (one for one in reading.statements if one.cue and text[slice(*one.cue)] == "said")
    assert [names[agent] for agent in statement.speakers] == ["Union of Parts Makers", "labour ministry"]


def test_the_colon_of_a_dateline_introduces_nobodys_words() -> None:
    text = "PARAMARIBO: Labour Minister Jin Park has promised that the docks would open."
    reading = read(text)
    names = {agent.id: agent.name for agent in reading.agents}
    assert [[names[agent] for agent in one.speakers] for one in reading.statements] == [["Jin Park"]]
