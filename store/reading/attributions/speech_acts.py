"""What a cue does: reporting verbs and the act that each of them performs."""

from __future__ import annotations

from functools import cache

from store.reading.wordlist import words_of
from store.records import Act

_ASSERT = """
    say tell add announce argue assert claim comment concede conclude confirm continue declare describe
    emphasise emphasize explain express highlight insist maintain mention note observe point predict
    quote recall remark remind reply report respond reveal state stress suggest testify tweet post warn
    write acknowledge admit allege complain contend underscore underline reiterate reaffirm affirm aver
    avow opine quip joke stipulate specify clarify elaborate inform notify advise assure brief caution
    disclose divulge indicate cite retort counter interject lament muse recount relate repeat restate
    sum summarise summarize estimate forecast outline detail hint imply read begin interrupt flag signal
    blast slam attack accuse blame condemn criticise criticize denounce decry deplore protest reject
    dismiss rebuke fault call label brand liken compare fire shout yell scream whisper chant boast brag
    gush rant scoff sigh chime echo regret bemoan rue voice convey term apprise
    intimate share attest posit concur venture bare
"""
_COMMIT = "pledge promise vow commit swear guarantee undertake offer volunteer"
_REQUEST = """
    urge ask request demand appeal propose recommend encourage invite implore beg plead petition press
    exhort instruct order direct beseech suggest hope
"""
_THANK = "thank"
_PRAISE = (
    "praise commend laud hail applaud congratulate appreciate compliment salute welcome honour honor credit"
)
_BELIEVE = "believe think consider reckon feel assume doubt suspect"
_DENY = "deny refute rebut dispute disavow disclaim"
_ASK = "wonder question inquire enquire query"

_PAST = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "think": "thought",
    "feel": "felt",
    "swear": "swore sworn",
    "read": "read",
    "begin": "began begun",
    "forecast": "forecast",
    "undertake": "undertook undertaken",
    "beseech": "besought",
}
_DOUBLED = words_of("quip sum beg brag plan refer admit chat slam flag rebut aver regret")


def inflect(verb: str) -> set[str]:
    """The forms of a regular or listed irregular English verb."""
    stem = verb + verb[-1] if verb in _DOUBLED else verb[:-1] if verb.endswith("e") else verb
    forms = {verb, stem + "ing", *_PAST.get(verb, stem + "ed").split()}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return forms - {verb + "ed"} | {verb[:-1] + "ied", verb[:-1] + "ies"}
    return forms | {verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")}


def forms_of(verbs: str) -> frozenset[str]:
    """All forms of the verbs of a listing."""
    return frozenset(form for verb in verbs.split() for form in inflect(verb))


@cache
def acts() -> dict[str, Act]:
    """The act of every form of every reporting verb."""
    table: dict[str, Act] = {"according": "assert", ":": "assert", "per": "assert"}
    for verbs, act in _CLASSES:
        for verb in verbs.split():
            for form in inflect(verb):
                table[form] = act
    return table


_CLASSES: tuple[tuple[str, Act], ...] = (
    (_ASSERT, "assert"),
    (_BELIEVE, "believe"),
    (_ASK, "ask"),
    (_DENY, "deny"),
    (_REQUEST, "request"),
    (_COMMIT, "commit"),
    (_PRAISE, "praise"),
    (_THANK, "thank"),
)
