"""The vocabulary of programmes."""

from __future__ import annotations

from store.reading.facts.phrasing.wordlist import words

HEADS = words(
    "programme program scheme system plan initiative strategy project campaign roadmap facility policy "
    "framework agenda fund pilot yojana drive"
)
PLURAL_HEADS = words("programmes programs schemes initiatives projects")
# Heads that name a programme only with capitals and company: a system, a policy or a fund may be anything.
WEAK_HEADS = words(
    "system plan strategy policy framework agenda fund facility roadmap project campaign pilot drive"
)
NAME_FOLLOWERS = words("programme program scheme initiative project campaign drive plan strategy fund")
UNREAL = words(
    "possible potential proposed future similar talk radio television tv news computer controversial"
)
NAMED = words("called named dubbed titled entitled known christened nicknamed branded codenamed code-named")
PASSIVE = words("was were is are been being ,")
AFTER_RUN = words("by in on last this from under to for")
DETERMINERS = words("the a an this that its his her their our ’s 's new")
JOINING = words("and of for on & - to with in at")
PLAIN_MODIFIERS = words(
    "new same other specific special current existing priority key main such various several pilot "
    "government national state public first second joint similar ongoing whole entire own major big "
    "latest recent first-ever"
)
BODIES = words("ministry university committee council department agency commission bank office party")
NOT_PROGRAMMES = frozenset(
    ("world food programme", "united nations development programme", "united nations environment programme",
     "european union", "solar system", "development programme", "environment programme", "food programme")
)  # fmt: skip
PROVIDING = words("providing offering giving delivering")
RUN = words(
    "launched run started introduced unveiled created funded operated implemented established begun "
    "managed led"
)
RUNS = words("launches runs starts introduces funds operates has laid rolled unveils manages administers")
TO_RUN = words("launch start introduce fund operate implement unveil manage pilot begin")
BEGINNING = words("began begins started starts since in from running runs until through launched")
LAUNCHED = RUN | RUNS | TO_RUN
UNSURE_HEADS = words("drive system facility fund agenda policy framework project")
SIGNS_OF_LIFE = RUN | RUNS | words("began begins")
"""What tells a scheme from a machine or a building of such a name."""
