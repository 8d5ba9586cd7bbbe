// SPDX-License-Identifier: MIT
#include <amends/playbook/required_words.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>

#include <amends/playbook/pattern.hpp>

namespace amends {
namespace {

constexpr std::size_t kMostExact = 48;     ///< texts that a part is spelled out to
constexpr std::size_t kMostAnyOf = 128;
constexpr std::size_t kLongestPiece = 6;  ///< so that all the pieces of a playbook make a small automaton
constexpr std::size_t kMostClauses = 2;

/// What is known of a part of a pattern: all the texts that it can match, or else what a match must contain.
struct Known {
    std::optional<AnyOf> exact;
    RequiredWords required;
};

Known nothing_known() { return {}; }
Known exactly(std::string text) { return {AnyOf{std::move(text)}, {}}; }

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

/// How seldom a letter is met in English or German text.
int rarity(char byte) {
    constexpr std::string_view kCommon = " etaoinsr";
    constexpr std::string_view kRare = "bgkpvwxjqz0123456789%";
    if (kCommon.find(byte) != std::string_view::npos) return 1;
    return kRare.find(byte) != std::string_view::npos ? 4 : 2;
}

/// The part of a text that is met least often.
std::string rarest_part(const std::string& text) {
    std::size_t best = 0;
    int most = 0;
    for (std::size_t begin = 0; begin + kLongestPiece <= text.size(); ++begin) {
        int sum = 0;
        for (std::size_t at = begin; at < begin + kLongestPiece; ++at) sum += rarity(text[at]);
        if (sum > most) best = begin;
        most = std::max(most, sum);
    }
    return text.substr(best, kLongestPiece);
}

/// The text with the edges of words marked at its ends alone: within it they say nothing new.
std::string with_edges_outside(const std::string& text) {
    std::string bare = text;
    std::erase(bare, kWordEdge);
    const bool begins = text.starts_with(kWordEdge) && !bare.empty() && is_word_byte(bare.front());
    const bool ends = text.ends_with(kWordEdge) && !bare.empty() && is_word_byte(bare.back());
    return (begins ? std::string{kWordEdge} : std::string{}) + bare + (ends ? std::string{kWordEdge} : std::string{});
}

/// The piece, or where it is long the part of it that is met least often.
std::string short_piece(const std::string& piece) {
    std::string bare = piece;
    std::erase(bare, kWordEdge);
    return bare.size() <= kLongestPiece ? piece : rarest_part(bare);
}

/// The pieces without those that contain another; empty when one of them is.
AnyOf without_longer(AnyOf pieces) {
    std::ranges::sort(pieces, [](const auto& one, const auto& other) {
        return one.size() != other.size() ? one.size() < other.size() : one < other;
    });
    AnyOf kept;
    for (const std::string& piece : pieces) {
        if (piece.empty()) return {};
        const auto inside = [&](const std::string& shorter) { return piece.find(shorter) != std::string::npos; };
        if (std::ranges::none_of(kept, inside)) kept.push_back(piece);
    }
    return kept;
}

AnyOf distilled(AnyOf pieces) {
    std::ranges::transform(pieces, pieces.begin(), with_edges_outside);
    pieces = without_longer(std::move(pieces));
    std::ranges::transform(pieces, pieces.begin(), short_piece);
    return without_longer(std::move(pieces));
}

/// How much a clause tells: long pieces are rare, and few of them are rarer.
int worth(const AnyOf& clause) {
    std::size_t shortest = kLongestPiece;
    for (const std::string& piece : clause) shortest = std::min(shortest, piece.size());
    return static_cast<int>(shortest * 4) - static_cast<int>(std::bit_width(clause.size()));
}

/// A blank, a comma, a letter anywhere in a word: every text has it.
bool is_everywhere(const std::string& piece) { return piece.size() == 1 && (rarity(piece.front()) == 1 || is_letter(piece.front()) || piece == ","); }

void add_clause(AnyOf pieces, RequiredWords& to) {
    AnyOf clause = distilled(std::move(pieces));
    const bool tells = !clause.empty() && clause.size() <= kMostAnyOf && std::ranges::none_of(clause, is_everywhere);
    if (tells) to.push_back(std::move(clause));
}

RequiredWords required_of(Known known) {
    if (known.exact) add_clause(*std::move(known.exact), known.required);
    return std::move(known.required);
}

/// A sequence of parts, put together from left to right.
class Sequence {
public:
    void add(Known part) {
        if (!part.exact) {
            flush();
            whole_ = false;
            for (AnyOf& clause : part.required) required_.push_back(std::move(clause));
            return;
        }
        if (run_.size() * part.exact->size() > kMostExact) {
            flush();
            whole_ = false;
        }
        AnyOf longer;
        for (const std::string& begin : run_) {
            for (const std::string& end : *part.exact) longer.push_back(begin + end);
        }
        run_ = std::move(longer);
    }
    [[nodiscard]] Known finish() && {
        if (whole_) return {std::move(run_), {}};
        flush();
        return {std::nullopt, std::move(required_)};
    }

private:
    void flush() {
        add_clause(std::move(run_), required_);
        run_ = {""};
    }
    AnyOf run_{""};
    RequiredWords required_;
    bool whole_ = true;
};

Known either(std::vector<Known> branches) {
    if (branches.size() == 1) return std::move(branches.front());
    AnyOf all;
    std::size_t texts = 0;
    for (const Known& branch : branches) texts += branch.exact ? branch.exact->size() : kMostExact + 1;
    for (Known& branch : branches) {
        if (branch.exact && texts <= kMostExact) {
            all.insert(all.end(), branch.exact->begin(), branch.exact->end());
            continue;
        }
        const RequiredWords required = required_of(std::move(branch));
        if (required.empty()) return nothing_known();
        const AnyOf& best = *std::ranges::max_element(required, {}, worth);
        all.insert(all.end(), best.begin(), best.end());
    }
    if (texts <= kMostExact) return {std::move(all), {}};
    Known known;
    add_clause(std::move(all), known.required);
    return known;
}

/// A recursive descent over RE2's syntax. What it doesn't know makes it give up on the whole pattern.
class Reader {
public:
    explicit Reader(std::string_view pattern) : rest_{pattern} {}

    Known read() {
        Known known = alternatives(0);
        return lost_ || !rest_.empty() ? nothing_known() : known;
    }

private:
    static constexpr int kDeepest = 100;

    Known alternatives(int depth) {
        if (depth > kDeepest) lost_ = true;
        std::vector<Known> branches;
        do {
            branches.push_back(sequence(depth));
        } while (!lost_ && take("|"));
        return either(std::move(branches));
    }

    Known sequence(int depth) {
        Sequence sequence;
        while (!lost_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
            sequence.add(repeated(atom(depth)));
        }
        return std::move(sequence).finish();
    }

    Known atom(int depth) {
        if (take("(")) return group(depth);
        const char byte = next();
        switch (byte) {
            case '[': return character_class();
            case '\\': return escape();
            case '^': case '$': return exactly("");
            case '.': return nothing_known();
            default: return static_cast<unsigned char>(byte) < 0x80 ? exactly(std::string{lower(byte)}) : nothing_known();
        }
    }

    Known group(int depth) {
        if (take("?P<") || take("?<")) {
            rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
        } else if (take("?")) {
            while (!rest_.empty() && rest_.front() != ':' && rest_.front() != ')') rest_.remove_prefix(1);
            if (take(")")) return exactly("");  // flags alone
            if (!take(":")) lost_ = true;
        }
        Known inside = alternatives(depth + 1);
        if (!take(")")) lost_ = true;
        return inside;
    }

    Known escape() {
        const char byte = next();
        if (byte == 'b') return exactly(std::string{kWordEdge});
        if (byte == 'B' || byte == 'A' || byte == 'z') return exactly("");
        if (byte == 'd') return digits();
        if (!is_letter(byte) && (byte < '0' || byte > '9')) return exactly(std::string{byte});
        constexpr std::string_view kOneSign = "DsSwWnrtfv";
        if (kOneSign.find(byte) == std::string_view::npos) lost_ = true;
        return nothing_known();
    }

    static Known digits() {
        AnyOf all;
        for (char digit = '0'; digit <= '9'; ++digit) all.emplace_back(1, digit);
        return {std::move(all), {}};
    }

    /// From one sign to another, both of ASCII.
    struct SignRange {
        int from = 0, to = 0;
    };

    /// The next sign or range of a class; nullopt for a kind of signs (`\\d`, `[:alpha:]`), and for what is not ASCII.
    std::optional<SignRange> class_part() {
        const bool named = rest_.starts_with("[:");
        char from = next();
        const bool escaped = from == '\\';
        if (escaped) from = next();
        const bool kind = named || (escaped && is_word_byte(from));
        char to = from;
        if (rest_.size() > 1 && rest_.front() == '-' && rest_[1] != ']') {
            rest_.remove_prefix(1);
            to = next();
            if (to == '\\') return std::nullopt;
        }
        if (kind || from <= 0 || to <= 0) return std::nullopt;
        return SignRange{static_cast<unsigned char>(from), static_cast<unsigned char>(to)};
    }

    Known character_class() {
        constexpr int kFew = 10;
        AnyOf signs;
        bool few = !take("^");
        for (bool first = true; !rest_.empty() && (first || rest_.front() != ']'); first = false) {
            const auto part = class_part();
            few = few && part && part->to - part->from < kFew && signs.size() <= kFew;
            if (!few || !part) continue;
            for (int sign = part->from; sign <= part->to; ++sign) signs.emplace_back(1, lower(static_cast<char>(sign)));
        }
        if (!take("]")) lost_ = true;
        return few ? Known{std::move(signs), {}} : nothing_known();
    }

    Known repeated(Known part) {
        for (bool more = true; more && !lost_;) {
            more = false;
            if (take("?")) {
                part = optional(std::move(part));
                more = true;
            } else if (take("*")) {
                part = nothing_known();
                more = true;
            } else if (take("+")) {
                part = Known{std::nullopt, required_of(std::move(part))};
                more = true;
            } else if (const auto least = counted()) {
                part = *least == 0 ? nothing_known() : Known{std::nullopt, required_of(std::move(part))};
                more = true;
            }
        }
        return part;
    }

    static Known optional(Known part) {
        if (!part.exact) return nothing_known();
        part.exact->emplace_back();
        return part;
    }

    /// `{2}`, `{2,}`, `{2,5}`: the least of it. Other braces are signs like any other.
    std::optional<int> counted() {
        if (!rest_.starts_with('{')) return std::nullopt;
        int least = 0;
        const auto [stop, error] = std::from_chars(rest_.data() + 1, rest_.data() + rest_.size(), least);
        const auto close = rest_.find('}');
        if (error != std::errc{} || close == std::string_view::npos) return std::nullopt;
        const std::string_view behind = rest_.substr(static_cast<std::size_t>(stop - rest_.data()));
        if (!behind.starts_with(',') && !behind.starts_with('}')) return std::nullopt;
        rest_.remove_prefix(close + 1);
        return least;
    }

    bool take(std::string_view what) {
        if (!rest_.starts_with(what)) return false;
        rest_.remove_prefix(what.size());
        return true;
    }
    char next() {
        if (rest_.empty()) {
            lost_ = true;
            return '\0';
        }
        const char byte = rest_.front();
        rest_.remove_prefix(1);
        return byte;
    }

    std::string_view rest_;
    bool lost_ = false;
};

}  // namespace

RequiredWords required_words(std::string_view pattern) {
    const std::string plain = plain_pattern(pattern);
    RequiredWords all = required_of(Reader{plain}.read());
    std::ranges::stable_sort(all, std::ranges::greater{}, worth);
    if (all.size() > kMostClauses) all.resize(kMostClauses);
    return all;
}

}  // namespace amends
