"""The parameters of shipped queries as options of `kg query`, and the list of the queries."""

from __future__ import annotations

import inspect
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand
from typer.main import get_command

from kg.cli.console import print_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typer._click.core import Context, Parameter

    from kg.library import Parameter as Asked
    from kg.library import Query

NAMED, FOUND, JSON = "kg.queries", "kg.arguments", "kg.json"  # keys of what a context carries


class QueryCommand(TyperCommand):
    """`kg query`, with an option for each parameter of the shipped query that is named on the line."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Look which shipped queries are named before options are read."""
        from kg import library

        known = library.names() if args else ()
        ctx.meta[NAMED] = tuple(library.load(name) for name in known if name in args)
        ctx.meta[FOUND], ctx.meta[JSON] = {}, "--json" in args
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Give the options, with those of the queries."""
        own = super().get_params(ctx)
        taken = {option for parameter in own for option in parameter.opts}
        return [*own, *(option for option in _options(ctx.meta.get(NAMED, ())) if not taken & set(option.opts))]


def _options(queries: Sequence[Query]) -> list[Parameter]:
    """Have typer make an option of each parameter, as it does of the arguments of a function."""
    parameters = {parameter.name: parameter for query in queries for parameter in query.parameters}
    arguments = [
        inspect.Parameter(f"given_{name}", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(each))
        for name, each in parameters.items()
    ]

    def command() -> None:
        """Take the place of a command."""

    command.__signature__ = inspect.Signature(arguments)  # type: ignore[attr-defined] # a function has one if it is set
    command.__annotations__ = {each.name: each.annotation for each in arguments}
    app = typer.Typer(add_completion=False)
    app.command(add_help_option=False)(command)
    return list(get_command(app).params)


def _annotation(parameter: Asked) -> object:
    needed = " (needed)" if parameter.required else f" [{parameter.default}]" if parameter.default else ""
    option = typer.Option(
        f"--{parameter.name}",
        metavar=parameter.type.upper(),
        help=parameter.description[:1].upper() + parameter.description[1:] + needed,
        expose_value=False,
        callback=_keep,
    )
    return Annotated[str | None, option]


def _keep(ctx: typer.Context, option: typer.CallbackParam, given: str | None) -> None:
    if given is not None:
        ctx.meta[FOUND][str(option.name).removeprefix("given_")] = given


def arguments_of(ctx: typer.Context) -> dict[str, str]:
    """Give the arguments that were given as options."""
    return dict(ctx.meta[FOUND])


def show_list(ctx: typer.Context, wanted: bool) -> None:
    """Print the queries named on the line, or all, and end the command."""
    if not wanted:
        return
    from kg import library

    queries = ctx.meta[NAMED] or tuple(map(library.load, library.names()))
    for query in queries:
        print_lines([_object(query)] if ctx.meta[JSON] else _documented(query))
    raise typer.Exit


def _object(query: Query) -> str:
    told = {key: value for key, value in asdict(query).items() if key != "text"}
    return json.dumps(told, ensure_ascii=False)


def _documented(query: Query) -> Iterator[str]:
    yield f"{query.name}: {query.question}"
    for parameter in query.parameters:
        needed = " (needed)" if parameter.required else f" [{parameter.default}]" if parameter.default else ""
        yield f"    --{parameter.name} <{parameter.type}>  {parameter.description}{needed}"
