"""No page takes longer than a query may: it ends with a message, and who comes again finds more done."""

from __future__ import annotations

import asyncio
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from kg.serve import drawn
from kg.serve.deadline import timed
from kg.serve.drawn import WAITING, Drawings
from kg.serve.pool import RefusedError
from kg.serve.settings import Settings
from kg.serve.things import thing
from kg.store import Graph
from kg.terms import DATA

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    import httpx
    from starlette.responses import Response


def hurried(timeout: float) -> Any:  # noqa: ANN401 - what a site says of its limits, and nothing else
    return SimpleNamespace(settings=Settings(timeout=timeout))


@pytest.mark.parametrize(("timeout", "answered"), [(0.0, False), (60.0, True)])
def test_a_page_whose_time_is_up_ends_with_a_message(folder: Path, timeout: float, answered: bool) -> None:  # noqa: FBT001
    request = Request({"type": "http", "app": SimpleNamespace(state=SimpleNamespace(site=hurried(timeout)))})
    node = ox.NamedNode(f"{DATA}state/norland")
    with Graph.open(folder) as graph:

        def name(_: Request) -> Response:
            return PlainTextResponse(thing(graph, node).ref.label)

        if answered:
            assert timed(name)(request).body == b"Norland"
        else:
            with pytest.raises(RefusedError, match="longer than it may") as refused:
                timed(name)(request)
            assert (refused.value.status, refused.value.again > 0) == (503, True)
        assert thing(graph, node).ref.label == "Norland", "the limit ends with the page"


def test_a_network_that_takes_long_is_there_for_who_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def slow(_: object, around: str) -> str:
        time.sleep(0.3)
        made.append(around)
        return "drawn"

    async def visit() -> None:
        drawings, site = Drawings(), hurried(0.05)
        tries = await asyncio.gather(*(drawings.get(site, "a") for _ in range(3)), return_exceptions=True)
        assert [getattr(each, "status", None) for each in tries] == [503] * 3
        assert await drawings.get(hurried(60), "a") == "drawn"
        assert await drawings.get(site, "a") == "drawn"

    monkeypatch.setattr(drawn, "_draw", slow)
    asyncio.run(visit())
    assert made == ["a"]


def test_only_so_many_networks_wait_to_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    async def visit() -> list[str | BaseException]:
        drawings = Drawings()
        names = map(str, range(WAITING + 1))
        return await asyncio.gather(*(drawings.get(hurried(60), name) for name in names), return_exceptions=True)

    monkeypatch.setattr(drawn, "_draw", lambda _, around: around)
    *answers, refused = asyncio.run(visit())
    assert answers == list(map(str, range(WAITING)))
    assert "come again" in str(refused)


def test_the_network_leads_back_to_the_site(web: httpx.Client) -> None:
    page = web.get("/network", headers={"Accept": "text/html"}).text
    assert '<a href="/">← First page</a>' in page
    around = web.get("/network", params={"around": f"{DATA}state/norland"}, headers={"Accept": "text/html"}).text
    assert '<a href="/id/state/norland">Norland</a>' in around
