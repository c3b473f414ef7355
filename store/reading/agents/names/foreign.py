"""Bodies whose names are printed in another language: "Universidad de los Lagos", "Bangko Sentral ng …"."""

from __future__ import annotations

from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import word_set
from store.reading.document import Document

FOREIGN_HEADS = word_set(
    "compañía empresa sociedad cooperativa universidad banco ministerio instituto federación sindicato "
    "asociación fundación société compagnie université banque ministère institut fédération syndicat "
    "association companhia universidade ministério associação fundação sindicato universitas "
    "kementerian yayasan perum università stiftung gewerkschaft ministerium verband hogeschool "
    "bundesagentur bundesamt bundesverband universität deutsche bangko servicio comisión secretaría "
    "dirección defensoría corporación consejo confederación confédération agence secrétariat conseil "
    "serviço secretaria comissão confederação agência istituto agenzia confederazione fondazione "
    "électricité lembaga badan serikat persatuan kongres samahan"
)
_ARTICLES = word_set("la las los el le les")
_SMALL = _ARTICLES | word_set("de del da do dos das di du des della für der ng sa y e et und dan a à al")


def with_foreign_bodies(document: Document, names: list[Name]) -> list[Name]:
    """Each such head noun with the capitals behind it, small words between them, is one body."""
    words, lower = document.words, document.lower
    added: list[Name] = []
    for i, word in enumerate(lower):
        if word not in FOREIGN_HEADS or not words[i][0].isupper() or (added and i < added[-1].last):
            continue
        stop = document.sentences[document.sentence_of[i]][1]
        last = _end(document, i + 1, stop)
        if any(w in _SMALL for w in lower[i:last]):
            added.append(Name(i, last, "organization", sure=True))
    if not added:
        return names
    covered = {k for name in added for k in range(name.first, name.last)}
    kept = [name for name in names if covered.isdisjoint(range(name.first, name.last))]
    return sorted(kept + added, key=lambda name: name.first)


def _end(document: Document, i: int, stop: int) -> int:
    """Where the capitals from token `i` on end, at most two small words between two of them."""
    words, lower = document.words, document.lower
    last = i
    while i < stop and i - last < 3:
        if words[i][0].isupper():
            last = i + 1
        elif lower[i] not in _SMALL:
            break
        i += 1
    return last
