#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Eight processes with 200 changes each on one desk: none is refused as busy, nothing is lost, and the desk is sound. Eight
# agents who take the next ticket never get the same one.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim
changes=${AMENDS_FAULT_CHANGES:-200}
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected $2, got $3"; fi; }

"$amends" init -q 2> /dev/null
for n in $(seq 40); do "$amends" open "Ticket $n" --customer "C$n" -m text -q > /dev/null; done

take() { # take NAME: until there is none left that is not this agent's own
    local id last=
    while :; do
        id=$("$amends" --as "$1" next --take -q 2> /dev/null)
        if [ -z "$id" ] || [ "$id" = "$last" ]; then break; fi
        last=$id
        echo "$id $1" >> taken
        "$amends" --as "$1" respond "$id" --ask -m 'I am sorry, and I thank you for telling us. I can see how annoying it is, and I will look into it. Which one is it?' -q > /dev/null 2>> errors
    done
}
for name in a b c d e f g h; do take $name & done
wait
check "every ticket was taken once" "40" "$(cut -d' ' -f1 taken | sort -u | wc -l)"
check "no ticket was taken twice" "" "$(cut -d' ' -f1 taken | sort | uniq -d)"

change() {
    for n in $(seq "$changes"); do
        "$amends" --as "$1" note $((n % 40 + 1)) -m "$1 $n" -q > /dev/null 2>> errors || echo "$1 $n" >> refused
    done
}
for name in a b c d e f g h; do change $name & done
wait
touch refused errors
check "none was refused" "" "$(head -3 refused)"
check "nothing was complained of" "" "$(head -3 errors)"
check "nothing was lost" "$((8 * changes))" "$("$amends" log --plain | cut -f5 | grep -cx noted)"
check "the desk is sound" "sound" "$("$amends" verify | head -1 | cut -d: -f1)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
