#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A disk that fails at each system call of a change: the exit code is never 0 without the change, there is always a message,
# reading goes on, and so does writing once the disk is well again. Nothing is ever half.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim ASAN_OPTIONS=detect_leaks=0 # which can't look while another program traces
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected '$2', got '$3'"; fi; }

"$amends" init -q 2> /dev/null
"$amends" open 'Charged twice' --customer Ana -m 'Charged twice' -q > /dev/null
tried=0 struck=0 calls=${AMENDS_FAULT_CALLS:-40}

stored() { "$amends" export | grep -cF "note $1."; }

# strike FAULT: one note under a fault; sets `code` and `hit`
strike() {
    tried=$((tried + 1))
    # In a shell of its own, which keeps to itself that the program was killed.
    (strace -f -qq -o trace -e trace="${1%%:*}" -e inject="$1" "$amends" note 1 -m "note $tried." -q > out 2> err; exit $?) 2> /dev/null
    code=$?
    hit=$(grep -cE 'INJECTED|killed by' trace)
    [ "$hit" = 0 ] || struck=$((struck + 1))
}
# A change must be there if the program said so, and the program must say so if it was not.
judge() { # judge FAULT
    local there
    there=$(stored $tried)
    if [ "$code" = 0 ]; then check "$1: what was acknowledged is there" 1 "$there"; return; fi
    check "$1: it is there once or not at all" yes "$([ "$there" -le 1 ] && echo yes || echo "$there")"
    check "$1: the exit code is one of those that are promised" yes "$(case $code in 65 | 74 | 75) echo yes ;; *) echo "$code" ;; esac)"
    check "$1: there is a message" "amends: " "$(head -c 8 err)"
}

for fault in pwrite64:error=ENOSPC pwrite64:error=EIO pwrite64:error=EDQUOT fdatasync:error=EIO ftruncate:error=EIO \
    openat:error=EMFILE openat:error=EACCES flock:error=EIO pread64:error=EIO fcntl:error=EIO fstat:error=EIO; do
    for n in $(seq "$calls"); do
        for when in "$n" "$n+"; do # once, and from then on
            strike "$fault:when=$when"
            [ "$hit" = 0 ] && break 2
            judge "$fault:when=$when"
        done
    done
done
for call in pwrite64 fdatasync ftruncate; do
    for n in $(seq "$calls"); do
        strike "$call:signal=KILL:when=$n"
        [ "$hit" = 0 ] && break
        check "killed at $call $n: it is there once or not at all" yes "$([ "$(stored $tried)" -le 1 ] && echo yes)"
    done
done
check "faults struck" yes "$([ $struck -gt $((2 * calls)) ] && echo yes || echo $struck)"
check "the desk is sound" sound "$("$amends" verify | head -1 | cut -d: -f1)"
check "and is written again" "$((tried + 1))" "$("$amends" note 1 -m "note $((tried + 1))." -q > /dev/null; "$amends" export | grep -o "note $((tried + 1))\." | tr -dc 0-9)"

# An import on a disk that fills up keeps what was committed, and goes on when it is run again.
seq 9000 | awk 'BEGIN { print "key,subject" } { print "k" $1 ",Complaint " $1 }' > rows.csv
strace -f -qq -o trace -e trace=pwrite64 -e inject=pwrite64:error=ENOSPC:when=400+ "$amends" import rows.csv > out 2> err
check "an import on a full disk" 74 $?
check "says so" "amends: no space left for desk 'desk.db'" "$(grep '^amends' err)"
check "and leaves a sound desk" sound "$("$amends" verify | head -1 | cut -d: -f1)"
"$amends" import rows.csv > out 2> err
check "it is simply run again" 0 $?
check "and all is there" 9001 "$("$amends" list --plain | wc -l)"

# A file that may not grow further, and an output that is full.
(ulimit -f 1; "$amends" note 1 -m "$(head -c 90000 /dev/zero | tr '\0' x)" -q) > out 2> err
check "a limit on the size of files" 74 $?
for command in "list" "show 1" "export" "help" "log --json"; do
    # shellcheck disable=SC2086
    "$amends" $command > /dev/full 2> err
    check "$command to a full disk" 74 $?
    check "$command to a full disk: message" "can't write the output: No space left on device" "$(grep -o "can't write the output: No space left on device" err)"
    # shellcheck disable=SC2086
    "$amends" $command 2> err | head -c 1 > /dev/null
    check "$command to a reader that leaves" "0 " "${PIPESTATUS[0]} $(cat err)"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
