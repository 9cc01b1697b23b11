#!/usr/bin/env bash
# Measures Beras beside DL4J, PyTorch (if python3 has torch), hand-written code and textbook loops, in one run.
#   scripts/bench.sh [--rounds N] [--out DIR]        writes DIR/report.md and report.json (default: target/bench)
#   BERAS_DATA   a folder with MNIST; without it, synthetic digits are generated
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
cd "$home"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

echo "bench: building ..." >&2
mvn -q -B -pl beras-benchmarks -am -Dmaven.test.skip=true package
"$home/scripts/beras" --version >&2 # builds the command if it is out of date

classpath="beras-benchmarks/target/classes:$(cat beras-benchmarks/target/classpath.txt)"
options=(--home "$home")
if [ -n "${BERAS_DATA:-}" ]; then options+=(--mnist "$BERAS_DATA"); fi
torch=""
if torch=$(python3 -c 'import torch; print(torch.__version__)' 2>/dev/null); then
    options+=(--python python3)
    torch=", PyTorch $torch"
else
    echo "bench: python3 has no torch, so PyTorch is left out" >&2
fi
core=$(env -u OPENBLAS_CORETYPE OPENBLAS_VERBOSE=2 "$java" -cp "$classpath" io.beras.benchmarks.sidebyside.SgemmPeak 2>&1 |
    sed -n 's/^.*Core: *//p' | head -n 1)
"$java" -Dberas.bench.core="${core:-unknown}" -Dberas.bench.torch="$torch" -cp "$classpath" \
    io.beras.benchmarks.sidebyside.SideBySide "${options[@]}" "$@"
