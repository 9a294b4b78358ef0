# The portal's commands. Alone, `make` lists them. Needed: python3 >= 3.11 with pip, and make.
SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
READY := .venv/.installed
PORT ?= 8000
export PORT
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Installs what requirements-dev.txt pins; again only when it changes.
$(READY): requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "The portal needs Python 3.11 or newer; '$(PYTHON)' is not. Try: make PYTHON=python3.12"; \
	  exit 1; }
	@echo "Installing the pinned requirements into .venv (once, a minute or two) …"
	@if uv --version >/dev/null 2>&1; then \
	  { [ -x $(PY) ] || uv venv -q --python "$$(command -v $(PYTHON))" .venv; } && \
	  uv pip install -q --python $(PY) -r requirements-dev.txt; \
	else \
	  { [ -x $(PY) ] || $(PYTHON) -m venv .venv 2>/dev/null || \
	    $(PYTHON) -m venv --clear --without-pip .venv; } && \
	  if $(PY) -m pip --version >/dev/null 2>&1; then \
	    $(PY) -m pip install -q --disable-pip-version-check -r requirements-dev.txt; \
	  else \
	    $(PYTHON) -m pip --python $(PY) install -q -r requirements-dev.txt; \
	  fi; \
	fi || { \
	  echo "Installing failed. On Debian and Ubuntu: apt-get install python3-venv python3-pip"; \
	  exit 1; }
	@touch $(READY)

.PHONY: run
run: $(READY) ## Start the portal at http://localhost:8000 (another port: make run PORT=8001)
	@$(PY) -m config.prepare
	@exec $(PY) -m config.serve

.PHONY: demo
demo: $(READY) ## Bring the demo content back to how it came
	@$(PY) -m config.prepare
	@$(PY) manage.py load_demo --reload

.PHONY: test
test: $(READY) ## Run the tests (narrower: make test ARGS="tests/people -k letters")
	@$(PY) -m pytest -n 2 --dist worksteal $(ARGS)

.PHONY: chaos
chaos: $(READY) ## Kill and cut real processes, and see what survives (also part of test)
	@$(PY) -m pytest -n 2 -m chaos tests

.PHONY: check
check: $(READY) ## Check format, lint, imports, types, migrations, messages, templates, sizes
	@$(PY) -m config.check

.PHONY: format
format: $(READY) ## Put the Python code into its format
	@$(PY) -m ruff format -q . && $(PY) -m ruff check -q --fix .

.PHONY: messages
messages: $(READY) ## Merge and compile translations, list the Kyrgyz texts to confirm
	@$(PY) manage.py merge_messages
	@$(PY) manage.py compile_messages
	@$(PY) manage.py unconfirmed_messages

.PHONY: bench
bench: $(READY) ## Measure pages against their limits (BENCH=counts: without the times)
	@$(PY) -m config.bench $(BENCH)

.PHONY: shots
shots: $(READY) ## Redraw the pictures in docs/images (needs Chromium)
	@$(PY) -m config.prepare
	@$(PY) -m tests.shots

.PHONY: docs
docs: $(READY) ## Redraw the floor plan in docs/architecture.md
	@$(PY) -m tests.architecture.drawing --write

.PHONY: catalogue
catalogue: $(READY) ## Write docs/catalogue.md: which test answers for which bad input
	@$(PY) -m tests.catalogue.report --write

.PHONY: lock
lock: $(READY) ## Pin the newest allowed versions that are at least a week old
	@week=$$($(PY) -c 'from datetime import date, timedelta as days; print(date.today() - days(7))'); \
	for name in requirements requirements-dev; do \
	  .venv/bin/uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate \
	    --exclude-newer "$$week" $$name.in -o $$name.txt; \
	done

.PHONY: clean
clean: ## Remove caches and .venv; what was entered (var/) stays
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Done. Entered data is still in var/."
