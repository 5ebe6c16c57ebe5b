"""What an answer is written as: one function for each format, and one line in a tuple of `kg.results.formats`."""
