# Every command does its own set-up. What the commands do stands in scripts/run.py, which also
# serves systems without make: `python3 scripts/run.py site`.

# The newest Python that can make a virtual environment; else the newest that is new enough at all,
# which then says what it lacks. Name another: make site PYTHON=/path/to/python
PYTHON ?= $(shell for modules in "venv, ensurepip" "os"; do \
	for python in python3.14 python3.13 python3.12 python3.11 python3 python; do \
		if $$python -c "import sys, $$modules; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then \
			echo $$python; exit; fi; done; done)
NO_PYTHON = Nashra needs Python 3.11 or newer and found none. Install it, or name it: make $@ PYTHON=/path/to/python

# Further arguments for the command: make test ARGS="-k switch"
ARGS ?=

.DEFAULT_GOAL := help
COMMANDS = site serve test test-quick bench fuzz lint format lock clean
FOR_WORKFLOWS = check engine links review preview conversion commit-conversion comment release
.PHONY: help $(COMMANDS) $(FOR_WORKFLOWS)

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\): ## /  make \1: /p' Makefile

site: ## Make the website (site/) and the offline bundles (dist/)
serve: ## Preview the website, with live reload
test: ## Run all checks: form, types, and all tests, in a real browser too
test-quick: ## Run the tests that need neither a browser nor a whole build, in about a minute
bench: ## Measure conversion, bundles, search, pages and the site beside other generators (one of them: ARGS="convert --files 10000")
fuzz: ## Throw damaged inputs at convert for ten minutes (ARGS="--minutes 1 --seed 2")
lint: ## Check form and types
format: ## Bring the code into form, and write anew what follows from it (schemas, the list of messages)
lock: ## Pin the dependencies anew (newer ones: ARGS=--upgrade)
clean: ## Remove everything that these commands make
check: ## Check articles/ and docs/ as a pull request is checked
engine: ## Build the website with MkDocs and with ProperDocs alone (one of them: ARGS=properdocs)
links: ## Find dead links to other sites; needs the network

# What follows takes its particulars from the variables that the workflows in .github/workflows set.
review: ## Say what a pull request changes (workflows)
preview: ## Make the offline bundle of a pull request (workflows)
conversion: ## Make a patch of what convert makes of raw files (workflows)
commit-conversion: ## Commit that patch to a branch (workflows)
comment: ## Put under a pull request what it changes (workflows)
release: ## Put the bundles under a release (workflows)

$(COMMANDS) $(FOR_WORKFLOWS):
	@python='$(PYTHON)'; if [ -z "$$python" ]; then echo '$(NO_PYTHON)' >&2; exit 2; fi; \
	"$$python" scripts/run.py $@ $(ARGS)
