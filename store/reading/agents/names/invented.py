"""Names invented for training: people as every part of the world writes them, bodies, places and posts."""

from __future__ import annotations

import random
from functools import cache

from store.reading.agents import gazetteer
from store.reading.tokens import TOKEN


def _list(text: str) -> list[str]:
    return text.split()


def choices(text: str) -> list[str]:
    """The items of `text`, which vertical bars part."""
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
_FIELDS = choices(
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
_TRADES = choices(
    "Garment Workers|Teachers|Nurses|Farmers|Fishermen|Miners|Exporters|Manufacturers|Employers|"
    "Dock Workers|Doctors|Traders|Journalists|Builders"
)
_POSTS = choices(
    "minister|president|director|chairman|chairwoman|secretary-general|spokesman|spokeswoman|"
    "spokesperson|head|executive director|managing director|governor|deputy director|"
    "chief executive|ambassador|economist|researcher|professor|country director|general secretary|"
    "vice-president|chief|senior adviser|coordinator|lecturer|analyst|programme manager|"
    "commissioner"
)
_BRANDS = choices(
    "Marine|Bulletin|Civic|Platform|Solar|Action|Watch|Aid|Rights|Workers|Justice|Green|Future|"
    "Global|Vision|Light|Bridge|Pulse|Metro|Prime|Capital|Relief|Save|Care|Voice|Open|Digital|Ocean|"
    "Forest|Terra|Nova|Horizon|Unity|Progress|People|Freedom|Data|Logistics|Foods|Steel|Power|"
    "Motors"
)
_KIND_OF_PLACE = choices("province|district|county|region|state|island|city|commune")


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


def field(generator: random.Random) -> str:
    """What a ministry is for."""
    return generator.choice(_FIELDS)


def _fields(generator: random.Random) -> str:
    names = generator.sample(_FIELDS, generator.choice((1, 1, 2, 2, 3)))
    return names[0] if len(names) == 1 else f"{' , '.join(names[:-1])} and {names[-1]}"


def country(generator: random.Random) -> str:
    """A country by one of its names."""
    chosen = generator.choice(list(gazetteer.countries().values()))
    return generator.choice((chosen.name, chosen.name, *chosen.other_names))


def demonym(generator: random.Random) -> str:
    """An adjective of a country."""
    adjectives = [word for word in gazetteer.demonyms() if word == "swiss" or not word.endswith("s")]
    return generator.choice(adjectives).title()


def city(generator: random.Random) -> str:
    """A capital or an invented city."""
    if generator.random() < 0.4:
        return _invented(generator, generator.choice((2, 3)))
    return generator.choice(list(gazetteer.capital_spelling().values()))


def region(generator: random.Random) -> str:
    """An invented region."""
    name = _invented(generator, generator.choice((2, 3)))
    kind = generator.choice(_KIND_OF_PLACE)
    return generator.choice(
        (f"{name} {kind}", f"{name} {kind.capitalize()}", name, f"{name} {_invented(generator, 2)} {kind}")
    )


def ministry(generator: random.Random) -> str:
    """A ministry or department."""
    return generator.choice(
        (
            f"Ministry of {_fields(generator)}",
            f"{field(generator)} Ministry",
            f"Department of {_fields(generator)}",
        )
    )


def acronym(generator: random.Random) -> str:
    """Three to five capitals."""
    return "".join(generator.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(generator.choice((3, 3, 4, 4, 5))))


_BODY_PATTERNS = choices(
    "National {field} {body}|{country} {field} {body}|{body} for {fields}|{body} of {fields}|"
    "{demonym} {body} for {field} and {field2}|{trade} {group} of {country}|{country} {trade} {group}|"
    "{group} of {trade} of the Republic of {country}|University of {city}|{invented} University|"
    "{invented} {firm}|{invented} {firm}|{acronym}|Royal Academy of {country}|"
    "Free {trade} {group} of {country}|"
    "{invented} {field} {body}|{ministry}|{invented} {brand}|{brand} {brand2}|{invented}|{brand} for {field}|"
    "The {invented} {paper}|{city} {local}|{country} {national}"
)
_FIRMS = choices("Group|Bank|Holdings|Hospital|Foundation|Textiles|Corp")
_PAPERS = choices("Times|Post|Courier|Daily|Star")
_LOCAL = choices("City Council|Police|Chamber of Commerce|General Hospital|High Court|Airport")
_NATIONAL = choices("Airlines|Red Cross|Football Federation|Revenue Authority|Electricity Corporation")


def organization(generator: random.Random) -> str:
    """A body's name by one of the patterns."""
    pick = generator.choice
    return pick(_BODY_PATTERNS).format(
        field=field(generator),
        field2=field(generator),
        fields=_fields(generator),
        body=pick(_BODIES),
        group=pick(_GROUPS),
        trade=pick(_TRADES),
        country=country(generator),
        demonym=demonym(generator),
        city=city(generator),
        ministry=ministry(generator),
        acronym=acronym(generator),
        invented=_invented(generator, 2),
        brand=pick(_BRANDS),
        brand2=pick(_BRANDS),
        firm=pick(_FIRMS),
        paper=pick(_PAPERS),
        local=pick(_LOCAL),
        national=pick(_NATIONAL),
    )


def random_place(generator: random.Random) -> list[str]:
    """The words of a country, city or region, half of them invented."""
    return TOKEN.findall(generator.choice((country, city, city, region))(generator))


def random_organization(generator: random.Random) -> list[str]:
    """The words of an organization's name."""
    return TOKEN.findall(organization(generator))


def post(generator: random.Random) -> str:
    """A post, sometimes capitalised."""
    chosen = generator.choice(_POSTS)
    return chosen.title() if generator.random() < 0.25 else chosen
