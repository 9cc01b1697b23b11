#!/usr/bin/env bash
# Runs all tests under settings of the JVM that differ from those of the developers: default charset, language, time zone.
# Further arguments go to Maven: scripts/test-locales.sh -o -Dtest='Npz*Test' -Dsurefire.failIfNoSpecifiedTests=false
set -euo pipefail
cd "$(dirname "$0")/.."

run() {
    echo "== $1"
    mvn -B -q test -Djvm.settings="$1" "${@:2}"
}

# Turkish: "I".toLowerCase() is not "i", and 0.5 is 0,5. The zone is 14 hours ahead of UTC.
run "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1 -Duser.timezone=Pacific/Kiritimati" "$@"
run "-Duser.language=zh -Duser.country=CN -Dfile.encoding=GBK -Duser.timezone=America/St_Johns" "$@"
