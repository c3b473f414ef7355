"""Invented news reports with what a careful reader finds in them: people with roles, organizations, places, speakers.

All people and most bodies are made up; `speakers` maps "words in the text" to the names they mean there.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sample:
    """One report and its cast."""

    text: str
    people: dict[str, str | None]
    organizations: set[str]
    places: set[str]
    speakers: dict[str, list[str]] = field(default_factory=dict)


KENYA = Sample(
    """Kenya and Germany have agreed to train 600 more midwives over the next three years.

Cabinet Secretary for Health Wanjiru Kamotho signed the deal with German ambassador to Kenya Lothar Brenneisen in Nairobi on May 4.

“Rural mothers should not have to walk for a day to see a nurse,” she said, adding that clinics in Turkana County would be served first.

Brenneisen told reporters that his government would pay for the equipment. He said the first machines would arrive in June.

Peter Odongo, chairman of the Kenya Union of Midwives and Nurses (KUMN), welcomed the agreement. The union leader said pay remained too low.

“The ministry owes us two years of allowances,” Odongo said.""",
    {
        "Wanjiru Kamotho": "Cabinet Secretary for Health",
        "Lothar Brenneisen": "German ambassador to Kenya",
        "Peter Odongo": "chairman of the Kenya Union of Midwives and Nurses (KUMN)",
    },
    {"Kenya Union of Midwives and Nurses"},
    {"Kenya", "Germany", "Nairobi", "Turkana County"},
    {
        "she said": ["Wanjiru Kamotho"],
        "Brenneisen told": ["Lothar Brenneisen"],
        "He said the first": ["Lothar Brenneisen"],
        "The union leader": ["Peter Odongo"],
        "Odongo said": ["Peter Odongo"],
    },
)

VIETNAM = Sample(
    """HANOI — Vietnam will close its last three coal mines in Quang Nhai province by 2031, the Ministry of Industry and Trade (MoIT) said on Friday.

Minister of Industry and Trade Tran Quoc Loc met the director of the Mekong Climate Fund, Ms Ingrid Solvang, to discuss the costs.

Loc said the miners would be retrained. The minister also asked the fund to pay half of the wages for two years.

According to Solvang, donors want to see a timetable first. She praised the ministry for its plan, noting that no other country in the region had gone so far.

In a statement, the fund said it would send a mission in October.""",
    {
        "Tran Quoc Loc": "Minister of Industry and Trade",
        "Ingrid Solvang": "director of the Mekong Climate Fund",
    },
    {"Ministry of Industry and Trade", "Mekong Climate Fund"},
    {"Hanoi", "Vietnam", "Quang Nhai province"},
    {
        "Loc said": ["Tran Quoc Loc"],
        "The minister also": ["Tran Quoc Loc"],
        "She praised": ["Ingrid Solvang"],
        "the fund said": ["Mekong Climate Fund"],
        "the fund to pay": ["Mekong Climate Fund"],
    },
)

PERU = Sample(
    """Peru's education minister, Rosalía Huamaní, has promised new classrooms to 340 villages in the Andes.

She made the pledge in Cusco on Monday after a meeting with Ernesto Valdivia Paredes, who heads the National Federation of Rural Teachers.

"We have waited since 2016," Valdivia said. "Our pupils sit on the floor."

The minister said the money had been set aside. "Nobody will sit on the floor in March," she added.

María del Carmen Ochoa, a teacher from Puno, doubted that. She said two earlier ministers had promised the same thing.""",
    {
        "Rosalía Huamaní": "education minister",
        "Ernesto Valdivia Paredes": "heads the National Federation of Rural Teachers",
        "María del Carmen Ochoa": "teacher from Puno",
    },
    {"National Federation of Rural Teachers"},
    {"Peru", "Cusco", "Puno", "Andes"},
    {
        "She made": ["Rosalía Huamaní"],
        "Valdivia said": ["Ernesto Valdivia Paredes"],
        "The minister said": ["Rosalía Huamaní"],
        "she added": ["Rosalía Huamaní"],
        "She said two": ["María del Carmen Ochoa"],
    },
)

QATAR = Sample(
    """DOHA: Qatar's Minister of Labour Dr Jassim bin Rashid al-Marzouqi received Nepali counterpart Bimala Rai Thapaliya on Tuesday.

The two ministers discussed wages and the recruitment of Nepali workers in the Gulf state.

Al-Marzouqi said that complaints would be answered within seven days. Thapaliya thanked Qatar for the reform, while stressing that recruitment fees remained a problem.

"A worker who borrows to travel is not free," she said.

Both ministers signed a work plan. The International Labour Organization (ILO) office in Doha called it a step forward. The ILO said it would publish yearly figures.""",
    {
        "Jassim bin Rashid al-Marzouqi": "Minister of Labour",
        "Bimala Rai Thapaliya": "Nepali counterpart",
    },
    {"International Labour Organization"},
    {"Doha", "Qatar", "Gulf"},
    {
        "The two ministers": ["Jassim bin Rashid al-Marzouqi", "Bimala Rai Thapaliya"],
        "Al-Marzouqi said": ["Jassim bin Rashid al-Marzouqi"],
        "Thapaliya thanked": ["Bimala Rai Thapaliya"],
        "she said": ["Bimala Rai Thapaliya"],
        "Both ministers": ["Jassim bin Rashid al-Marzouqi", "Bimala Rai Thapaliya"],
        "The ILO said": ["International Labour Organization"],
    },
)

KOREA = Sample(
    """South Korea's trade ministry said on Thursday that exports to Indonesia rose by 14 per cent.

Trade Minister Yun Hae-won told a forum in Busan that Seoul would open two more offices. Yun said small firms needed help with customs.

Indonesian Trade Minister Bagus Hartawan welcomed the news. Hartawan said he would visit Busan in April.

Both sides signed a memorandum of understanding. The Indonesian side promised to lower tariffs on batteries.

Park Do-yeon, an analyst at the Korea Institute for Maritime Trade, said the memo was vague. “It has no numbers,” Park said.""",
    {
        "Yun Hae-won": "Trade Minister",
        "Bagus Hartawan": "Indonesian Trade Minister",
        "Park Do-yeon": "analyst at the Korea Institute for Maritime Trade",
    },
    {"trade ministry", "Korea Institute for Maritime Trade"},
    {"South Korea", "Indonesia", "Busan", "Seoul"},
    {
        "Yun said": ["Yun Hae-won"],
        "Hartawan said": ["Bagus Hartawan"],
        "he would visit": ["Bagus Hartawan"],
        "The Indonesian side": ["Indonesia"],
        "Park said": ["Park Do-yeon"],
    },
)

GHANA = Sample(
    """The Cocoa Growers Alliance of Ghana (CGAG) has rejected a new levy on exports.

Its president, Akosua Baidoo, told a press conference in Kumasi that farmers could not carry another burden.

“We were not asked,” she said. “The government wrote the rules in Accra, at night.”

Finance ministry spokesman Yaw Takyi denied this. He said the alliance had been invited to three hearings.

A spokesperson for the Ghana Cocoa Board declined to comment.

In a letter to Baidoo, the finance minister, Dr. Kwesi Amankwah, offered talks. The letter said the levy could be delayed.""",
    {
        "Akosua Baidoo": "president",
        "Yaw Takyi": "Finance ministry spokesman",
        "Kwesi Amankwah": "finance minister",
    },
    {"Cocoa Growers Alliance of Ghana", "Ghana Cocoa Board"},
    {"Kumasi", "Accra"},
    {
        "she said": ["Akosua Baidoo"],
        "He said": ["Yaw Takyi"],
        "The government wrote": ["government"],
    },
)

CLIMATE = Sample(
    """Two scientists from the University of Tartu say the Baltic Sea is warming faster than expected.

Dr Liis Kallaste, a marine biologist, and Prof. Henrik Vaino, head of the Baltic Observatory, published the study on Wednesday.

“The cod will not come back by itself,” Kallaste said. She urged Estonia, Latvia and Finland to close the coast to trawlers for five years.

Vaino agreed, but said fishermen must be paid. He told the Environment Ministry last year that 40 boats would have to stop.

According to the report, oxygen near the sea floor has halved since 1990. The ministry said it would study the findings.""",
    {
        "Liis Kallaste": "marine biologist",
        "Henrik Vaino": "head of the Baltic Observatory",
    },
    {"University of Tartu", "Baltic Observatory", "Environment Ministry"},
    {"Baltic Sea", "Estonia", "Latvia", "Finland"},
    {
        "Kallaste said": ["Liis Kallaste"],
        "She urged": ["Liis Kallaste"],
        "He told": ["Henrik Vaino"],
        "The ministry said": ["Environment Ministry"],
    },
)

PHILIPPINES = Sample(
    """Philippine Secretary of Migrant Workers Teresita Bonoan-Lim and Saudi Vice Minister of Human Resources and Social Development Abdullah Al-Harbi have signed a labour agreement in Riyadh.

Bonoan-Lim said domestic workers would keep their passports. “No employer may hold them,” she told the Manila Courier.

Al-Harbi noted that his ministry had already fined 90 agencies. He promised a hotline in Tagalog.

Migrante Sulong, a workers' group based in Jeddah, called the deal “a beginning”. Its coordinator Rowena Dimaguiba said hundreds were still waiting for unpaid wages.""",
    {
        "Teresita Bonoan-Lim": "Philippine Secretary of Migrant Workers",
        "Abdullah Al-Harbi": "Saudi Vice Minister of Human Resources and Social Development",
        "Rowena Dimaguiba": "coordinator",
    },
    {"Manila Courier", "Migrante Sulong", "Ministry of Human Resources and Social Development"},
    {"Riyadh", "Jeddah"},
    {
        "Bonoan-Lim said": ["Teresita Bonoan-Lim"],
        "she told": ["Teresita Bonoan-Lim"],
        "Al-Harbi noted": ["Abdullah Al-Harbi"],
        "He promised": ["Abdullah Al-Harbi"],
        "Dimaguiba said": ["Rowena Dimaguiba"],
    },
)

GERMANY = Sample(
    """The German Federal Agency for Work Permits plans to open an office in Tunis next spring, its director Sabine Holtkötter said.

Tunisian Employment Minister Slim Ben Ammar and his German counterpart Jörg Wittkamp shook hands on the plan in Berlin on Thursday.

Wittkamp said Germany needed 40,000 nurses and drivers a year. His counterpart warned against a brain drain.

“We do not train doctors for Hamburg,” Ben Ammar said.

Holtkötter and Wittkamp will travel to Tunisia in February, according to a press release.""",
    {
        "Sabine Holtkötter": "director",
        "Slim Ben Ammar": "Tunisian Employment Minister",
        "Jörg Wittkamp": "German counterpart",
    },
    {"German Federal Agency for Work Permits"},
    {"Tunis", "Berlin", "Germany", "Hamburg", "Tunisia"},
    {
        "Wittkamp said": ["Jörg Wittkamp"],
        "His counterpart": ["Slim Ben Ammar"],
        "Ben Ammar said": ["Slim Ben Ammar"],
        "a press release": ["press release"],
    },
)

INDIA = Sample(
    """State Labour Commissioner Anjali Deshmukh said on Saturday that inspectors would visit every brick kiln in Bihar before the monsoon.

Deshmukh was speaking after talks with Ramesh Yadav, general secretary of the Brick Workers' Front, and Sunita Yadav of the aid group Ujjwal.

Sunita Yadav said children were still carrying bricks. Ramesh Yadav said wages had not moved since 2019.

The commissioner promised action. “I have seen the kilns myself,” she said.

The kiln owners' association, which was not at the meeting, said its members obeyed the law.""",
    {
        "Anjali Deshmukh": "State Labour Commissioner",
        "Ramesh Yadav": "general secretary of the Brick Workers' Front",
        "Sunita Yadav": None,
    },
    {"Brick Workers' Front", "Ujjwal"},
    {"Bihar"},
    {
        "Sunita Yadav said": ["Sunita Yadav"],
        "Ramesh Yadav said": ["Ramesh Yadav"],
        "The commissioner": ["Anjali Deshmukh"],
        "she said": ["Anjali Deshmukh"],
    },
)

CANADA = Sample(
    """OTTAWA - Prime Minister Claire Beaulieu told parliament on Tuesday that Canada will ratify the treaty by June.

Opposition leader Tom Haverford accused Beaulieu of rushing. “The prime minister wants applause, not debate,” he said.

Beaulieu replied that Mr Haverford had asked for the treaty himself. She quoted his own letter of 2022.

Sen. Joan Okimaw said both leaders were wrong. The senator, who represents Manitoba, wants a referendum.""",
    {
        "Claire Beaulieu": "Prime Minister",
        "Tom Haverford": "Opposition leader",
        "Joan Okimaw": "Sen.",
    },
    set(),
    {"Ottawa", "Canada", "Manitoba"},
    {
        "he said": ["Tom Haverford"],
        "She quoted": ["Claire Beaulieu"],
        "both leaders": ["Claire Beaulieu", "Tom Haverford"],
        "The senator": ["Joan Okimaw"],
    },
)

NIGERIA = Sample(
    """Nigeria's National Vaccine Board (NVB) and the World Health Organization (WHO) will vaccinate two million children in Kano State and Borno State.

NVB director general Aisha Bello-Ikara said teams would start on Monday. WHO country representative Dr Pascal Niyonzima said the vaccine was safe.

“Every child counts,” the director general said.

The campaign was launched by Vice President Emeka Udoh. Udoh said parents who refuse would be visited again.

Residents of Maiduguri said they had waited for months. “My son was sick in March,” said Hauwa Modu, a mother of four.""",
    {
        "Aisha Bello-Ikara": "NVB director general",
        "Pascal Niyonzima": "WHO country representative",
        "Emeka Udoh": "Vice President",
        "Hauwa Modu": "mother of four",
    },
    {"National Vaccine Board", "World Health Organization"},
    {"Nigeria", "Kano State", "Borno State", "Maiduguri"},
    {
        "the director general": ["Aisha Bello-Ikara"],
        "Udoh said": ["Emeka Udoh"],
        "Residents": ["Residents"],
        "said Hauwa Modu": ["Hauwa Modu"],
    },
)

SAMPLES = {
    "kenya": KENYA,
    "vietnam": VIETNAM,
    "peru": PERU,
    "qatar": QATAR,
    "korea": KOREA,
    "ghana": GHANA,
    "climate": CLIMATE,
    "philippines": PHILIPPINES,
    "germany": GERMANY,
    "india": INDIA,
    "canada": CANADA,
    "nigeria": NIGERIA,
}
