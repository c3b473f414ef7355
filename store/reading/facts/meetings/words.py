"""The vocabulary of meetings."""

from __future__ import annotations

from store.reading.wordlist import words_of

# Nouns of an encounter; followed by "with" or "between" they begin a report of one.
ENCOUNTERS = words_of(
    "meeting meetings talks discussions conversation conversations consultations summit dialogue call "
    "audience engagement exchange roundtable videoconference teleconference visit session sessions "
    "discussion parleys breakfast lunch luncheon dinner interaction bilaterals negotiations "
    "tête-à-tête tete-a-tete"
)
# Encounter nouns that need a verb of holding before them: a call may be an appeal, a visit a sight.
NEED_VERB = words_of(
    "breakfast lunch luncheon dinner "
    "call visit engagement exchange dialogue summit conversation conversations audience session sessions "
    "discussion interaction"
)
MET = frozenset(("met", "meets", "phoned", "telephoned"))
COUNTERPARTS = words_of("counterpart colleague peer ambassador minister premier envoy")
HABITUALLY = words_of("frequently regularly often usually routinely rarely typically")
HOLDING = words_of(
    "held had hosted conducted chaired co-chaired co-hosted convened attended paid made concluded wrapped "
    "organised organized granted led presided"
)
HOLDING_NOW = words_of("holding having chairing co-chairing attending hosting concluding convening leading")
GATHERING = words_of("sat gathered came convened assembled")
# "The announcement followed a meeting in Oslo": verbs whose object is a meeting that took place.
AFTER_ONE = words_of("followed follows ended concluded opened joined co-chaired marked capped addressed")
OCCASIONS = words_of("courtesy visit delegation talks meeting visiting audience")
RECEIVING = words_of("received hosted welcomed receives hosts welcomes")
RECEIVING_NOW = words_of("receiving hosting welcoming")
# "conferred with A", "exchanged views with A": verbs of meeting and what may stand between them and "with".
_LINES = (
    "phone", "telephone", "the phone", "zoom", "video link", "video conference", "videoconference",
    "video call", "video", "teleconference",
)  # fmt: skip
_REMOTELY = tuple((link, *line.split()) for link in ("by", "via", "over", "on", "through") for line in _LINES)
SPEAKING = words_of("talked spoke spoken")
MEETING_WITH = {
    "conferred": (), "huddled": (), "parleyed": (), "exchanged": (("views",), ("opinions",), ("notes",)),
    "interacted": (), "sat": (("down",), ("face", "to", "face")), **dict.fromkeys(SPEAKING, _REMOTELY),
}  # fmt: skip
LEADING = words_of("led headed chaired co-chaired attended")
ARTICLES = words_of("a an the his her their its this")
NO_PREMODIFIERS = words_of("held that who which he she they it")
PREMODIFIERS = words_of("working extended expanded closed-door coordinating introductory closing")
# "after talks": plurals that need no article where no meeting was told before.
PLURALS = words_of("talks discussions consultations conversations parleys negotiations")
# In the sentence of a meeting: it took place on another day or at another place than what the lead tells.
ANOTHER_TIME = words_of(
    "also earlier separate separately eve later previous last ago next then meanwhile yesterday afterwards "
    "again day days week weeks"
)
# "a town hall meeting": of many, and none of two people told of in the sentence.
GATHERINGS = words_of(
    "town hall hall-style electoral campaign public prayer board shareholder cabinet party annual"
)
DAYTIMES = words_of("morning afternoon evening night")
ASIDES = DAYTIMES | {"here", ","}
EDGES = words_of("sidelines margins occasion beginning end conclusion close opening course framework")
PASSING = words_of("during in at after following")
BEFORE_ENCOUNTER = words_of("during at in after following of from through via on with")
NOT_YET = words_of(
    "upcoming planned proposed scheduled future next possible potential before ahead until for without "
    "request seeking sought cancelled canceled postponed cancelling postponing"
)
REFERENCES = words_of(
    "session negotiations meeting talks discussions visit encounter dialogue conversation consultations call"
)
DISCUSSING = words_of(
    "discussed discuss discussing reviewed review reviewing explored explore addressed considered covered"
)
DISCUSSED = words_of("discussed reviewed evaluated assessed")
DISCUSSING_ON = {
    "focused": "on", "focusing": "on", "centred": "on", "centered": "on", "talked": "about", "spoke":
        "about", "talk": "about", "views": "on", "touched": "on", "revolved": "around",
    "deliberated": "on",
}  # fmt: skip
VIRTUAL = words_of("virtual virtually online video videoconference teleconference remotely remote zoom")
PHONE = words_of("phone telephone telephoned phoned")
PLACES_TO_MEET = words_of(
    "headquarters office offices palace embassy consulate hotel ministry building parliament residence "
    "centre center hall airport university factory plant house senate secretariat school hospital club "
    "campus villa chancellery mission embassies base resort complex compound statehouse barracks"
)
"""Nouns of a place after "at" where people meet."""
GROUPS = words_of(
    "alumni youth youths women families pupils nurses people staff expatriates nationals villagers widows "
    "survivors relatives bosses chiefs officials representatives experts executives delegates colleagues "
    "counterparts businessmen businesswomen envoys unionists mps fishermen delegation team group management "
    "leadership community diaspora"
)
COLLECTIVES = words_of("group delegation team members representatives management leadership number")
MEALS = words_of("meeting reception dinner luncheon lunch banquet breakfast")
"""What a host gives "for" or "in honour of" a guest."""
CALLS = words_of("courtesy phone telephone video")
ARRIVING = words_of("arrived travelled traveled flew came visited landed")
HOSTING = words_of("hosted hosts hosting")
VISITORS = words_of(
    "minister ambassador envoy commissioner president secretary premier chancellor director governor mayor "
    "undersecretary consul representative counterpart head chief chair chairman chairwoman delegation"
)
TAKING_PLACE = frozenset((("was", "held"), ("were", "held"), ("took", "place"), ("was", "convened")))
CHAIRING = words_of("participation chaired co-chaired presided chairmanship presidency chair attended")
BEHIND_COMMA = words_of("held in at on chaired co-chaired attended led hosted convened which")
DESCRIBING = words_of("described called praised hailed termed characterised characterized")
TAKING_PART = words_of("participated engaged part")
COURSE = words_of("took taken opened began ended resumed")
SPELLS = words_of("hour hours day days round rounds series")
OCCASIONS_LED = words_of("event conference gathering committee commission")
"""Nouns of what two chair that are meetings only then."""
NOT_LED = words_of("with by between from delegation delegations team teams side sides that who")
# "The Kenyan side was led by A, while B headed the other delegation".
LEADING_SIDES = words_of("represented led headed leads heads")
SIDES = words_of("side sides delegation delegations team teams")
# "the port of A", "a border town of A": nouns that a name of a place follows.
LOCALITIES = words_of(
    "town city village district province state port region capital municipality county island suburb area "
    "resort township"
)
FRONTING = words_of("in at while during on")
EVENTS = words_of(
    "conference congress summit assembly forum expo session convention festival fair week meeting cup games "
    "workshop seminar dialogue olympics"
)
