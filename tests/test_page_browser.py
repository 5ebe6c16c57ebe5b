"""The page in a real browser: hand-made statements, in our own words, about disputes that were in the news."""

from __future__ import annotations

import re

from kg.network import Actor, Edge

PARTIES = {
    "UK": Actor("state/GB", "United Kingdom", "State"),
    "RU": Actor("state/RU", "Russia", "State"),
    "May": Actor("person/theresa-may", "Theresa May", "Person"),
    "CA": Actor("state/CA", "Canada", "State"),
    "IN": Actor("state/IN", "India", "State"),
    "MEA": Actor("body/mea-india", "Ministry of External Affairs of India", "GovernmentBody"),
    "Trudeau": Actor("person/justin-trudeau", "Justin Trudeau", "Person"),
    "PK": Actor("state/PK", "Pakistan", "State"),
    "TB": Actor("government/taliban", "Taliban government", "Government"),
    "Akram": Actor("person/munir-akram", "Munir Akram", "Person"),
    "ISISK": Actor("group/isis-k", "ISIS-K", "ArmedGroup"),
    "Rahmani": Actor("person/arif-rahmani", "Arif Rahmani", "Person"),
    "Hazara": Actor("population/hazara", "Shia Hazara minority", "PopulationGroup"),
    "US": Actor("state/US", "United States", "State"),
    "SA": Actor("state/SA", "Saudi Arabia", "State"),
    "IR": Actor("state/IR", "Iran", "State"),
    "Houthis": Actor("group/houthis", "Houthi movement", "ArmedGroup"),
    "Aramco": Actor("company/aramco", "Saudi Aramco", "Company"),
    "CD": Actor("state/CD", "Democratic Republic of the Congo", "State"),
    "RW": Actor("state/RW", "Rwanda", "State"),
    "M23": Actor("group/m23", "M23", "ArmedGroup"),
    "UN": Actor("org/un-group-of-experts", "UN Group of Experts on the DRC", "IntergovernmentalOrganization"),
    "PH": Actor("state/PH", "Philippines", "State"),
    "CN": Actor("state/CN", "China", "State"),
    "CCG": Actor("body/china-coast-guard", "China Coast Guard", "GovernmentBody"),
    "EPA": Actor("body/epa", "US Environmental Protection Agency", "GovernmentBody"),
    "VW": Actor("company/volkswagen", "Volkswagen", "Company"),
    "bank": Actor("article/k/unnamed/1", "the bombing outside a bank in Kunduz", "Unnamed"),
    "none": Actor("article/k/unnamed/2", "", "Unnamed"),
}
PAPERS = {
    "skripal": ("Salisbury Courier", "Britain names two suspects in nerve agent case", "2018-09-05"),
    "nijjar": ("Ottawa Ledger", "Trudeau links Indian agents to killing of Sikh leader", "2023-09-18"),
    "kabul": ("Khyber Post", "Kabul rejects envoy's words on ISIS-K", "2025-02-11"),
    "abqaiq": ("Gulf Monitor", "Blame after drones hit Abqaiq", "2019-09-15"),
    "abqaiq2": ("Lakeside Tribune", "Riyadh shows wreckage it calls Iranian", "2019-09-18"),
    "goma": ("Great Lakes Daily", "Experts see Rwandan hand behind M23", "2024-07-08"),
    "shoal": ("Manila Evening News", "Water cannon at the shoal again", "2024-06"),
    "diesel": ("Detroit Record", "Regulator says software hid emissions", "2015-09-18"),
}
SAID = """
s1 | accuses | May RU | skripal | Theresa May told MPs that [words:two officers of Russian military intelligence carried out the attack]. | AttackResponsibility
s2 | denies | RU May | skripal | Moscow said it had [cue:nothing to do with] the poisoning and called the charge unacceptable. | | s1
s3 | accuses | UK RU | skripal | London [cue:blamed] Russia for [words:bringing a nerve agent to Salisbury]. | AttackResponsibility
s4 | rejects | RU UK | skripal | The embassy dismissed the findings as [words:a provocation]. | | s3
s5 | accuses | Trudeau IN | nijjar | Mr Trudeau said there were credible allegations [words:linking agents of the Indian government to the killing]. | AttackResponsibility
s6 | rejects | MEA Trudeau | nijjar | The ministry [cue:rejected] the allegations as [words:absurd and motivated]. | | s5
s7 | accuses | MEA CA | nijjar | The ministry [cue:accused] Canada of [words:giving shelter to terrorists and extremists]. | SupportForTerrorism
s8 | demandsOf | CA IN | nijjar | Ottawa [cue:called on] India to [words:cooperate with the investigation]. |
s9 | accuses | Akram TB | kabul | Munir Akram [cue:claimed] that [words:Afghanistan remains a hub for ISIS-K recruitment]. | SupportForTerrorism
s10 | rejects | TB Akram | kabul | The foreign ministry in Kabul dismissed these words as [words:baseless]. | | s9
s11 | accuses | TB PK | kabul | It further [cue:alleged] that [words:recent attacks were planned in Pakistan]. | SupportForTerrorism
s12 | accuses | Rahmani PK | kabul | Rahmani [cue:accused] Pakistan of [words:having armed militants for four decades]. | SupportForTerrorism
s13 | attacks | ISISK Hazara | kabul | The group has often [cue:attacked] the Shia Hazara minority. |
s14 | claimsAttackOn | ISISK bank | kabul | [words:The bombing outside a bank in Kunduz] was later [cue:claimed] by ISIS-K. |
s15 | accuses | none TB | kabul | The Taliban are [cue:accused] of [words:letting fighters cross the border]. | SupportForTerrorism
s16 | accuses | US IR | abqaiq | Washington [cue:blamed] Iran for [words:the strike on the oil plant]. | AttackResponsibility
s17 | denies | IR US | abqaiq | Tehran [cue:denied] it, calling the claim [words:blind and meaningless]. | | s16
s18 | claimsAttackOn | Houthis Aramco | abqaiq | The Houthis [cue:said they had sent] ten drones against the plants of Aramco. |
s19 | accuses | SA IR | abqaiq2 | Riyadh showed debris that, it said, [words:proved that Iran had sponsored the attack]. | AttackResponsibility
s20 | denies | IR SA | abqaiq2 | Iran again [cue:denied] any part in it. | | s19
s21 | accuses | US IR | abqaiq2 | Officials in Washington repeated that [words:the missiles came from Iranian soil]. | AttackResponsibility
s22 | threatens | IR US | abqaiq2 | Tehran [cue:warned] that it would answer any strike at once. |
s23 | accuses | UN RW | goma | The experts [cue:found] that [words:3,000 to 4,000 Rwandan troops fight beside M23]. | Aggression
s24 | accuses | CD RW | goma | Kinshasa [cue:accuses] Kigali of [words:arming M23]. | SupportForTerrorism
s25 | denies | RW CD | goma | Rwanda [cue:denies] that it backs the group. | | s24
s26 | accuses | RW CD | goma | Kigali in turn [cue:accuses] Congo of [words:sheltering those behind the genocide of 1994]. | SupportForTerrorism
s27 | attacks | M23 CD | goma | M23 [cue:overran] positions of the Congolese army. |
s28 | accuses | PH CCG | shoal | Manila [cue:accused] the China Coast Guard of [words:ramming and boarding its boats]. | Aggression
s29 | accuses | CN PH | shoal | Beijing [cue:blamed] the Philippines for [words:deliberately steering into a Chinese vessel]. | Deception
s30 | rejects | PH CN | shoal | Manila [cue:rejected] that account as [words:deceptive and misleading]. | | s29
s31 | accuses | EPA VW | diesel | The agency [cue:said] the company had [words:fitted software that cheats emission tests]. | Crime
s32 | admits | VW EPA | diesel | Volkswagen [cue:admitted] that the device was in half a million cars. | | s31
s33 | condemns | UN M23 | goma | The experts [cue:condemned] the group for shelling camps. |
s34 | warns | US RU | skripal | Washington [cue:warned] Moscow that sanctions would follow. |
"""
MARK = re.compile(r"\[(cue|words):([^\]]*)\]")
ROLES = {"cue": "cue", "words": "allegation"}


def disputes() -> list[Edge]:
    return [_edge(*(part.strip() for part in line.split("|"))) for line in SAID.strip().splitlines()]


def _edge(statement: str, relation: str, ends: str, paper: str, marked: str, kind: str = "", answers: str = "") -> Edge:
    publisher, title, date = PAPERS[paper]
    tail, head = ends.split()
    quotation, spans, words = "", [], ""
    for i, piece in enumerate(MARK.split(marked)):
        if i % 3 == 1:
            spans.append(f"{ROLES[piece]} {len(quotation)}-")
            continue
        quotation += piece
        if i % 3 == 2:
            spans[-1] += str(len(quotation))
            words = piece if spans[-1].startswith("allegation") else words
    return Edge(
        statement=statement, relation=relation, tail=PARTIES[tail], head=PARTIES[head], quotation=quotation,
        spans="; ".join(spans), words=words, kind=kind, answers=tuple(answers.split()), article=paper,
        before="The council met in the evening to hear both sides. ", after=" Nobody else spoke.",
        title=title, publisher=publisher, url=f"https://example.org/{paper}", date=date,
        confidence=0.55 + 0.05 * (len(quotation) % 9),
    )
