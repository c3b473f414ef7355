"""Sentences grown from templates, with names of the whole world: training material for the names tagger."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from store.reading.agents import gazetteer
from store.reading.tokens import TOKEN


def _list(text: str) -> list[str]:
    return text.split()


def _choices(text: str) -> list[str]:
    return text.split("|")


_ONSETS = _list("b c ch d f g h j k kh l m n ng ny p ph r s sh st t th tr v w y z br kr mb nd gw dj")
_NUCLEI = _list("a e i o u ai ea ou oe ia ua aa ee oo")
_CODAS = _list("n m ng k t l r s th h x d") + [""] * 8
_KOREAN = _list(
    "jung sik min ho young soo hyun woo ji won seok jin hee kyung hwan tae sung cheol dong chul eun "
    "mi sook geun yeol"
)
_CHINESE = _list(
    "xiao ming wei hong jun li hua guo zhi yu feng qing shan hai lin bo chun jian ping rong tao yan"
)
_FIELDS = _choices(
    "Health|Education|Labour|Trade|Commerce|Energy|Water Resources|Agriculture|Forestry|Fisheries|"
    "Transport|Public Works|Finance|Economy|Justice|Interior|Foreign Affairs|Defence|Environment|"
    "Climate Action|Tourism|Culture|Sport|Women’s Affairs|Social Affairs|Vocational Training|Youth|"
    "Higher Education|Science|Technology|Information|Posts and Telecommunications|Mines|"
    "Rural Development|Planning|Industry|Innovation|Housing|Urban Development|Veterans|"
    "Child Protection|Labor|Human Resources"
)
_BODIES = [
    "Agency",
    "Authority",
    "Commission",
    "Council",
    "Institute",
    "Office",
    "Board",
    "Bureau",
    "Fund",
    "Service",
    "Centre",
    "Center",
    "Committee",
]
_GROUPS = [
    "Union",
    "Federation",
    "Association",
    "Confederation",
    "Alliance",
    "Network",
    "Coalition",
    "Society",
    "League",
    "Chamber of Commerce",
]
_TRADES = _choices(
    "Garment Workers|Teachers|Nurses|Farmers|Fishermen|Miners|Exporters|Manufacturers|Employers|"
    "Dock Workers|Doctors|Traders|Journalists|Builders"
)
_POSTS = _choices(
    "minister|president|director|chairman|chairwoman|secretary-general|spokesman|spokeswoman|"
    "spokesperson|head|executive director|managing director|governor|deputy director|"
    "chief executive|ambassador|economist|researcher|professor|country director|general secretary|"
    "vice-president|chief|senior adviser|coordinator|lecturer|analyst|programme manager|"
    "commissioner"
)
_BRANDS = _choices(
    "Marine|Bulletin|Civic|Platform|Solar|Action|Watch|Aid|Rights|Workers|Justice|Green|Future|"
    "Global|Vision|Light|Bridge|Pulse|Metro|Prime|Capital|Relief|Save|Care|Voice|Open|Digital|Ocean|"
    "Forest|Terra|Nova|Horizon|Unity|Progress|People|Freedom|Data|Logistics|Foods|Steel|Power|"
    "Motors"
)
_THINGS = _choices(
    "Tracker|Sputnik V|Ebola|Hurricane Delia|Typhoon Mina|Windows|Android|Saturn|Mars|Bible|Koran|"
    "Nobel Prize|Champions League|Olympics|MV Star of the Sea|Boeing 737|Brexit|Black Friday|Easter|"
    "Constitution|First Amendment|Second World War|Great Depression|Article 12|Strategic Plan|"
    "Vision 2030|National Development Plan|Employment Act|Clean Air Act|Climate Accord|"
    "Free Trade Agreement|Memorandum of Understanding|Labour Law|Rural Roads Programme|"
    "Independence Day|World Cup|Covid-19|Paris Agreement|Digital Skills Initiative|"
    "Work Permit System|Belt and Road Initiative|Green Growth Strategy|School Meals Programme|"
    "Universal Health Coverage|Human Rights Day|Convention on Migrant Workers"
)
_KIND_OF_PLACE = _choices("province|district|county|region|state|island|city|commune")
_VERBS = _choices(
    "said|told reporters|added|noted|explained|stressed|warned|announced|claimed|pointed out|wrote"
)
_CLAUSES = _choices(
    "the talks had gone well|more clinics would open next year|prices will keep rising|"
    "the plan needs more money|farmers want cheaper seed|the road would be finished by June|"
    "schools reopen on Monday|exports had grown by a tenth|the law protects tenants|nobody was hurt"
)

# Slots: P person, S person's short name, O organization, M ministry, A acronym, C country, D demonym, K city, R region, T post,
# F field, V saying verb, W clause, X other capitalised thing.
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


@cache
def _given(gender: str) -> list[str]:
    return [name.title() for name, kind in gazetteer.given_names().items() if kind == gender]


@cache
def _family() -> list[str]:
    return [name.title() for name in sorted(gazetteer.family_names())]


@cache
def _family_first(language: str) -> list[str]:
    return [name.title() for name in sorted(gazetteer.family_first_names()[language])]


def _invented(generator: random.Random, syllables: int) -> str:
    parts = [
        generator.choice(_ONSETS) + generator.choice(_NUCLEI) + generator.choice(_CODAS)
        for _ in range(syllables)
    ]
    return "".join(parts).capitalize()


def random_person(generator: random.Random) -> list[str]:
    """The words of a person's name as the press of some country would print it."""
    pick = generator.choice
    given, family = pick(_given(pick("fmu"))), pick(_family())
    order = generator.random()
    if order < 0.3:
        return [given, family]
    if order < 0.36:
        return pick(
            (
                [given, pick("ABCDEFGHJKLMNPRSTW") + ".", family],
                [pick("JWLMS"), given, family],
                [given, pick(_given("f")), family],
            )
        )
    if order < 0.42:
        particle = pick(
            (["van", "der"], ["de"], ["von"], ["al"], ["dela"], ["de", "la"], ["bin"], ["da"], ["El"])
        )
        return [given, *particle, family]
    if order < 0.46:
        return [given, pick(("Al-", "al-", "El-", "O’")) + family.capitalize()]
    if order < 0.54:
        first, second = pick(_KOREAN).capitalize(), pick(_KOREAN)
        return [pick(_family_first("ko")), *pick(([f"{first}-{second}"], [first, second.capitalize()]))]
    if order < 0.6:
        return [pick(_family_first("zh")), (pick(_CHINESE) + pick(_CHINESE)).capitalize()]
    if order < 0.65:
        return [
            pick(_family_first("vi")),
            pick(("Van", "Thi", "Minh", "Duc", "Thanh")),
            _invented(generator, 1),
        ]
    if order < 0.78:
        return [pick(_family_first("km")), _invented(generator, pick((1, 2)))]
    if order < 0.9:
        return [_invented(generator, pick((1, 2, 3))) for _ in range(pick((2, 2, 3)))]
    return [given, _invented(generator, pick((2, 3)))]


def _field(generator: random.Random) -> str:
    return generator.choice(_FIELDS)


def _fields(generator: random.Random) -> str:
    names = generator.sample(_FIELDS, generator.choice((1, 1, 2, 2, 3)))
    return names[0] if len(names) == 1 else f"{' , '.join(names[:-1])} and {names[-1]}"


def _country(generator: random.Random) -> str:
    country = generator.choice(list(gazetteer.countries().values()))
    return generator.choice((country.name, country.name, *country.other_names))


def _demonym(generator: random.Random) -> str:
    return generator.choice(list(gazetteer.demonyms())).title()


def _city(generator: random.Random) -> str:
    if generator.random() < 0.4:
        return _invented(generator, generator.choice((2, 3)))
    return generator.choice([city for country in gazetteer.countries().values() for city in country.capitals])


def _region(generator: random.Random) -> str:
    name = _invented(generator, generator.choice((2, 3)))
    kind = generator.choice(_KIND_OF_PLACE)
    return generator.choice(
        (f"{name} {kind}", f"{name} {kind.capitalize()}", name, f"{name} {_invented(generator, 2)} {kind}")
    )


def _ministry(generator: random.Random) -> str:
    return generator.choice(
        (
            f"Ministry of {_fields(generator)}",
            f"{_field(generator)} Ministry",
            f"Department of {_fields(generator)}",
        )
    )


def _acronym(generator: random.Random) -> str:
    return "".join(generator.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(generator.choice((3, 3, 4, 4, 5))))


def _organization(generator: random.Random) -> str:
    pick = generator.choice
    field, body, group, trade = _field(generator), pick(_BODIES), pick(_GROUPS), pick(_TRADES)
    country, invented = _country(generator), _invented(generator, 2)
    return pick(
        (
            f"National {field} {body}", f"{country} {field} {body}", f"{body} for {_fields(generator)}", f"{body} of {_fields(generator)}",
            f"{_demonym(generator)} {body} for {field} and {_field(generator)}", f"{trade} {group} of {country}",
            f"{group} of {trade} of the Republic of {country}", f"{country} {trade} {group}", f"University of {_city(generator)}",
            f"{invented} University", f"{invented} {pick(('Group', 'Bank', 'Holdings', 'Hospital', 'Foundation', 'Textiles', 'Corp'))}",
            f"{_acronym(generator)}", f"Royal Academy of {country}", f"Free {trade} {group} of {country}", f"{invented} {field} {body}",
            _ministry(generator), f"{invented} {generator.choice(_BRANDS)}", f"{generator.choice(_BRANDS)} {generator.choice(_BRANDS)}",
            f"{invented}", f"{generator.choice(_BRANDS)} for {field}", f"The {invented} {pick(('Times', 'Post', 'Courier', 'Daily', 'Star'))}",
            f"{_city(generator)} {pick(('City Council', 'Police', 'Chamber of Commerce', 'General Hospital', 'High Court', 'Airport'))}",
            f"{country} {pick(('Airlines', 'Red Cross', 'Football Federation', 'Revenue Authority', 'Electricity Corporation'))}",
        )
    )  # fmt: skip


def random_place(generator: random.Random) -> list[str]:
    """The words of a country, city or region, half of them invented."""
    return TOKEN.findall(generator.choice((_country, _city, _city, _region))(generator))


def random_organization(generator: random.Random) -> list[str]:
    """The words of an organization's name."""
    return TOKEN.findall(_organization(generator))


def _post(generator: random.Random) -> str:
    post = generator.choice(_POSTS)
    return post.title() if generator.random() < 0.25 else post


_SLOTS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "P": ("PERSON", lambda g: " ".join(random_person(g))),
    "S": ("PERSON", lambda g: random_person(g)[g.choice((0, -1))]),
    "O": ("ORGANIZATION", _organization),
    "M": ("ORGANIZATION", _ministry),
    "A": ("ORGANIZATION", _acronym),
    "C": ("PLACE", _country),
    "K": ("PLACE", _city),
    "R": ("PLACE", _region),
    "D": ("OTHER", _demonym),
    "X": ("OTHER", lambda g: g.choice(_THINGS)),
    "T": ("", _post),
    "F": ("", _field),
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
