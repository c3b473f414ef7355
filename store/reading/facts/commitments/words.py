"""The vocabulary of commitments."""

from __future__ import annotations

from store.reading.wordlist import words_of

PLEDGES = words_of(
    "pledged pledges pledge vowed vows vow promised promises promise committed commits commit "
    "undertook undertaken undertakes undertake guaranteed offered offers swore"
)
# The finite forms of verbs of undertaking, with the modality that they state.
UNDERTAKING = {
    **dict.fromkeys(words_of("agreed agree agrees"), "agreed"),
    **dict.fromkeys(PLEDGES, "pledged"),
    **dict.fromkeys(words_of("intends intend intended plans plan planned"), "intends"),
    **dict.fromkeys(words_of("wish wishes wished"), "wishes"),
    "decided": "agreed",
}
# ", pledging to train nurses", "with both governments undertaking to cut fees".
PARTICIPLES_OF_WILL = {
    **dict.fromkeys(words_of("pledging vowing promising undertaking committing offering"), "pledged"),
    "agreeing": "agreed",
}
OFFERED = words_of(
    "support assistance help training scholarships aid expertise backing equipment grants loans cooperation"
)
EXECUTIVES = words_of(
    "executive ceo director president chairman chairwoman chair spokesman spokeswoman spokesperson manager "
    "owner founder"
)
COMPANIES = words_of(
    "company firm group bank airline operator retailer manufacturer carrier utility miner maker"
)
# "expressed its readiness to": a verb of saying, then a noun that says how firm the will is.
LIGHT_VERBS = words_of(
    "announced announces announce expressed expresses express reaffirmed reaffirms reaffirm "
    "reiterated reiterates reiterate stated declared voiced confirmed underlined underscored conveyed "
    "renewed signalled signaled affirmed repeated made gave outlined unveiled restated emphasised "
    "emphasized stressed indicated disclosed revealed shared presented ratified ratifies"
)
HAVING = words_of("has have had")
WILL_NOUNS = {
    "commitment": "pledged", "commitments": "pledged", "pledge": "pledged", "pledges": "pledged",
    "promise": "pledged", "promises": "pledged", "determination": "pledged", "resolve": "pledged",
    "assurance": "pledged", "assurances": "pledged", "intention": "intends", "intentions": "intends",
    "intent": "intends", "plan": "intends", "plans": "intends", "readiness": "intends",
    "willingness": "intends", "openness": "intends", "decision": "intends", "desire": "wishes",
    "wish": "wishes", "interest": "wishes", "eagerness": "wishes", "keenness": "wishes",
}  # fmt: skip
WILL_ADJECTIVES = {
    "committed": "pledged", "ready": "intends", "willing": "intends", "prepared": "intends",
    "determined": "pledged", "keen": "wishes", "eager": "wishes", "open": "intends",
}  # fmt: skip
MODALS = words_of("will would shall ’ll 'll")
# What people undertake; after "will" other verbs tell what is going to happen.
ACTIONS = words_of(
    "post gazette accelerate accept add address adopt advance advocate allocate allow amend appoint "
    "approve assess assist ban boost bring broaden build buy campaign carry close collaborate "
    "compensate complete conduct consider construct consult continue contribute convene cooperate "
    "co-operate coordinate cover create cut dedicate deepen deliver deploy develop dispatch "
    "distribute donate double draft employ encourage end enforce engage enhance ensure equip "
    "establish examine exchange expand exempt explore extend facilitate finance focus foster fund "
    "give grant guarantee halt help hire hold host implement improve include increase inspect install "
    "introduce invest investigate invite join keep launch lay lift lower maintain make monitor offer "
    "open organise organize oversee pay phase present prioritise prioritize procure promote propose "
    "protect provide publish purchase push raise ratify rebuild recruit reduce reform refurbish "
    "register release remove renew reopen repair replace report resume review revise roll scale scrap "
    "seek send set share sign simplify speed spend start step stop strengthen streamline submit "
    "subsidise subsidize supply support suspend train transfer treble triple update upgrade uphold "
    "vaccinate waive widen withdraw work lend plant admit honour honor abolish restore modernise modernize "
    "electrify renovate refund repay restructure recognise recognize reserve resettle relocate sponsor "
    "issue process co-finance underwrite prosecute ban link connect map restock resurface rehabilitate "
    "regularise regularize legalise legalize digitise digitize standardise standardize harmonise harmonize "
    "prohibit penalise penalize audit enrol enroll vet certify accredit evacuate repatriate reimburse "
    "expedite pilot co-fund freeze halve eliminate retrain upskill reskill redeploy license enact tighten "
    "relax ease screen immunise immunize cap drop forgive deport resume"
)
# What a narrator tells as an undertaking, of a state, a body or a company: "the city will pay …".
NARRATED = words_of(
    "abolish admit allocate ban build buy compensate construct contribute cover cut deliver deploy "
    "distribute donate double electrify equip establish expand extend finance fund give grant hire "
    "install introduce invest issue lend lift modernise modernize offer open pay plant procure provide "
    "purchase "
    "rebuild recruit reduce refund rehabilitate renovate reopen repair replace restore send spend sponsor "
    "subsidise subsidize supply train triple upgrade vaccinate waive co-fund evacuate repatriate reimburse "
    "regularise regularize halve retrain immunise immunize"
)
# What is an undertaking of several at once, of a state, or under an agreement: "A and B will exchange …".
NARRATED_TOGETHER = NARRATED | words_of(
    "publish ease exchange contribute set share cooperate collaborate work recruit host join continue "
    "strengthen support promote launch allow accept intensify coordinate explore develop facilitate "
    "implement organise organize conduct create increase raise enhance deepen boost ensure"
)
NAMED_BODIES = words_of(
    "agency company organisation organization firm union bank federation association group operator airline"
)
POLITIES = words_of("kingdom sultanate emirate republic")
PLAIN_BODIES = words_of(
    "city bank operator airline railway club museum manufacturer maker airport port authority board "
    "commission province state regency district municipality university hospital school trust foundation "
    "federation association fund state kingdom emirate republic bloc group retailer carrier utility miner"
)
# Cues after which "will" tells what somebody hopes, fears or asks of others.
NOT_OWN_WILL = words_of(
    "hope hopes hoped believe believes believed urge urges urged expect expects expected predict "
    "predicts predicted warn warns warned suggest suggests suggested ask asks asked fear fears feared "
    "doubt doubts doubted think thinks thought demand demands demanded request requested call called "
    "appeal appealed propose proposed wonder wondered insist recommended recommends"
)
CONDITIONS = words_of("if once provided unless")
FIRST_PERSON = words_of("we i")
PRONOUNS = words_of("he she it they")
BOTH_SIDES = words_of("sides parties ministers leaders they both officials delegations counterparts two pair")
STATES = words_of("countries nations governments states")
REFLEXIVES = words_of("itself themselves himself herself ourselves")
"""Objects of "committed" that say nothing."""
CHOICES = words_of("date compromise price time venue draw")
# "The treaty commits Belgium to …": somebody is bound by a document.
BINDING = words_of("commits commit committed")
SMALL = words_of(
    "the a an of to in on for and or with by from at its his her their our this that these those be "
    "also further more"
)
ANNOUNCING = words_of("announced announces announce confirmed unveiled declared")
PLEDGING = words_of("pledged promised vowed assured guaranteed undertook")
PLEDGING_THINGS = words_of("pledged pledges promised promises guaranteed vowed")
"""Verbs that may take what is promised as their object: "pledged $5 million"."""
COPULAS = words_of("is are remains remain stands stand ’re ’m 're 'm was were")
OFFICIAL_BODIES = words_of(
    "ministry government department authority commission agency council cabinet board bureau"
)
PARTICIPLES = words_of(
    "set built sent paid given made put held begun brought cut kept drawn written taken rebuilt spent"
)
ADVERBS = words_of("also soon now then jointly both")
STATE_OFFICES = words_of(
    "minister ministers premier chancellor secretary undersecretary ambassador envoy king queen counterpart"
)
DIPLOMATS = words_of("ambassador envoy consul attaché chargé")
OFFICES = words_of(
    "minister ministers ministry president premier chancellor secretary undersecretary ambassador envoy "
    "governor mayor spokesman spokeswoman spokesperson official director-general commissioner king queen"
)
STATIVES = words_of(
    "be have see know think need like love win lose feel become remain seem look want wish prefer "
    "expect hope regret say tell add note stress believe die live stand happen face suffer benefit "
    "leave retire quit miss "
    "result lead mean cost depend appear belong consist contain enjoy fall rise grow vote run"
)
"""Verbs that tell of no undertaking even of oneself."""
FEELINGS = words_of(
    "hope hopes confidence belief fear fears concern concerns doubt doubts expectation view conviction"
)
# Groups without a name that can bind themselves.
COLLECTIVES = words_of(
    "workers unions employers ministers officials companies firms factories farmers teachers nurses "
    "doctors leaders governments countries states donors banks brands owners members lawmakers mayors "
    "governors delegates parties"
)
TAKEN = words_of("in on over back part steps measures action")
ASKING = words_of("asked ask asks know see say said says unclear wonder wondered decide determine told tell")
FARING = words_of("well better very great fine badly good so")
