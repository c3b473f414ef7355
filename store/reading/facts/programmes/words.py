"""The vocabulary of programmes."""

from __future__ import annotations

from store.reading.wordlist import words_of

HEADS = words_of(
    "programme program scheme system plan initiative strategy project campaign roadmap facility policy "
    "framework agenda fund pilot yojana drive"
)
PLURAL_HEADS = words_of("programmes programs schemes initiatives projects")
# Heads that name a programme only with capitals and company: a system, a policy or a fund may be anything.
WEAK_HEADS = words_of(
    "system plan strategy policy framework agenda fund facility roadmap project campaign pilot drive"
)
NAME_FOLLOWERS = words_of("programme program scheme initiative project campaign drive plan strategy fund")
UNREAL = words_of(
    "possible potential proposed future similar talk radio television tv news computer controversial"
)
NAMED = words_of(
    "called named dubbed titled entitled known christened nicknamed branded codenamed code-named"
)
PASSIVE = words_of("was were is are been being ,")
AFTER_RUN = words_of("by in on last this from under to for")
DETERMINERS = words_of("the a an this that its his her their our ’s 's new")
JOINING = words_of("and of for on & - to with in at")
PLAIN_MODIFIERS = words_of(
    "new same other specific special current existing priority key main such various several pilot "
    "government national state public first second joint similar ongoing whole entire own major big "
    "latest recent first-ever"
)
BODIES = words_of("ministry university committee council department agency commission bank office party")
NOT_PROGRAMMES = frozenset(
    ("world food programme", "united nations development programme", "united nations environment programme",
     "european union", "solar system", "development programme", "environment programme", "food programme")
)  # fmt: skip
PROVIDING = words_of("providing offering giving delivering")
RUN = words_of(
    "launched run started introduced unveiled created funded operated implemented established begun "
    "managed led"
)
RUNS = words_of("launches runs starts introduces funds operates has laid rolled unveils manages administers")
TO_RUN = words_of("launch start introduce fund operate implement unveil manage pilot begin")
BEGINNING = words_of("began begins started starts since in from running runs until through launched")
LAUNCHED = RUN | RUNS | TO_RUN
UNSURE_HEADS = words_of("drive system facility fund agenda policy framework project")
SIGNS_OF_LIFE = RUN | RUNS | words_of("began begins")
"""What tells a scheme from a machine or a building of such a name."""
