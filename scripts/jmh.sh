#!/usr/bin/env bash
# Runs the JMH benchmarks: scripts/jmh.sh [PATTERN] [JMH options], for example scripts/jmh.sh StepBenchmark
set -euo pipefail
cd "$(dirname "$0")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mvn -q -B -pl beras-benchmarks -am -Dmaven.test.skip=true package
exec env -u OPENBLAS_CORETYPE -u OMP_NUM_THREADS "$java" --enable-native-access=ALL-UNNAMED \
    -cp "beras-benchmarks/target/classes:$(cat beras-benchmarks/target/classpath.txt)" org.openjdk.jmh.Main "$@"
