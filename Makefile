PYTHON ?= python3
SHARED ?= ../shared

.PHONY: test test-fast lint eval bench

test:  ## every test
	$(PYTHON) -m pytest

test-fast:  ## the tests that need no language model
	$(PYTHON) -m pytest -m "not model and not slow and not browser"

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	lint-imports
	codespell src docs tests README.md CHANGELOG.md

eval:  ## the scores, against the floors in eval/floors.json
	$(PYTHON) eval/gate.py --shared $(SHARED)
	$(PYTHON) eval/linking.py

bench:  ## articles per second beside spaCy as shipped
	$(PYTHON) benchmarks/throughput.py
