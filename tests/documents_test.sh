#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The manual pages are good man(7), the completions are good scripts, and the command tree is good JSON.
set -u
amends=$1
passed=0 failed=0
check() { # check NAME COMMAND…
    local name=$1; shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $name"; fi
}
lint() { "$amends" help --man "$@" | mandoc -T lint -W error > /dev/null; }
check "the program's page" lint
while read -r name; do
    # shellcheck disable=SC2086
    check "the page of $name" lint $name
done < <("$amends" help --all --json | jq -r '.commands[].name')
check "bash completion" bash -n <("$amends" completion bash)
check "two examples a command" test "$("$amends" help --all --json | jq '[.commands[] | select((.examples | length) < 2)] | length')" = 0
check "every example begins with its command or a pipe" test \
    "$("$amends" help --all --json | jq '[.commands[] | . as $c | .examples[0].line | select((contains("amends")) | not)] | length')" = 0
check "every option has help" test "$("$amends" help --all --json | jq '[.commands[].options[] | select(.help == "")] | length')" = 0
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
