"""From a network to one HTML page: nothing to install, nothing fetched, nothing in the data that can run."""

from kg.page.html import page

__all__ = ["page"]
