"""Figures of an article -> entities with IRIs that hold across articles, each with a score and a reason.

A gazetteer name keeps the gazetteer's id. Any other name gets an id made of the name itself, so the same person in two
articles is one entity; what has no name gets an id below its article: "a senior official" is never merged with another.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Claim, Entity, Filler, Label, Link, Mention, Post, Reading, Site
from kg.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extraction.article import Draft
    from kg.extraction.cast import Figure

FOLDERS = {
    Label.STATE: "state",
    Label.GOVERNMENT: "government",
    Label.GOVERNMENT_BODY: "body",
    Label.INTERGOVERNMENTAL: "org",
    Label.ARMED_GROUP: "group",
    Label.PARTY: "party",
    Label.COMPANY: "company",
    Label.MEDIA: "media",
    Label.ORGANIZATION: "org",
    Label.POPULATION: "population",
    Label.PERSON: "person",
    Label.PLACE: "place",
}
# ranks of how an entity was found, the surest first; their distances are not measured
SURE, FULL_NAME, SURNAME, DESCRIBED = 1.0, 0.9, 0.6, 0.5


def link(draft: Draft) -> Reading:
    """Give the figures their IRIs, and the claims ids made of their content."""
    used = _used(draft)
    ids = {key: _id(draft.figures[key], draft) for key in used}
    entities: dict[str, Entity] = {}
    for key in used:
        entity = _entity(draft.figures[key], draft.sites.get(key), ids)
        entities[entity.id] = _joined(entities[entity.id], entity) if entity.id in entities else entity
    claims = tuple(_claims(draft, ids))
    return Reading(draft.article, tuple(sorted(entities.values(), key=lambda e: e.id)), claims, draft.skipped)


def _used(draft: Draft) -> list[str]:
    """Give the keys of the figures in claims, of those with a post, and of all whom these serve or that hold them."""
    keys = dict.fromkeys(f.entity for c in draft.claims for f in c.fillers if f.entity)
    keys.update(dict.fromkeys(k for k, f in draft.figures.items() if f.posts and not f.unnamed))
    todo = list(keys)
    while todo:
        figure = draft.figures[todo.pop()]
        site = draft.sites.get(figure.key, Site())
        for key in [*figure.principals, *(p.of for p in figure.posts if p.of), site.state, site.division]:
            if key not in keys and key in draft.figures:
                keys[key] = None
                todo.append(key)
    return list(keys)


def _id(figure: Figure, draft: Draft) -> str:
    if figure.known:
        return figure.known
    if figure.key.startswith(("government:", "organ:")):
        kind, rest = figure.key.split(":", 1)
        return _organ_id(kind, rest, draft)
    folder = FOLDERS[figure.label]
    if figure.unnamed:
        return f"article/{draft.article.id}/unnamed/{slug(figure.name)}"
    return f"{folder}/{slug(figure.name)}"


def _organ_id(kind: str, rest: str, draft: Draft) -> str:
    """Give the id of a government or organ: below the id of the state or group that it serves."""
    owner = max((k for k in draft.figures if rest == k or rest.startswith(k + ":")), key=len)
    base = _id(draft.figures[owner], draft)
    if kind == "government":
        return f"government/{base}"
    return f"body/{base}/{slug(rest.removeprefix(owner))}"


def _entity(figure: Figure, site: Site | None, ids: Mapping[str, str]) -> Entity:
    posts = tuple(
        sorted(
            {Post(p.title, ids.get(p.of or ""), p.former, p.acting) for p in figure.posts},
            key=lambda p: (p.title, p.of or ""),
        )
    )
    mentions = tuple(Mention(span, figure.label) for span in sorted(figure.mentions))
    names = tuple(sorted({figure.name, *figure.mentions.values()}, key=lambda n: (-len(n), n)))
    principals = tuple(ids[k] for k in figure.principals if k in ids)
    score = SURE if figure.known else DESCRIBED if figure.unnamed else FULL_NAME if " " in figure.name else SURNAME
    return Entity(
        ids[figure.key],
        figure.label,
        figure.name,
        names,
        mentions,
        posts,
        principals,
        (),
        figure.wikidata,
        score,
        figure.reason,
        site or (Site(figure.geonames) if figure.geonames else None),
    )


def _joined(one: Entity, other: Entity) -> Entity:
    """Join two figures of an article that turned out to be one entity."""
    names = tuple(sorted({*one.names, *other.names}, key=lambda n: (-len(n), n)))
    posts = tuple(sorted({*one.posts, *other.posts}, key=lambda p: (p.title, p.of or "")))
    mentions = tuple(sorted({*one.mentions, *other.mentions}, key=lambda m: m.span))
    return replace(
        one,
        names=names,
        posts=posts,
        mentions=mentions,
        speaks_for=tuple(dict.fromkeys([*one.speaks_for, *other.speaks_for])),
    )


def _claims(draft: Draft, ids: Mapping[str, str]) -> Iterable[Claim]:
    named = [replace(c, fillers=tuple(_fillers(c.fillers, ids))) for c in draft.claims]
    final = {c.id: _digest(draft.article.id, c) for c in named}
    seen: set[str] = set()
    for claim in named:
        if final[claim.id] not in seen:
            seen.add(final[claim.id])
            links = tuple(Link(final[x.target], x.confidence, x.reason) for x in claim.responds_to)
            yield replace(
                claim,
                id=final[claim.id],
                within=final.get(claim.within, ""),
                about=final.get(claim.about, ""),
                responds_to=links,
            )


def _fillers(fillers: Iterable[Filler], ids: Mapping[str, str]) -> Iterable[Filler]:
    return dict.fromkeys(Filler(f.role, f.span, ids[f.entity] if f.entity else "") for f in fillers)


def _digest(article: str, claim: Claim) -> str:
    roles = sorted(f"{f.role}={f.entity or f'{f.span.start}-{f.span.end}'}" for f in claim.fillers)
    content = "\n".join([article, claim.kind, f"{claim.cue.start}-{claim.cue.end}", *roles])
    return hashlib.sha256(content.encode()).hexdigest()[:20]
