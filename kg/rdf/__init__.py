"""Claims to quads: every triple in exactly one named graph, every IRI made from content, no blank nodes."""

from kg.rdf.dataset import ontology_quads, quads
from kg.rdf.names import Names

__all__ = ["Names", "ontology_quads", "quads"]
