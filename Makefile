# Every target sets up what it needs; see tools/setup.sh.
PYTHON := .venv/bin/python
.PHONY: run test check bench torture build gallery format lock clean

run:
	@bash tools/setup.sh run
	@bash tools/run.sh

test:
	@bash tools/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q

check:
	@bash tools/setup.sh test
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

torture:
	@bash tools/setup.sh test
	@NETRA_TORTURE=1 QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q

bench:
	@bash tools/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks

build:
	@bash tools/setup.sh test
	@$(PYTHON) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec
	@QT_QPA_PLATFORM=offscreen dist/netra/netra smoke

gallery:
	@bash tools/setup.sh test
	@$(PYTHON) main.py template gallery build/gallery

format:
	@$(PYTHON) -m ruff format .
	@$(PYTHON) -m ruff check --fix .

lock:
	@bash tools/lock.sh

clean:
	rm -rf .venv build resources/fonts .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
