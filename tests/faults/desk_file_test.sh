#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A desk file that is not what it should be: one clear error with the right exit code, and the file stays as it is.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_AGENT=kim
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected '$2', got '$3'"; fi; }

"$amends" --db good.db init -q 2> /dev/null
for n in $(seq 30); do "$amends" --db good.db open "Ticket $n" --customer "C$n" -m text -q > /dev/null; done
chmod 644 good.db

# refused FILE CODE MESSAGE: reading and writing both end so, and nothing is touched
refused() {
    local before after command
    before=$(cksum "$1" 2> /dev/null)
    for command in "list" "note 1 -m x" "verify"; do
        # shellcheck disable=SC2086
        timeout 20 $as "$amends" --db "$1" $command > out 2> err
        check "$command of $1: exit code" "$2" $?
        check "$command of $1: message" "amends: $3" "$(head -1 err)"
        check "$command of $1: one error and a hint at most" yes "$([ "$(wc -l < err)" -le 2 ] && echo yes)"
        check "$command of $1: nothing on standard output" "" "$(cat out)"
    done
    after=$(cksum "$1" 2> /dev/null)
    check "$1 stays as it is" "$before" "$after"
}
as=
refused missing.db 3 "no desk at 'missing.db'"
check "a missing desk is not made" no "$([ -e missing.db ] && echo yes || echo no)"
mkdir folder.db
refused folder.db 65 "'folder.db' is a folder, not a desk"
: > empty.db
refused empty.db 65 "'empty.db' is not a desk"
echo "just a text" > text.db
refused text.db 65 "'text.db' is not a desk"
sqlite3 foreign.db 'CREATE TABLE t (x)'
refused foreign.db 65 "'foreign.db' is not a desk"
cp good.db newer.db
sqlite3 newer.db 'PRAGMA user_version = 99'
form=$(sqlite3 good.db 'PRAGMA user_version')
refused newer.db 65 "desk 'newer.db' has form 99; this amends knows forms up to $form"
head -c 20000 good.db > cut.db
refused cut.db 65 "desk 'cut.db' is damaged: database disk image is malformed"
ln -s /dev/null device.db
refused device.db 65 "'device.db' is not a file"

# Damage in the middle is found by verify, and never read as if it were sound.
cp good.db hurt.db
dd if=/dev/zero of=hurt.db bs=4096 seek=8 count=20 conv=notrunc 2> /dev/null
"$amends" --db hurt.db verify > /dev/null 2>&1
check "verify of a hurt desk says no" yes "$(case $? in 1 | 65) echo yes ;; *) echo no ;; esac)"

# What may only be read can be read: as somebody else, since root may do everything.
chmod 755 "$folder"
mkdir only-read
cp good.db only-read/
chmod 444 only-read/good.db
chmod 555 only-read
if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=65534 --regid=65534 --clear-groups"; fi
for command in "list" "show 1" "next" "status" "verify" "export" "log"; do
    # shellcheck disable=SC2086
    $as "$amends" --db only-read/good.db $command > out 2> err
    check "$command of a read-only desk" 0 $?
done
# shellcheck disable=SC2086
$as "$amends" --db only-read/good.db note 1 -m x > out 2> err
check "a change of a read-only desk" 74 $?
check "a change of a read-only desk: message" "amends: desk 'only-read/good.db' can't be written" "$(head -1 err)"
# shellcheck disable=SC2086
$as "$amends" --db only-read/new.db init > out 2> err
check "a desk where none may be made" 74 $?
cp good.db secret.db
chmod 000 secret.db
# shellcheck disable=SC2086
$as "$amends" --db secret.db list > out 2> err
check "a desk that may not be read" 74 $?
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
