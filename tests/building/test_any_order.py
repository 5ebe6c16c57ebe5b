"""Whatever the order, the shards, and what was built and removed before: the same articles are the same graph."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.building import Settings, rebuild, remove
from tests.building.words import article, build, quads_of

if TYPE_CHECKING:
    from kg.model import Article

NAMES = st.sampled_from(["Ann", "ANN", "Bob", "BOB", "Cleo", "nobody"])
TEXTS = st.lists(NAMES, min_size=1, max_size=4).map(" ".join)
IDS = st.sampled_from("abcde")
GRAPHS = st.dictionaries(IDS, TEXTS, min_size=1)
LEAN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def articles(texts: dict[str, str]) -> list[Article]:
    return [article(id_, text) for id_, text in texts.items()]


def scratch(texts: dict[str, str]) -> bytes:
    with TemporaryDirectory() as folder:
        build(articles(texts), Path(folder))
        return quads_of(Path(folder))


@LEAN
@given(texts=GRAPHS, data=st.data())
def test_any_order_in_any_parts(texts: dict[str, str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(articles(texts)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order)))))
    with TemporaryDirectory() as folder:
        for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
            build(order[start:end], Path(folder))
        assert quads_of(Path(folder)) == scratch(texts)


@LEAN
@given(before=GRAPHS, removed=st.sets(IDS), after=GRAPHS)
def test_built_removed_and_built_again(before: dict[str, str], removed: set[str], after: dict[str, str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        build(articles(before), folder)
        remove(folder, removed & before.keys())
        left = {id_: text for id_, text in before.items() if id_ not in removed}
        build(articles(after), folder)
        assert quads_of(folder) == scratch(left | after)
        rebuild(folder)
        build(articles(after), folder, Settings(mirror=True))
        assert quads_of(folder) == scratch(after)
