"""Denials, rejections, admissions and justifications, and the accusations that they answer."""

from __future__ import annotations

import pytest

from tests.reading import claims, only, pairs, pairs_in, read, words

ACCUSED = "India accused Pakistan of backing the gunmen"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{ACCUSED}, a charge Islamabad denied.", "Denial"),
        (f"{ACCUSED}, a charge denied by Islamabad.", "Denial"),
        (f"{ACCUSED}, which Islamabad denies.", "Denial"),
        ("Opponents accused Rwanda of fraud, which Kigali denies.", "Denial"),
        (f"{ACCUSED}. Islamabad denied the charge.", "Denial"),
        (f"{ACCUSED}. Pakistan denies backing gunmen.", "Denial"),
        (f"{ACCUSED}. Pakistan denied that it had backed gunmen.", "Denial"),
        (f"{ACCUSED}. The accusation was denied by Pakistan.", "Denial"),
        (f"{ACCUSED}, an allegation that Islamabad rejects.", "Rejection"),
        (f"{ACCUSED}. Islamabad dismissed the accusation as baseless.", "Rejection"),
        (f"{ACCUSED}. Pakistan said the accusation was false.", "Rejection"),
        (f"{ACCUSED}. Pakistan called the accusation a lie.", "Rejection"),
        (f"{ACCUSED}. Pakistan's foreign ministry brushed the claim aside.", "Rejection"),
    ],
)
def test_the_accused_answers_the_accusation(text: str, kind: str) -> None:
    reading = read(text)
    accusation, response = only(reading, "Accusation"), only(reading, kind)
    assert [link.target for link in response.responds_to] == [accusation.id]


def test_an_appositive_denial_is_the_accuseds() -> None:
    claim = only(read(f"{ACCUSED}, a charge Islamabad denied."), "Denial")
    assert claim.entities("responder") == ("state/PK",)


def test_a_denial_keeps_the_accusation() -> None:
    claim = only(read(f"{ACCUSED}, a charge Islamabad denied."), "Accusation")
    assert (claim.entities("accuser"), claim.entities("accused")) == (("state/IN",), ("state/PK",))


def test_the_accused_itself_is_a_surer_answer_than_who_speaks_for_it() -> None:
    texts = ("Pakistan denied the charge.", "Pakistan's army denied the charge.")
    sure, kin = [link for text in texts for link in only(read(f"{ACCUSED}. {text}"), "Denial").responds_to]
    assert sure.confidence > kin.confidence


def test_a_link_tells_its_reason() -> None:
    (link,) = only(read(f"{ACCUSED}. Pakistan denied the charge."), "Denial").responds_to
    assert link.reason == "the responder is the accused"


def test_the_accuser_does_not_answer_itself() -> None:
    reading = read(f"{ACCUSED}. India denied the reports.")
    assert only(reading, "Denial").responds_to == ()


def test_a_denial_answers_the_accusation_of_its_own_party() -> None:
    reading = read(
        "Armenia accused Azerbaijan of shelling a village. Iran accused Israel of bombing a hospital. "
        "Azerbaijan denied the accusation."
    )
    targets = [link.target for link in only(reading, "Denial").responds_to]
    assert targets == [c.id for c in claims(reading, "Accusation") if c.entities("accused") == ("state/AZ",)]


def test_a_denial_without_an_accusation_answers_nothing() -> None:
    assert only(read("Rwanda denied arming the M23 rebels."), "Denial").responds_to == ()


def test_denied_responsibility_is_a_denial_and_no_claim() -> None:
    reading = read("The Taliban denied responsibility for the bombing in Kabul.")
    assert [c.kind for c in reading.claims if c.entities("claimant") or c.entities("responder")] == ["Denial"]


def test_an_admission_has_its_words() -> None:
    reading = read("Japan apologised for the killing of the prisoners.")
    assert words(reading, only(reading, "Admission"), "content") == ["the killing of the prisoners"]


def test_what_is_condemned_for_an_act_is_accused_of_it() -> None:
    reading = read("South Korea condemned North Korea for firing missiles over Japan.")
    assert [
        only(reading, kind).entities(role) for kind, role in (("Condemnation", "condemned"), ("Accusation", "accused"))
    ] == [("state/KP",)] * 2


def test_condemning_an_act_alone_accuses_nobody() -> None:
    reading = read("Egypt condemned the attack on the church in Tanta.")
    assert (claims(reading, "Accusation"), only(reading, "Condemnation").entities("condemned")) == ([], ())


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Colombia denies claims by Venezuela that it is planning a military attack.", ("state/VE", "state/CO")),
        (
            "Serbia rejected Kosovo's allegation that its police had tortured prisoners.",
            ("state/XK", "body/state/RS/police"),
        ),
        ("North Korea denied allegations that it is torturing prisoners.", ("", "state/KP")),
        ("Moscow denied that Russian forces had shelled the hospital.", ("", "body/state/RU/forces")),
        ("Ethiopia has dismissed the Sudanese accusations.", ("state/SD", "state/ET")),
        ("Boeing pleaded guilty to fraud.", ("", "company/boeing")),
    ],
)
def test_a_denial_that_tells_the_charge_tells_who_is_accused(text: str, pair: tuple[str, str]) -> None:
    assert pairs(text) == {pair}


@pytest.mark.parametrize(
    "text",
    [
        "Poland claims that a shell was fired from Belarusian territory. Belarus denied firing it.",
        "Poland said that Belarusian police had searched the plane. Belarus denied searching it.",
        "Polish officials said Belarus had hidden the wreck, an allegation denied by Minsk.",
    ],
)
def test_what_a_party_denies_was_an_accusation_when_another_said_it(text: str) -> None:
    reading = read(text)
    accusation, denial = only(reading, "Accusation"), only(reading, "Denial")
    assert [link.target for link in denial.responds_to] == [accusation.id]
    assert set(accusation.entities("accuser")) != set(denial.entities("responder"))


def test_a_denial_of_what_another_did_accuses_nobody() -> None:
    assert pairs("Damascus denied that Hezbollah had fired the rockets.") == set()


def test_what_nobody_calls_wrong_is_no_accusation_when_it_is_denied() -> None:
    assert (
        pairs("Ukraine claims that the Russian president has agreed to a ceasefire. Russia denies the claim.") == set()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Spain denied the refugees entry.",
        "Four of its members were denied bail after the raid.",
        "Chad rejected a plan by the United Nations to deploy police.",
        "Chad rejected the suggestion of Sudan to hold a summit.",
        "A Kenyan court dismissed the corruption charges against Peter Otieno.",
        "Scientists dispute the claim by Peru that the fish have gone.",
        "The company called the allegations credible.",
        "Lawyers flew in to defend the president of Chad.",
        "Belgium opposes Rwanda's participation and denies Rwanda's participation in the games.",
    ],
)
def test_refusing_and_judging_answer_no_accusation(text: str) -> None:
    assert [c.kind for c in read(text).claims if c.entities("responder")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Israel says its forces did not attack the hospital.",
        "Moscow insisted that Russian troops had never shelled the village.",
        "Iran said it was not involved in the attack.",
        "Kigali says it does not support the M23 rebels.",
        "Norland charged three officials with spying; they deny the charges.",
    ],
)
def test_who_says_that_his_side_did_no_wrong_denies_it(text: str) -> None:
    assert only(read(text), "Denial").entities("responder")


@pytest.mark.parametrize(
    "text",
    [
        "Turkey said it would not attack the town.",
        "Norland said that Southland did not attack the hospital.",
        "Israel said its forces attacked the hospital.",
    ],
)
def test_a_promise_and_the_innocence_of_others_are_no_denial(text: str) -> None:
    assert claims(read(text), "Denial") == []


def test_a_confession_of_an_act_is_an_admission() -> None:
    reading = read("The officer confessed to killing two prisoners.")
    assert words(reading, only(reading, "Admission"), "content") == ["killing two prisoners"]


def test_an_envoy_serves_who_sends_him() -> None:
    reading = read(
        "The Russian envoy to Afghanistan Zamir Kabulov denied allegations that Russia was arming the Taliban."
    )
    assert only(reading, "Denial").entities("onBehalfOf") == ("state/RU",)


def test_a_states_organ_answers_for_it() -> None:
    reading = read("Russia accused Britain of raiding an airliner. The Metropolitan Police denied the accusation.")
    assert [link.target for link in only(reading, "Denial").responds_to] == [only(reading, "Accusation").id]


def test_who_answers_for_others_is_not_blamed() -> None:
    assert pairs("The spokesman rejected the baseless allegations made by Pakistan.") == set()


def test_an_allegation_that_is_made_is_no_wrong() -> None:
    found = pairs('"We reject the baseless allegations made by Pakistan," said the Indian foreign ministry.')
    assert {accuser for accuser, _ in found} == {"state/PK"}


def test_it_is_not_the_government_of_the_accused() -> None:
    text = (
        "Kinshasa met the envoys. The Rwandan government answered at once. It accuses Rwanda of waging war on its soil."
    )
    assert ("government/state/RW", "state/RW") not in pairs(text)


def test_what_a_denial_tells_of_an_accusation_that_the_text_tells_itself_is_no_second_one() -> None:
    text = (
        "Norway accused Russia of shelling a village. Talks were held in Oslo. They brought nothing. Snow fell. "
        "The Russian defence ministry rejected Norway's allegations of shelling."
    )
    assert pairs(text) == {("state/NO", "state/RU")}


def test_who_rejects_a_plan_of_somebody_answers_no_accusation() -> None:
    assert claims(read("Kenya backed the plan of Uganda, which Congo rejected."), "Rejection") == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Peru rejected criticism from Chile regarding its new fishing law.", ("state/CL", "state/PE")),
        ("Peru defended its new law after criticism from Chile.", ("state/CL", "state/PE")),
        ("Peru rejects, despite accusations by Chile, that its ships sank a trawler.", ("state/CL", "state/PE")),
        ("Chile says the quota is a breach of treaties, an assertion denied by Peru.", ("state/CL", "state/PE")),
        ("Chile said that ten prisoners were tortured. Peru denied the claim.", ("state/CL", "state/PE")),
        ("Chile said that ten prisoners were tortured. Peru's minister Ana Gil denied it.", ("state/CL", "state/PE")),
        ("Iran denies that it has any links to the rebels.", ("", "state/IR")),
        ("Suspected Taliban militants fired on a bus. The Taliban denied responsibility.", ("", "group/taliban")),
    ],
)
def test_an_answer_tells_whom_the_words_around_it_blame(text: str, pair: tuple[str, str]) -> None:
    reading = read(text)
    (accusation,) = [c for c in claims(reading, "Accusation") if pair[1] in c.entities("accused")]
    answers = [c for kind in ("Denial", "Rejection", "Justification") for c in claims(reading, kind)]
    assert pair in pairs(text)
    assert {link.target for c in answers for link in c.responds_to} == {accusation.id}


@pytest.mark.parametrize(
    "text",
    [
        "Chile said that rebels had tortured ten prisoners. Peru denied the claim.",
        "Chile said that ten prisoners were tortured by a gang. Peru denied the claim.",
        "Suspected pirates fired on a ship. Peru denied responsibility.",
        "Peru denies that it has any plans to buy ships.",
    ],
)
def test_who_answers_what_is_said_of_others_is_not_accused(text: str) -> None:
    assert "state/PE" not in {accused for _, accused in pairs(text)}


def test_the_accusations_are_those_just_made() -> None:
    reading = read("Cuba accused envoy Leo Marsh of funding rallies. The embassy denied the accusations of meddling.")
    accusation, denial = only(reading, "Accusation"), only(reading, "Denial")
    assert [link.target for link in denial.responds_to] == [accusation.id]


def test_who_denies_does_not_answer_what_his_own_side_says() -> None:
    reading = read(
        "Syria said that a coalition strike killed ten soldiers. "
        "A U.S. official denied responsibility and said that Russia had bombed the camp."
    )
    targets = {link.target for link in only(reading, "Denial").responds_to}
    assert {c.entities("accuser") for c in claims(reading, "Accusation") if c.id in targets} == {("state/SY",)}


def test_an_admission_answers_no_accusation_of_others() -> None:
    reading = read("Chile accused Peru of fraud. Kenya admitted that its army had shelled the camp.")
    assert only(reading, "Admission").responds_to == ()


def test_the_accused_may_answer_much_later() -> None:
    reading = read(f"{ACCUSED}. {'The talks went on. ' * 150}Pakistan denied the allegations.")
    assert [link.target for link in only(reading, "Denial").responds_to] == [only(reading, "Accusation").id]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ortiz was arrested on charges of fraud. Her lawyer denied the charges.",
        "Lena Ortiz was arrested on charges of fraud. The charges were denied by Karl Reyes, a lawyer for Ortiz.",
    ],
)
def test_a_lawyer_answers_for_his_client(text: str) -> None:
    assert "person/lena-ortiz" in only(read(text), "Denial").entities("onBehalfOf")


def test_a_lawyer_does_not_serve_the_state_that_he_is_from() -> None:
    claim = only(read("Leo Marsh, a US lawyer, denied the charges."), "Denial")
    assert claim.entities("onBehalfOf") == ()


def test_the_forces_of_a_government_are_its_states() -> None:
    reading = read("Syria's foreign minister, Adel Hamid, denied that Syrian government forces had shelled the town.")
    assert only(reading, "Denial").responds_to[0].target == only(reading, "Accusation").id


CONVICTED = "Lena Ortiz was convicted of fraud"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{CONVICTED}. She entered a plea of not guilty.", "Denial"),
        (f"{CONVICTED}. Ortiz agreed to plead guilty to two counts.", "Admission"),
        (f"{CONVICTED}. Ortiz had issued an apology for the fraud.", "Admission"),
        (f"{CONVICTED}. Ortiz said that she would appeal.", "Rejection"),
        (f"{CONVICTED}. Ortiz plans to appeal the verdict.", "Rejection"),
        (f"{CONVICTED}. Ortiz appealed against the sentence.", "Rejection"),
        (f"{CONVICTED}. Ortiz said that the charges were politically motivated.", "Rejection"),
        (f"{CONVICTED}. Ortiz said that she was innocent.", "Denial"),
        ("Kenya accused Uganda of shelling a town. Uganda said that it was acting in self-defence.", "Justification"),
        ("Kenya accused Uganda of shelling a town. Uganda said the strikes had targeted militants.", "Justification"),
        ("Kenya accused Uganda of shelling a town. Uganda called the strike a lawful operation.", "Justification"),
        ("Russia claims that Ukraine committed the attack. This was denied by them.", "Denial"),
        ("Kenya accused Uganda and Rwanda of arming rebels. Both countries denied it.", "Denial"),
    ],
)
def test_there_are_many_ways_to_answer(text: str, kind: str) -> None:
    reading = read(text)
    answer, accusation = only(reading, kind), claims(reading, "Accusation")[0]
    assert set(answer.entities("responder")) == set(accusation.entities("accused"))
    assert [link.target for link in answer.responds_to] == [accusation.id]


def test_both_sides_answer_what_they_accuse_each_other_of() -> None:
    reading = read("India and Pakistan accused each other of shelling a village. Both sides denied the accusations.")
    denial = only(reading, "Denial")
    assert set(denial.entities("responder")) == {"state/IN", "state/PK"}
    assert {link.target for link in denial.responds_to} == {c.id for c in claims(reading, "Accusation")}


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Mwangi won the race, defending her title.",
        "The court's denial of the request delayed the vote.",
        "The league denied an appeal of the ban by the club.",
        "Critics blamed Chad for denying access to prisoners in breach of the convention.",
        "Peru rejected the demand that suspects of war crimes be put before a court.",
        "The pope appealed for calm after Chad accused Mali of an attack.",
        f"{CONVICTED}. The prosecutor will appeal the verdict.",
        f"{CONVICTED}. Ortiz may appeal the verdict.",
        "Chile demanded an apology from Peru for the raid.",
        "Uganda said that its budget was a legitimate response to the crisis.",
        "Kenya accused Uganda of shelling a town. Chad said that Kenya's response was legal.",
        "Kenya accused Uganda of shelling a town. Uganda said that Kenya had targeted civilians.",
    ],
)
def test_what_answers_nothing_is_no_answer(text: str) -> None:
    kinds = {claim.kind for claim in read(text).claims}
    assert not kinds & {"Denial", "Rejection", "Admission", "Justification"}


def test_a_denial_is_told_once_a_sentence() -> None:
    reading = read("Peru's minister said he rejects the claim that his army did not help the victims.")
    assert len(claims(reading, "Denial")) + len(claims(reading, "Rejection")) == 1


def test_a_clause_before_a_verb_of_denying_is_not_what_is_denied() -> None:
    reading = read('"Siemens misled us, they denied and they lied," Greece said.')
    assert claims(reading, "Denial") == []
    assert ("state/GR", "company/siemens") in pairs_in(reading)
