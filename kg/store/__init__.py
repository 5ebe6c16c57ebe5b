"""Open, fill, ask and save a graph over pyoxigraph."""

from kg.store.answers import Solutions
from kg.store.derived import derive
from kg.store.files import Manifest, is_graph, write_atomic, write_text
from kg.store.graph import Graph
from kg.store.sparql import bind, check_query

__all__ = ["Graph", "Manifest", "Solutions", "bind", "check_query", "derive", "is_graph", "write_atomic", "write_text"]
