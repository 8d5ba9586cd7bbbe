#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Imports: killed at any moment they are simply run again; a bad table costs its bad rows, and nothing that can be put into a
# table takes much memory.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim AMENDS_NOW=2026-03-02T08:00:00Z TZ=UTC ASAN_OPTIONS=detect_leaks=0 # which can't look while another program traces
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected '$2', got '$3'"; fi; }
fresh() { rm -f desk.db*; "$amends" init -q 2> /dev/null; }
tickets() { "$amends" list --status open --status closed --plain | wc -l; }

rows=${AMENDS_FAULT_ROWS:-20000}
seq "$rows" | awk 'BEGIN { print "key,subject,received,customer" } { printf "k%d,Complaint %d,2025-01-02,Customer %d\n", $1, $1, $1 % 500 }' > rows.csv
fresh
"$amends" import rows.csv 2> whole
check "a whole import" "$rows imported, 0 there already, 0 could not be read" "$(cat whole)"
"$amends" list --plain --fields subject,received_at,customer --status open | sort > expected

# The first commit of a fresh desk, which builds its indexes last: killed, it is all there or nothing.
fresh
("$amends" import rows.csv > out 2> err & pid=$!; sleep 0.2; kill -9 $pid; wait $pid) 2> /dev/null
check "a fill is all there or nothing" yes "$(case $(tickets) in 0 | "$rows") echo yes ;; *) tickets ;; esac)"
check "sound after a killed fill" sound "$("$amends" verify | head -1 | cut -d: -f1)"

# Each is killed a little later than the one before, until one gets through.
fresh
head -2 rows.csv | "$amends" import - 2> /dev/null
kills=0
for n in $(seq 60); do
    ("$amends" import rows.csv > out 2> err & pid=$!
     sleep "$(awk -v n="$n" 'BEGIN { print n * 0.03 }')"; kill -9 $pid; wait $pid) 2> /dev/null
    code=$?
    [ $code = 0 ] && break
    kills=$((kills + 1))
    [ $((n % 5)) = 0 ] && check "sound after kill $n" sound "$("$amends" verify | head -1 | cut -d: -f1)"
done
check "some were killed" yes "$([ $kills -gt 2 ] && echo yes || echo $kills)"
"$amends" import rows.csv 2> err
check "it goes on where it stopped" 0 $?
check "nothing was imported twice, nothing is missing" same "$("$amends" list --plain --fields subject,received_at,customer --status open | sort | cmp -s - expected && echo same)"
"$amends" import rows.csv 2> err
check "and a second time there is nothing to do" "0 imported, $rows there already, 0 could not be read" "$(cat err)"

# What customers wrote goes into the desk and nowhere else.
fresh
head -3000 rows.csv > some.csv
strace -f -qq -y -o trace -e trace=pwrite64,write "$amends" import some.csv > out 2> err
# A sanitized program writes to pipes of its own.
[ -n "${AMENDS_FAULT_CALLS:-}" ] || check "nothing is written elsewhere" "" "$(grep -oE '^[0-9 ]*p?write(64)?\([0-9]+<[^>]*>' trace | grep -oE '<.*>' | sort -u | grep -vE "<$PWD/(desk.db|desk.db-journal|out|err)>")"

# --strict: all or nothing, also when it is killed.
fresh
{ cat rows.csv; echo 'bad,,,'; } > strict.csv
"$amends" import --strict strict.csv > out 2> err
check "--strict stops" "65 amends: line $((rows + 2)): has neither a subject nor a text" "$? $(head -1 err)"
check "and imports nothing" 0 "$(tickets)"
("$amends" import --strict rows.csv > out 2> err & pid=$!; sleep 0.1; kill -9 $pid; wait $pid) 2> /dev/null
check "killed, it is all there or nothing" yes "$(case $(tickets) in 0 | "$rows") echo yes ;; *) tickets ;; esac)"

# Imported history triggers nothing: no step, no promise, no reply.
check "history is one event a ticket" opened "$(fresh; head -3 rows.csv | "$amends" import - 2> /dev/null; "$amends" show 1 --json | jq -r '[.ticket.timeline[].kind] | join(" ")')"

# Hostile tables. 100 MB in one field, in a program that may have 300 MB.
fresh
{ echo 'key,subject'; printf '1,ok\n2,"'; head -c 100000000 /dev/zero | tr '\0' x; printf '"\n3,ok\n4,'; head -c 100000000 /dev/zero | tr '\0' x
  printf '\n5,caf\xe9\n6,a\0b\n7,"broken\n8,ok\n'; } > hostile.csv
limit=$([ -z "${AMENDS_FAULT_CALLS:-}" ] && echo 300000 || echo unlimited) # the sanitizers take more than they show
(ulimit -v "$limit"; timeout 120 "$amends" import hostile.csv > out 2> err)
check "a hostile table" 65 $?
check "each bad row is named" "hostile.csv:3: a field has more than 16 MB
hostile.csv:5: a field has more than 16 MB
hostile.csv:6: subject: the text is not UTF-8: byte 4
hostile.csv:7: subject: the text has a NUL at byte 2
hostile.csv:8: a quote is never closed
3 imported, 0 there already, 5 could not be read" "$(cat err)"
check "the good rows are there" 3 "$(tickets)"
for table in '' '\n' ',\n' 'subject,subject\na,b\n' '"subject\nx\n' '\0' 'sub\xe9ct\nx\n'; do
    # shellcheck disable=SC2059
    printf "$table" > odd.csv
    timeout 20 "$amends" import odd.csv > out 2> err
    code=$?
    check "an odd table: code" yes "$(case $code in 2 | 65) echo yes ;; *) echo "$code" ;; esac)"
    check "an odd table: one error" 1 "$(grep -c '^amends: ' err)"
done
head -c 3000000 /dev/urandom > noise.csv
timeout 60 "$amends" import noise.csv > out 2> err
check "noise" yes "$(case $? in 2 | 65) echo yes ;; *) echo no ;; esac)"
check "sound after all that" sound "$("$amends" verify | head -1 | cut -d: -f1)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
