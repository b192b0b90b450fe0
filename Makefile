# Lintel. `make demo` and `make test` are all that a fresh machine with Swift needs.
.PHONY: demo build test test-all sanitize bench weight format install libraries

PREFIX ?= /usr/local
LINTEL := .build/debug/lintel

demo: build
	$(LINTEL) build
	$(LINTEL) preview --open

build: libraries
	swift build

libraries:
	@Tests/setup/libraries

test:
	@Tests/run quick

test-all:
	@Tests/run all

sanitize: libraries
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/setup/leaks.txt \
	  swift test --disable-xctest --sanitize=address --scratch-path .build-address
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/setup/races.txt \
	  swift test --disable-xctest --sanitize=thread --scratch-path .build-thread

bench: libraries
	swift build -c release
	@Tests/setup/bench
	@.venv/bin/python3 Tests/bench/bench.py
	@.venv/bin/python3 Tests/bench/messages.py
	@.venv/bin/python3 Tests/bench/start.py
	@.venv/bin/python3 Tests/bench/load.py
	@.venv/bin/python3 Tests/bench/browser.py

weight: build
	@python3 Tests/bench/weight.py

format:
	swift format -i -r Sources Tests Package.swift

install: libraries
	swift build -c release --static-swift-stdlib --product lintel
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/lintel
	install -s .build/release/lintel $(DESTDIR)$(PREFIX)/bin/lintel
	cp -R templates themes site $(DESTDIR)$(PREFIX)/share/lintel/
