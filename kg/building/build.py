"""Builds: what is new or changed is read and kept, then committed, then the quads are made of what is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.building.edits import forget_additions
from kg.building.folder import locked
from kg.building.former import STALE, former_articles, keep_changes
from kg.building.inputs import EXTRACTION, Inputs
from kg.building.kept import Kept
from kg.building.snapshot import refreshed
from kg.building.workers.attempts import attempts
from kg.building.workers.engine import Engine
from kg.runs import Entry, Stopwatch, inputs_digest, note, now
from kg.store.files import FORMAT, Manifest, write_manifest
from kg.terms import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kg.building.index import Row
    from kg.building.output import Counts
    from kg.building.workers.engine import Extract
    from kg.model import Article, Run, Skip


@dataclass(frozen=True, slots=True)
class Settings:
    """How to build. `base` is that of a new graph; one that is there keeps its own."""

    base: str = DATA
    jobs: int = 1  # processes
    engine: str = ""  # dask://HOST:PORT or ray://HOST:PORT, in place of processes of this machine
    limit: float = 120  # seconds that one of several processes may go on without finishing an article
    mirror: bool = False  # take out of the graph what the inputs do not hold
    retry: bool = False  # try again what could not be read
    on_done: Callable[[int], None] = lambda _: None  # told how many articles more are done
    tell: Callable[[str], None] = lambda _: None  # told in a line what the user should know

    def told(self) -> tuple[tuple[str, str], ...]:
        """Give name and value of what was set otherwise than it is by itself."""
        names = ("base", "jobs", "engine", "limit", "mirror", "retry")
        return tuple(
            (name, str(getattr(self, name))) for name in names if getattr(self, name) != getattr(Settings(), name)
        )


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads articles; `recipe` is the digest of all that shapes what they give."""

    run: Run
    recipe: str
    extract: Extract


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: articles of the inputs, their claims by kind, what was left out; `entities` of the graph."""

    articles: int
    entities: int
    claims: Counts
    skipped: tuple[Skip, ...]
    seconds: float
    read: int = 0  # articles that were new or changed
    removed: int = 0


def build(
    items: Iterable[Article | Skip], folder: Path, settings: Settings, prepare: Callable[[str], Tools]
) -> Summary:
    """Build the graph in `folder`: what is there already and would be read the same is not read again.

    `prepare` loads what reads, given the base of the IRIs, once nobody else writes the graph.

    Raises:
        StoreError: the folder holds something else, cannot be written, or another process is writing it; or one of
            its files is damaged; or the graph is to mirror inputs that hold no article.
    """
    started, watch = now(), Stopwatch()
    with locked(folder) as found:
        manifest = keep_changes(folder, found or Manifest(settings.base))
        tools = prepare(manifest.base)
        kept = Kept.of(folder, tools.recipe)
        watch.stage("model and words")
        manifest = _brought_up_to_date(kept, manifest, tools, settings)
        inputs = Inputs(kept, settings.on_done, watch, settings.mirror, settings.retry)
        _read(inputs, items, tools, settings)
        watch.stage(EXTRACTION)
        rows = [kept.index[id_] for id_ in inputs.seen if id_ in kept.index]
        forget_additions(folder, inputs.seen.keys() - kept.before.keys(), manifest.base)
        kept.commit()
        watch.stage("index")
        manifest = refreshed(folder, kept.index, replace(manifest, run=tools.run), kept.before)
        watch.stage("quads")
        entry = _entry(started, inputs, rows, tools, settings)
        note(folder, replace(entry, finished=now(), stages=watch.stages()))
    seconds = sum(watch.seconds.values())
    return Summary(entry.articles, manifest.entities, entry.claims, entry.skipped, seconds, entry.read, entry.removed)


def _entry(started: str, inputs: Inputs, rows: Sequence[Row], tools: Tools, settings: Settings) -> Entry:
    """Tell what a build did with the articles of its inputs, whose rows are given."""
    kept = inputs.kept
    claims = Counter[str]()
    for row in rows:
        claims.update(dict(row.claims))
    return Entry(
        started,
        started,
        tools.run,
        len(rows),
        inputs_digest(row.digest for row in rows),
        tuple(sorted(claims.items(), key=lambda item: (-item[1], item[0]))),
        (*inputs.skipped, *(skip for row in rows for skip in row.skipped)),
        settings.jobs,
        inputs.read,
        len(kept.before.keys() - kept.index.keys()),
        settings.told(),
    )


def _read(inputs: Inputs, items: Iterable[Article | Skip], tools: Tools, settings: Settings) -> None:
    """Read what must be read, and keep it."""
    engine = Engine.named(settings.engine, settings.jobs, settings.limit)
    for outcomes in attempts(inputs.to_read(items), tools.extract, engine):
        inputs.keep(outcomes)


def _brought_up_to_date(kept: Kept, manifest: Manifest, tools: Tools, settings: Settings) -> Manifest:
    """Read the articles of a graph of a former version, which kept nothing but its quads."""
    articles = former_articles(kept.folder, manifest, kept.index)
    if manifest.format < FORMAT:
        settings.tell(f"{kept.folder}: made by a former version; its {len(articles)} articles are read again")
        _read(Inputs(kept, settings.on_done, Stopwatch()), articles, tools, settings)
        kept.commit()
        manifest = replace(manifest, format=FORMAT, made_of=STALE)
        write_manifest(kept.folder, manifest)
    return manifest
