# make demo   try it: builds the graph of the packaged examples and shows who accuses whom
# make test   all checks: style, types, layers, tests
# make docs   the page of the ontology and the executed notebooks, in build/docs
PYTHON ?= python3
BIN := .venv/bin
YASGUI := kg/serve/static/yasgui/yasgui.min.js
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: demo docs test

demo: .venv/installed $(YASGUI)
	$(BIN)/kg demo

docs: .venv/installed
	$(BIN)/python docs/ontology.py
	$(BIN)/python docs/notebooks.py

test: .venv/installed $(YASGUI)
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest

# Without npm there is no such file, and kg serve has a plain editor.
$(YASGUI): kg/serve/npm/package-lock.json kg/serve/npm/build.sh
	kg/serve/npm/build.sh

# An editable install reads pyproject.toml once, so it is made again when that file changes.
.venv/installed: .venv/locked pyproject.toml
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/locked: requirements.lock
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes --requirement requirements.lock
	touch $@
