#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Clock rule 18: --now and AMENDS_NOW set the present of any command, and nothing that is stored or shown knows another one.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim TZ=UTC XDG_CONFIG_HOME=$folder/config AMENDS_NO_INPUT=1
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected $2, got $3"; fi; }

export AMENDS_NOW=2001-02-03T04:05:06Z
check "AMENDS_NOW is the present" 2001-02-03T04:05:06Z "$("$amends" date now --json | jq -r .time)"
check "--now goes before it" 2002-01-01T00:00:00Z "$("$amends" date now --now 2002-01-01T00:00:00Z --json | jq -r .time)"
check "wherever it stands" 2002-01-01T02:00:00Z "$("$amends" --now=2002-01-01T00:00:00Z date 2h --json | jq -r .time)"
"$amends" --now 3/4/2001 date now 2> err; check "a present that makes no sense is refused" 2 $?

# Each command of the whole tree takes it: a present that can't be read is refused by all of them.
"$amends" help --all --json | jq -r '.commands[].name' > commands
check "there are commands" yes "$([ "$(wc -l < commands)" -gt 40 ] && echo yes || echo no)"
while read -r command; do
    # shellcheck disable=SC2086
    "$amends" $command --now yesternight > out 2> err < /dev/null
    check "'$command' reads --now" 1 "$(grep -c "'yesternight' is not a time" err)"
done < commands

# A session in 2001 leaves no trace of any other year.
"$amends" init -q 2> /dev/null
"$amends" open 'Lost parcel' --customer 'Ana Lima' -m 'Where is it?' -q > /dev/null
"$amends" take 1 -q > /dev/null
"$amends" acknowledge 1 -m 'I am sorry, Ana. I will see to it, and you will hear from me by tomorrow.' -q > /dev/null
"$amends" note 1 -m 'asked the carrier' -q > /dev/null
"$amends" promise 1 'a new one' --by 3d -q > /dev/null
"$amends" agent add lee 2> /dev/null
AMENDS_NOW=2001-02-10T00:00:00Z "$amends" remind > reminders; check "remind" 0 $?
check "somebody is reminded" yes "$([ -s reminders ] && echo yes || echo no)"
"$amends" export | grep -v "playbook: abc" > all.jsonl  # the text of the playbook has stories of its own years
check "there is something to look at" yes "$([ "$(wc -l < all.jsonl)" -gt 6 ] && echo yes || echo no)"
check "no other year is exported" "" "$(grep -oE '"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T' all.jsonl | grep -v '^"2001' | sort -u | head -3)"
check "nor shown" "" "$("$amends" show 1 --json | grep -oE '"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T' | grep -v '^"2001' | sort -u)"
check "nor stored" 0 "$(sqlite3 desk.db "SELECT count(*) FROM event WHERE at NOT BETWEEN strftime('%s', '2001-01-01') AND strftime('%s', '2002-01-01')")"
# What why says is the same whenever it is asked in truth, and follows the present that is given.
first=$("$amends" why 1 --json --now 2001-02-04T00:00:00Z)
check "why agrees with itself" "$first" "$("$amends" why 1 --json --now 2001-02-04T00:00:00Z)"
check "and with the present" no "$([ "$first" = "$("$amends" why 1 --json --now 2001-02-05T00:00:00Z)" ] && echo yes || echo no)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
