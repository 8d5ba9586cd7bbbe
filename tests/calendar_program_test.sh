#!/bin/bash
# SPDX-License-Identifier: MIT
# Cases of working time with known answers through the real program: calendar_program_test.sh AMENDS FOLDER. Each becomes a
# playbook of its own and a call of 'amends calendar'. Those with pauses belong to tickets.
set -euo pipefail
amends=$1
samples=$2
[ -e "$samples/business_time.jsonl" ] || { echo "no samples at '$samples'"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_DATA_HOME=$work XDG_CONFIG_HOME=$work AMENDS_NOW=2026-01-01T00:00:00Z TZ=Asia/Tokyo

# A line a case: its id, the playbook as JSON (which is YAML too), what to compare, what is expected, and the words of the call.
cases() {
    jq -r 'select((.pauses // []) == []) |
      def hours: if . == [] then "closed" else map(join("-")) | join(", ") end;
      def week: if .work_days then [.work_days[] | {(.): "09:00-17:00"}] | add else .hours | map_values(hours) end;
      {playbook: "sample", calendars: {office: {zone: (.tz // "UTC"), hours: week, holidays: .holidays,
        extra: ((.special_hours // {}) | map_values(hours))}}} as $book |
      (if .op == "due" then ["instant due_at", .expected, "add office --from \(.start) --for=\(.duration_s)s"]
       elif .op == "elapsed" then ["number elapsed_s", .expected_s, "between office --from \(.start) --to \(.end)"]
       elif .op == "next_open" then ["instant open_at", .expected, "next office --from \(.start)"]
       elif .op == "add_days" then ["date due_at", .expected, "add office --from \(.start) --for=\(.days)bd"]
       else ["number days", .expected_days, "between office --from \(.start) --to \(.end)"] end) as $call |
      [.id, ($book | tojson), ($call[] | tostring)] | join("\u001f")' "$@"
}

count=0
failed=0
while IFS=$'\x1f' read -r id book compare expected words; do
    count=$((count + 1))
    printf '%s\n' "$book" > "$work/sample.yaml"
    read -r kind field <<< "$compare"
    # shellcheck disable=SC2086
    got=$("$amends" calendar $words --playbook "$work/sample.yaml" --json | jq -r ".$field") || got="exit $?"
    case $kind in
        instant) expected=$(date -u -d "$expected" +%Y-%m-%dT%H:%M:%SZ) ;;
        date) got=${got:0:10} ;;
    esac
    [ "$got" = "$expected" ] || { echo "$id: calendar $words: expected $expected, got $got"; failed=$((failed + 1)); }
done < <(cases "$samples/business_time.jsonl" "$samples/business_days.jsonl")
echo "$count cases, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
