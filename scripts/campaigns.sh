#!/usr/bin/env bash
# Runs the tests that search for faults with random programs, damaged files and many threads, with their full counts.
# In mvn verify they run with small counts. Further arguments go to Maven: scripts/campaigns.sh -o
set -euo pipefail
cd "$(dirname "$0")/.."

exec mvn -B -q test -pl beras-core,beras-layers -am \
    -Dtest='RandomProgramsTest,MutatedFilesTest,ConcurrentRunsTest' -Dsurefire.failIfNoSpecifiedTests=false \
    -Dberas.programs=20000 -Dberas.mutations=10000 -Dberas.rounds=1000 "$@"
