# `make run` and `make test` set up everything they need in .venv; Python 3.11+ and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint bench docs clean
run: $(VENV)/installed
	$(BIN)/onrecord

test: $(VENV)/installed-dev
	$(BIN)/pytest -n auto

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# `make bench` runs all benchmarks, `make bench durability` that one
BENCHMARKS := $(filter-out bench,$(MAKECMDGOALS))
bench: $(VENV)/installed-dev
	$(BIN)/python -m tests.benchmarks $(BENCHMARKS)
ifneq ($(filter bench,$(MAKECMDGOALS)),)
.PHONY: $(BENCHMARKS)
$(BENCHMARKS): ;
endif

docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_manual.py
	$(BIN)/python docs/make_picture.py

clean:
	rm -rf $(VENV) build dist *.egg-info .*_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed; name one with: make PYTHON=python3.12' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[all]'
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/installed
