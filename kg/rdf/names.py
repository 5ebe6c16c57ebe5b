"""The IRIs and literals of our data, made from content: the same thing gets the same term in every build."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Precision
from kg.slug import slug
from kg.terms import DATA, KG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Moment, Post, Run, Span

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SKOS_ALT_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
OWL_SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
LATITUDE, LONGITUDE = (NamedNode(f"http://www.w3.org/2003/01/geo/wgs84_pos#{name}") for name in ("lat", "long"))
DATATYPES = {Precision.DAY: "date", Precision.MONTH: "gYearMonth", Precision.YEAR: "gYear"}
SURROGATES = re.compile("[\ud800-\udfff]")

Value: TypeAlias = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Names:
    """Mints IRIs below `base`."""

    base: str = DATA

    def iri(self, path: str) -> NamedNode:
        """Give the IRI of what has `path` for its id: an entity, or any part of the data."""
        return NamedNode(self.base + path)

    def graph(self, name: str) -> NamedNode:
        """Give the graph `name`: ontology, entities, registry or derived."""
        return self.iri(f"graph/{name}")

    def article(self, article_id: str) -> NamedNode:
        """Give the IRI of an article, which names its graph too."""
        return self.iri(f"article/{article_id}")

    def statement(self, claim_id: str) -> NamedNode:
        """Give the IRI of a claim."""
        return self.iri(f"statement/{claim_id}")

    def evidence(self, article_id: str, span: Span) -> NamedNode:
        """Give the IRI of a passage; all claims of one sentence share it."""
        return self.iri(f"evidence/{article_id}/{span.start}-{span.end}")

    def post(self, post: Post) -> NamedNode:
        """Give the IRI of an office, whoever holds it.

        >>> from kg.model import Post
        >>> Names().post(Post("UN envoy", "state/PK")).value
        'https://w3id.org/jaccuse/id/post/state/PK/un-envoy'
        """
        return self.iri("/".join(filter(None, ("post", post.of, slug(post.title)))))

    def tenure(self, holder: str, post: Post) -> NamedNode:
        """Give the IRI of the fact that `holder` has or had `post`."""
        return self.tenure_of(holder, self.post(post).value, former=post.former, acting=post.acting)

    def tenure_of(self, holder: str, post: str, *, former: bool, acting: bool) -> NamedNode:
        """Give the same, of the post with that IRI."""
        return self.iri("tenure/" + digest(holder, post, str(former), str(acting)))

    def run(self, run: Run) -> NamedNode:
        """Give the IRI of an extraction run."""
        parts = (run.code_version, run.model, run.model_digest, run.ontology_version, run.ontology_digest)
        return self.iri("run/" + digest(*parts))


def digest(*parts: str) -> str:
    """Give 16 hex digits that stand for `parts`: 64 bits, so a clash among a million has odds of one in 10^7."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def term(local: str) -> NamedNode:
    """Give the term `local` of our ontology."""
    return NamedNode(KG + local)


def words(text: str) -> Literal | None:
    """Give `text` as a literal, None where empty.

    RDF holds no lone surrogates; each becomes U+FFFD, one for one, so that offsets stay right.
    """
    return Literal(SURROGATES.sub("\ufffd", text)) if text else None


def moment(when: Moment | None) -> Literal | None:
    """Give a date, a month or a year in its own XML Schema type."""
    return Literal(when.iso(), datatype=NamedNode(XSD + DATATYPES[when.precision])) if when else None


def decimal(number: float, digits: int = 2) -> Literal:
    """Give `number` to so many digits, in the lexical form that every store writes back.

    >>> str(decimal(0.501))
    '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return Literal(f"{number:.{digits}f}".rstrip("0").rstrip("."), datatype=NamedNode(XSD + "decimal"))


def facts(subject: NamedNode, graph: NamedNode, pairs: Iterable[tuple[str, Value | None]]) -> Iterator[Quad]:
    """Give one quad for each term of our ontology that has a value."""
    return (Quad(subject, term(name), value, graph) for name, value in pairs if value is not None)
