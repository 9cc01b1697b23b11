#!/usr/bin/env bash
# Runs the tests that search for faults by chance, with their full counts: random programs, damaged files, many threads,
# gradient checks of right functions, the assignment's tests with many seeds, subsets of its solution, the same through
# the grader, all hostile submissions with all protections of this machine and, as root, on weaker machines, and training runs
# that are killed and interrupted at random moments, and resumed.
# In mvn verify they run with small counts. Further arguments go to Maven: scripts/campaigns.sh -o
set -euo pipefail
cd "$(dirname "$0")/.."

tests=RandomProgramsTest,MutatedFilesTest,MutatedWeightsTest,ConcurrentRunsTest,GradientCheckSeedsTest,ReferenceSeedsTest,SubsetsTest,RemoteMutantsTest,GradedMutantsTest,GradedSubsetsTest,HostileSubmissionsTest,HostileMachinesTest,ResumedRunsTest
exec mvn -B -q test -pl beras-assignment,beras-examples -am -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false \
    -Dberas.programs=20000 -Dberas.mutations=10000 -Dberas.rounds=1000 \
    -Dberas.seeds=10000 -Dberas.reference.seeds=10000 -Dberas.subsets=200 -Dberas.remote.each=1 -Dberas.graded.mutants=14 -Dberas.graded.subsets=200 \
    -Dberas.hostile=all -Dberas.hostile.machines=true -Dberas.resumes=20 "$@"
