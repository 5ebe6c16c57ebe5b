"""The pages for people, and the data behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import QueryError
from kg.explain import explain
from kg.library import resolve
from kg.rdf.names import RDF_TYPE, term
from kg.serve import articles
from kg.serve.accept import HTML, TRIPLES
from kg.serve.asked import library_query
from kg.serve.completions import completions
from kg.serve.data import about, vocabulary, write
from kg.serve.deadline import timed
from kg.serve.drawn import network_page
from kg.serve.links import VOCABULARIES, find, href, refer, texts
from kg.serve.pool import RefusedError
from kg.serve.render import STATIC, page, wanted
from kg.serve.site import site_of
from kg.serve.things import statement, thing
from kg.serve.words import pieces, terms

if TYPE_CHECKING:
    import pyoxigraph as ox
    from starlette.requests import Request

    from kg.store import Graph

PER_PAGE = 100
YASGUI = "yasgui/yasgui.min.js"  # there where it was fetched when this was installed
LONGEST_NUMBER = 6  # digits of the number of a page


def home(request: Request) -> Response:
    """Show what can be asked."""
    return page("home", offers=site_of(request).offers, sought="", problem="")


def search(request: Request) -> Response:
    """Lead to the page of what has a name, or say which names are like it."""
    name, site = request.query_params.get("name", "").strip(), site_of(request)
    try:
        found = resolve(site.graph, name)
    except QueryError as error:
        return page("home", status=404, offers=site.offers, sought=name, problem=str(error))
    return RedirectResponse(href(site.graph, found.value), 303)


def about_thing(request: Request) -> Response:
    """Show one thing of the data, or give what the graph says of it."""
    return _about(request, site_of(request).graph.names.base, _path(request).removeprefix("/id/"))


def about_word(request: Request) -> Response:
    """Show one term of a vocabulary, or give what the graph says of it."""
    _, name, path = _path(request).split("/", 2)
    return _about(request, VOCABULARIES[name], path)


def about_words(request: Request) -> Response:
    """Show a vocabulary, or give it."""
    graph, name = site_of(request).graph, _path(request).strip("/")
    start, form = VOCABULARIES[name], wanted(request)
    if form is HTML:
        return page("vocabulary", name=name, iri=start, groups=terms(graph, start), formats=TRIPLES)
    body = write(vocabulary(graph, start), form)
    return Response(body, media_type=form.media, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


def about_anything(request: Request) -> Response:
    """Show what has the IRI that is asked for: on its own page, or here where it has none."""
    graph, iri = site_of(request).graph, request.query_params.get("iri", "")
    place = href(graph, iri)
    return RedirectResponse(place, 303) if place.startswith("/") else _about(request, "", iri)


def editor(request: Request) -> Response:
    """Show a field to write SPARQL in."""
    site = site_of(request)
    return page("editor", offers=site.offers, settings=site.settings, yasgui=(STATIC / YASGUI).is_file())


def editor_words(request: Request) -> Response:
    """Give what the editor completes."""
    site = site_of(request)
    return JSONResponse(completions(site.graph, site.offers), headers={"Cache-Control": "no-cache"})


def all_articles(request: Request) -> Response:
    """List the articles, the newest first."""
    found, number = articles.entries(site_of(request).graph), request.query_params.get("page", "1")
    last = max(1, -(-len(found) // PER_PAGE))
    at = min(max(int(number), 1), last) if number.isdecimal() and len(number) <= LONGEST_NUMBER else 1
    return page("articles", entries=found[(at - 1) * PER_PAGE : at * PER_PAGE], total=len(found), at=at, last=last)


def _about(request: Request, start: str, path: str) -> Response:
    site = site_of(request)
    node = find(site.graph, start, path)
    if node is None:
        raise RefusedError(404, "the graph says nothing of that")
    form = wanted(request)
    if form is HTML:
        return _shown(site.graph, node)
    body = write(about(site.graph, node, most=site.settings.max_rows), form)
    return Response(body, media_type=form.media, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


def _shown(graph: Graph, node: ox.NamedNode) -> Response:
    if texts(graph, node, term("evidence")):
        return _statement(graph, node)
    if term("Article").value in texts(graph, node, RDF_TYPE):
        return page("article", article=articles.article(graph, node), iri=node.value, formats=TRIPLES)
    return page("thing", thing=thing(graph, node), iri=node.value, formats=TRIPLES)


def _statement(graph: Graph, node: ox.NamedNode) -> Response:
    found, said = explain(graph, node.value), statement(graph, node)
    heard = {voice.iri for voice in found.chain}
    return page(
        "statement",
        found=found,
        said=said,
        named=[(role, party) for role, party in said.parties if party.iri not in heard],
        pieces=list(pieces(found.sentence, found.marks)),
        refer=lambda iri: refer(graph, iri),
        facts=thing(graph, node).facts,
        iri=node.value,
        formats=TRIPLES,
    )


def _path(request: Request) -> str:
    """Give the path as it was sent: an IRI may hold codes of its own."""
    raw = request.scope.get("raw_path") or quote(request.url.path).encode()
    return str(raw.decode("ascii", "replace"))


ROUTES = (
    Route("/", timed(home)),
    Route("/search", timed(search)),
    Route("/articles", timed(all_articles)),
    Route("/about", timed(about_anything)),
    Route("/editor", editor),
    Route("/editor/words", timed(editor_words)),
    Route("/network", network_page),
    Route("/query/{name}", library_query),
    Route("/id/{path:path}", timed(about_thing)),
    *(Route(f"/{name}", timed(about_words)) for name in VOCABULARIES),
    *(Route(f"/{name}/{{path:path}}", timed(about_word)) for name in VOCABULARIES),
    Mount("/static", StaticFiles(directory=STATIC)),
)
