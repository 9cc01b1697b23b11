#!/usr/bin/env bash
# The launcher of this folder's commands: builds the module of a command if sources have changed, and runs it. A command sets
# these variables and then sources this file, with the arguments of the command:
#   script    the path of the command, without symbolic links
#   command   its name for messages
#   module    the Maven module that contains the main class, and whose target folder has $jar and lib/
#   jar       the jar with the main class
#   main      the main class
#   modules   the modules that the command depends on, and its own

# In the C locale, which also stands in for a locale that is not installed, Java can neither open nor print a path that is
# not ASCII. If the system has no C.UTF-8, Bash prints a warning (to /dev/null) and the locale stays the same.
case $(locale charmap 2>/dev/null || echo unknown) in
    ANSI_X3.4-1968 | US-ASCII | unknown) { export LC_ALL=C.UTF-8; } 2>/dev/null ;;
esac

fail() {
    echo "$command: $1" >&2
    exit 1
}

home=$(cd -P "$(dirname "$script")/.." && pwd)
if [ "$(locale charmap 2>/dev/null)" = ANSI_X3.4-1968 ] && [[ $home == *[!\ -~]* ]]; then
    fail "Java cannot read the path $home without a UTF-8 locale; install C.UTF-8, or move the folder to an ASCII path."
fi
target=$home/$module/target
stamp=$target/launcher.stamp

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    javac=$JAVA_HOME/bin/javac
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it; point it at a JDK, 17 or later."
else
    java=$(command -v java) || fail "Java is missing; install a JDK, 17 or later (https://adoptium.net)."
    javac=$(command -v javac) || javac=
fi

# The search includes directories, because a deleted file changes only the time of its directory.
up_to_date() {
    [ -f "$stamp" ] && [ -f "$target/$jar" ] && [ -d "$target/lib" ] || return 1
    local changed name sources=()
    for name in $modules; do sources+=("$home/$name/src/main"); done
    changed=$(find "$home/pom.xml" "$home"/beras-*/pom.xml "${sources[@]}" \
        -newer "$stamp" -print 2>/dev/null | head -n 1) || true
    [ -z "$changed" ]
}

# Prints the major version of the first line that names one: 17 for openjdk version "17.0.15", 8 for "1.8.0_452".
java_major() {
    "$java" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1
}

require_java_17() {
    local major
    major=$(java_major)
    [ "${major:-0}" -ge 17 ] || fail "$java is version ${major:-unknown}, but 17 or later is needed; point JAVA_HOME at a newer JDK."
}

maven_is_current() {
    local version major minor
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    IFS=. read -r major minor _ <<<"$version"
    [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 8 ]; }
}

build() {
    [ -n "$javac" ] && [ -x "$javac" ] || fail "this Java has no compiler; install a JDK, 17 or later, not only a runtime."
    command -v mvn >/dev/null || fail "Maven is missing; install Maven 3.8 or later (https://maven.apache.org)."
    maven_is_current || fail "this Maven is too old or does not run; Maven 3.8 or later is needed."
    if [ -f "$stamp" ]; then
        echo "$command: building what has changed ..." >&2
    else
        echo "$command: building; the first time, Maven downloads about 200 MB of libraries ..." >&2
    fi
    printf %s "$java" >"$stamp.new"
    if ! mvn -q -B -f "$home/pom.xml" -pl "$module" -am -Dmaven.test.skip=true package \
        </dev/null >"$target/launcher.log" 2>&1; then
        cat "$target/launcher.log" >&2
        fail "the build failed; see Maven's report above."
    fi
    mv "$stamp.new" "$stamp"
}

# The time of the stamp is the start of the last successful build; its content is the Java of that build.
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$java" ] || require_java_17
if ! up_to_date; then
    mkdir -p "$target" 2>/dev/null && [ -w "$target" ] || fail "cannot write to $target, and the command is not built yet."
    # Two launches at the same time must not both build; the second one waits and finds the build up to date.
    exec 9>"$target/launcher.lock"
    if command -v flock >/dev/null; then flock 9; fi
    up_to_date || build
    exec 9>&-
fi

# The unsafe-memory flag silences a warning of JDK 24 and later; older JDKs ignore it, thanks to the flag before it.
# shellcheck disable=SC2086  # JAVA_OPTS holds several options
exec "$java" -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
    -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow \
    -Dberas.home="$home" ${JAVA_OPTS:-} -cp "$target/$jar" "$main" "$@"
