KG = "https://w3id.org/jaccuse/ontology#"
KIND = "https://w3id.org/jaccuse/kind#"
CUE = "https://w3id.org/jaccuse/cue#"
DATA = "https://w3id.org/jaccuse/id/"
