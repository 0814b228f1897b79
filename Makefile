# quickscan-build: from OCR text to PDF, EPUB and website. `make help` lists what there is to make.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := all
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:

PYTHON ?= python3
BIN := .venv/bin
BUILD := $(BIN)/quickscan-build
READY := .venv/.ready
TESTS ?= tests

# ---------------------------------------------------------------- what each output is made of

# $(call files,FOLDERS): every file below them. $(call below,FOLDERS): folders too, whose times show that
# files have gone. make cannot watch a name with a blank.
files = $(shell find $(1) -name __pycache__ -prune -o -name '.*' -prune -o -name '* *' -prune -o -type f -print 2>/dev/null)
below = $(shell find $(1) -name '.*' -prune -o -name '* *' -prune -o -print 2>/dev/null)

ROOMS := src/quickscan_build
BOOK_CODE := $(call files,$(ROOMS)/sphinx_ext $(ROOMS)/theme)
CHECK_CODE := $(call files,$(ROOMS)/fidelity)
CODE := $(filter-out $(BOOK_CODE) $(CHECK_CODE),$(call files,$(ROOMS)))
SOURCES := $(call below,source_texts)
BOOK := $(filter-out docs docs/dev%,$(call below,docs))

CLEANED := build/.chapters
NAME := $(shell sed -nE 's/^name *= *"([^"]+)".*/\1/p' source_texts/publication.toml 2>/dev/null | head -n 1)
PDF := build/pdf/$(NAME).pdf
EPUB := build/epub/$(NAME).epub
HTML := build/html/index.html
REPORT := build/fidelity/report.json
ARTEFACTS := $(PDF) $(EPUB) $(HTML)

# ---------------------------------------------------------------- what you came for

.PHONY: all
all: $(ARTEFACTS) $(REPORT) ## everything: PDF, EPUB, website, and the check of their words

.PHONY: pdf epub html
pdf: $(PDF) ## the print PDF: build/pdf/quickscan.pdf
epub: $(EPUB) ## the EPUB: build/epub/quickscan.epub
html: $(HTML) ## the website: build/html/index.html

.PHONY: chapters
chapters: $(CLEANED) ## clean the source; write docs/chapters/ and docs/ledger.jsonl

.PHONY: fidelity
fidelity: $(REPORT) ## read the words back from each format and compare: build/fidelity/index.html

$(CLEANED): $(READY) $(SOURCES) $(CODE) $(BOOK)
	$(BUILD) chapters
	@mkdir -p $(@D) && touch $@

# The colophon names the commit: git writes this file at each.
COMMIT := $(wildcard $(shell git rev-parse --git-path logs/HEAD 2>/dev/null))

# An output gets the time at which it was last known to be right, even if its bytes did not change.
$(PDF): $(READY) $(CLEANED) $(BOOK) $(BOOK_CODE) $(COMMIT)
	$(BUILD) pdf
	@touch -c $@

.PHONY: pdf-print
pdf-print: $(READY) $(CLEANED) ## the PDF with bleed and crop marks, for a print shop
	$(BUILD) pdf --print

$(EPUB): $(READY) $(CLEANED) $(BOOK) $(BOOK_CODE)
	$(BUILD) epub
	@touch -c $@

# The site offers the other two for download, with their sizes.
$(HTML): $(READY) $(CLEANED) $(BOOK) $(BOOK_CODE) $(PDF) $(EPUB)
	$(BUILD) html
	@touch -c $@

# In CI a browser is used too; elsewhere ask for it: make fidelity BROWSER=require
BROWSER ?= $(if $(CI),require,no)

# A report with findings stays, to be read, but does not count as made: the next run checks again.
$(REPORT): $(ARTEFACTS) $(CHECK_CODE)
	@$(BUILD) fidelity --browser $(BROWSER) $(FIDELITY) && touch $@ || { code=$$?; [ ! -e $@ ] || touch -d @0 $@; exit $$code; }

# ---------------------------------------------------------------- the environment

# An environment does not survive being moved: its scripts name the Python that they run with.
ifneq ($(file < $(READY)),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: setup
setup: $(READY) ## the environment in .venv, from requirements.lock

$(READY): requirements.lock pyproject.toml .ci/provide
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or later with venv is needed: on Debian, apt-get install python3-venv." >&2; exit 5; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 && [ "$$(cat $@ 2>/dev/null || pwd)" = "$$PWD" ] || \
	  { echo "Making .venv …" >&2; $(PYTHON) -m venv --clear .venv; }
	@echo "Installing what requirements.lock names …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# Where Python writes no bytecode (PYTHONDONTWRITEBYTECODE), each command would compile its modules anew.
	@$(BIN)/python -m compileall -q src/quickscan_build
	@.ci/provide pango
	@pwd > $@

# The peers that the cleaner is measured against.
.venv/.ready-evaluate: $(READY) requirements-evaluate.lock
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-evaluate.lock
	@touch $@

.PHONY: lock
lock: ## renew the lock files after a change of dependencies in pyproject.toml
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv==0.13.9
	build/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet --output-file requirements.lock $(LOCK)
	build/lock/bin/uv pip compile --group evaluate --constraints requirements.lock --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet --output-file requirements-evaluate.lock $(LOCK)

# ---------------------------------------------------------------- for whoever works on it

.PHONY: test
test: $(READY) ## the tests; TESTS=tests/test_text.py for some of them
	$(BIN)/pytest --numprocesses auto --dist worksteal $(TESTS)

.PHONY: evaluate
CORPUS ?= tests/corpus
evaluate: .venv/.ready-evaluate ## the cleaner beside its peers on texts whose true reading is known; CORPUS=folder for others
	@.ci/provide hunspell-nl || true # one of the peers; without it the table says so
	$(BUILD) evaluate $(CORPUS)

.PHONY: bench
CHAPTERS ?= 12
bench: .venv/.ready-evaluate ## speed and growth of cleaner and PDF beside their peers; CHAPTERS=120 for all bounds
	@code=0; $(BIN)/python tests/bench/cleaning.py || code=$$?; \
	  $(BIN)/python -m tests.bench.book $(CHAPTERS) || code=$$?; exit $$code

NODE_TOOLS := tests/tools/node_modules/.package-lock.json

.PHONY: test-tools
test-tools: $(READY) $(NODE_TOOLS) ## the tools some tests judge with: Chromium, Java, Node
	.ci/provide chromium java playwright

$(NODE_TOOLS): tests/tools/package-lock.json
	.ci/provide node
	npm ci --ignore-scripts --no-audit --no-fund --silent --prefix tests/tools

.PHONY: validate
validate: $(ARTEFACTS) ## every artefact by every standard, in one table (make test-tools brings the validators)
	$(BIN)/python -m tests.tools.validate

.PHONY: serve
serve: $(HTML) ## read the website: http://127.0.0.1:8000
	$(BUILD) serve

.PHONY: live
live: $(READY) ## the website, renewed in the browser at every change of source, decision, rule or style
	$(BUILD) serve --live

.PHONY: reproducible
reproducible: ## build the last commit in two folders and compare the bytes
	.ci/reproducible

.PHONY: mutate
mutate: $(ARTEFACTS) $(CLEANED) ## put 2,400 faults into what is built: is each caught, and located? (FAULTS=…)
	$(BIN)/python -m tests.fidelity.mutation.run --faults $(or $(FAULTS),2400)

.PHONY: restyle
restyle: $(READY) $(CLEANED) ## build in 50 other styles: does the check of the words cry wolf? (REBUILDS=…)
	$(BIN)/python -m tests.fidelity.mutation.restyle --rebuilds $(or $(REBUILDS),50)

.PHONY: check
check: $(READY) ## lint, formatting, types, import rules, stale chapters
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BUILD) chapters --check

.PHONY: format
format: $(READY) ## format the code, and mend what the linter can mend
	$(BIN)/ruff check --fix src tests
	$(BIN)/ruff format src tests

.PHONY: rules
rules: $(READY) ## write docs/dev/rules.md from the docstrings of the rules
	$(BUILD) rules > docs/dev/.rules.md && mv docs/dev/.rules.md docs/dev/rules.md

# Cover, contents, an opener, a spread, a table.
PAGES ?= 1 5 10 26 27 32

.PHONY: pictures
pictures: $(PDF) ## draw the pages that README.md shows; PAGES="1 5" for others
	mkdir -p docs/dev/images
	$(BIN)/python .ci/pictures $< docs/dev/images/pages.png $(PAGES)

.PHONY: lexicon
lexicon: $(READY) ## build the Dutch lexicon again from its Debian package
	mkdir -p build/lexicon
	cd build/lexicon && apt-get download wdutch
	$(BIN)/python src/quickscan_build/language/data/build.py build/lexicon/wdutch_*.deb

.PHONY: faces
faces: $(READY) ## cut the site's fonts from the print's, after one has changed
	$(BIN)/python -m quickscan_build.sphinx_ext.site.cutting

.PHONY: outlines
outlines: $(READY) ## write down anew what the theme's fonts show, after one has changed
	$(BIN)/python -m quickscan_build.fidelity.letters.shipped

.PHONY: clean
clean: ## remove build/
	rm -rf build

.PHONY: help
help: ## this list
	@echo "make TARGET, where TARGET is one of:"
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16
