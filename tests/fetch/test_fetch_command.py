"""`kg fetch` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from tests.fetch.server import serving
from tests.test_cli import kg


def test_new_pages_are_printed_and_the_rest_is_told_on_stderr(tmp_path: Path) -> None:
    with serving() as site:
        addresses = [site.address + path for path in ("/feed", "/none.html")]
        first = kg("fetch", *addresses, "-o", str(tmp_path), "--delay", "0", "--allow-private")
        again = kg("fetch", *addresses, "-o", str(tmp_path), "--delay", "0", "--allow-private")
    files = first.out.split()
    assert len(files) == 2
    assert all(Path(file).is_file() for file in files)
    assert first.code == 1
    assert first.err.splitlines() == [
        f"kg: {site.address}/none.html: the server says 404; check the address",
        f"2 pages new or changed, 0 as before, 1 not fetched: {tmp_path}",
    ]
    assert again.out == ""


def test_an_address_of_this_machine_is_refused_unless_asked_for(tmp_path: Path) -> None:
    done = kg("fetch", "http://127.0.0.1:9/", "-o", str(tmp_path))
    assert done.code == 1
    assert "the host is in a private network" in done.err
