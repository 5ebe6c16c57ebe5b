"""The quads of a graph, made of what is kept: of what its articles gave, of what programs changed, of the ontology."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg import resolution, store
from kg.building import who as who_is_who
from kg.building.edits import read_edits
from kg.building.shards import read_shard
from kg.building.who.judged import judgements
from kg.building.who.people import PERSON, named
from kg.building.who.resolved import under, who
from kg.data import ontology_digest
from kg.rdf import Names, ontology_quads
from kg.store import Graph, derive
from kg.store.files import read_quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.building.edits import Edits
    from kg.building.index import Index, Row
    from kg.building.output import Output
    from kg.building.who.resolved import Moves, Who
    from kg.resolution import Judgements
    from kg.store import Manifest


def outputs(folder: Path, rows: Iterable[Row]) -> Iterator[Output]:
    """Give what the articles of `rows` gave, one shard in memory at a time.

    Raises:
        StoreError: a shard is missing or damaged.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        wanted[row.shard].add(row.key)
    for shard, keys in sorted(wanted.items()):
        yield from (output for output in read_shard(folder, shard) if output.key in keys)


def refreshed(folder: Path, index: Index, manifest: Manifest, before: Index) -> Manifest:
    """Make `quads.nq` and `graph.json` anew, unless they are made of what is kept now; give what is in them.

    Where they are made of what was kept `before`, and articles only came to it, those alone are put in, unless they
    tell otherwise who is who in the rest.

    Raises:
        StoreError: a shard is missing or damaged, or the folder cannot be written.
    """
    edits, judged = read_edits(folder), judgements(folder)
    made_of = _digest(index, edits, judged, manifest)
    if manifest.made_of == made_of:
        return manifest
    names = Names(manifest.base)
    resolved = identified(folder, index, judged, names)
    more = _is_more(index, before) and manifest.made_of == _digest(before, edits, judged, manifest)
    if more and _of(before, resolved.moves) == identified(folder, before, judged, names).moves:
        graph = Graph.of(manifest, folder, read_quads(folder))
        rows = [row for row in index.values() if row.id not in before]
    else:
        graph, rows = Graph.of(manifest, folder), list(index.values())
        graph.load("\n".join(edits.added))
        graph.add(ontology_quads(base=manifest.base))
    for output in under(outputs(folder, rows), resolved.moves, names):
        graph.load(output.quads)
    graph.unload(edits.removed)
    graph.replace_graph(names.graph("resolution"), resolved.quads(names))
    derive(graph)
    graph.save(made_of=made_of)
    return graph.manifest


def _is_more(index: Index, before: Index) -> bool:
    """Tell whether articles only came to those of before."""
    return before.keys() <= index.keys() and all(index[id_].key == row.key for id_, row in before.items())


def _of(articles: Iterable[str], moves: Moves) -> Moves:
    return {article: moves[article] for article in articles if article in moves}


def identified(folder: Path, index: Index, judged: Judgements, names: Names) -> Who:
    """Resolve who is who; what articles gave is read only where a judgement names somebody that is no person.

    Raises:
        StoreError: a shard is missing or damaged.
    """
    others = {party for party in judged.parties() if not party.startswith(PERSON)}
    read = outputs(folder, index.values()) if others else ()
    return who(index, judged, named(read, others, names))


def _digest(index: Index, edits: Edits, judged: Judgements, manifest: Manifest) -> str:
    """Give the digest of all that quads are made of."""
    rows = [f"{row.id} {row.key}" for row in sorted(index.values(), key=lambda row: row.id)]
    told = [judgement.to_line() for judgement in judged.last.values()]
    whole = [manifest.base, ontology_digest(), _code(), *edits.added, "", *edits.removed, "", *told, "", *rows]
    return sha256("\n".join(whole).encode()).hexdigest()


def _code() -> str:
    """Give the digest of what derives quads from quads."""
    folders = (Path(module.__file__ or "").parent for module in (store, resolution, who_is_who))
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in {".py", ".rq"})
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
