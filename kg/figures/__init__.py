"""Pictures of a network for print, notebooks and README files, without a script, the same bytes each time."""

from kg.figures.drawing import LEGIBLE, network_svg
from kg.figures.grid import matrix_svg
from kg.figures.matrix import MOST
from kg.figures.tabular import matrix_html

__all__ = ["LEGIBLE", "MOST", "matrix_html", "matrix_svg", "network_svg"]
