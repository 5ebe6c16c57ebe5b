"""A graph from articles, little by little: what each gave is kept, and the graph is made of what is kept.

The truth is in the folder `shards`: what articles gave, in files that are written once and named by what went in. The
file `index.jsonl` says which article is in which; replacing it is what commits a build. `quads.nq` is made of them.
"""

from kg.building.build import Settings, Summary, Tools, build
from kg.building.output import Output
from kg.building.quarantine import cases
from kg.building.recipe import recipe
from kg.building.upkeep import judge, rebuild, remove
from kg.building.who.review import review
from kg.building.workers.engine import Engine

__all__ = [
    "Engine",
    "Output",
    "Settings",
    "Summary",
    "Tools",
    "build",
    "cases",
    "judge",
    "rebuild",
    "recipe",
    "remove",
    "review",
]
