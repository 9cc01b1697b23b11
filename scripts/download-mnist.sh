#!/bin/sh
# Downloads the missing files of MNIST's four files: either all of them or none.
#
#   scripts/download-mnist.sh [DIRECTORY]
#
# The default DIRECTORY is data/mnist in this project. The script keeps existing files; a damaged file is an error.
# BERAS_MIRRORS may contain other mirrors: addresses that end in a slash, separated by spaces.
set -eu

mirrors=${BERAS_MIRRORS:-"
    https://ossci-datasets.s3.amazonaws.com/mnist/
    https://storage.googleapis.com/cvdf-datasets/mnist/
    https://raw.githubusercontent.com/fgnt/mnist/master/"}

# name, size and SHA-256 sum of the decompressed content, because the gzipped bytes differ between mirrors
files='
train-images-idx3-ubyte 47040016 ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db
train-labels-idx1-ubyte 60008 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5
t10k-images-idx3-ubyte 7840016 0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7
t10k-labels-idx1-ubyte 10008 ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'

fail() {
    echo "download-mnist.sh: $1" >&2
    exit 1
}

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# is_right PATH SIZE SUM: succeeds if a file, plain or gzipped, has this content
is_right() {
    if gzip -t <"$1" 2>/dev/null; then gzip -dc <"$1"; else cat "$1"; fi |
        head -c "$(($2 + 1))" | sha256 | grep -qx "$3"
}

# find_in_directory NAME: prints the path of an existing file with one of its usual names, or nothing
find_in_directory() {
    dotted=$(echo "$1" | sed 's/-idx/.idx/')
    for spelling in "$1" "$dotted" "$1.gz" "$dotted.gz"; do
        if [ -e "$directory/$spelling" ]; then
            echo "$directory/$spelling"
            return
        fi
    done
}

# fetch NAME SIZE SUM: downloads a verified file into $temporary
fetch() {
    reasons=
    for mirror in $mirrors; do
        # The pipe limits the size: the gzipped files are smaller than their content.
        curl -fsSL --connect-timeout 5 --max-time 60 "$mirror$1.gz" 2>"$temporary/error" |
            head -c "$2" >"$temporary/$1.gz"
        if gzip -t <"$temporary/$1.gz" 2>/dev/null && is_right "$temporary/$1.gz" "$2" "$3"; then
            return
        fi
        reason=$(head -n 1 "$temporary/error")
        reasons="$reasons; $mirror: ${reason:-the content is not the published one}"
    done
    fail "$1.gz could not be downloaded (${reasons#; }); check the network, or download the file by hand"
}

[ $# -le 1 ] || { echo "usage: download-mnist.sh [DIRECTORY]" >&2; exit 2; }
directory=${1:-$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)/data/mnist}
command -v curl >/dev/null || fail "curl is missing; install it, or run 'scripts/beras download'"
command -v sha256sum >/dev/null || command -v shasum >/dev/null || fail "sha256sum and shasum are missing; install one"

mkdir -p "$directory" 2>/dev/null || fail "$directory cannot be created; choose another directory"
temporary=$(mktemp -d "$directory/.download.XXXXXX" 2>/dev/null) || fail "$directory cannot be written; choose another"
trap 'rm -rf "$temporary"' EXIT
trap 'exit 1' HUP INT TERM

echo "$files" | while read -r name size sum; do
    [ -n "$name" ] || continue
    there=$(find_in_directory "$name")
    if [ -z "$there" ]; then
        echo "fetching $name.gz"
        fetch "$name" "$size" "$sum"
    elif is_right "$there" "$size" "$sum"; then
        echo "keeping $there"
    else
        fail "$there is not the file that was published; delete it to fetch it anew"
    fi
done

for fetched in "$temporary"/*.gz; do
    [ ! -e "$fetched" ] || mv "$fetched" "$directory/"
done
echo "MNIST is in $directory"
