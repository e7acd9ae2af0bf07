# The newcomer's commands. Each sets up what it needs; a second run starts at once.
SHELL := /bin/sh
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$one" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo "$$one" && break; done)
BIN := .venv/bin
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
TESTS ?= tests
CORES ?= 2

.PHONY: run test check bench lock pictures clean

run: $(RUN)  ## open the program on the sample book
	@$(BIN)/python main.py --sample

test: $(DEV)  ## run every test
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(TESTS) -q -n $(CORES)

check: $(DEV)  ## tests, coverage, lint, types and layers: all that must be green
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests --ignore=tests/rules -q -n $(CORES)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/rules -q -n $(CORES) --cov=models/rules --cov-branch \
		--cov-report=term:skip-covered --cov-fail-under=100

bench: $(DEV)  ## speed, each figure as a ratio to a floor measured in the same run
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.run

lock: $(DEV)  ## renew the locks: hashes, no addresses
	@$(BIN)/uv pip compile -q pyproject.toml --extra team --universal --generate-hashes --no-header --no-annotate \
		--no-emit-index-url -o requirements.lock
	@$(BIN)/uv pip compile -q pyproject.toml --extra team --group dev --universal --generate-hashes --no-header \
		--no-annotate --no-emit-index-url -o requirements-dev.lock

pictures: $(DEV)  ## draw the README's pictures of the real program
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.pictures resources/pictures

clean:  ## throw away what can be made again
	@rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .coverage .hypothesis

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "Pairbook needs Python 3.11 to 3.14; none was found on this machine."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python cannot make a virtual environment here;" \
		"on Debian and Ubuntu install it with: sudo apt install python3-venv"; exit 1; }

$(RUN): requirements.lock | .venv/pyvenv.cfg
	@echo "Setting up Pairbook once; this takes about a minute."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
