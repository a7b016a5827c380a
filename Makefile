# The commands of this project. `make` alone explains them.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEVELOP := $(VENV)/.develop
BROWSER := $(VENV)/.browser
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml
NEEDS := { echo "not all packages could be installed (see above): they come from the Python Package Index"; exit 1; }
export NO_MKDOCS_2_WARNING := 1
# Names of files, and what is printed, are UTF-8 whatever the system says of its language.
export PYTHONUTF8 := 1
export PYTHONIOENCODING := utf-8
unexport PYTHONSAFEPATH
# The name of a file as it was given, whatever stands in it: $, quotation marks.
override FILE := $(value FILE)
export FILE ENCODING

.DEFAULT_GOAL := help
.PHONY: help serve site check new review words test coverage bench audit prove visit lock clean

help: ## explain the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(RUN) ## build the site, serve it at http://127.0.0.1:8000/ (PORT=8001: there), follow every edit
	@$(BIN)/python -m scripts.configured
	@$(BIN)/mkdocs serve --dirty $(if $(PORT),--dev-addr 127.0.0.1:$(PORT))

site: $(RUN) ## build the site in site/ (STRICT=true: warnings are errors)
	@$(BIN)/python -m scripts.configured
	@$(BIN)/mkdocs build --dirty
	@echo "the site is in site/"

check: $(RUN) ## build the site strictly, then prove it and walk through it: what a deployment waits for
	@$(BIN)/python -m scripts.check

new: $(RUN) ## add an article: make new FILE=the/text.txt (ENCODING=cp950 where it says that it cannot tell)
	@$(BIN)/python -m scripts.new "$$FILE" --encoding "$$ENCODING"

review: $(RUN) ## show what deserves an editor's look, with the lines that settle it
	@$(BIN)/python -m scripts.review

words: $(RUN) ## offer Taiwan's own words for those of Simplified texts (軟體 for 软件), as lines to paste
	@$(BIN)/python -m scripts.review --regional

prove: site ## show that site/ says what its texts say, and gives back every seed byte for byte
	@$(BIN)/python -m scripts.checks.proof site

visit: site ## walk through site/ as a visitor would: every link, variant, feed and download
	@$(BIN)/python -m scripts.checks.crawl site

test: $(DEVELOP) ## lint, check types and run all tests, a real browser included (EXAMPLES=10000: more texts)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@if $(BIN)/python -m tests.browser $(BROWSER); then $(BIN)/pytest; \
	  else $(BIN)/pytest --without-browser; echo "not all was tested: there is no browser (see above)"; exit 1; fi

coverage: $(BROWSER) ## run all tests and name the lines of scripts/ that none of them runs
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

bench: $(BROWSER) ## measure the first view, the switch, and a site of many articles, against stock Material
	$(BIN)/python -m bench.first_view
	$(BIN)/python -m bench.switch
	$(BIN)/python -m bench.scale

audit: $(BROWSER) ## judge the tests' publication: three browsers, axe, Lighthouse, HTML, EPUB, Atom (audit/README.md)
	cd audit && npm ci --silent --no-fund --no-audit
	SITE_URL=http://localhost:8901/ $(BIN)/python -m tests.projects audit/site
	CHROME_PATH="$$(cat $(BROWSER))" node audit/run.mjs 8901

lock: $(DEVELOP) ## choose the newest versions of all dependencies again
	$(COMPILE) -o requirements/run.txt
	$(COMPILE) --group import -c requirements/run.txt -o requirements/import.txt
	$(COMPILE) --group import --group dev -c requirements/import.txt -o requirements/develop.txt

clean: ## remove everything that can be made again
	@test ! -x $(BIN)/python || $(BIN)/python -B -m scripts.clean
	rm -rf $(VENV) .coverage* site .site.new .rendered audit/site audit/pictures .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(RUN): requirements/run.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed (Debian, Ubuntu: apt install python3-venv)"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) -r requirements/run.txt || $(NEEDS)
	@touch $@

$(DEVELOP): requirements/develop.txt $(RUN)
	@$(PIP) -r requirements/develop.txt || $(NEEDS)
	@touch $@

$(BROWSER): $(DEVELOP)
	@$(BIN)/python -m tests.browser $@
