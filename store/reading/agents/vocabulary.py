"""Words that tell what a name is: titles, posts, and the head nouns of organizations, places and documents."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS_MALE = _words(
    "mr mr. sir lord baron prince king sheikh shaikh haji datuk dato tun oknha don señor herr monsieur sultan emir imam"
)
HONORIFICS_FEMALE = _words(
    "mrs mrs. ms ms. miss madam madame mme lady dame princess queen baroness lok chumteav señora frau sister"
)
HONORIFICS_ANY = _words(
    "mx mx. dr dr. prof prof. professor h.e. hon hon. rev rev. reverend fr fr. father bishop archbishop cardinal pastor rabbi "
    "sen sen. rep rep. reps. sens. gov gov. gen gen. lt lt. col col. maj maj. capt capt. sgt sgt. cmdr cmdr. adm adm. amb amb. "
    "pres pres. msgr supt supt. excellency eng engr atty judge justice general colonel major captain lieutenant sergeant admiral "
    "corporal brigadier commodore commander constable detective inspector superintendent marshal saint st."
)
HONORIFICS = HONORIFICS_MALE | HONORIFICS_FEMALE | HONORIFICS_ANY

ROLE_HEADS = _words(
    "minister ministers president presidents premier chancellor vice-president secretary secretaries undersecretary "
    "undersecretary-general secretary-general director directors director-general ambassador ambassadors envoy envoys consul "
    "consul-general attaché attache diplomat governor governors mayor mayors senator senators congressman congresswoman "
    "representative representatives lawmaker lawmakers legislator mp mps deputy deputies speaker chairman chairwoman chairperson chair "
    "chief chiefs head heads leader leaders manager executive ceo coo cfo cto founder co-founder cofounder owner partner "
    "coordinator co-ordinator officer officers official officials spokesman spokeswoman spokesperson spokespeople advisor adviser advisers counsel "
    "counsellor counselor commissioner commissioners inspector superintendent prosecutor attorney judge justice magistrate lawyer solicitor barrister "
    "ombudsman auditor treasurer accountant analyst economist economists researcher researchers scientist scientists professor lecturer "
    "academic expert experts specialist scholar historian sociologist epidemiologist virologist doctor physician surgeon nurse nurses "
    "teacher teachers principal headteacher headmaster headmistress dean rector chancellor provost student students activist activists "
    "campaigner campaigners organiser organizer unionist worker workers farmer farmers fisherman trader vendor driver resident residents villager "
    "journalist reporter editor correspondent columnist author writer actor actress singer artist director producer coach captain "
    "general colonel commander admiral marshal brigadier king queen prince princess emir sultan pope bishop archbishop cardinal "
    "imam priest monk pastor reverend strategist pollster consultant negotiator mediator rapporteur delegate counterpart counterparts "
    "candidate nominee aide staffer member members fellow candidate co-chair co-chairman vice-chair vice-chairman deputy-director "
    "vice-chancellor vice-minister vice-governor lieutenant-governor commander-in-chief attorney-general auditor-general "
    "inspector-general surgeon-general administrator engineer architect planner supervisor trustee patron convener convenor "
    "mother father wife husband son daughter brother sister widow neighbour neighbor engineer geologist climatologist "
    "meteorologist hydrologist biologist ecologist agronomist demographer statistician psychologist pharmacist midwife paramedic "
    "firefighter policeman policewoman detective investigator senator banker trader broker investor entrepreneur businessman "
    "businesswoman tycoon billionaire millionaire philanthropist influencer pensioner developer exporter importer employer guide veteran survivor victim witness patient"
)
PERSON_ROLE_ENDINGS = ("man", "woman", "person", "ologist", "ician", "general", "ist")
ROLE_MODIFIERS = _words(
    "prime deputy vice assistant associate acting interim former ex outgoing incoming senior junior chief principal executive general foreign "
    "interior home finance health labour labor education defence defense trade environment agriculture energy justice "
    "transport transportation tourism culture information economy economic social affairs planning commerce industry industrial water forestry "
    "fisheries mines mining climate sports youth women gender science technology communications telecommunications "
    "regional country national federal provincial municipal district city state local international global managing "
    "founding honorary permanent special first second lady attorney press public policy political program programme "
    "project research medical legal technical financial operations communications marketing human resources campaign "
    "union party opposition majority minority government cabinet presidential parliamentary police army navy "
    "military security intelligence board company bank central co under sub then new current late longtime long-time "
    "veteran lead leading top visiting emeritus adjunct hospital school village commune community faculty lieutenant air force"
)

ORGANIZATION_HEADS = _words(
    "ministry ministries department departments agency agencies authority authorities commission committee council board bureau office offices "
    "institute institution university college school academy hospital clinic bank fund foundation trust union unions federation confederation "
    "association alliance coalition league society network organisation organization organizations centre center company corporation corp corp. "
    "inc inc. ltd ltd. llc plc group holdings limited party parliament assembly congress senate house court tribunal police army navy force forces "
    "government administration embassy consulate secretariat service services unit chamber club team press times post herald daily news "
    "journal tribune gazette guardian broadcasting television radio airlines airways railway railways enterprise enterprises "
    "consortium initiative programme partnership forum taskforce laboratory observatory museum library church mosque "
    "treasury cabinet bundestag knesset guild syndicate cooperative co-operative directorate division inspectorate "
    "courier star mirror standard observer chronicle telegraph bulletin regulator watchdog think-tank movement front brigade command corps mission delegation presidency exchange industries motors "
    "energy petroleum oil mining textiles garment factory port hotel resort"
)
PLACE_HEADS = _words(
    "province provinces state county district districts region city town township village commune municipality prefecture governorate "
    "island islands isles river lake sea ocean bay gulf strait peninsula mountain mountains mount valley desert delta basin coast cape "
    "park road street avenue boulevard square bridge airport harbour harbor border canal dam forest reserve plateau hills "
    "reef archipelago capital suburb neighbourhood neighborhood zone territory"
)
GROUP_NOUNS = _words(
    "group company firm corporation organisation organization union federation association charity ngo nonprofit non-profit bank party "
    "agency body network coalition alliance think-tank tank newspaper magazine daily website broadcaster station publisher "
    "manufacturer maker producer retailer supplier brand factory supermarket startup start-up platform consultancy university school hospital "
    "institute watchdog regulator movement militia foundation fund club team co-operative cooperative airline operator outlet subsidiary "
    "contractor recruiter employer chain giant conglomerate consortium lobby campaign"
)
PLACE_NOUNS = _words(
    "city town village district province county region suburb neighbourhood neighborhood capital island port country state commune "
    "municipality township settlement area river lake valley desert mountain slum camp resort"
)
PEOPLES = _words(
    "tagalog english swahili kiswahili arabic mandarin cantonese hindi urdu bengali tamil punjabi hausa yoruba igbo zulu xhosa amharic "
    "tigrinya latin hebrew persian farsi pashto dari bahasa javanese malay quechua aymara islam christianity judaism buddhism hinduism "
    "muslim muslims christian christians catholic catholics protestant protestants buddhist buddhists hindu hindus sikh sikhs jew jews "
    "jewish islamic islamist republican republicans democrat democrats democratic conservative conservatives liberal liberals socialist "
    "socialists communist communists arab arabs kurdish kurds kurd african africans asian asians european europeans latino latinos "
    "hispanic hispanics rohingya uyghur uyghurs tamils sunni shia western westerners black white indigenous aboriginal roma maori "
    "latin-american afro-american nordic baltic balkan scandinavian southeast-asian"
)
REGIONS = {
    "africa", "asia", "europe", "america", "oceania", "antarctica", "asia-pacific", "indo-pacific", "andes", "alps", "sahara", "nile", "danube", "ganges", "himalaya", "baltic sea", "black sea", "caspian sea", "red sea", "south china sea", "mekong delta", "persian gulf", "siberia", "patagonia", "borneo", "java", "sumatra", "sinai", "golan heights", "scandinavia", "balkans",
    "caribbean", "sahel", "maghreb", "caucasus", "mekong", "himalayas", "middle east", "latin america", "north america",
    "south america", "central america", "southeast asia", "south-east asia", "south asia", "east asia", "northeast asia",
    "central asia", "east africa", "west africa", "north africa", "southern africa", "central africa", "sub-saharan africa",
    "horn of africa", "eastern europe", "western europe", "central europe", "the west", "the balkans", "gulf", "the gulf",
    "arctic", "pacific", "atlantic", "mediterranean", "amazon", "gaza", "gaza strip", "west bank", "scotland", "wales",
    "england", "northern ireland", "catalonia", "kurdistan", "kashmir", "tibet", "xinjiang", "crimea", "donbas", "darfur",
    "tigray", "geneva", "new york", "new york city", "brussels", "davos", "los angeles", "san francisco", "shanghai", "mumbai",
    "istanbul", "barcelona", "milan", "munich", "frankfurt", "hamburg", "sydney", "melbourne", "toronto", "lagos", "mombasa",
    "kisumu", "johannesburg", "durban", "casablanca", "alexandria", "aleppo", "karachi", "lahore", "kolkata", "chennai",
    "bangalore", "bengaluru", "chittagong", "chattogram", "mandalay", "ho chi minh city", "da nang", "haiphong", "siem reap",
    "sihanoukville", "preah sihanouk", "battambang", "cebu", "davao", "busan", "osaka", "guangzhou", "shenzhen", "hong kong",
    "rio de janeiro", "são paulo", "sao paulo", "medellin", "medellín", "guayaquil", "cusco", "arequipa", "chicago", "boston",
    "houston", "dallas", "miami", "philadelphia", "seattle", "detroit", "atlanta", "california", "texas", "florida", "ohio",
    "pennsylvania", "michigan", "virginia", "illinois", "georgia", "wisconsin", "arizona", "nevada", "colorado", "iowa",
    "new hampshire", "new jersey", "north carolina", "south carolina", "massachusetts", "minnesota", "missouri", "indiana",
    "tennessee", "kentucky", "alabama", "louisiana", "oregon", "utah", "oklahoma", "kansas", "nebraska", "maryland", "delaware",
    "connecticut", "maine", "vermont", "montana", "idaho", "wyoming", "alaska", "hawaii", "new mexico", "arkansas", "mississippi",
    "north dakota", "south dakota", "west virginia", "rhode island", "queensland", "new south wales", "ontario", "quebec",
    "punjab", "sindh", "bihar", "kerala", "tamil nadu", "maharashtra", "uttar pradesh", "bavaria", "saxony", "lombardy", "sicily",
}  # fmt: skip
ACRONYM_BODIES = {
    "un": "United Nations", "asean": "Association of Southeast Asian Nations", "eu": "European Union",
    "ilo": "International Labour Organization", "who": "World Health Organization", "wto": "World Trade Organization",
    "imf": "International Monetary Fund", "nato": "North Atlantic Treaty Organization", "au": "African Union",
    "ecowas": "Economic Community of West African States", "unicef": "United Nations Children’s Fund", "opec": "",
    "unesco": "", "undp": "United Nations Development Programme", "unhcr": "", "fao": "Food and Agriculture Organization",
    "adb": "Asian Development Bank", "oecd": "", "iom": "International Organization for Migration", "usaid": "",
    "afdb": "African Development Bank", "wfp": "World Food Programme", "jica": "", "koica": "", "giz": "", "cdc": "",
    "saarc": "", "mercosur": "", "oas": "", "gcc": "", "apec": "", "brics": "", "iaea": "", "interpol": "", "unfpa": "",
    "unep": "", "bbc": "", "cnn": "", "afp": "", "reuters": "", "ap": "", "fbi": "", "cia": "", "nbc": "", "abc": "", "cbs": "",
}  # fmt: skip

TITLE_POSTS = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant", "col": "colonel",
    "maj": "major", "capt": "captain", "sgt": "sergeant", "adm": "admiral", "amb": "ambassador", "pres": "president",
    "prof": "professor", "cmdr": "commander", "rev": "reverend", "supt": "superintendent",
}  # fmt: skip

CARRIERS = _words(
    "release statement report post website page account letter communiqué communique document documents article paper survey study "
    "tweet message memo bulletin notice note email interview video speech address book blog poll filing announcement "
    "notification press-release newsletter readout declaration brief factsheet transcript ad advertisement editorial column"
)
MONTHS = _words(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec."
)
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
CONNECTORS = _words(
    "of for and the & on in at de del da do dos das di la le du des von van der den bin ibn al el ul bint ter ten y e"
)
PARTICLES = _words(
    "de del da do dos das di la le du des von van der den bin ibn al el ul bint binti abu ter ten dela della dos san santa mac y st. st"
)
SUFFIXES = _words("jr jr. sr sr. ii iii iv")
