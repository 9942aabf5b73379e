#!/usr/bin/env bash
# Writes both lock files anew from pyproject.toml: hashes and names, no addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "error: uv is needed to write lock files." >&2; exit 1; }
options=(--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet)
uv pip compile "${options[@]}" pyproject.toml -o requirements.lock
uv pip compile "${options[@]}" --group dev -c requirements.lock -o requirements-dev.lock
if grep -nE '://' requirements.lock requirements-dev.lock; then
  echo "error: a lock file holds an address." >&2
  exit 1
fi
