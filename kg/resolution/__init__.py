"""Who is who across articles: which mentions of people mean one person, with a score and a reason.

What is asked is pure: values in, values out, the same for any order. `names` reads names, `alike` compares two of them,
`pairs` compares two people, `cluster` puts people together, `judgements` says what users decided.
"""

from kg.resolution.cluster import Merge, Resolution, resolve
from kg.resolution.judgements import Judgement, Judgements
from kg.resolution.pairs import Mention

__all__ = ["Judgement", "Judgements", "Mention", "Merge", "Resolution", "resolve"]
