# Every target sets up what it needs; Python 3.11 to 3.13 and make are enough.
# make test PYTHON=python3.12 VENV=.venv-3.12 does it with another Python beside the first.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq
UV := $(or $(shell command -v uv 2>/dev/null),$(BIN)/uv)
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header $(LOCKFLAGS)

# Tests start many processes, each of which would compile all modules anew without bytecode.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help demo test bench lint types lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.package ## write the estimate of the Cuban crisis: a memo, and a page
	$(BIN)/excomm estimate cuba-1962
	@mkdir -p build
	@$(BIN)/excomm estimate cuba-1962 -o build/cuba-1962.html

test: lint types ## check style and types, then run the tests
	$(BIN)/pytest

bench: $(VENV)/.test ## measure the speed of the engine
	$(BIN)/python benchmarks/run.py

lint: $(VENV)/.test ## check the style of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.test ## check the types
	$(BIN)/mypy

lock: $(UV) ## compile requirements/ anew; LOCKFLAGS=--upgrade for newer versions
	$(COMPILE) requirements/run.in --output-file requirements/run.txt
	$(COMPILE) requirements/test.in --output-file requirements/test.txt

clean: ## remove the virtual environment, caches and builds
	if [ -f $(VENV)/pyvenv.cfg ]; then rm -rf $(VENV); fi
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -path "./.*" -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# The steps of setting up; each leaves a stamp, so that it is done once.

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "There is no $(PYTHON) here: install Python 3.11, 3.12 or 3.13, or name it: make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "excomm needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is none of them: make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) has no venv module: install it (on Debian and Ubuntu: apt-get install python3-venv)"; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements/run.txt $(VENV)/.made
	@echo "Installing what excomm needs into $(VENV)"
	@$(PIP) --require-hashes -r $<
	@touch $@

$(VENV)/.package: pyproject.toml $(VENV)/.run
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.package
	@echo "Installing what the tests need into $(VENV)"
	@$(PIP) --require-hashes -r $<
	@touch $@

$(BIN)/uv: $(VENV)/.made
	@$(PIP) uv
