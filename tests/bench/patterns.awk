# SPDX-License-Identifier: MIT
# Makes a playbook that adds N patterns to those of abc, of the words of sentences, one a line: awk -v n=700. Each names two words
# with up to two between them, so that its words stand in many replies and it matches few.
function any() { seed = (seed * 69069 + 12345) % 2147483648; return word[int(seed / 65536) % words + 1] }
{
    count = split(tolower($0), parts, /[^a-z]+/)
    for (i = 1; i <= count; i++) if (length(parts[i]) > 3 && !(parts[i] in known)) { known[parts[i]]; word[++words] = parts[i] }
}
END {
    seed = 20261126
    print "playbook: more\nextends: abc\nchecks:"
    for (i = 1; i <= n; i++) {
        if (i % 10 == 1) printf "  - {id: more-%d, rule: TEN-5, level: hint, message: m, flag: [", i
        printf "'\\b%s (?:[a-z]+ ){0,2}%s\\b'%s", any(), any(), i % 10 == 0 || i == n ? "]}\n" : ", "
    }
}
