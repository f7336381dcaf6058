# `make` lists the targets. Everything is set up on first use, into .venv, from the locked requirements.txt.
# Works with GNU make 3.81 and any POSIX shell.

CONTENT = content
OUTPUT = output
PORT = 8000
BIND = 127.0.0.1
N = 1000
BENCHOPTS =
CHECKOPTS =
PELICANOPTS =

VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_ROOT_USER_ACTION = ignore

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help html devserver serve check test test-long bench publish clean docs lock

help: ## List the targets.
	@echo 'Usage: make TARGET'
	@echo
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/\1 \2/p' Makefile | while read -r name what; do \
		printf '  %-10s %s\n' "$$name" "$$what"; done

html: $(READY) ## Build the site into output/; open output/index.html to read it.
	@$(BIN)/pelican $(CONTENT) -o $(OUTPUT) -s pelicanconf.py $(PELICANOPTS)

devserver: $(READY) ## Build, serve on PORT (8000), and rebuild and reload on every change.
	@$(BIN)/dossiers serve $(CONTENT) -o $(OUTPUT) -s pelicanconf.py --port $(PORT) --bind $(BIND)

serve: $(READY) ## Serve what is built, on PORT (8000), and watch nothing.
	@$(BIN)/dossiers serve -o $(OUTPUT) --no-build --port $(PORT) --bind $(BIND)

check: $(READY) ## Report every problem of all content, without building.
	@$(BIN)/dossiers check $(CONTENT) $(CHECKOPTS)

test: $(READY) ## Run the linter, the type checker and all tests.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

test-long: $(READY) ## Run what takes an hour: 500 sequences of edits, 50,000 texts against stock Markdown.
	DOSSIERS_LONG=1 DOSSIERS_SEQUENCES=500 $(BIN)/pytest tests/builder/test_incremental.py tests/builder/test_memory.py tests/read/body

bench: $(READY) ## Measure builds of N (1000) invented dossiers, and Hugo's; options in BENCHOPTS.
	@$(BIN)/python benchmarks/bench.py $(N) $(BENCHOPTS)

publish: $(READY) ## Build for production (SITEURL in the environment), with dossiers-offline.zip.
	@$(BIN)/pelican $(CONTENT) -o $(OUTPUT) -s publishconf.py $(PELICANOPTS)
	@$(BIN)/dossiers check-site $(OUTPUT) --site-url "$$SITEURL"

clean: ## Remove what was built and every cache; .venv stays.
	rm -rf $(OUTPUT) .$(OUTPUT).* dossiers-offline.zip .dossiers-cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

docs: $(READY) ## Make the documents in docs/ that come from the code.
	@$(BIN)/dossiers reference front-matter > docs/front-matter.md.new && mv docs/front-matter.md.new docs/front-matter.md
	@$(BIN)/dossiers reference problems > docs/problems.md.new && mv docs/problems.md.new docs/problems.md
	@$(BIN)/dossiers schema > docs/front-matter.schema.json.new && mv docs/front-matter.schema.json.new docs/front-matter.schema.json

lock: $(READY) ## Lock the newest dependencies that pyproject.toml allows, with hashes, for every platform.
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 \
		--no-header --no-annotate --extra dev --extra dask pyproject.toml -o requirements.txt

# The stamp holds the path of the project: in a folder that was moved or copied .venv does not work, and is made anew.
ifneq "$(shell cat $(READY) 2>/dev/null)" "$(CURDIR)"
.PHONY: $(READY)
endif

$(READY): requirements.txt pyproject.toml
	@found=; \
	for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo 'Python 3.11 or newer was not found. Install it, or name it: make html PYTHON=/path/to/python3' >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "$$found has no venv. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; \
	fi; \
	if [ "$$(cat $(READY) 2>/dev/null)" = '$(CURDIR)' ] && $(BIN)/python -m pip --version >/dev/null 2>&1; \
	then echo 'Bringing .venv up to date ...'; \
	else echo 'Setting up .venv (once, about a minute) ...'; rm -rf $(VENV) && "$$found" -m venv $(VENV) || exit 1; \
	fi; \
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt && \
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e . && \
	printf '%s\n' '$(CURDIR)' > $(READY)
