# The commands of this project. `make` alone explains them.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER := $(VENV)/.browser
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site new review test bench audit prove visit lock clean

help: ## explain the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(READY) ## build the site, serve it at http://127.0.0.1:8000/ and follow every edit
	$(BIN)/mkdocs serve

site: $(READY) ## build the site in site/ (STRICT=true: warnings are errors)
	$(BIN)/mkdocs build --quiet
	@echo "the site is in site/"

new: $(READY) ## add an article: make new FILE=the/text.txt
	@$(BIN)/python -m scripts.new "$(FILE)"

review: $(READY) ## show what deserves an editor's look, with the lines that settle it
	@$(BIN)/python -m scripts.review

test: $(READY) $(BROWSER) ## lint, check types and run all tests, a real browser included (EXAMPLES=10000: more texts)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

bench: $(READY) $(BROWSER) ## measure the first view, and a site of many articles, against stock Material
	$(BIN)/python -m bench.first_view
	$(BIN)/python -m bench.scale

audit: $(READY) $(BROWSER) ## Lighthouse, axe and checkers of HTML, EPUB and Atom on the tests' publication (needs Node and Java)
	cd audit && npm ci --silent --no-fund --no-audit
	SITE_URL=http://localhost:8901/ $(BIN)/python -m tests.projects audit/site
	CHROME_PATH="$$(cat $(BROWSER))" node audit/run.mjs 8901

prove: site ## show that site/ says what its texts say, and gives back every seed byte for byte
	$(BIN)/python -m scripts.proof site

visit: site ## walk through site/ as a visitor would: every link, variant, feed and download
	$(BIN)/python -m scripts.visit site

lock: $(READY) ## choose the newest versions of all dependencies again
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --group dev \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
	  pyproject.toml -o requirements.txt

clean: ## remove everything that can be made again
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@for page in $$(git ls-files -oi --exclude-standard docs | grep '^docs/zh-.*\.md$$'); do \
	  grep -qe '^template: reading.html' -e '^# Made by' "$$page" || \
	  { echo "$$page is somebody's: git add --force it, or move it away"; exit 1; }; done
	git clean -fdXq docs

$(READY): requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed (Debian, Ubuntu: apt install python3-venv)"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(BROWSER): $(READY)
	$(BIN)/python -m tests.browser $@
