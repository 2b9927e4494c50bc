# The one door for commands. `make` alone lists them.

PORT ?= 8000
WORKERS ?= 2
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$name; break; }; done)
NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))

BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
PYTEST = $(BIN)/python -m pytest -n logical --maxprocesses 4
STATIC_SOURCES = $(shell find static $(filter-out var/%,$(wildcard */static)) 2>/dev/null)

.PHONY: help run test check bench scale growth desk view pictures format lock messages

help: ## Lists what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

# --- The site ---------------------------------------------------------------------------------

# What the demo newspaper calls itself, unless the environment or `.env` says otherwise.
ifeq ($(shell grep -s '^SITE_URL=' .env),)
SITE_URL ?= http://127.0.0.1:$(PORT)
export SITE_URL
endif
ifeq ($(shell grep -s '^SITE_NAME=' .env),)
SITE_NAME ?= L’Eco di Montefalda
export SITE_NAME
endif

# Granian's workers often hang when told to stop, whatever they serve: hence the kill. The shell
# stays, to end both when one is told to stop, and the worker when there is no server.
run: free-port .venv/run.stamp var/static.stamp ## Starts the site with its demo newspaper; PORT=8000
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo_news --if-empty
	@trap 'kill $$worker $$server 2>/dev/null; wait' EXIT; \
	trap 'exit 129' HUP; trap 'exit 130' INT; trap 'exit 143' TERM; \
	$(MANAGE) run_jobs & worker=$$!; \
	$(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers $(WORKERS) --blocking-threads 4 \
		--workers-kill-timeout 2 --respawn-failed-workers \
		--no-access-log --log-level error newsportal.wsgi:application & server=$$!; \
	wait $$server

.PHONY: free-port
free-port: .venv/bin/python
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
		{ echo "Port $(PORT) is taken: stop who holds it, or try make run PORT=8001"; exit 1; }

# Settings, of `.env` or the environment, move the folder that the files are collected in, and give
# them their colours and logo: `FACE` changes with the environment's.
FACE := var/face-$(shell env | grep -E '^(ACCENT|PAPER)_COLOUR|^LOGO|^VAR_DIR' | LC_ALL=C sort | cksum | tr ' ' -).stamp
$(FACE):
	@mkdir -p var && rm -f var/face-*.stamp && touch $@

var/static.stamp: requirements/run.txt newsportal/face.py newsportal/stylesheet.py \
		$(STATIC_SOURCES) $(wildcard .env) $(FACE)
	@echo "Collecting and compressing static files"
	@$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@mkdir -p var && touch $@

# --- Requirements -----------------------------------------------------------------------------

# Missing when there is no environment yet, or when the Python it was made with is gone.
.venv/bin/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed; PYTHON=/path/to/python3 names one"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv module is missing; Debian keeps it in python3-venv"; exit 1; }
	@echo "Making a virtual environment in .venv"
	@$(PYTHON) -m venv --clear .venv

.venv/run.stamp: requirements/run.txt | .venv/bin/python
	@echo "Installing what the site needs"
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements/run.txt
	@touch $@

# The same versions and more, so the site's own are installed too.
.venv/dev.stamp: requirements/dev.txt | .venv/bin/python
	@echo "Installing what tests and checks need"
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements/dev.txt
	@touch .venv/run.stamp $@

lock: .venv/dev.stamp ## Writes requirements/*.txt anew from pyproject.toml
	$(LOCK) -o requirements/run.txt
	$(LOCK) --extra postgres -c requirements/run.txt -o requirements/postgres.txt
	$(LOCK) --extra redis -c requirements/run.txt -o requirements/redis.txt
	$(LOCK) --all-extras --group dev --group test -c requirements/run.txt -o requirements/dev.txt

LOCK = UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile pyproject.toml --quiet --python $(BIN)/python \
	--universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

# --- Care -------------------------------------------------------------------------------------

test: .venv/dev.stamp ## Runs all tests, on SQLite and on PostgreSQL
	@$(BIN)/python -m tests.chromium
	@echo "The tests on SQLite"
	@env -u DATABASE_URL $(PYTEST)
	@echo "The tests on PostgreSQL"
	@$(BIN)/python -m tests.postgres $(PYTEST)

check: .venv/dev.stamp ## Checks format, lint, types, imports, migrations, settings
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --settings tests.settings --check --dry-run
	SITE_URL=https://www.example.org SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
		$(MANAGE) check --deploy --fail-level WARNING

bench: .venv/dev.stamp ## Measures requests, visits, posting against goals and peers; ten minutes
	@$(BIN)/python bench/bodies.py
	@$(BIN)/python bench/latest.py
	@$(BIN)/python bench/related.py 1000 sqlite

scale: .venv/dev.stamp ## Measures every page with 1,000 and with 100,000 articles; half an hour
	@$(BIN)/python bench/scale.py 1000 100000

growth: .venv/dev.stamp ## Measures public queries with up to 1,000,000 articles; half an hour
	@$(BIN)/python bench/growth.py sqlite
	@$(BIN)/python bench/growth.py postgresql

desk: .venv/dev.stamp ## Measures the related desk with 1,000 and 100,000 articles; an hour
	@$(BIN)/python bench/related.py 1000 100000 sqlite

view: .venv/dev.stamp ## Measures the first view of an article on a slow phone; ADDRESS=http://…
	@$(BIN)/python bench/first_view.py $(ADDRESS)

pictures: .venv/dev.stamp ## Draws the pictures of docs/newsdesk.md anew
	@$(BIN)/python docs/pictures.py

format: .venv/dev.stamp ## Formats the code and mends what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: .venv/dev.stamp ## Collects the messages to translate; needs the gettext tools
	@$(BIN)/python -m tests.catalogues
