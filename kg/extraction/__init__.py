"""Who says what of whom in a parsed article: extractors that share one grammar and know English from `ontology/`."""
