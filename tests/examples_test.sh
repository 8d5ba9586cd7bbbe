#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What stands in examples/ works: the firm's playbook, the units of systemd, the lines of cron, the program that pages.
#   examples_test.sh AMENDS SOURCE_FOLDER
set -u
amends=$1 examples=$2/examples
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export AMENDS_DB=$folder/desk.db AMENDS_AGENT=kim TZ=UTC PATH=$folder/bin:$PATH
mkdir "$folder/bin"
ln -s "$(realpath "$amends")" "$folder/bin/amends"
passed=0 failed=0
check() { # check NAME COMMAND…
    local name=$1; shift
    if "$@" > "$folder/out" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1)); echo "failed: $name"; cat "$folder/out"
    fi
}
skip() { echo "skipped: $1"; }

# A firm's own playbook.
check "our-shop is sound" amends playbook check "$examples/our-shop/our-shop.yaml"
check "our-shop passes its own tests" amends playbook test "$examples/our-shop/our-shop.yaml"
AMENDS_NOW=2026-06-10T06:00:00Z check "a desk adopts our-shop" amends init --playbook "$examples/our-shop/our-shop.yaml"
AMENDS_NOW=2026-06-10T08:00:00Z check "a complaint comes in" amends open 'A broken bowl' --customer Bo --mood upset
due() { [ "$(amends show 1 --json | jq -r .ticket.due_at)" = "$1" ]; }
AMENDS_NOW=2026-06-10T08:00:00Z check "it is due after four hours of work, the break not counted" due 2026-06-10T12:45:00Z

# The line of cron, as cron runs it: through sh, with nothing but its own environment.
line=$(sed -n 's/^\*\/5 \* \* \* \*  *//p' "$examples/reminders/crontab")
cron() { env -i HOME="$folder" PATH="$PATH" AMENDS_DB="$AMENDS_DB" AMENDS_AGENT=cron AMENDS_NOW="$1" /bin/sh -c "$line"; }
reminded() { cron "$1" > "$folder/mail" && grep -q 'A broken bowl' "$folder/mail"; }
silent() { cron "$1" > "$folder/mail" && [ ! -s "$folder/mail" ]; }
check "cron is silent while there is time" silent 2026-06-10T09:59:00Z
check "cron mails what has come due" reminded 2026-06-10T12:46:00Z
check "and only once" silent 2026-06-10T12:47:00Z

# The program that pages, with a curl that writes down what it was called with.
cat > "$folder/bin/curl" <<CURL
#!/bin/sh
for word; do printf '%s\n' "\$word"; done >> "$folder/paged"
exit \${CURL_EXIT:-0}
CURL
chmod +x "$folder/bin/curl"
page() { AMENDS_NOW=$1 PAGE_URL=http://page.example/on-call amends remind --exec "$examples/reminders/page"; }
failing() { CURL_EXIT=22 page "$1"; [ $? = 75 ]; }
check "a page that fails is not lost" failing 2026-06-10T13:50:00Z
check "it goes out in the next run" page 2026-06-10T13:55:00Z
paged() { grep -qx 'Priority: high' "$folder/paged" && grep -qx 'http://page.example/on-call' "$folder/paged"; }
check "with its priority, to the address that was given" paged
same_id() { [ "$(grep -c '^Idempotency-Key: ' "$folder/paged")" = 2 ] && [ "$(grep '^Idempotency-Key: ' "$folder/paged" | sort -u | wc -l)" = 1 ]; }
check "the second try has the id of the first" same_id
refuses_without_address() { ! env -u PAGE_URL AMENDS_REMINDER_CLOCK=respond AMENDS_REMINDER_RUNG=due "$examples/reminders/page"; }
check "page without an address fails" refuses_without_address

# What the unit of systemd starts, with nothing but the environment that it sets: only its paths are those of this machine.
unit=$(sed "s#/srv/complaints#$folder#g; s#/usr/local/lib/complaints/page#$examples/reminders/page#; s#/usr/local/bin/amends#$folder/bin/amends#" \
    "$examples/reminders/amends-remind.service")
started() { # started NOW
    local words start
    words=$(sed -n 's/^Environment=//p' <<< "$unit" | tr '\n' ' ')
    start=$(sed -n 's/^ExecStart=//p' <<< "$unit")
    # shellcheck disable=SC2086
    env -i PATH="$PATH" TZ=UTC $words AMENDS_NOW="$1" $start
}
check "the unit pages with what it sets itself" started 2026-06-12T13:55:00Z
to_the_unit_s_address() { grep -qx "$(sed -n 's/^Environment=PAGE_URL=//p' <<< "$unit")" "$folder/paged"; }
check "to the address in the unit" to_the_unit_s_address
# The line of cron that pages, with the address above it.
pages=$(sed -n 's/^# \*\/5 \* \* \* \*  *//p' "$examples/reminders/crontab" | sed "s#/usr/local/lib/complaints/page#$examples/reminders/page#")
cron_pages() {
    : > "$folder/paged"
    env -i HOME="$folder" PATH="$PATH" AMENDS_DB="$AMENDS_DB" AMENDS_AGENT=cron AMENDS_NOW=2026-06-22T12:00:00Z \
        "$(sed -n 's/^# \(PAGE_URL=.*\)/\1/p' "$examples/reminders/crontab")" /bin/sh -c "$pages" && [ -s "$folder/paged" ]
}
check "a second complaint" env AMENDS_NOW=2026-06-19T08:00:00Z amends open 'A broken plate' --customer Di
check "the line of cron that pages does" cron_pages
morning=$(sed -n 's/^0 7 \* \* 1-5  *//p' "$examples/reminders/crontab")
in_the_morning() { env -i HOME="$folder" PATH="$PATH" AMENDS_DB="$AMENDS_DB" AMENDS_NOW=2026-06-22T05:00:00Z /bin/sh -c "$morning" | grep -q 'A broken plate'; }
check "the line of the morning lists what is late" in_the_morning

# A nudge goes to the customer by mail.
printf '#!/bin/sh\ncat > "%s/letter"\n' "$folder" > "$folder/bin/mailer"
chmod +x "$folder/bin/mailer"
nudge() { # nudge PEOPLE
    printf '{"reminder":{"ticket":7,"people":%s,"text":"Dear Bo,"}}' "$1" |
        AMENDS_REMINDER_CLOCK=nudge PAGE_URL=http://page.example SENDMAIL=$folder/bin/mailer "$examples/reminders/page"
}
mailed() { nudge '[{"name":"Bo","email":"bo@example.com"}]' && grep -qx 'To: bo@example.com' "$folder/letter"; }
check "a nudge is mailed to the customer" mailed
needs_somebody() { ! nudge '[]'; }
check "a nudge without an address fails" needs_somebody

# The units of systemd, where it is there to read them.
if command -v systemd-analyze > /dev/null; then
    sed "s#/usr/local/bin/amends#$folder/bin/amends#" "$examples/reminders/amends-remind.service" > "$folder/amends-remind.service"
    cp "$examples/reminders/amends-remind.timer" "$folder/"
    check "the units of systemd are good" systemd-analyze verify --man=no "$folder/amends-remind.service" "$folder/amends-remind.timer"
else
    skip "the units of systemd: no systemd-analyze"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
