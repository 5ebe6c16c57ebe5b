"""Pictures of a network for print, notebooks and README files, without a script, the same bytes each time."""

from kg.figures.chronicle import LANES
from kg.figures.drawing import network_svg
from kg.figures.grid import matrix_svg
from kg.figures.matrix import MOST
from kg.figures.tabular import matrix_html
from kg.figures.timeline import timeline_html, timeline_svg

__all__ = ["LANES", "MOST", "matrix_html", "matrix_svg", "network_svg", "timeline_html", "timeline_svg"]
