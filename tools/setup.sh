#!/usr/bin/env bash
# Installs what is missing and nothing else: system packages (Debian, Ubuntu), .venv, locked wheels, fonts.
# A second run only looks: a file in .venv remembers which lock files it was filled from.
#   tools/setup.sh run | test
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}

packages=(
  # Qt's own system libraries
  libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libdbus-1-3 libfontconfig1
  libcups2 libglib2.0-0 libwayland-client0 libwayland-cursor0 libwayland-egl1
  # reading and writing
  tesseract-ocr-ind tesseract-ocr-eng fonts-liberation fonts-texgyre fonts-dejavu-core
)
if [ "$purpose" = test ]; then
  packages+=(xvfb xauth age poppler-utils openssh-client tesseract-ocr)
fi

installed() {
  # Ubuntu 24.04 renamed some libraries (libglib2.0-0t64); what a package provides counts too.
  dpkg-query -W -f='${Status}\n' "$1" 2>/dev/null | grep -q 'ok installed' ||
    dpkg-query -W -f='${Status}\n' "${1}t64" 2>/dev/null | grep -q 'ok installed'
}

choose_python() {
  local name
  for name in python3.12 python3.13 python3.11 python3; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
      echo "$name"
      return 0
    fi
  done
  echo "error: Python 3.11, 3.12 or 3.13 is needed and was not found." >&2
  echo "hint: sudo apt-get install python3" >&2
  return 1
}

python=$(choose_python)
missing=()
if command -v dpkg-query >/dev/null 2>&1; then
  for package in "${packages[@]}"; do
    installed "$package" || missing+=("$package")
  done
  if [ ! -x .venv/bin/python ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing+=("python3-venv")
  fi
fi
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "error: these system packages are missing: ${missing[*]}" >&2
      echo "hint: install them as root, then try again." >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  echo "Installing system packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
  rm -rf .venv
  "$python" -m venv .venv
fi
fill() { # fill STAMP LOCK: installs the lock unless this .venv was filled from exactly this lock
  local stamp=".venv/$1" want
  want=$(sha256sum "$2" | cut -d' ' -f1)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$want" ]; then
    echo "Installing $2 into .venv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$2"
    echo "$want" >"$stamp"
  fi
}
fill netra-product.stamp requirements.lock
if [ "$purpose" = test ]; then
  fill netra-dev.stamp requirements-dev.lock
fi
.venv/bin/python tools/make_fonts.py
