"""Words around a verb: what belongs to it, and what parts its clause from another one."""

from __future__ import annotations

from store.reading.wordlist import words_of

# Between a subject and its verb.
VERB_GROUP = words_of(
    "has have had having is are was were be been being will would shall should can could may might must "
    "also recently then later already jointly both earlier finally officially formally previously "
    "subsequently last once twice again further separately now just first initially even did do does "
    "’ve ’s ’ll ’d 've 's 'll 'd not n’t n't"
)
FUTURE_MARKS = words_of(
    "will would shall should may might could can plans plan planned expected scheduled due hopes hope "
    "wants want ’ll 'll set wo going intends intend not n’t n't never declined refused failed if "
    "whether"
)
IRREGULAR_PASTS = words_of("flew came spoke took gave saw began wrote rose won drew chose drove broke")
ANYBODY = words_of("those people anyone everyone someone one many")  # "those who met A"
DENYING = words_of("denied denies denying")
NEGATIONS = words_of("not n’t n't never no neither nor without declined refused failed denied")
# What a subject never runs over to the left.
SUBJECT_BOUNDARIES = words_of(
    "that which who whom whether why how while when where after before because although though if unless "
    "but said says added noted as since whereas than ; : . ! ? — – -- - ( ) [ ] “ ” \" `` ''"
)
PLURAL_DESCRIPTIONS = words_of(
    "both two three four sides parties they we leaders ministers officials all each"
)
POSSESSIVES = words_of("’s 's ’ '")
# Where the names after "met with" end.
OBJECT_ENDS = words_of(
    "who which that while when where after before because as during since if but said says added . ; : "
    '! ? “ ” " — according following amid about ahead regarding concerning over'
)
POSSESSIVE_PRONOUNS = words_of("his its their our my your")
GOVERNING = words_of("of to for in with at from on against about by between")
BODY_NOUNS = words_of(
    "government ministry department administration country party company office side delegation union "
    "team agency council bank firm organisation organization institution committee nation embassy "
    "cabinet parliament federation association"
)
# "representatives of Ghana" act for Ghana.
DELEGATES = words_of(
    "representatives officials leaders government governments delegates ministers delegation ministry "
    "people authorities members envoys diplomats side parliament republic kingdom management leadership "
    "executives board mission"
)
# "the two ministers": the posts that each of them may hold; any at all for "both men".
_LEADERS = words_of("president premier prime chancellor king queen sultan emir")
PLURAL_POSTS = {
    "ministers": words_of("minister secretary counterpart number colleague"), "leaders": _LEADERS,
    "presidents": words_of("president"),
    "premiers": words_of("premier minister"), "secretaries": words_of("secretary"), "men": frozenset[str](),
    "women": frozenset[str](), "diplomats": words_of("minister ambassador envoy consul counterpart"),
}  # fmt: skip
# "Lund aides", "Lund’s office" are not Lund.
FOLLOWERS = words_of(
    "aides advisers advisors officials supporters staff staffers allies lawyers voters campaign "
    "administration ’s 's"
)
