"""What is done to a graph without reading an article: some are taken out, or its quads are made anew."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.building.edits import read_edits, write_edits
from kg.building.folder import locked
from kg.building.former import STALE, keep_changes
from kg.building.index import Row, read_index, write_index
from kg.building.quarantine import cases, drop_case
from kg.building.shards import drop_shards, shards, write_shard
from kg.building.snapshot import outputs, refreshed
from kg.building.who.judged import add_judgement
from kg.building.who.parties import party
from kg.building.workers.attempts import SHARD
from kg.errors import QueryError, StoreError
from kg.rdf import Names
from kg.resolution import Judgement
from kg.runs import now
from kg.store import Graph
from kg.store.files import FORMAT, Manifest, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kg.building.index import Index


def remove(folder: Path, articles: Iterable[str]) -> Manifest:
    """Take articles, named by id, by IRI or by the file they came from, out of a graph, with all that only they say.

    Raises:
        StoreError: one is not in the graph, and then none is removed; or as for `kg.building.build`.
    """
    with _kept(folder) as found:
        manifest = _up_to_date(folder, found)
        index, edits, failed = read_index(folder), read_edits(folder), list(cases(folder))
        known = [(row.id, row.origin) for row in index.values()] + [(c.article.id, c.article.origin) for c in failed]
        ids = set[str]()
        for name in articles:
            id_ = name.removeprefix(Names(manifest.base).article("").value)
            named = {known_id for known_id, origin in known if id_ == known_id or _is_from(origin, name)}
            if not named and edits.without([id_], manifest.base) == edits:
                raise StoreError(f"{folder}: no article '{name}'; none is removed")
            ids |= named or {id_}
        for case in failed:
            if case.article.id in ids:
                drop_case(folder, case)
        write_edits(folder, edits.without(ids - index.keys(), manifest.base))
        return _committed(folder, {id_: row for id_, row in index.items() if id_ not in ids}, manifest)


def _is_from(origin: str, file: str) -> bool:
    return origin == file or origin.startswith(f"{file}:")


def rebuild(folder: Path) -> Manifest:
    """Make the quads anew of what is kept, whatever became of them; the shards are packed, too.

    Raises:
        StoreError: as for `kg.building.build`.
    """
    with _kept(folder, damaged=True) as found:
        manifest = _up_to_date(folder, found or _recovered(folder), damaged=True)
        index = read_index(folder)
        packed: Index = {}
        kept = outputs(folder, index.values())
        while batch := list(islice(kept, SHARD)):
            name = write_shard(folder, batch)
            packed.update((o.article.id, replace(Row.of(o, name), origin=index[o.article.id].origin)) for o in batch)
        return _committed(folder, packed, replace(manifest, made_of=STALE))


def judge(folder: Path, one: str, other: str, *, same: bool, note: str = "") -> tuple[Manifest, Judgement]:
    """Keep for all time that two parties, named by name, id or IRI, are one or are not, and make the quads so.

    Raises:
        StoreError: other judgements contradict it, and then it is not kept; or as for `kg.building.build`.
        QueryError: no party has one of the names, several have it, or both are of one.
    """
    read_manifest(folder)  # before a folder is made for the lock
    with locked(folder) as found:
        manifest = _up_to_date(folder, found)
        index, graph = read_index(folder), Graph.open(folder)
        judgement = Judgement(party(graph, index, one), party(graph, index, other), same, note, now())
        if judgement.one == judgement.other:
            raise QueryError(
                f"both names are of {judgement.one}; name two parties by their ids, as kg review shows them"
            )
        add_judgement(folder, judgement)
        return refreshed(folder, index, manifest, index), judgement


def _kept(folder: Path, *, damaged: bool = False) -> AbstractContextManager[Manifest | None]:
    """Lock a folder that is there; one that is not is said to be none, and not made."""
    if not folder.is_dir():
        read_manifest(folder)
    return locked(folder, damaged=damaged)


def _up_to_date(folder: Path, found: Manifest | None, *, damaged: bool = False) -> Manifest:
    """Keep what programs changed; in quads that are damaged nobody can tell, which may be allowed."""
    if found is None:
        raise StoreError(f"{folder}: holds no graph; make one with kg build")
    if found.format < FORMAT:
        raise StoreError(f"{folder}: made by a former version; bring it up to date with kg build first")
    try:
        return keep_changes(folder, found)
    except StoreError:
        if not damaged:
            raise
        return found


def _committed(folder: Path, index: Index, manifest: Manifest) -> Manifest:
    write_index(folder, index.values())
    drop_shards(folder, shards(folder) - {row.shard for row in index.values()})
    return refreshed(folder, index, manifest, {})


def _recovered(folder: Path) -> Manifest | None:
    """Describe a graph whose `graph.json` is lost: what its IRIs begin with is told by what is kept."""
    first = next(outputs(folder, islice(read_index(folder).values(), 1)), None)
    found = first and re.search(rf"<([^<>]*)article/{re.escape(first.article.id)}>", first.quads)
    return Manifest(found[1], made_of=STALE) if found else None
