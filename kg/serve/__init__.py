"""A graph as a web site and SPARQL endpoint: read only, made for one machine, safe against the queries of strangers."""
