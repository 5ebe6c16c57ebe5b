"""Faults that the parser makes around every verb of accusing, put right in the parse before anything is read from it.

The charge's preposition hangs on the nearest noun (`accuses Tajik forces of ...`), an adjective before the accused is
taken for an indirect object, the subject for a part of the verb. What hangs right, every later step finds by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import complements, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.ontology import Cue, Lexicon

FINITE = frozenset({"VBZ", "VBP", "VBD"})
NOUNS = frozenset({"NOUN", "PROPN"})
NAMES = frozenset({"PROPN", "ADJ"})
PARTS = frozenset({"compound", "nmod", "npadvmod", "dep"})


def mend(doc: Doc, lexicon: Lexicon) -> None:
    """Hang in the right place what belongs to the verbs of accusing in `doc`; the Doc is changed."""
    for verb in doc:
        _misnamed(verb, lexicon)
        _mishung(verb)
        cues = lexicon.cues.get((verb.lemma_.lower(), "VERB"), ()) if verb.pos_ == "VERB" else ()
        for cue in cues:
            if cue.announces == "Accusation" and not cue.companions:  # `found proof of` is no charge
                _conjunct(verb)
                _object(verb)
                _gerund(verb, frozenset(_prepositions(cue)))
                _clause_subject(verb)
                _adjective(verb)
                _charge(verb, frozenset(_prepositions(cue)))
                break


def _misnamed(word: Token, lexicon: Lexicon) -> None:
    """Mend what stands around a word that was taken for another part of speech, or for a part of a name."""
    if word.tag_ in {"NN", "NNS"}:
        _noun(word)
        _coordinated(word)
    if word.dep_ == "nsubj" and word.pos_ == "PROPN":
        _halved(word)
    if word.dep_ == "appos" and word.ent_type_ == "PERSON":
        _titled(word)
    if word.dep_ == "amod" and word.i > word.head.i and word.head.dep_ == "dobj":
        _predicate(word, lexicon)
    if word.dep_ == "compound" and word.lower_ in lexicon.words("fighting-body"):
        _force(word)


def _mishung(verb: Token) -> None:
    """Mend what a finite verb or clause hangs on."""
    if verb.dep_ == "ccomp" and verb.i < verb.head.i and _closed(verb):
        verb.dep_ = "parataxis"
    if verb.dep_ == "relcl" and grammar.child(verb, "mark") is not None:
        _put_after(verb)
    if verb.pos_ == "VERB":
        _subjects(verb)
    if verb.tag_ in FINITE and verb.pos_ == "VERB":
        _subject(verb)
        _speaker(verb)


def _prepositions(cue: Cue) -> Iterator[str]:
    """Yield the prepositions of the charge, for a verb whose object is the accused."""
    for frame in cue.frames:
        slots = {role.role: [slot.path for slot in role.slots] for role in frame.roles}
        if ("object",) in slots.get("accused", []):
            yield from (path[0] for path in slots.get("allegation", []) if len(path) == 1)


def _subject(verb: Token) -> None:
    """`Ecuador's Court of Justice issues a warrant`: the subject is taken for a part of the verb."""
    beside = [c for c in verb.children if c.i < verb.i]
    part = next((c for c in reversed(beside) if c.dep_ in PARTS and c.pos_ in {"NOUN", "PROPN"}), None)
    if part is None or part.right_edge.i != verb.i - 1 or part.ent_type_ in {"DATE", "TIME"}:
        return
    if any(c.dep_ in grammar.SUBJECTS | {"aux", "auxpass"} for c in beside):
        return
    part.dep_ = "nsubj"
    for owner in (c for c in beside if c.dep_ == "poss" and c.i < part.i):
        owner.head = part


def _subjects(verb: Token) -> None:
    """`X and four others have been charged`: a second subject after `and` goes with the first."""
    subjects = [c for c in verb.children if c.dep_ in grammar.SUBJECTS and c.pos_ in NOUNS and c.i < verb.i]
    if len(subjects) > 1:
        first, second = subjects[:2]
        if any(c.dep_ == "cc" and first.i < c.i < second.left_edge.i for c in first.children):
            second.head, second.dep_ = first, "conj"


def _speaker(verb: Token) -> None:
    """`X shot A, the son of B, the police (PD) said`: the speaker is taken for one more apposition in what is said."""
    said = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if said is None or grammar.child(verb, *grammar.SUBJECTS) is not None:
        return
    ends = (verb.i - 1, verb.i - 2)  # a bracket may close after the name
    names = (t for t in said.subtree if t.dep_ == "appos" and t.right_edge.i in ends and t.left_edge.i > 0)
    name = next((t for t in names if t.left_edge.nbor(-1).text == ","), None)
    if name is not None:
        name.head, name.dep_ = verb, "nsubj"


def _closed(clause: Token) -> bool:
    """`A accuses B; C calls it a lie`: the parser makes of the first clause what the second one says."""
    end = clause.right_edge.i
    return any(token.text == ";" for token in clause.doc[end : end + 2])


def _titled(name: Token) -> None:
    """`for United States Senator X`: the person is the head, not the country that stands right before the title."""
    place = name.head
    if place.ent_type_ in {"GPE", "NORP"} and place.head != place and name.left_edge.i == place.i + 1:
        name.head, name.dep_ = place.head, place.dep_
        place.head, place.dep_ = name, "compound"


def _predicate(adjective: Token, lexicon: Lexicon) -> None:
    """`held Rwanda responsible for arming ...`: an adjective after the object is what the verb lays on it."""
    verb = adjective.head.head
    lays = any(adjective.lower_ in cue.companions for cue in lexicon.cues.get((verb.lemma_.lower(), "VERB"), ()))
    if lays and adjective.head.pos_ in {"NOUN", "PROPN"}:
        adjective.head, adjective.dep_ = verb, "oprd"


def _force(body: Token) -> None:
    """`a Norlandic Air Force strike`: the words before the name of a force belong to it, not to its strike."""
    i = body.left_edge.i - 1
    while (
        i >= 0 and body.doc[i].head == body.head and body.doc[i].dep_ in PARTS | {"amod"} and body.doc[i].pos_ in NAMES
    ):
        body.doc[i].head = body
        i -= 1


def _noun(word: Token) -> None:
    """`the ministry issues a statement`: what has a subject and an object is a verb, whatever the tagger says."""
    sides = {c.dep_ for c in word.children}
    if "nsubj" in sides and sides & {"dobj", "ccomp"}:
        word.pos_, word.tag_ = "VERB", "VBZ" if word.tag_ == "NNS" else "VBP"


def _coordinated(word: Token) -> None:
    """`say that Chad arms and directs them`: what goes with a finite verb is one, its subject no part of its name."""
    part = next((c for c in word.children if c.dep_ == "compound" and c.i == word.i - 1), None)
    other = grammar.child(word, "conj")
    if word.dep_ != "ccomp" or part is None or other is None or other.tag_ not in {"VBZ", "VBP"}:
        return
    if grammar.child(word, "mark") is not None and grammar.child(other, *grammar.SUBJECTS) is None:
        word.pos_, word.tag_ = "VERB", other.tag_
        part.dep_ = "nsubj"


def _halved(name: Token) -> None:
    """`In April Theresa May blamed X`: the two words of a name are taken for two subjects."""
    if name.i + 1 < len(name.doc):
        last = name.nbor()
        if last.dep_ == "nsubj" and last.pos_ == "PROPN" and last.head == name.head and not any(last.lefts):
            name.head, name.dep_ = last, "compound"


def _put_after(clause: Token) -> None:
    """`It was clear, said X, that Y had lied`: what was clear hangs on the name of whoever says so."""
    noun = clause.head
    verb = noun.head
    told = grammar.child(verb, "ccomp") if noun.dep_ == "nsubj" and noun.i > verb.i else None
    if told is not None and told.i < verb.i and grammar.child(clause, *grammar.SUBJECTS) is not None:
        clause.head, clause.dep_ = told, "ccomp"


def _conjunct(verb: Token) -> None:
    """`defends X's right to exist and condemns Y`: a finite verb goes with a finite one, not with an infinitive."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBZ", "VBD"} or _finite(verb.head):
        return
    top = verb.head
    while top.head != top and top.tag_ != verb.tag_:
        top = top.head
    if top.tag_ == verb.tag_ and top.i < verb.i:
        verb.head = top


def _finite(verb: Token) -> bool:
    """Tell whether a verb is neither an infinitive nor a participle by itself."""
    auxiliary = grammar.child(verb, "aux", "auxpass")
    return verb.tag_ not in {"VB", "VBG"} or (auxiliary is not None and auxiliary.tag_ != "TO")


def _object(verb: Token) -> None:
    """`sentences former President X`: the parser calls the object an apposition of the verb."""
    if verb.tag_ in FINITE and grammar.child(verb, "dobj", "dative", "ccomp", "auxpass", "nsubjpass") is None:
        named = next((c for c in verb.children if c.dep_ == "appos" and c.i > verb.i), None)
        if named is not None and named.pos_ in {"NOUN", "PROPN"}:
            named.dep_ = "dobj"


def _gerund(verb: Token, names: frozenset[str]) -> None:
    """`accuses leading nations of`: what looks like a gerund belongs to the accused."""
    after = grammar.child(verb, "xcomp")
    thing = grammar.child(after, "dobj") if after is not None and after.tag_ == "VBG" else None
    if thing is None or after is None or after.i != verb.i + 1 or "of" not in names or thing.i > after.i + 3:
        return
    if any(grammar.has_preposition(t, "of") for t in (after, thing)):
        thing.head, thing.dep_ = verb, "dobj"
        after.head, after.dep_ = thing, "amod"


def _clause_subject(verb: Token) -> None:
    """`alleges staff were aware`: the parser takes the subject of the clause for the object of the verb."""
    thing, clause = grammar.child(verb, "dobj"), grammar.child(verb, "ccomp")
    if thing is None or clause is None or clause.tag_ not in FINITE or not verb.i < thing.i < clause.i:
        return
    if grammar.child(clause, *grammar.SUBJECTS, "mark") is None and grammar.child(clause, "expl") is None:
        thing.head = clause
        thing.dep_ = "nsubjpass" if grammar.child(clause, "auxpass") else "nsubj"


def _adjective(verb: Token) -> None:
    thing = grammar.child(verb, "dobj")
    if thing is None or thing.i <= verb.i + 1:
        return
    before = thing.nbor(-1)
    if before.dep_ == "dative" and before.head == verb and before.pos_ in {"PROPN", "ADJ"}:
        before.dep_ = "amod"
        before.head = thing


def _charge(verb: Token, names: frozenset[str]) -> None:
    """Hang the charge's preposition on the verb where it hangs on the accused."""
    if grammar.is_passive(verb) or grammar.has_preposition(verb, *names):
        return
    charge = next(complements.prepositional(verb, names), None)
    thing = grammar.patient(verb)
    if charge is None or thing is None or charge.head not in thing.subtree:
        return
    if charge.head.dep_ == "prep" and charge.head.head.i > verb.i:
        charge.head.head = verb
