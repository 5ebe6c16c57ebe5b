"""One module for each family of formats: a reader is a function from a source to records."""
