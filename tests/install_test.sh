#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What is installed works: the program finds its playbooks, and another program is built on amends::amends.
#   install_test.sh BUILD_FOLDER SOURCE_FOLDER
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/prefix" > /dev/null
export AMENDS_DB=$folder/desk.db AMENDS_AGENT=kim
for playbook in "$2"/playbooks/*.yaml; do
    "$folder/prefix/bin/amends" playbook check "$(basename "$playbook" .yaml)" > /dev/null
done
"$folder/prefix/bin/amends" init -q 2> /dev/null
"$folder/prefix/bin/amends" open 'Late' --customer Bo --mood angry -q > /dev/null
cmake -S "$2/examples/report" -B "$folder/build" -DCMAKE_PREFIX_PATH="$folder/prefix" > /dev/null
cmake --build "$folder/build" > /dev/null
LD_LIBRARY_PATH=$folder/prefix/lib:$folder/prefix/lib/x86_64-linux-gnu "$folder/build/report" "$AMENDS_DB" > "$folder/out"
grep -qx ' *1  angry' "$folder/out"
echo "1 passed, 0 failed"
