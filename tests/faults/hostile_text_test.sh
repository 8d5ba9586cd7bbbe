#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Text of customers in every output that people read: escape sequences, bidi overrides, zero-width and tag characters are shown
# and never obeyed; emoji, combining marks and a megabyte on one line come back as they were.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim AMENDS_NOW=2026-03-02T08:00:00Z TZ=UTC
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected '$2', got '$3'"; fi; }

# Everything that a terminal obeys, or that hides: C0 but tab and line feed, DEL, C1, bidi, zero width, tags.
obeyed='[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xf3\xa0[\x80-\x87]'
clean() { # clean WHAT FILE
    check "$1 obeys nothing" "" "$(LC_ALL=C grep -aoP "$obeyed" "$2" | head -1 | od -An -tx1)"
    check "$1 is UTF-8" "" "$(iconv -f UTF-8 -t UTF-8 "$2" 2>&1 > /dev/null)"
}
printf 'a\x1b[31m\xe2\x80\xaeb' > planted
check "the rig finds what was planted" yes "$(LC_ALL=C grep -qaP "$obeyed" planted && echo yes)"

esc=$'\x1b[2J\x1b]0;owned\x07'
evil="x${esc}"$'\x7f\x9b\xc2\x9b31m\xe2\x80\xaertl\xe2\x81\xa6\xe2\x80\x8b\xef\xbb\xbf\xf3\xa0\x81\xa1\xd8\x9c\r\x08end'
evil=${evil/$'\x9b'/} # a lone byte of C1 is no UTF-8 and is refused, see below
said() { "$amends" "$@" > out 2>&1; clean "amends ${*:0:2}" out; }

"$amends" init -q 2> /dev/null
"$amends" open "first $evil" --customer 'Ana Lima' --wants "wish $evil" -m "text $evil" > out 2>&1
check "an open ticket with hostile text" 0 $?
clean "open" out
"$amends" open "first again $evil" --customer 'Ana Lima' -m two > out 2>&1
clean "open of one that looks alike" out
printf 'key,subject,customer,text\nk1,"imp %s","Cust\xe2\x80\xaeomer","%s"\n' "$evil" "$evil" > rows.csv
said import rows.csv
said import "no such $evil.csv"
said acknowledge 1 -m "ack $evil" --force --because "a test"
said offer-options 1 --option "one $evil" --option two --option three
said choose 1 --own "own $evil"
said promise 1 "promise $evil" --by 2d
said note 1 -m "note $evil"
said skip 1 know-the-wish --because "because $evil"
said wait 1 --on supplier --until 2d --because "wait $evil"
for command in status list "list --plain" "list first" "show 1" "show 2" "show 3" "guide 1" "log" "log 1" "log --plain" next \
    "customer list" "customer show 1" "customer show 2" "agent list" "verify" "list --sort received" "config"; do
    # shellcheck disable=SC2086
    said $command
done
# What is typed comes back in messages.
said "cmd$evil"
said list "--opt$evil"
said list --mood "mood$evil"
said list --fields "field$evil"
said show "id$evil"
said customer show "who$evil"
said assign 1 "agent$evil"
said did 1 "step$evil"
said close 1 --outcome satisfied --cause "a/b$evil"
said note 1 --idempotency-key "key$evil" -m x
said open s --customer c --received "time$evil"
said open s --customer c --value "money$evil"
said open s --customer c --playbook "book$evil"
said playbook check "file$evil.yaml"
said --db "desk$evil.db" list
said --as "agent$evil" note 1 -m x
said date "when$evil"
said help "topic$evil"
printf 'playbook: "x\\u202e\x1b"\nst\x1b[31meps: []\n' > evil.yaml
said playbook check evil.yaml
mkdir -p config/amends && printf 'agent: "k\\u001b[31m"\n' > config/amends/config.yaml
XDG_CONFIG_HOME=$PWD/config said config
printf '"c%s":\n' "$evil" > config/amends/config.yaml
XDG_CONFIG_HOME=$PWD/config said config

# A lone byte of Latin-1, and NUL, are refused by name and change nothing.
before=$("$amends" export | cksum)
printf 'caf\xe9' | "$amends" note 1 -F - > out 2> err
check "Latin-1 is refused" "65 amends: the text is not UTF-8: byte 4" "$? $(head -1 err)"
printf 'a\0b' | "$amends" note 1 -F - > out 2> err
check "NUL is refused" "65 amends: the text has a NUL at byte 2" "$? $(head -1 err)"
head -c 17000000 /dev/zero | tr '\0' x | "$amends" note 1 -F - > out 2> err
check "17 MB are refused" "65 amends: the text has more than 16 MB" "$? $(head -1 err)"
check "and nothing was changed" "$before" "$("$amends" export | cksum)"

# What is only unusual is kept to the byte, and takes the columns that it looks like.
for text in '👩‍👩‍👧‍👦 family' '🇫🇷 flag' $'e\xcc\x81\xcc\x82\xcc\x83 combining' '漢字かな' 'שלום عليكم' $'tab\there'; do
    "$amends" note 1 -m "$text" -q > /dev/null
    check "kept: $text" "$text" "$("$amends" show 1 --json | jq -r '.ticket.timeline[-1].text')"
done
head -c 1000000 /dev/zero | tr '\0' 'y' > line
"$amends" note 1 -F line -q > /dev/null
check "a megabyte on one line" "$(cksum < line)" "$("$amends" show 1 --json | jq -j '.ticket.timeline[-1].text' | cksum)"
timeout 60 "$amends" show 1 > out
check "is shown" 0 $?
check "the desk is sound" sound "$("$amends" verify | head -1 | cut -d: -f1)"
check "and an export of it makes an equal one" equal "$("$amends" export > a.jsonl; "$amends" --db b.db init -q 2> /dev/null
    "$amends" --db b.db import a.jsonl 2> /dev/null; "$amends" --db b.db export | cmp -s - a.jsonl && echo equal)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
