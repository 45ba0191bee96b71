# make serve | test | dev | site CONTENT=dir OUT=dir [BASE_URL=url] | judges | bench | lighthouse
# make size | audit
# make fuzz [TARGET=name] [TIME=seconds]
# The first run installs what is missing; see tools/setup.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export PATH := $(CURDIR)/target/tools/bin:$(PATH)

PORT ?= 8080
CONTENT ?= public
OUT ?= dist
TIME ?= 60
APP := target/shell
SOURCES := $(shell find src style vendor -type f) index.html Trunk.toml Cargo.toml Cargo.lock
THINLEAF := target/native/thinleaf

.PHONY: serve dev site shell test judges fuzz bench lighthouse size audit setup clean
.DEFAULT_GOAL := serve

## Builds the sample blog and serves it.
serve: site
	$(THINLEAF) serve "$(OUT)" --port $(PORT)

## Builds the site of any content root into any folder.
site: shell $(THINLEAF)
	$(THINLEAF) build --content "$(CONTENT)" --shell $(APP) --out "$(OUT)" $(if $(BASE_URL),--base-url "$(BASE_URL)")

## Rebuilds and reloads at every change.
dev: setup
	trunk serve --port $(PORT)

## The app without content: what the builder fills, and what a live site starts from.
shell: $(APP)/index.html

$(APP)/index.html: $(SOURCES) | setup
	@[ -d target/wasm32-unknown-unknown/release ] || echo "building the app: 2 to 4 minutes the first time"
	THINLEAF_SHELL_ONLY=1 trunk build --release --dist $(APP)

$(THINLEAF): $(SOURCES)
	@[ -d target/native ] || echo "building the builder: 5 to 13 minutes on 2 cores the first time"
	cargo build --locked --profile native --bin thinleaf
	@touch $@

setup:
	@tools/setup build

## Everything that CI runs.
test:
	@tools/setup test
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --test browser -- -D warnings
	cargo clippy --locked --all-targets --target wasm32-unknown-unknown -- -D warnings
	BOLERO_RANDOM_SEED=1 cargo test --locked # the same variations each time; make fuzz looks for others
	cargo test --locked --example bench
	tools/wasm-test
	$(MAKE) shell
	cargo test --locked --test browser
	@if command -v java >/dev/null; then $(MAKE) judges; else echo "there is no java: make judges is left out"; fi
	$(MAKE) size

## What the Nu checker, html-validate and Mozilla's reader view say of built sites. It needs Java.
judges: shell
	@tools/setup judges
	cargo build --locked --bin thinleaf
	tools/judges target/debug/thinleaf $(APP)

## The fuzz targets whose names hold TARGET, for TIME seconds each. `make test` tries each for a few.
fuzz:
	@tools/fuzz "$(TIME)" "$(TARGET)"

## The size of what readers load, against its budget.
size: shell
	cargo run --quiet --locked --example size -- $(APP)

## The built pages beside plain static ones, builds of 1,000 and 10,000 posts, and what builds take as
## every kind of content grows, and of 500 photos. BENCH=pages, builds, growth or pictures runs one of them.
bench: shell $(THINLEAF)
	@tools/setup test
	cargo run --quiet --locked --profile native --example bench -- $(BENCH) --thinleaf $(THINLEAF) --shell $(APP)

## Lighthouse's four scores of the home page and a post of the sample, on a phone.
lighthouse: shell $(THINLEAF)
	@tools/setup test
	tools/lighthouse $(THINLEAF) $(APP)

## Licences, advisories and outdated dependencies, where their databases can be reached.
audit:
	@command -v cargo-deny >/dev/null || { echo "installing cargo-deny"; cargo install cargo-deny --locked --quiet; }
	cargo deny check
	cargo update --dry-run

clean:
	rm -rf target dist
