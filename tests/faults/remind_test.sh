#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Two runs of the reminders at once, killed at random, the clock moved on between rounds: each rung stands once in the ledger,
# is delivered at least once and always under the same id, and what was answered, closed or waits reminds nobody.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim TZ=UTC
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected $2, got $3"; fi; }

start=$(date -d 2026-03-02T09:00:00Z +%s)
at() { date -u -d "@$((start + $1))" +%Y-%m-%dT%H:%M:%SZ; }
cat > ladder.yaml <<'YAML'
playbook: ladder
clocks: {respond: {amazed: 1h, delighted: 6h, expected: 24h}, update: 24h}
reminders: [{at: 10%, to: owner}, {at: 30%, to: owner}, {at: 50%, to: owner}, {at: 70%, to: owner}, {at: due, to: owner}, {after: 6h, to: supervisor}]
YAML
export AMENDS_NOW; AMENDS_NOW=$(at 0)
"$amends" init -q --playbook ./ladder.yaml 2> /dev/null
for n in 1 2 3 4 5 6 7 8; do "$amends" open "Ticket $n" --customer "C$n" -m text -q > /dev/null; done
"$amends" respond 6 --final -m 'I am sorry. It is done.' -q > /dev/null
"$amends" respond 7 --ask -m 'I am sorry. Which one was it?' -q > /dev/null
"$amends" respond 8 --final -m 'I am sorry. It is done.' -q > /dev/null
"$amends" close 8 --outcome satisfied --cause process/delivery -q > /dev/null

cat > deliver <<'SH'
#!/bin/sh
cat > "in.$$" && printf '%s %s\n' "$AMENDS_REMINDER_ID" "$(jq -r .reminder.id < "in.$$")" >> delivered && rm -f "in.$$"
SH
chmod +x deliver
rounds=${AMENDS_FAULT_ROUNDS:-200}
kills=0
for round in $(seq "$rounds"); do
    AMENDS_NOW=$(at $((round * 30 * 3600 / rounds)))
    "$amends" remind --exec ./deliver > /dev/null 2>&1 & one=$!
    "$amends" remind --exec ./deliver > /dev/null 2>&1 & two=$!
    # On a fast machine a run is over before sleep itself has begun: some are killed at once.
    pause=$((RANDOM % 4))
    [ "$pause" = 3 ] || sleep "0.00$pause"
    kill -9 "$one" 2> /dev/null && kills=$((kills + 1))
    wait "$one" "$two" 2> /dev/null
done
"$amends" remind --exec ./deliver > /dev/null 2>&1
check "the last run works" 0 $?
check "something was killed" yes "$([ "$kills" -gt $((rounds / 20)) ] && echo yes || echo no)"
sqlite3 desk.db 'SELECT id FROM reminder ORDER BY id' > ledger
for n in 1 2 3 4 5; do
    for rung in 10% 30% 50% 70% due; do echo "$n/1/respond/1/$rung/owner"; done
    echo "$n/1/respond/1/after-6h/supervisor"
done | sort > wanted
check "each rung stands once in the ledger" "" "$(sort ledger | diff wanted - | head -3)"
check "each was delivered" "" "$(cut -d' ' -f1 delivered | sort -u | diff wanted - | head -3)"
check "always under the id that the ledger has" 0 "$(awk '$1 != $2' delivered | wc -l)"
check "copies only after kills" yes "$([ $(($(wc -l < delivered) - 30)) -le "$kills" ] && echo yes || echo no)"
check "all of it is settled" 0 "$(sqlite3 desk.db "SELECT count(*) FROM reminder WHERE state <> 'delivered'")"
check "the desk is sound" "sound" "$("$amends" verify | head -1 | cut -d: -f1)"
# The rig itself: a rung that was lost on purpose must be found.
check "a planted loss is found" 1 "$(tail -n +2 ledger | sort | diff wanted - | grep -c '^<')"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
