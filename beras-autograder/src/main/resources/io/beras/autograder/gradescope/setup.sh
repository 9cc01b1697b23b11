#!/usr/bin/env bash
# Prepares the machine, once: a JDK, the native libraries, and nothing that a submission can read.
#   BERAS_AUTOGRADER   the folder with source, submission and results (default: /autograder)
set -euo pipefail

root=${BERAS_AUTOGRADER:-/autograder}
grader=$root/source/grader
natives=$root/natives

has() { command -v "$1" >/dev/null 2>&1; }

has_jdk() {
    has javac || return 1
    local version
    version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ]
}

packages=()
has_jdk || packages+=(openjdk-17-jdk-headless)
has perl || packages+=(perl)
if ! has prlimit || ! has setpriv || ! has unshare; then packages+=(util-linux); fi
if [ -f "$grader/natives.tar.xz" ] && ! has xz; then packages+=(xz-utils); fi
if [ ${#packages[@]} -gt 0 ]; then
    echo "Installing ${packages[*]}"
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"
fi

# A submission runs as another user. That user reads the native libraries, but nothing else.
mkdir -p "$natives"
for archive in "$grader"/natives.tar.*; do tar -x -f "$archive" -C "$natives"; done
if [ "$(id -u)" -eq 0 ]; then chown -R root:root "$root/source" "$natives"; fi
chmod -R u=rwX,go=rX "$natives"
chmod -R u=rwX,go= "$root/source"
