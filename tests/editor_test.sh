#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The editor, on a terminal of its own: what was written is sent, and what could not be sent is kept.
set -u
amends=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export AMENDS_DB=desk.db AMENDS_AGENT=kim AMENDS_NOW=2026-11-24T09:00:00Z TZ=UTC VISUAL=''
passed=0 failed=0
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected '$2', got '$3'"; fi; }

on_terminal() { # on_terminal EDITOR WORDS…: sets `said` and `code`
    local editor=$1 command
    shift
    command=$(printf '%q ' "$amends" "$@")
    said=$(set -o pipefail; EDITOR=$folder/$editor script -qec "$command" /dev/null < /dev/null | tr -d '\r')
    code=$?
}
editor() { printf '#!/bin/sh\n%s\n' "$2" > "$1" && chmod +x "$1"; }
kept() { grep -o "/tmp/amends-text-[A-Za-z0-9]*" <<< "$said"; }

"$amends" init -q 2> /dev/null
"$amends" open 'Charged twice' --customer Ana -m 'Charged twice' -q > /dev/null

# shellcheck disable=SC2016 # the editors expand these
{
    editor writes 'cp "$1" seen; { echo "I am sorry."; cat "$1"; } > new; cat new > "$1"'
    editor leaves_it 'true'
    editor fails 'exit 1'
    editor is_slow '"$REAL_AMENDS" note 1 -m meanwhile --as lee; { echo "$GOOD"; cat "$1"; } > new; cat new > "$1"'
}
export REAL_AMENDS=$amends

bad='That is our company policy.'
good='Thank you for telling us. I am sorry, and I can see how annoying that is. I will put it right today. What happened?'
# Writes a bad text first, and mends it when it is shown what was found.
{
    echo '#!/bin/sh'
    echo 'if grep -q "no-company-policy" "$1"; then cp "$1" findings; echo "$GOOD" > "$1"; else echo "$BAD" > "$1"; fi'
} > mends
chmod +x mends
export BAD=$bad GOOD=$good

on_terminal writes note 1
check "the note is stored" "I am sorry." "$("$amends" show 1 | grep -o 'I am sorry.')"
check "the editor shows which ticket it is" "# #1 Charged twice" "$(grep -o '# #1 Charged twice' seen)"
check "no file stays behind" "" "$(kept)"

on_terminal leaves_it note 1
check "an empty text is refused" "amends: the text is empty, so nothing was sent" "$said"

on_terminal fails note 1
check "a failing editor is named" "amends: the editor '$folder/fails' failed" "$(grep '^amends' <<< "$said")"

on_terminal mends respond 1 --ask
check "a text that was mended is sent" 0 "$code"
check "the findings stood below the scissors" 1 "$(sed -n '/>8/,$p' findings | grep -c 'no-company-policy TEN-5')"
check "the text stood above them" "$bad" "$(head -1 findings)"
check "what was mended is on record" no-company-policy "$("$amends" log 1 --json | grep -o '"mended":.*' | grep -o 'no-company-policy' | head -1)"
check "no file of it stays behind" "" "$(kept)"

editor insists 'echo "$BAD" > "$1"'
on_terminal insists respond 1 --ask
check "a text that is left as it is is refused" 4 "$code"
check "and kept" "$bad" "$(cat "$(kept)")"
rm -f "$(kept)"

on_terminal is_slow respond 1
check "what changed meanwhile is told" "amends: ticket '#1' has changed: version 3 was read, it is 4 now" "$(grep '^amends: ' <<< "$said")"
check "and by the exit code" 5 "$code"
check "the text is kept" "$good" "$(cat "$(kept)")"
check "and can be sent" "#1 noted" "$("$amends" note 1 -F "$(kept)" 2>&1 | head -1)"
rm -f "$(kept)"

# What a pager that is not there was to show is shown all the same.
said=$(PAGER=no-such-pager script -qec "$(printf '%q ' "$amends" log 1)" /dev/null < /dev/null | tr -d '\r')
check "a missing pager hides nothing" 1 "$(grep -c "opened: complaint" <<< "$said")"

# A terminal of 40 columns shows what it has room for, and all that is asked for.
narrow() { script -qec "stty cols 40; $(printf '%q ' "$amends" "$@")" /dev/null < /dev/null | tr -d '\r' | sed 's/\x1b\[[0-9;]*m//g'; }
widest() { awk '{ if (length > most) most = length } END { print most + 0 }'; }
"$amends" open 'A sentence that is much longer than what such a terminal has room for' --customer Ana -m x -q > /dev/null
check "a list fits a narrow terminal" fits "$([ "$(narrow list | head -3 | widest)" -le 40 ] && echo fits)"
check "its first column stays" id "$(narrow list | head -1 | cut -c1-2)"
check "with more room a line runs on" "key value from" "$(AMENDS_DB=$folder/$(printf 'a%.0s' {1..70}).db script -qec "stty cols 80; $(printf '%q ' "$amends" config)" /dev/null < /dev/null | head -1 | tr -d '\r' | sed 's/\x1b\[[0-9;]*m//g' | tr -s ' ')"
check "what is asked for stays, too" "customer subject" "$(narrow list --fields customer,subject | head -1 | tr -s ' ' | sed 's/ $//')"
check "a column that is asked for twice is told twice" "$(printf '1\tAna\t1')" "$("$amends" list --plain --fields id,customer,id | grep '^1')"

# What was found stands underlined on a terminal, and nowhere else.
printf 'Sorry, Kim. That is our company policy, and I will see to it.\n' > policy.txt
said=$(script -qec "$(printf '%q ' "$amends" check policy.txt)" /dev/null < /dev/null | tr -d '\r' | sed 's/\x1b\[[0-9;]*m//g' | grep -A2 'no-company-policy')
words=$(sed -n 2p <<< "$said") marks=$(sed -n 3p <<< "$said")
check "they stand below what was found" "That is our company policy" "$(awk -v words="$words" '{ print substr(words, index($0, "^"), gsub(/\^/, "^")) }' <<< "$marks")"
check "a pipe has none" 0 "$("$amends" check policy.txt | grep -c '\^\^')"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
