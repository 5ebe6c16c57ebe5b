"""What strangers may try, and that everybody else is served meanwhile."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.serve.conftest import Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
BOMBS = {
    "count": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "order": f"SELECT * {{ {CROSS} }} ORDER BY ?i ?c ?f",
    "nest": "SELECT * " + "{" * 20_000 + "}" * 20_000,
}
PLAIN = "SELECT ?s { ?s a <https://w3id.org/jaccuse/ontology#Accusation> }"
LIMIT = 1500  # MB of all processes together
DIRECT = {"Content-Type": "application/sparql-query"}
pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to look at processes")


@pytest.fixture(scope="module")
def hasty(folder: Path) -> Iterator[Server]:
    with serving(folder, "--timeout", "2", "--max-rows", "7") as served:
        yield served


def resident(processes: list[int]) -> int:
    """Give the memory of processes in MB, shared pages counted for each."""
    total = 0
    for process in processes:
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        except OSError:
            continue
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        total += int(found[1]) // 1000 if found else 0
    return total


def post(server: Server, query: str) -> httpx.Response:
    with server.client() as client:
        return client.post("/sparql", content=query, headers=DIRECT)


def test_bombs_are_defused_while_fifty_clients_are_served(hasty: Server) -> None:
    with ThreadPoolExecutor(60) as clients:
        bombs = [clients.submit(post, hasty, bomb) for bomb in BOMBS.values()]
        others = [clients.submit(post, hasty, PLAIN) for _ in range(50)]
        most = 0
        while not all(each.done() for each in (*bombs, *others)):
            most = max(most, resident(hasty.processes()))
            time.sleep(0.05)
    for bomb in bombs:
        assert bomb.result().status_code in {400, 408, 503}
        assert len(bomb.result().text) > 20
    assert [each.result().status_code for each in others] == [200] * 50
    assert len({each.result().text for each in others}) == 1
    assert most < LIMIT
    assert post(hasty, PLAIN).status_code == 200


def test_a_query_that_breaks_its_worker_says_so_and_a_new_one_comes(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--memory", "64") as served:
        before = set(served.processes())
        answer = post(served, BOMBS["order"])
        assert (answer.status_code, "process" in answer.text) == (400, True)
        assert post(served, PLAIN).status_code == 200
        assert len(served.processes()) == 2
        assert set(served.processes()) != before


def test_rows_are_cut_and_it_is_said(hasty: Server) -> None:
    answer = post(hasty, "SELECT * { ?s ?p ?o }")
    assert (answer.headers["x-rows"], answer.headers["x-rows-cut"]) == ("7", "true")
    assert len(answer.json()["results"]["bindings"]) == 7
    triples = post(hasty, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert (triples.headers["x-rows"], triples.headers["x-rows-cut"]) == ("7", "true")


def test_too_many_at_once_are_told_to_come_again(folder: Path) -> None:
    with serving(folder, "--timeout", "1", "--workers", "1") as served, ThreadPoolExecutor(80) as clients:
        answers = list(clients.map(lambda _: post(served, BOMBS["count"]), range(80)))
        assert {answer.status_code for answer in answers} == {503}
        sent_away = [answer for answer in answers if "come again" in answer.text]
        assert sent_away
        assert all(int(answer.headers["retry-after"]) > 0 for answer in sent_away)


def test_a_client_that_goes_away_frees_its_worker(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--timeout", "30") as served:
        with served.client() as client, pytest.raises(httpx.ReadTimeout):
            client.post("/sparql", content=BOMBS["count"], headers=DIRECT, timeout=0.5)
        start = time.perf_counter()
        assert post(served, PLAIN).status_code == 200
        assert time.perf_counter() - start < 10


def test_a_worker_can_open_no_connection() -> None:
    """Even a call that the gate did not see finds nobody."""
    code = (
        "import sys, socket; from kg.serve.worker import confine; confine(64)\n"
        "try: socket.socket()\n"
        "except OSError as error: print(error)\n"
        "try: open('/etc/hostname')\n"
        "except OSError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("Too many open files") == 2


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("[::1]", 200),
        ("LOCALHOST", 200),
        ("[::1].rebound.example", 421),
        ("localhost:8000.rebound.example", 421),
        ("rebound.example:127.0.0.1", 421),
        ("rebound.example", 421),
        ("localhost.rebound.example", 421),
        ("127.0.0.1.rebound.example:8000", 421),
        ("", 421),
    ],
)
def test_the_site_answers_to_its_own_name_only(web: httpx.Client, host: str, status: int) -> None:
    assert web.get("/sparql", params={"query": "ASK {}"}, headers={"Host": host}).status_code == status


def test_every_answer_forbids_what_no_page_may_do(web: httpx.Client) -> None:
    for path in ("/sparql", "/nothing", "/sparql?query=x"):
        headers = web.get(path).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers
        assert "set-cookie" not in headers


def test_pages_of_other_sites_ask_only_where_they_are_let(web: httpx.Client, folder: Path) -> None:
    behind = {"Origin": "https://x.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    ask = {"query": "ASK {}"}
    assert web.get("/sparql", params=ask, headers=behind).status_code == 403
    assert web.get("/sparql", params=ask, headers={**behind, "Sec-Fetch-Mode": "navigate"}).status_code == 200
    with serving(folder, "--allow-origin", "https://x.example") as served, served.client() as client:
        answer = client.get("/sparql", params=ask, headers=behind)
        assert answer.headers["access-control-allow-origin"] == "https://x.example"
        assert client.options("/sparql", headers=behind).status_code == 204
        assert client.get("/sparql", params=ask, headers={**behind, "Origin": "https://y.example"}).status_code == 403


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_its_workers_and_files(folder: Path, tmp_path: Path, number: int, code: int) -> None:
    os.environ["TMPDIR"] = str(tmp_path)
    try:
        with serving(folder) as served:
            processes = served.processes()
            assert len(processes) == 3
            assert list(tmp_path.iterdir())
            served.process.send_signal(number)
            assert served.process.wait(timeout=20) == code
            assert served.process.stderr
            assert "Traceback" not in served.process.stderr.read()
    finally:
        del os.environ["TMPDIR"]
    assert [each for each in processes if Path(f"/proc/{each}").exists()] == []
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_server_left_is_removed_by_the_next_and_what_is_in_use_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "kg-serve-of-another-make").mkdir()
    with serving(folder) as living:
        with serving(folder) as killed:
            before = set(tmp_path.iterdir())
            killed.process.kill()
        with serving(folder) as third:
            assert len(before - set(tmp_path.iterdir())) == 1
            assert len(list(tmp_path.glob("*/lock"))) == 2
            assert post(third, PLAIN).status_code == 200
        assert post(living, PLAIN).status_code == 200
    assert [each.name for each in tmp_path.iterdir()] == ["kg-serve-of-another-make"]


def test_workers_do_not_outlive_a_server_that_is_killed(folder: Path) -> None:
    with serving(folder) as served:
        processes = served.processes()
        served.process.kill()
        served.process.wait()
        deadline = time.monotonic() + 10
        while any(Path(f"/proc/{each}").exists() for each in processes) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert [each for each in processes if Path(f"/proc/{each}").exists()] == []


def told(*arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "kg", "serve", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stderr


def test_what_stands_in_the_way_is_told_on_one_line(folder: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, text = told(str(folder), "--port", port)
        assert (code, text.count("\n")) == (1, 1)
        assert "in use" in text
        assert "--port" in text
    code, text = told(str(tmp_path / "nothing"), "--port", "0")
    assert (code, text.count("\n")) == (1, 1)
    assert "kg build" in text


def test_others_are_warned_of() -> None:
    _, text = told("/nothing", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 - it must warn of just this
    assert text.startswith("warning: 0.0.0.0 can be reached from other machines")
