"""Fetching from a site on this machine: politely, within limits, and only what is public."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from kg.errors import InputError
from kg.fetch import Fetched, Limits, fetch
from kg.fetch.address import is_public, parse
from kg.model import Article, Skip
from kg.readers import read
from tests.fetch.server import HTML, Site, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUICK = Limits(delay=0, seconds=5, allow_private=True, size=200_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def fetched(site: Site, folder: Path, *paths: str, limits: Limits = QUICK) -> list[Fetched | Skip]:
    return list(fetch([site.address + path for path in paths], folder, limits))


def reason(site: Site, folder: Path, path: str, limits: Limits = QUICK) -> str:
    (found,) = fetched(site, folder, path, limits=limits)
    assert isinstance(found, Skip)
    return found.reason


def test_a_feed_leads_to_its_pages_and_a_build_reads_them(site: Site, tmp_path: Path) -> None:
    found = fetched(site, tmp_path, "/feed")
    assert [(one.address.removeprefix(site.address), one.changed) for one in found if isinstance(one, Fetched)] == [
        ("/one.html", True),
        ("/two.html", True),
    ]
    articles = [one for one in read([tmp_path]) if isinstance(one, Article)]
    assert sorted(one.title for one in articles) == ["Talks fail once", "Talks fail twice"]
    assert sorted(one.url for one in articles) == [f"{site.address}/one.html", f"{site.address}/two.html"]


def test_a_second_visit_asks_for_what_changed_only(site: Site, tmp_path: Path) -> None:
    fetched(site, tmp_path, "/feed")
    site.asked.clear()
    site.pages["/two.html"] = (200, HTML, site.pages["/two.html"][2].replace(b"Monday", b"Tuesday"))
    found = fetched(site, tmp_path, "/feed")
    assert [one.changed for one in found if isinstance(one, Fetched)] == [False, True]
    headers = {path: told for path, _, told in site.asked}
    assert headers["/one.html"]["If-None-Match"] == '"1"'
    assert headers["/feed"]["If-Modified-Since"] == "Wed, 12 Feb 2025 10:00:00 GMT"
    assert all("Tuesday" in one.text for one in read([tmp_path]) if isinstance(one, Article) and "twice" in one.title)


def test_robots_txt_is_obeyed(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = (200, "text/plain", b"User-agent: jaccuse\nDisallow: /one\nCrawl-delay: 0.2\n")
    assert reason(site, tmp_path, "/one.html").startswith("its robots.txt asks not to fetch it")
    assert site.paths() == []
    assert len(fetched(site, tmp_path, "/two.html")) == 1


def test_a_broken_robots_txt_forbids_all(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = (500, "text/plain", b"")
    assert reason(site, tmp_path, "/one.html").startswith("its robots.txt asks not to fetch it")


def test_a_host_is_given_time_between_requests(site: Site, tmp_path: Path) -> None:
    fetched(site, tmp_path, "/one.html", "/two.html", limits=Limits(delay=0.2, allow_private=True))
    times = [moment for _, moment, _ in site.asked]
    assert len(times) == 3
    assert all(after - before >= 0.19 for before, after in pairwise(times))


def test_a_host_that_is_busy_is_left_alone(site: Site, tmp_path: Path) -> None:
    first, second = fetched(site, tmp_path, "/busy.html", "/one.html")
    assert isinstance(first, Skip)
    assert isinstance(second, Skip)
    assert first.reason.startswith("the server says 429")
    assert second.reason.startswith("its host asked to be left alone")
    assert site.paths() == ["/busy.html"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/none.html", "the server says 404"),
        ("/photo.jpg", "no web page or feed but image/jpeg"),
        ("/large.html", "larger than 200,000 bytes"),
        ("/bomb.html", "larger than 200,000 bytes"),
    ],
)
def test_what_is_no_page_or_too_large_is_said(site: Site, tmp_path: Path, path: str, problem: str) -> None:
    assert reason(site, tmp_path, path).startswith(problem)
    assert list(read([tmp_path])) == []


def test_an_answer_that_drips_is_cut_off(site: Site, tmp_path: Path) -> None:
    limits = Limits(delay=0, seconds=0.4, allow_private=True)
    assert reason(site, tmp_path, "/drip.html", limits).startswith("no full answer within 0.4 seconds")


def test_a_packed_page_is_unpacked(site: Site, tmp_path: Path) -> None:
    fetched(site, tmp_path, "/packed.html")
    assert [one.title for one in read([tmp_path]) if isinstance(one, Article)] == ["Talks fail again"]


def test_redirects_are_followed_so_far_and_no_further(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/old.html": (301, HTML, b""), "/loop.html": (302, HTML, b"")}
    site.headers |= {"/old.html": {"Location": "/one.html"}, "/loop.html": {"Location": "/loop.html"}}
    (found,) = fetched(site, tmp_path, "/old.html")
    assert isinstance(found, Fetched)
    assert reason(site, tmp_path, "/loop.html").startswith("more than 5 redirects")


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "http://user@127.0.0.1/", "ftp://127.0.0.1/", "javascript:alert(1)"]
)
def test_redirects_are_checked_like_addresses(site: Site, tmp_path: Path, place: str) -> None:
    site.pages["/old.html"] = (301, HTML, b"")
    site.headers["/old.html"] = {"Location": place}
    assert reason(site, tmp_path, "/old.html").startswith(("not an http or https", "an address with a name"))


def test_private_addresses_are_refused_before_anything_is_sent(site: Site, tmp_path: Path) -> None:
    limits = Limits(delay=0, seconds=5)
    assert reason(site, tmp_path, "/one.html", limits).startswith("the host is in a private network")
    assert site.asked == []


def test_a_name_that_leads_into_the_own_network_is_refused(tmp_path: Path) -> None:
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("192.168.0.1", 80))]
    with patch("socket.getaddrinfo", return_value=answers):
        (found,) = fetch(["http://news.example/"], tmp_path)
    assert isinstance(found, Skip)
    assert found.reason.startswith("the host is in a private network")


def test_the_connection_goes_to_the_number_that_was_checked(site: Site, tmp_path: Path) -> None:
    port = int(site.address.rpartition(":")[2])
    with patch("socket.getaddrinfo", return_value=[(2, 1, 6, "", ("127.0.0.1", port))]) as looked_up:
        found = list(fetch([f"http://news.example:{port}/one.html"], tmp_path, QUICK))
    assert isinstance(found[0], Fetched)
    assert {told["Host"] for _, _, told in site.asked} == {f"news.example:{port}"}
    names = [call.args[0] for call in looked_up.call_args_list]
    assert names.count("news.example") == 3  # at first, for robots.txt and for the page


NOT_PUBLIC = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 ::1 fe80::1%eth0 fc00::1 "
    "::ffff:10.0.0.1 2002:7f00:1:: ::"
)


@pytest.mark.parametrize("number", NOT_PUBLIC.split())
def test_a_number_that_is_not_public_is_known(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "text", ["", "news", "http://", "http://[", "http://a:99999/", "http://\ud800/", "http://" + "a" * 70]
)
def test_what_is_no_address_is_said(text: str) -> None:
    with pytest.raises(InputError):
        parse(text)


def test_an_address_is_visited_once(site: Site, tmp_path: Path) -> None:
    fetched(site, tmp_path, "/one.html", "/one.html#end", "/feed")
    assert sorted(site.paths()) == ["/feed", "/one.html", "/two.html"]


def test_a_damaged_file_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    (found,) = fetched(site, tmp_path, "/one.html")
    assert isinstance(found, Fetched)
    found.file.write_bytes(b"damaged")
    (again,) = fetched(site, tmp_path, "/one.html")
    assert isinstance(again, Fetched)
    assert again.changed
