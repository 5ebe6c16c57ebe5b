"""Pictures of a network for print, notebooks and README files: SVG without a script, the same bytes each time."""

from kg.figures.drawing import LEGIBLE, network_svg

__all__ = ["LEGIBLE", "network_svg"]
