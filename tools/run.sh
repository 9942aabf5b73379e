#!/usr/bin/env bash
# Opens the window; without a display does the demonstration headless and says where everything is.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec .venv/bin/python main.py
fi
number=1
while [ -e "build/demo-$number" ]; do number=$((number + 1)); done
mkdir -p build
echo "No display: telling the sample story in build/demo-$number"
QT_QPA_PLATFORM=offscreen .venv/bin/python main.py demo "build/demo-$number"
