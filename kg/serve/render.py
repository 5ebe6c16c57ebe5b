"""Puts pages together; what comes from an article is escaped wherever it stands."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kg.serve.accept import HTML, TRIPLES, choose
from kg.serve.pool import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

    from kg.serve.accept import Format

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **content: object
) -> HTMLResponse:
    """Fill a template; lone surrogates, which no page can hold, become question marks."""
    html = _environment().get_template(f"{template}.html.j2").render(**content)
    kept = {"Vary": "Accept", "Cache-Control": "no-cache", **(headers or {})}
    return HTMLResponse(html.encode("utf-8", "replace"), status, headers=kept)


def wanted(request: Request, offered: Sequence[Format] = (HTML, *TRIPLES)) -> Format:
    """Give the format that a request is for: `?format=` by its short name, else what its Accept header likes best.

    Raises:
        RefusedError: 406, with those that there are.
    """
    name = request.query_params.get("format", "")
    found = next((form for form in offered if form.name == name), None)
    found = found if name else choose(request.headers.get("accept", ""), offered)
    if found is None:
        raise RefusedError(406, f"this can be had as {', '.join(f'{form.name} ({form.media})' for form in offered)}")
    return found
