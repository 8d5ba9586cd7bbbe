#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Clock rule 23: programs that reminders are handed to, missing, failing, hanging, flooding, leaving children behind; and letters.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim TZ=UTC XDG_CONFIG_HOME=$folder/config
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected $2, got $3"; fi; }
program() { printf '#!/bin/sh\n%s\n' "$2" > "$1"; chmod +x "$1"; }

export AMENDS_NOW=2026-03-02T09:00:00Z
"$amends" init -q 2> /dev/null
"$amends" agent add kim --email kim@example.com 2> /dev/null
"$amends" open $'Caf\u00e9 \e[31mred' --customer 'Ana Lima' --email ana@example.com -m text -q > /dev/null
"$amends" take 1 -q > /dev/null
export AMENDS_NOW=2026-03-02T21:00:00Z

"$amends" remind --exec ./missing 2> err; check "a missing program" 74 $?
check "nothing was given for it" 0 "$(sqlite3 desk.db 'SELECT count(*) FROM reminder')"
touch not-executable
"$amends" remind --exec ./not-executable 2> err; check "a file that may not be run" 74 $?
"$amends" remind 2> err > out; check "without a program it is printed" 0 $?
sqlite3 desk.db "SELECT state FROM reminder" > state; check "what was printed is settled" delivered "$(cat state)"

export AMENDS_NOW=2026-03-03T08:50:00Z
program fails 'echo "no line to the pager" >&2; exit 3'
"$amends" remind --exec ./fails 2> err; check "a failing program" 75 $?
check "says how it failed" 1 "$(grep -c "'./fails' ended with code 3: no line to the pager" err)"
program hangs 'sleep 1000 & sleep 1000'
start=$(date +%s)
"$amends" remind --exec ./hangs --timeout 1s 2> err; check "a hanging program" 75 $?
check "says so" 1 "$(grep -c "was still running after 1 s" err)"
check "it is ended soon" yes "$([ $(($(date +%s) - start)) -lt 20 ] && echo yes || echo no)"
check "with what it started" "" "$(pgrep -f 'sleep 1000' -g "$(pgrep -f ./hangs | head -1)" 2> /dev/null)"
program floods 'head -c 300000000 /dev/zero | tr "\\0" x; exit 1'
"$amends" remind --exec ./floods 2> err; check "a flooding program" 75 $?
check "its flood is cut" yes "$([ "$(wc -c < err)" -lt 20000 ] && echo yes || echo no)"
program leaves 'sleep 1000 & echo "no line to the pager" >&2; exit 3'
start=$(date +%s)
"$amends" remind --exec ./leaves 2> err; check "a failing program that leaves a child with its output" 75 $?
check "its own end counts" 1 "$(grep -c "'./leaves' ended with code 3: no line to the pager" err)"
check "and is not waited for" yes "$([ $(($(date +%s) - start)) -lt 20 ] && echo yes || echo no)"
"$amends" remind --exec /tmp 2> err; check "a folder is no program" 74 $?
check "and says so" 1 "$(grep -c "can't run '/tmp': Is a directory" err)"
program killed 'kill -9 $$'
"$amends" remind --exec ./killed 2> err; check "a program that is killed" 75 $?
program reads 'cat > got; ls /proc/self/fd > open; env | grep ^AMENDS_REMINDER_ | sort > fields'
"$amends" remind --exec ./reads 2> err 7< desk.db 8> other; check "a good program" 0 $?
check "it inherits no descriptor but its own" 0 "$(grep -cx '[78]' open)"
check "it reads JSON" "1 respond before 15m owner kim" "$(jq -r '.reminder | "\(.ticket) \(.clock) \(.rung) \(.to) \(.people[0].name)"' got)"
check "and fields" 1/1/respond/1/before-15m/owner "$(sed -n 's/^AMENDS_REMINDER_ID=//p' fields)"
check "no escape reaches it but in JSON" 0 "$(grep -c $'\e' fields)"
"$amends" remind --exec ./fails 2> err; check "nothing is left" 0 $?

export AMENDS_NOW=2026-03-03T09:30:00Z
program sendmail 'cat > "letter.$$"; echo "$@" > arguments'
mkdir -p config/amends
"$amends" remind --exec "" 2> err; check "an empty variable is no program" 2 $?
echo "sendmail: $folder/sendmail" > config/amends/config.yaml
"$amends" remind --mail 2> err; check "letters" 0 $?
check "the addresses are in the letter" "-t -i" "$(cat arguments)"
check "to the owner" "To: kim@example.com" "$(grep ^To: letter.*)"
check "a subject of ASCII alone" 0 "$(sed '/^$/q' letter.* | LC_ALL=C grep -c '[^ -~]')"
check "one Message-ID, from the reminder" 1 "$(grep -c '^Message-ID: <1\.1\.respond\.1\.due\.owner@' letter.*)"
check "marked as sent by a machine" 1 "$(grep -c '^Auto-Submitted: auto-generated' letter.*)"
for address in '-oQ/tmp@x' 'a@b, c@d' 'kim' '@' 'a@b@c' 'a b@c'; do
    "$amends" agent add kim --email="$address" 2> /dev/null; check "'$address' is no address" 2 $?
done
export AMENDS_NOW=2026-03-03T12:00:00Z
"$amends" agent add lee --role supervisor 2> /dev/null
sqlite3 "$AMENDS_DB" "UPDATE agent SET email = 'a@b, c@d' WHERE name = 'lee'" # by whoever may write the file
"$amends" remind --mail 2> err; check "no letter to what is no address" 65 $?
"$amends" agent add lee --email lee@example.com 2> /dev/null
"$amends" remind --mail 2> err; check "mended, it goes" 0 $?
# Nobody of those who would get it has an address: whoever runs the reminders is told, once.
export AMENDS_NOW=2026-03-04T12:00:00Z
"$amends" remind --mail > out 2> err; check "without an address it is no failure" 0 $?
check "it is told here" "#1 respond to manager" "$(cut -d: -f1 out)"
check "with what would help" 1 "$(grep -c '^hint: amends agent add NAME --email' err)"
"$amends" remind --mail > out 2> err; check "and not again" "0 0" "$? $(wc -c < out)"
check "the desk is sound" sound "$("$amends" verify | head -1 | cut -d: -f1)"
# What only a person can mend outranks what the next run may bring.
export AMENDS_DB=mixed.db AMENDS_NOW=2026-03-02T09:00:00Z
"$amends" init -q 2> /dev/null
"$amends" agent add kim --email kim@example.com 2> /dev/null
"$amends" agent add lee --email lee@example.com 2> /dev/null
sqlite3 mixed.db "UPDATE agent SET email = 'a@b, c@d' WHERE name = 'lee'"
for agent in lee kim; do
    "$amends" open "Lost $agent" --customer "of $agent" -m text -q > /dev/null
    "$amends" --as "$agent" take @ -q > /dev/null 2>&1 || "$amends" assign @ "$agent" -q > /dev/null
done
export AMENDS_NOW=2026-03-03T09:00:00Z
echo "sendmail: $folder/fails" > config/amends/config.yaml
"$amends" remind --mail > out 2> err; check "a bad address and a busy mailer" 65 $?
check "both are told" 2 "$(grep -c 'was not delivered' err)"
"$amends" customer edit 1 --email bo@example.com -q > /dev/null 2>&1
"$amends" agent add lee --email lee@example.com 2> /dev/null
"$amends" remind --mail > out 2> err; check "a busy mailer alone" 75 $?
echo "sendmail: $folder/sendmail" > config/amends/config.yaml
# A playbook that nudges needs words for it; where they say nothing, no customer gets an empty letter.
printf 'playbook: bare\nnudge: [1d]\n' > bare.yaml
"$amends" playbook check ./bare.yaml > out 2>&1; check "a playbook that nudges without words" 65 $?
check "is named with its place" 1 "$(grep -c "^./bare.yaml:2:8: error: there is no template 'nudge'" out)"
printf 'playbook: bare\nnudge: [1d]\ntemplates: {nudge: "{{^customer.name}}Hello{{/customer.name}}"}\n' > bare.yaml
export AMENDS_DB=bare.db AMENDS_NOW=2026-03-02T09:00:00Z
"$amends" init -q --playbook ./bare.yaml 2> /dev/null
"$amends" open Lost --customer Bo --email bo@example.com -m 'It is lost.' -q > /dev/null
"$amends" respond 1 --ask -m 'I am sorry. Which one was it?' -q > /dev/null 2>&1
AMENDS_NOW=2026-03-04T09:00:00Z "$amends" remind --mail > /dev/null 2> err; check "a nudge without words" 65 $?
check "is named" 1 "$(grep -c 'the letter has no text' err)"
check "and goes to nobody" 0 "$(cat letter.* | grep -c 'bo@example.com')"
# Reminders for nobody in particular go to the team's addresses; what is none is named.
export AMENDS_DB=team.db AMENDS_NOW=2026-03-02T09:00:00Z
"$amends" init -q 2> /dev/null
"$amends" open Lost --customer Bo -m 'It is lost.' -q > /dev/null
printf 'sendmail: %s\nteam: desk@example.com, night@example.com\n' "$folder/sendmail" > config/amends/config.yaml
rm -f letter.*
AMENDS_NOW=2026-03-02T21:00:00Z "$amends" remind --mail > out 2> err; check "letters to a team" 0 $?
check "go to each of its addresses" "To: desk@example.com, night@example.com" "$(grep -hA1 ^To: letter.* | sed /^Subject/d | tr -d "\n" | tr -s " ")"
printf 'sendmail: %s\nteam: desk@example.com, night\n' "$folder/sendmail" > config/amends/config.yaml
AMENDS_NOW=2026-03-03T09:30:00Z "$amends" remind --mail > out 2> err; check "a team with what is no address" 65 $?
check "which is named" 1 "$(grep -c "'night'" err)"
echo "sendmail: $folder/sendmail" > config/amends/config.yaml
# A program that answers one ticket while it is told of another: the other is not told of what is over.
export AMENDS_DB=midway.db AMENDS_NOW=2026-03-02T09:00:00Z
"$amends" init -q 2> /dev/null
"$amends" agent add kim --email kim@example.com 2> /dev/null
for n in 1 2; do "$amends" open "Lost $n" --customer "Bo $n" -m 'It is lost.' -q > /dev/null; "$amends" take "$n" -q > /dev/null; done
export REAL_AMENDS=$amends
# shellcheck disable=SC2016 # the program expands these
program answers 'echo "$AMENDS_REMINDER_TICKET" >> told
"$REAL_AMENDS" respond $((3 - AMENDS_REMINDER_TICKET)) --until 5h -m "Thank you for telling us. I am sorry about that. I will look for it today. Where did you see it last?" -q > answered 2>&1'
export AMENDS_NOW=2026-03-02T21:00:00Z
"$amends" remind --exec ./answers > out 2> err; check "a program that answers midway" 0 $?
check "it could answer" 2 "$(head -1 answered)"
check "only the first is told of" "1" "$(cat told)"
check "the rung of the other counts as not given" "1/1/respond/1/50%/owner delivered" "$(sqlite3 -separator ' ' midway.db "SELECT id, state FROM reminder WHERE state = 'delivered'")"
"$amends" remind --exec ./answers > out 2> err; check "and nothing is left for it" "0 1" "$? $(cat told)"
# One that answers the very ticket it is told of is done with that.
# shellcheck disable=SC2016
program answers_it 'echo "$AMENDS_REMINDER_TICKET" >> told
"$REAL_AMENDS" respond "$AMENDS_REMINDER_TICKET" --until 5h -m "Thank you for telling us. I am sorry about that. I will look for it today. Where did you see it last?" -q > answered 2>&1'
AMENDS_NOW=2026-03-03T08:00:00Z "$amends" remind --exec ./answers_it > out 2> err; check "a program that answers what it is told of" 0 $?
check "it could answer that" "$(tail -1 told)" "$(head -1 answered)"
check "the desk is sound after both" sound "$("$amends" verify | head -1 | cut -d: -f1)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
