#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Eight writers, killed at random a hundred times: nothing that was acknowledged is lost, nothing is half, the next command
# works, and the desk is sound. What was acknowledged is kept outside the desk.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected $2, got $3"; fi; }

"$amends" init -q 2> /dev/null
for n in 1 2 3 4; do "$amends" open "Ticket $n" --customer "C$n" -m text -q > /dev/null; done

write() { # write NAME: notes with a number, each acknowledged once the program said that it is done
    local n=0
    while [ ! -e stop ]; do
        n=$((n + 1))
        "$amends" note $((n % 4 + 1)) -m "note $1.$n." -q > /dev/null 2>&1 && echo "note $1.$n." >> "acknowledged.$1"
    done
}
for name in a b c d e f g h; do write $name 2> /dev/null & done
# Only what a writer started itself is killed: a sanitizer's own helper process shows the same command line, and the program
# would wait for it for ever.
writers=$(jobs -p | paste -sd,)
for _ in $(seq "${AMENDS_FAULT_KILLS:-100}"); do
    sleep 0.0$((RANDOM % 9))
    victim=$(pgrep -f -P "$writers" "^$amends note" | shuf -n 1)
    [ -n "$victim" ] && kill -9 "$victim" 2> /dev/null && echo "$victim" >> killed
done
touch stop
wait
cat acknowledged.* | sort > acknowledged
check "something was acknowledged" yes "$([ "$(wc -l < acknowledged)" -gt 10 ] && echo yes || echo no)"
check "something was killed" yes "$([ "$(wc -l < killed)" -gt 10 ] && echo yes || echo no)"
"$amends" export > export.jsonl
check "the export works" 0 $?
grep -o 'note [a-h]\.[0-9]*\.' export.jsonl | sort -u > stored
check "nothing acknowledged is lost" "" "$(comm -23 acknowledged stored | head -3)"
check "nothing was stored twice" "" "$(grep -o 'note [a-h]\.[0-9]*\.' export.jsonl | sort | uniq -d | head -3)"
"$amends" note 1 -m after -q > /dev/null
check "the next command works" 0 $?
check "the desk is sound" "sound" "$("$amends" verify | head -1 | cut -d: -f1)"
# The rig itself: a loss that was made on purpose must be found.
echo "note a.0." | sort - acknowledged > planted
check "a planted loss is found" "note a.0." "$(comm -23 planted stored | head -1)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
