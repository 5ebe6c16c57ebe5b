"""A network as a picture: the page to move in, and for where no script runs a static one and a list of statements."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.figures import network_svg
from kg.network import UNNAMED, edges
from kg.page import page
from kg.palette import styles
from kg.results.page import safe, table
from kg.store import write_text

if TYPE_CHECKING:
    from kg.network import Edge
    from kg.network.answers import Network

HEIGHT = 620  # pixels of the frame: the page's controls and a drawing beside each other
MOST = 50  # statements listed; a notebook keeps what it shows


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A network that `kg.network` made, and its heading.

    In a notebook it is the page, in a frame that can reach nothing around it. Below, to unfold, are the static picture
    and a list of the statements, which stay where the notebook is not trusted or scripts are blocked.
    """

    network: Network
    title: str = "Who accuses whom"

    @property
    def html(self) -> str:
        """Give the page: one file, which fetches nothing."""
        return page(self.network, title=self.title)

    @property
    def svg(self) -> str:
        """Give the static picture, for a paper or a slide."""
        return network_svg(self.network, title=self.title)

    def save(self, path: str | Path) -> Path:
        """Write the page, or the static picture where the name ends in .svg.

        Raises:
            StoreError: the file cannot be written.
        """
        path = Path(path)
        write_text(path, self.svg if path.suffix.lower() == ".svg" else self.html)
        return path

    def __repr__(self) -> str:
        """Say how much it shows."""
        return f"<Picture: {len(self.network)} parties, {len(list(edges(self.network)))} statements>"

    def _repr_html_(self) -> str:
        frame = (
            f'<iframe title="{safe(self.title)}" srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads"'
            f' style="width:100%;height:{HEIGHT}px;border:1px solid #8888"></iframe>'
        )
        return f"{frame}\n{self._listed()}"

    def _listed(self) -> str:
        relations = {style.id: style.legend for style in styles()}
        found = sorted(edges(self.network), key=lambda edge: (edge.date, edge.statement, edge.tail, edge.head))
        listed = table(("date", "who", "whom", "sentence"), (_row(edge, relations) for edge in found[:MOST]))
        count = f"{len(found)} statements" + (f", of which the first {MOST} are listed" if len(found) > MOST else "")
        told = f"{safe(self.title)}: static picture, {count}"
        sheet = f'<div style="background:#fff;overflow:auto">{self.svg}</div>'
        return f"<details><summary>{told}</summary>{sheet}{listed}</details>"


def _row(edge: Edge, relations: dict[str, str]) -> tuple[str, ...]:
    who = f"{_name(edge.tail.name, edge.tail.label)} {relations.get(edge.relation, edge.relation)}"
    source = ", ".join(filter(None, (edge.publisher, edge.title)))
    return edge.date, who, _name(edge.head.name, edge.head.label), f"“{edge.quotation}” ({source})"


def _name(name: str, label: str) -> str:
    return name or ("somebody" if label == UNNAMED else label)
