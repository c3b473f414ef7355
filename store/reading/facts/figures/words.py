"""The vocabulary of figures: currencies, measures, and numbers that count nothing."""

from __future__ import annotations

from store.reading.wordlist import words_of

SYMBOLS = {
    "$": "$", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₱": "PHP", "฿": "THB",
    "₫": "VND", "₦": "NGN", "₺": "TRY", "₴": "UAH", "₽": "RUB", "៛": "KHR", "৳": "BDT",
}  # fmt: skip
# What stands before a dollar sign: "A$5m".
DOLLARS = {
    "us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD",
    "s": "SGD", "nz": "NZD", "nt": "TWD", "r": "BRL", "j": "JMD",
    "n": "NAD", "tt": "TTD", "ec": "XCD", "fj": "FJD", "bds": "BBD",
}  # fmt: skip
CODES = words_of(
    "usd eur gbp jpy inr krw php thb vnd khr idr myr sgd aud cad nzd hkd cny chf sek nok dkk bdt "
    "lkr pkr npr mmk lak zar ngn kes tzs ugx ghs etb egp mad brl mxn ars clp cop pen try uah rub pln "
    "czk huf ron aed sar qar kwd bhd omr zmw xof xaf uzs kzt gel azn mur jod lbp dop gtq uyu pyg bob twd "
    "afn amd aoa bam bgn bif bnd btn bwp byn bzd cdf crc cve djf dzd ern fjd gmd gnf gyd hnl hrk htg ils "
    "iqd irr isk jmd kgs kmf kpw lrd lsl lyd mdl mga mkd mop mru mvr mwk mzn nad nio pab pgk rsd rwf sbd "
    "scr sdg sll sos srd ssp svc syp szl tjs tmt tnd ttd ves vuv wst xcd xpf yer"
)
# As printed before a number, with the currency; "" where the country decides.
CURRENCY_MARKS = {
    "RMB": "CNY", "Tk": "BDT", "RM": "MYR", "KSh": "KES", "Ksh": "KES", "USh": "UGX", "Ush": "UGX",
    "TSh": "TZS", "Tsh": "TZS", "Rp": "IDR", "Dh": "AED", "Dhs": "AED", "QR": "QAR", "SR": "SAR",
    "BD": "BHD", "RO": "OMR", "KD": "KWD", "Php": "PHP", "PhP": "PHP", "FCFA": "XOF", "CFA": "XOF",
    "Birr": "ETB", "N": "NGN", "R": "ZAR", "Rs": "", "Re": "", "Sh": "", "Shs": "", "K": "", "P": "",
    "M": "", "L": "", "D": "",
}  # fmt: skip
LOCAL_CURRENCIES = {
    "$": {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "JM": "JMD"},
    "Rs": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR", "SC": "SCR"},
    "Re": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR", "SC": "SCR"},
    "Sh": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    "Shs": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    "K": {"ZM": "ZMW", "PG": "PGK", "MW": "MWK", "MM": "MMK", "LA": "LAK"},
    "P": {"PH": "PHP", "BW": "BWP"},
    "M": {"LS": "LSL"},
    "D": {"GM": "GMD"},
    "L": {"HN": "HNL", "SZ": "SZL"},
}
CURRENCY_NOUNS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "won": "KRW", "yuan": "CNY",
    "renminbi": "CNY", "riel": "KHR", "baht": "THB", "dong": "VND", "ringgit": "MYR", "rupiah": "IDR",
    "kyat": "MMK", "kip": "LAK", "taka": "BDT", "rand": "ZAR", "naira": "NGN", "cedi": "GHS",
    "birr": "ETB", "real":     "BRL", "reais": "BRL", "zloty": "PLN", "hryvnia": "UAH", "rouble": "RUB",
    "rufiyaa": "MVR", "pataca": "MOP", "kina": "PGK", "ngultrum": "BTN", "manat": "AZN", "som": "KGS",
    "kwacha": "ZMW", "metical": "MZN", "pula": "BWP", "loti": "LSL", "dalasi": "GMD", "lari": "GEL",
    "dram": "AMD", "quetzal": "GTQ", "lempira": "HNL", "guarani": "PYG", "vatu": "VUV", "tala": "WST",
    "tugrik": "MNT", "sol": "PEN", "bolivar": "VES", "lev": "BGN", "koruna": "CZK",
    "ruble": "RUB", "lira": "TRY", "shekel":     "ILS", "forint": "HUF", "tenge": "KZT",
}  # fmt: skip
# Shared by several countries; the demonym before it decides.
DEMONYM_DOLLARS = {
    "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
    "singaporean": "SGD", "hong": "HKD", "zealand": "NZD", "taiwan": "TWD",
}  # fmt: skip
SHARED_CURRENCIES = words_of("peso rupee franc dinar rial riyal shilling krone krona crown dirham escudo leu")
MEASURES = words_of(
    "km kilometre kilometer kilometres kilometers mile miles metre meter metres meters m cm hectare "
    "hectares ha acre acres tonne tonnes ton tons kg kilogram kilograms gram grams litre liter litres "
    "liters gallon gallons barrel barrels mw gw kw mwh gwh kwh megawatt megawatts gigawatt gigawatts "
    "kilowatt kilowatts watt watts degree degrees percent points ppm"
)
# "50-bed": the hyphen forms that count something.
HYPHEN_UNITS = words_of(
    "bed seat member kilometre kilometer km mile metre meter hectare acre tonne ton megawatt mw "
    "gigawatt litre liter unit room person strong page barrel"
)
NOT_COUNTED = words_of(
    "side sides party parties minister ministers leader leaders government governments nation nations "
    "country countries state states institution institutions ministry ministries area areas field "
    "fields sector sectors way ways time times thing things point points aspect aspects issue issues "
    "pillar pillars priority priorities phase phases stage stages part parts president presidents "
    "official officials delegation delegations body bodies reason reasons question questions hour hours "
    "minute minutes second seconds o’clock pm am p.m. a.m. gmt year years month months week weeks day "
    "days old decade decades term terms agreement agreements memoranda mous occasion occasions question "
    "round rounds goal goals counterparts neighbours neighbors chambers men’s quarter quarters thirds "
    "fifths tenths halves"
)
PEOPLE = words_of(
    "people persons workers women men children girls boys students teachers nurses doctors patients "
    "migrants refugees employees farmers fishers miners families households pupils trainees graduates "
    "apprentices drivers soldiers officers police civilians victims protesters residents members "
    "citizens nationals youths seafarers labourers laborers inspectors midwives survivors deaths cases "
    "injuries"
)
HUMANS = words_of(
    "people persons person individuals workers worker women men children girls boys students pupils "
    "teachers nurses doctors patients migrants refugees farmers employees miners fishers drivers "
    "soldiers officers civilians victims protesters residents members citizens nationals youth youths "
    "youngsters seafarers labourers laborers inspectors midwives survivors trainees graduates "
    "apprentices caregivers guards staff personnel passengers volunteers delegates guests adults "
    "teenagers adolescents babies infants mothers fathers parents voters villagers strikers prisoners "
    "detainees hostages experts engineers scientists athletes tourists visitors jobseekers users "
    "customers troops peacekeepers interns returnees recruits carers clients learners lecturers "
    "professors academics medics paramedics cleaners domestics masons cadets artisans cooks chefs maids "
    "nannies stevedores"
)
HUMAN_ENDINGS = (
    "workers",
    "ists",
    "ians",
    "men",
    "women",
    "keepers",
    "makers",
    "holders",
    "goers",
    "seekers",
    "fighters",
    "ers",
    "ors",
)
NOT_HUMANS = words_of(
    "specimen regimen abdomen makers heads chairs leads guides judges partners hosts pilots owners coaches "
    "computers containers tankers trailers numbers orders offers letters papers newspapers posters shelters "
    "centers metres meters litres liters hectoliters kilometers kilometres towers flowers quarters corners "
    "borders rivers servers routers scanners tractors motors factors sectors doors floors "
    "errors reactors corridors generators incubators ventilators transformers trackers boilers freezers "
    "cookers printers dollars powers manners matters answers layers levers barriers carriers cruisers "
    "destroyers choppers helicopters bulldozers excavators harvesters boosters chargers speakers sensors "
    "indicators simulators vectors mirrors colours colors favours harbours harbors flavors rumors tumors "
    "fibers timbers chambers clusters registers ledgers dossiers masters drawers wafers burners heaters "
    "filters feeders loaders lighters trawlers steamers elevators escalators calculators processors "
    "suppliers retailers operators contractors vendors dealers exporters importers employers others"
)
MOVING = words_of(
    "rose risen soared fell fallen grew grown increased dropped declined jumped climbed surged shrank "
    "reached totalled totaled exceeded"
)
BEHIND_NOUNS = words_of("last next this each home aboard abroad overseas south north east west away annually")
GROUPS = words_of("group delegation team crew batch cohort class force panel party")
TIMES = words_of(
    "hour hours minute minutes second seconds o’clock pm am p.m. a.m. gmt year years old olds times "
    "percent points"
)
# "Article 21", "Flight 123": a number that names.
NAMING = words_of(
    "article section chapter clause paragraph page resolution decree law act annex flight route highway "
    "road room gate line level phase part volume no no. nos nos. number covid g top group district ward "
    "block lot unit apollo version agenda vision sdg goal step case protocol convention directive "
    "regulation sub-decree order bill title zone category type class grade year aged age channel airbus "
    "boeing windows cop psalm verse"
)
APPROXIMATE = words_of(
    "about around some nearly almost over roughly approximately exactly only just least most than to"
)
DEFINITE = words_of("the these those both other his her its their our remaining all")
