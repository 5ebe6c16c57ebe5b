"""Pages and feeds from the web, politely, as web archives that `kg build` reads."""

from kg.fetch.course import Fetched, fetch
from kg.fetch.limits import Limits

__all__ = ["Fetched", "Limits", "fetch"]
