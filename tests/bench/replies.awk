# SPDX-License-Identifier: MIT
# Makes N replies of sentences, one a line, as `amends check --batch` takes them: awk -v n=100000.
{ sentence[NR] = $0 }
END {
    for (i = 1; i <= n; i++) {
        text = "Dear Kim, "
        for (k = 1; k <= 4; k++) text = text sentence[(i * (7 + k) + k * k * 131) % NR + 1] " "
        printf "{\"id\":\"r%d\",\"text\":\"%s\",\"context\":\"%s\"}\n", i, text, sentence[(i * 31) % NR + 1]
    }
}
