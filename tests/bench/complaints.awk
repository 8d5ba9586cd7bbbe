# SPDX-License-Identifier: MIT
# Makes N complaints of the texts in examples/complaints.csv, which has been turned into one text a line: awk -v n=100000.
# With -v closed=1 each was closed a day later.
BEGIN { print "key,subject,text,received,customer,email,mood,channel" (closed ? ",closed,outcome" : "") }
{ text[NR] = $0 }
END {
    split("calm upset angry furious", mood, " "); split("email phone web review", channel, " ")
    for (i = 1; i <= n; i++) {
        line = text[i % NR + 1]; gsub(/"/, "\"\"", line)
        day = sprintf("20%02d-%02d-", 15 + i % 10, 1 + i % 12)
        printf "k%d,Complaint %d,\"%s ref %d\",%s%02dT%02d:00:00Z,Customer %d,c%d@example.com,%s,%s%s\n", \
            i, i, substr(line, 1, 400), i, day, 1 + i % 27, i % 24, i / 2, i / 2, mood[1 + i % 4], channel[1 + i % 4], \
            closed ? sprintf(",%s%02dT%02d:00:00Z,satisfied", day, 2 + i % 27, i % 24) : ""
    }
}
