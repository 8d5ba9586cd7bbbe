// SPDX-License-Identifier: MIT
// Stands in for libFuzzer where there is none: gives an entry point the seeds, then so many mutations of them, the same in every
// run:
//   PROGRAM ROUNDS SEED…
// With AMENDS_FUZZ_LAST=FILE each input stands in the file before it is tried: what made it fail is left there, and
// `PROGRAM 0 FILE` tries it again.
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <vector>

#include <tests/fuzz/entry.hpp>

namespace {

constexpr std::size_t kLongest = 4096;

/// What turns up in hostile input more often than chance would have it.
constexpr auto kPieces = std::to_array<std::string_view>(
    {"\xff", "\xc3", "\xe2\x80\xae", "\xcc\x88", "\xf0\x9f\x98\xa0", "\r\n", "\n\n", "\n  ", "\t", "\"", "\"\"", "'", "((((((((", "[", "{", "*a", "&a ", "!!", ": ", "- ",
     "> ", "-1", "99999999999999999999", "0", "\\", "\\u0000", ",", ";", ".", "? ", "2026-02-30", "1bd", "now", "policy", "sorry", "RRULE:FREQ=YEARLY", "\n "});

class Mutator {
public:
    explicit Mutator(std::vector<std::string> seeds) : seeds_{std::move(seeds)} {}

    std::string next() {
        std::string text = any_seed();
        for (std::size_t changes = 1 + below(4); changes > 0; --changes) change(text);
        text.resize(std::min(text.size(), kLongest));
        return text;
    }

private:
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
    const std::string& any_seed() { return seeds_[below(seeds_.size())]; }

    void change(std::string& text) {
        const std::size_t at = below(text.size() + 1);
        const std::size_t size = below(std::min<std::size_t>(text.size() - at, 64) + 1);
        switch (below(6)) {
            case 0: text.insert(at, kPieces.at(below(kPieces.size()))); break;
            case 1: text.erase(at, size); break;
            case 2: text.insert(at, text.substr(below(text.size() + 1), size)); break;
            case 3: text.replace(at, size, any_seed().substr(0, below(kLongest))); break;
            case 4: text.insert(at, 1, static_cast<char>(below(256))); break;
            default: if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1U << below(8)));
        }
    }

    std::vector<std::string> seeds_;
    std::mt19937 random_{20261126};
};

std::string read_file(const char* name) {
    std::ifstream file{name, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) throw std::runtime_error{std::string{"cannot read "} + name};
    return text.str();
}

void attempt(const std::string& input) {
    if (const char* last = std::getenv("AMENDS_FUZZ_LAST")) std::ofstream{last, std::ios::binary} << input;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int count, char** arguments) {
    constexpr int kFirstSeed = 2;
    if (count <= kFirstSeed) {
        std::cerr << "usage: " << arguments[0] << " ROUNDS SEED...\n";
        return 2;
    }
    std::vector<std::string> seeds;
    for (int at = kFirstSeed; at < count; ++at) seeds.push_back(read_file(arguments[at]));
    for (const std::string& seed : seeds) attempt(seed);
    Mutator mutator{seeds};
    const int rounds = std::atoi(arguments[1]);
    for (int round = 0; round < rounds; ++round) attempt(mutator.next());
    std::cout << seeds.size() << " seeds and " << rounds << " mutations held\n";
    return 0;
}
