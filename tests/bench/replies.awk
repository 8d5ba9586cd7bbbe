# SPDX-License-Identifier: MIT
# Makes N replies of sentences, one a line, as `amends check --batch` takes them: awk -v n=100000. Sentences come again, as they
# do; replies hardly ever. With -v fresh=1 a word that is met nowhere else stands in each, so that none comes again. With
# -v bytes=N it makes one reply of so many bytes.
function any() { seed = (seed * 69069 + 12345) % 2147483648; return (fresh ? "In case no" ++count " " : "") sentence[int(seed / 65536) % NR + 1] }
{ sentence[NR] = $0 }
END {
    seed = 20261126
    if (bytes) {
        printf "{\"id\":\"long\",\"text\":\""
        for (size = 0; size < bytes; size += length(one) + 1) { one = any(); printf "%s ", one }
        print "\"}"
        exit
    }
    for (i = 1; i <= n; i++) {
        text = "Dear Kim, "
        for (k = 1; k <= 4; k++) text = text any() " "
        printf "{\"id\":\"r%d\",\"text\":\"%s\",\"context\":\"%s\"}\n", i, text, any()
    }
}
