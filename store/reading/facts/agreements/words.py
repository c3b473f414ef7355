"""The vocabulary of agreements."""

from __future__ import annotations

from store.reading.facts.dates.words import WEEKDAYS
from store.reading.wordlist import words_of

# Head nouns of instruments with their type; a memorandum is told further by what follows "of".
INSTRUMENTS = {
    "mou": "MoU", "memorandum": "memorandum", "treaty": "treaty", "agreement": "agreement",
    "accord": "accord",
    "pact": "pact", "protocol": "protocol", "convention": "convention", "deal": "deal",
    "contract": "contract", "charter": "charter", "compact": "compact", "amendment": "amendment",
    "addendum": "addendum", "truce": "truce", "ceasefire": "ceasefire", "settlement": "settlement",
    "letter": "letter of intent", "declaration": "declaration", "covenant": "covenant",
    "concordat": "concordat", "document": "document",
    "arrangement": "arrangement", "extension": "extension", "plan": "plan", "roadmap": "roadmap", "statement":
        "joint statement", "communiqué": "joint communiqué", "communique": "joint communiqué",
}  # fmt: skip
PLURALS = {
    "mous": "mou", "memoranda": "memorandum", "memorandums": "memorandum", "treaties": "treaty",
    "agreements": "agreement", "accords": "accord", "pacts": "pact", "protocols": "protocol",
    "conventions": "convention", "deals": "deal", "amendments": "amendment",
    "arrangements": "arrangement", "declarations": "declaration",
}  # fmt: skip
INSTRUMENTS |= {plural: INSTRUMENTS[noun] for plural, noun in PLURALS.items()}
# What is an agreement only when several parties sign, adopt or issue it.
PLANS = {
    "plan": "plan", "roadmap": "roadmap", "statement": "joint statement", "communiqué": "joint communiqué",
    "communique": "joint communiqué",
}  # fmt: skip
ISSUED = frozenset(
    (
        "joint declaration",
        "plan of action",
        "action plan",
        "work plan",
        "arrangement",
        "declaration",
        "implementation plan",
        *PLANS.values(),
    )
)
ISSUING = words_of("issued endorsed agreed approved released issue")
# Modifiers that make a type of their own.
_AGREEMENTS = words_of(
    "collective framework loan grant financing trade labour labor partnership peace fisheries wage purchase "
    "extradition wages bargaining"
)
# "renewed its support for the pact": what is renewed is no agreement.
NO_OBJECT = words_of("support calls commitment criticism opposition appeal demand demands ratification")
OF_KIND = {"agreement": _AGREEMENTS, "declaration": words_of("joint")}
QUALIFIED = {"trade": "free", "bargaining": "collective"}  # "a free trade agreement"
# Words for any instrument, by which a text speaks again of one that it has named.
GENERIC = words_of("agreement accord pact deal document instrument arrangement")
SAME_TYPE = {
    "memorandum": "MoU",
    "contract": "agreement",
    "pact": "agreement",
    "accord": "agreement",
    "deal": "agreement",
}
SIGNING = words_of(
    "signed signs sign signing inked inks inking concluded concludes concluding initialled initialed "
    "exchanged "
    "sealed sealing reached struck clinched finalised finalized adopted ratified signatures settled "
    "forged penned conclude ink seal clinch finalise finalize initial"
)
SIGNED = words_of("signed initialled initialed inked signing")  # of what else is a mere utterance
ACTS = words_of("signing signature conclusion exchange inking renewal extension")
INTO = words_of("into on upon pen to paper today yesterday") | WEEKDAYS.keys()
AFTER_ACT = words_of("following after with since witnessed welcomed hailed upon for announced oversaw")
ENTERING = words_of("entered enter entering agreed")
NEGOTIATING = words_of(
    "negotiating negotiate negotiates drafting drafted preparing prepared finalising finalizing"
)
RENEWING = words_of("renewed renews renew renewing extended extends extend extending prolonged prolong")
AMENDING = words_of("amended amends amend amending revised")
UNDATED = AMENDING | {"ratified"}  # on another day than that of the signing
ENDING = words_of("expired lapsed ended terminated cancelled canceled scrapped collapsed")
VALIDITY = words_of(
    "until till through expire expires expired expiring expiry expiration lapse lapses lapsed lapsing "
    "end ends ended runs ran terminates terminated valid"
)
REPLACING = words_of("replaces replaced succeeds succeeded supersedes superseded follows")
HOLDING = words_of("is runs will remains expires ends lasts holds")
DATING = words_of("dates dating")
EFFECT = words_of(
    "effect effective starting since entry enters entered takes took came comes begins beginning"
)
IN_FORCE = words_of("valid force effect runs governs applies binding")
UNREAL = words_of(
    "if request requested requests propose proposed proposal without reject rejected no possible potential"
)
PLANNED = words_of(
    "will to would plan plans planned expected hope hopes set scheduled negotiating negotiate negotiations"
)
OPEN = PLANNED | words_of("should could may can must")  # before the infinitive of a signing
NOT_YET = words_of("will would be should could may yet not")  # before its participle
TOPIC_LINKS = words_of("on for regarding concerning covering governing about to")
# "the first in May, the second, signed on D": what may stand between a rank and the date of its signing.
AFTER_RANK = SIGNING | words_of("on in , and of was were had been one agreed time at")
AGAIN = words_of("then again later subsequently finally")
TOLD = words_of("said says told reported")
SEQUENCE = {"first": 1, "initially": 1, "originally": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
OUTER = words_of("amendment amendments addendum extension protocol annex supplement")
PLURAL_PARTIES = words_of(
    "both two countries sides parties governments ministers nations neighbours neighbors"
)
AIMING = words_of("aims aimed seeks sought intended designed")
AFTER_TOPIC = words_of(
    "between with signed that which until till under after so while according sidelines at"
)
BEFORE_NEXT = words_of("and a an the , along on as well")
WISHES = words_of("want wants wanted demand demands demanded call calls called urge urged ask asked")
BEFORE_NAME = words_of("a an the this that its their his her")
# "work toward concluding a pact": a gerund after these tells no signing that took place.
TOWARD = words_of(
    "toward towards at on for about to into of discuss discussed consider considering start begin"
)
HAVING = words_of("has have had")
DEFINITE = words_of("the this that its their ’s 's current")
APART = words_of("that which who it they we")  # no part of the noun phrase of an agreement
OTHER = words_of("similar another separate")
"""Of another agreement than those told of before."""
OFFICES_OF_STATE = words_of("ministry ministries government state")
FORMER = words_of("previous earlier former old last")
OF_STATES = words_of("inter-governmental intergovernmental governmental bilateral")
INFINITIVES = words_of("sign renew extend amend ink seal clinch initial")
PRESENT = words_of("current present existing")
CHANGING = words_of("amending revising extending supplementing implementing")
PUTTING = words_of("put affixed appended set lent")
CONDITIONS = words_of("if once provided unless condition")
