"""Sentences grown from templates, with names of the whole world: training material for the names tagger."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from store.reading.agents.names import invented as invent
from store.reading.agents.names.invented import choices
from store.reading.tokens import TOKEN

_THINGS = choices(
    "Tracker|Sputnik V|Ebola|Hurricane Delia|Typhoon Mina|Windows|Android|Saturn|Mars|Bible|Koran|"
    "Nobel Prize|Champions League|Olympics|MV Star of the Sea|Boeing 737|Brexit|Black Friday|Easter|"
    "Constitution|First Amendment|Second World War|Great Depression|Article 12|Strategic Plan|"
    "Vision 2030|National Development Plan|Employment Act|Clean Air Act|Climate Accord|"
    "Free Trade Agreement|Memorandum of Understanding|Labour Law|Rural Roads Programme|"
    "Independence Day|World Cup|Covid-19|Paris Agreement|Digital Skills Initiative|"
    "Work Permit System|Belt and Road Initiative|Green Growth Strategy|School Meals Programme|"
    "Universal Health Coverage|Human Rights Day|Convention on Migrant Workers"
)
_VERBS = choices(
    "said|told reporters|added|noted|explained|stressed|warned|announced|claimed|pointed out|wrote"
)
_CLAUSES = choices(
    "the talks had gone well|more clinics would open next year|prices will keep rising|"
    "the plan needs more money|farmers want cheaper seed|the road would be finished by June|"
    "schools reopen on Monday|exports had grown by a tenth|the law protects tenants|nobody was hurt"
)


# Slots: P person, S person's short name, O organization, M ministry, A acronym, C country, D demonym,
# K city, R region, T post, F field, V saying verb, W clause, X other capitalised thing.
_TEMPLATES = (
    "Minister of {F} {P} met {P} in {K} .",
    "Minister of {F} and {F} {P} met with his {D} counterpart {P} on March 3 .",
    "{D} Minister of {F} , {F} and {F} {P} {V} {W} .",
    "{P} , Minister of {F} , {V} that {W} .",
    "{P} , {C} ’s minister of {F} , {V} {W} .",
    "{C} ’s {F} Minister {P} {V} {W} .",
    "{F} Minister {P} and {D} ambassador {P} signed the deal .",
    "{D} ambassador to {C} {P} thanked the {M} .",
    "{D} ambassador {P} visited {K} with {P} , {T} of the {O} .",
    "{P} , {T} of the {O} , {V} {W} .",
    "{P} , {T} of the {O} ( {A} ) , {V} {W} .",
    "{P} , a {T} at the {O} , {V} {W} .",
    "{P} , {T} at {C} ’s {O} , {V} {W} .",
    "{A} {T} {P} {V} {W} .",
    "{O} {T} {P} {V} {W} .",
    "The {O} ( {A} ) {V} {W} .",
    "The {O} [ {A} ] {V} {W} .",
    "The {M} and the {O} signed a memorandum in {K} .",
    "{C} ’s {M} ( {A} ) has pledged to work with the {O} .",
    "According to {S} , {W} .",
    "“ We are ready , ” {S} {V} .",
    "{S} {V} {W} .",
    "Mr {S} {V} {W} .",
    "Ms. {S} {V} {W} .",
    "{S} ’s report says {W} .",
    "{S} also thanked {C} and {C} .",
    "President {P} arrived in {K} on Tuesday .",
    "Prime Minister {P} told {A} that {W} .",
    "Dr {P} of the {O} {V} {W} .",
    "Governor {P} of {R} {V} {W} .",
    "{P} , governor of {R} , {V} {W} .",
    "{P} , who heads the {O} , {V} {W} .",
    "Vice President {P} and {T} {P} attended .",
    "The {X} was launched by {C} early this year .",
    "The {O} is part of the {X} .",
    "Under the {X} , {C} will send nurses to {C} .",
    "During the {X} , {P} visited {R} .",
    "The {X} , which began in 2009 , covers {R} and {R} .",
    "Officials from {C} , {C} and {C} met in {K} .",
    "{K} , {C} - {P} , {T} of {O} , {V} {W} .",
    "The {D} government and {A} agreed .",
    "The {D} embassy in {K} {V} {W} .",
    "{W} , {V} {P} , {T} of the {O} .",
    "“ {W} , ” {V} {P} , {T} of the {O} ( {A} ) .",
    "The {D} side and {S} discussed the {X} .",
    "Flood water reached {R} and {K} overnight .",
    "In {R} , {P} and {P} {V} {W} .",
    "{P} ( {K} ) and {P} ( {R} ) were elected .",
    "{T} {P} joined {O} in 2011 .",
    "{P} , a teacher from {K} , {V} {W} .",
    "{P} , a mother of three from {R} , {V} {W} .",
    "Residents of {K} and {R} said {W} .",
    "{S} , who represents {R} , {V} {W} .",
    "{S} was born in {K} and lives in {R} .",
    "{O} , a workers ’ group based in {K} , {V} {W} .",
    "{O} , an aid group , called it a beginning .",
    "{O} coordinator {P} {V} {W} .",
    "Its president , {P} , {V} {W} .",
    "The finance minister , Dr. {P} , {V} {W} .",
    "Sen. {P} {V} {W} .",
    "{P} of {O} and {P} of the {O} {V} {W} .",
    "The {O} ’s {T} , {P} , {V} {W} .",
    "{K} — {C} will close mines in {R} , the {M} ( {A} ) said .",
    "Cabinet Secretary for {F} {P} {V} {W} .",
    "Secretary of {F} and {F} {P} {V} {W} .",
    "{D} Vice Minister of {F} {P} visited {K} and {K} .",
    "{P} told {O} that {W} .",
    "Workers in {K} speak {D} .",
    "The {R} school near {K} was closed .",
    "{O} and {O} won the tender in {R} .",
    "{P} , {C} ’s ambassador to the {O} , {V} {W} .",
    "{S} and {S} will travel to {C} in May .",
    "{S} replied that Mr {S} was wrong .",
    "The {A} and {A} agreed with {S} .",
    "They marched from {K} to {K} , {S} {V} .",
    "{P} , 43 , from {R} , {V} {W} .",
    "{O} said {W} .",
    "The {M} said {W} .",
    "{O} ’s {P} {V} {W} .",
    "{K} ’s mayor , {P} , {V} {W} .",
    "Mayor of {K} {P} {V} {W} .",
    "{O} sold its factory in {K} to {O} .",
    "{O} , which makes {X} , will hire in {R} .",
    "The newspaper {O} wrote that {W} .",
    "{P} posted on {A} that {W} .",
    "A bus from {K} to {K} crashed near {R} .",
    "{S} flew to {K} and then to {C} .",
    "The case of {X} came up in {K} .",
    "The new {X} went on sale in {C} .",
    "{W} after {X} , {S} {V} .",
    "Shares of {O} fell after {O} {V} {W} .",
    "Staff of {O} told {O} that {W} .",
    "The mine near {K} in {C} belongs to {O} .",
    "{R} and {R} were hit by {X} .",
    "{P} plays for {O} .",
    "Nurses will be trained in {K} and {R} .",
    "The {D} state of {R} will pay for clinics in {K} , {K} and {R} .",
    "{S} and {S} signed a letter of intent .",
    "{P} and {P} spoke at the {O} in {K} .",
    "The plan was discussed in {K} by the minister , {P} , and {C} ’s {F} Minister , {P} .",
    "{P} , general secretary of the {O} ( {A} ) , {V} {W} .",
    "Opposition lawmaker {P} {V} {W} .",
    "State Minister for {F} {P} {V} {W} .",
    "The project , called {X} , is run by {O} .",
    "The charity {O} {V} {W} .",
    "{P} of the aid group {O} {V} {W} .",
    "A delegation from {K} visited {R} last week .",
    "{S} travelled from {K} to {K} by train .",
    "At the {O} in {K} , {P} {V} {W} .",
)  # fmt: skip


_SLOTS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "P": ("PERSON", lambda g: " ".join(invent.random_person(g))),
    "S": ("PERSON", lambda g: invent.random_person(g)[g.choice((0, -1))]),
    "O": ("ORGANIZATION", invent.organization),
    "M": ("ORGANIZATION", invent.ministry),
    "A": ("ORGANIZATION", invent.acronym),
    "C": ("PLACE", invent.country),
    "K": ("PLACE", invent.city),
    "R": ("PLACE", invent.region),
    "D": ("OTHER", invent.demonym),
    "X": ("OTHER", lambda g: g.choice(_THINGS)),
    "T": ("", invent.post),
    "F": ("", invent.field),
    "V": ("", lambda g: g.choice(_VERBS)),
    "W": ("", lambda g: g.choice(_CLAUSES)),
}


def template_sentences(count: int, generator: random.Random) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences as words and labels, drawn evenly from all templates."""
    for number in range(count):
        words: list[str] = []
        labels: list[str] = []
        for piece in _TEMPLATES[number % len(_TEMPLATES)].split():
            slot = re.fullmatch(r"\{(\w)\}", piece)
            label, make = _SLOTS[slot[1]] if slot else ("", lambda _, text=piece: text)
            made = TOKEN.findall(make(generator))
            words += made
            labels += [f"{'I' if k else 'B'}-{label}" if label else "O" for k in range(len(made))]
        words[0] = words[0][0].upper() + words[0][1:]
        yield words, labels
