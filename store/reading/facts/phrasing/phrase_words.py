"""Closed classes of English words that end or join phrases."""

from __future__ import annotations

from store.reading.wordlist import words_of

PREPOSITIONS = words_of(
    "in on at of for to from by with within without into onto over under between among amid during "
    "after before since until till about against across through throughout via per despite near towards "
    "toward upon beyond including concerning regarding as than because due following alongside besides"
)
CONJUNCTIONS = words_of("and or but nor so while whereas although though if unless because that whether")
RELATIVES = words_of("which who whom whose that where when what why how")
AUXILIARIES = words_of(
    "is are was were be been being am has have had having do does did will would shall should can could "
    "may might must ’s ’re ’ve ’d ’ll 's 're 've 'd 'll not n’t n't ca wo"
)
# Auxiliaries that only a finite clause has.
FINITE = words_of("has have had is are was were will would")
PRONOUNS = words_of(
    "he she it they we i you him her them us me himself herself itself themselves there this these those"
)
DETERMINERS = words_of(
    "the a an this that these those its his her their our my your each every any some no all both such "
    "another"
)
# Verbs that often follow a count ("300 people attended"); the tagger is asked too.
COMMON_VERBS = words_of(
    "said says attended died were was killed injured took joined signed received gathered work works "
    "worked live lived lives came come went left remain remained need needed lost benefited protested "
    "returned participated"
)
# What a phrase of a topic or a plan never runs over.
CLAUSE_ENDERS = words_of('[ ] ; : . ! ? — – -- ( ) “ ” " ``')
SUBORDINATORS = words_of(
    "while whereas although though because since after before when where unless if once according"
)
REPORTING_VERBS = words_of("said says added wrote noted stated explained announced told")
REPORTING_PARTICIPLES = words_of(
    "adding noting saying stressing emphasising emphasizing highlighting explaining claiming stating "
    "underlining underscoring announcing writing calling warning telling recalling pointing citing "
    "quoting"
)
# What begins another clause behind a comma.
AFTER_COMMA = (
    SUBORDINATORS
    | REPORTING_PARTICIPLES
    | RELATIVES
    | PRONOUNS
    | FINITE
    | words_of("thanks said says added but with as in")
)
MODALS = words_of("will would must should can")
TIME_UNITS = words_of("hour hours day days week weeks month months year years decade decades")
