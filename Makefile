# lcadmin: make setup | run | test | lint | bench. Needs Python 3.11 or newer (PYTHON=python3.12 make … chooses one).

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/ready-to-run
DEV := .venv/ready-to-develop

.PHONY: setup run test lint bench chromium clean

setup: $(DEV)

run: $(RUN)
	@exec $(BIN)/python app.py

test: $(DEV) chromium
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(DEV)
	$(BIN)/ruff check
	$(BIN)/mypy

bench: $(DEV)
	@for bench in benchmarks/reading.py benchmarks/decision.py; do echo "== $$bench"; $(BIN)/python "$$bench" || exit 1; done

# Installed anew when the pins change; made anew when its Python is gone.
$(RUN): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "lcadmin: needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1 || echo missing)" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# The browser tests drive Debian's chromium; without one they are skipped and say so.
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing chromium for the browser tests"; \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; \
	  else false; fi; } || echo "no chromium on this machine: the browser tests are skipped (apt-get install chromium)"

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
