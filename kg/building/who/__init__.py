"""Who is who across the articles of a graph: resolved from what the index keeps of people, and from judgements."""
