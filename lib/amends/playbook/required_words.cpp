// SPDX-License-Identifier: MIT
#include <amends/playbook/required_words.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include <amends/playbook/clause.hpp>
#include <amends/playbook/pattern.hpp>

namespace amends {
namespace {

/// What is known of a part of a pattern: all the texts that it can match, or else what a match must contain.
struct Known {
    std::optional<AnyOf> exact;
    RequiredWords required;
};

Known nothing_known() { return {}; }
Known exactly(std::string text) { return {AnyOf{std::move(text)}, {}}; }

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

/// Puts what is known of parts together, as far as the limits allow.
class Composer {
public:
    explicit Composer(const WordLimits& limits) : limits_{limits} {}

    [[nodiscard]] RequiredWords required_of(Known known) const {
        if (known.exact) add_clause(*std::move(known.exact), known.required);
        return std::move(known.required);
    }
    [[nodiscard]] Known sequence(std::vector<Known> parts) const;
    [[nodiscard]] Known either(std::vector<Known> branches) const;

private:
    void add_clause(AnyOf texts, RequiredWords& to) const {
        if (auto clause = clause_of(std::move(texts), limits_)) to.push_back(*std::move(clause));
    }

    const WordLimits& limits_;
};

/// Spells a sequence out from left to right; what grows too long becomes a clause, and the next part begins anew.
Known Composer::sequence(std::vector<Known> parts) const {
    AnyOf run{""};
    RequiredWords required;
    bool whole = true;
    const auto flush = [&] {
        add_clause(std::exchange(run, AnyOf{""}), required);
        whole = false;
    };
    for (Known& part : parts) {
        if (!part.exact) {
            flush();
            std::ranges::move(part.required, std::back_inserter(required));
            continue;
        }
        if (run.size() * part.exact->size() > limits_.exact) flush();
        AnyOf longer;
        for (const std::string& begin : run) {
            for (const std::string& end : *part.exact) longer.push_back(begin + end);
        }
        run = std::move(longer);
    }
    if (whole) return {std::move(run), {}};
    flush();
    return {std::nullopt, std::move(required)};
}

Known Composer::either(std::vector<Known> branches) const {
    if (branches.size() == 1) return std::move(branches.front());
    AnyOf all;
    std::size_t texts = 0;
    for (const Known& branch : branches) texts += branch.exact ? branch.exact->size() : limits_.exact + 1;
    const bool spelled = texts <= limits_.exact;
    for (Known& branch : branches) {
        if (branch.exact && spelled) {
            std::ranges::move(*branch.exact, std::back_inserter(all));
            continue;
        }
        RequiredWords required = required_of(std::move(branch));
        if (required.empty()) return nothing_known();
        std::ranges::move(*std::ranges::max_element(required, {}, worth), std::back_inserter(all));
    }
    if (spelled) return {std::move(all), {}};
    Known known;
    add_clause(std::move(all), known.required);
    return known;
}

/// A recursive descent over RE2's syntax. What it doesn't know makes it give up on the whole pattern.
class Reader {
public:
    Reader(std::string_view pattern, const Composer& composer) : rest_{pattern}, composer_{composer} {}

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
        return composer_.either(std::move(branches));
    }

    Known sequence(int depth) {
        std::vector<Known> parts;
        while (!lost_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') parts.push_back(repeated(atom(depth)));
        return composer_.sequence(std::move(parts));
    }

    Known atom(int depth) {
        if (take("(")) return group(depth);
        const char byte = next();
        switch (byte) {
            case '[': return character_class();
            case '\\': return escape();
            case '^': case '$': return exactly("");
            case '.': return nothing_known();
            default: return static_cast<unsigned char>(byte) < 0x80 ? exactly(std::string{as_compared(byte)}) : nothing_known();
        }
    }

    [[nodiscard]] char as_compared(char sign) const { return case_counts_ ? sign : lower(sign); }

    Known group(int depth) {
        const bool case_counted = case_counts_;
        Known inside = inside_of_group(depth);
        case_counts_ = case_counted;
        return inside;
    }

    Known inside_of_group(int depth) {
        if (take("?-i:")) {
            case_counts_ = true;
        } else if (take("?P<") || take("?<")) {
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
        if (case_counts_ && take("A-Z]")) return exactly(std::string{kCapital});
        constexpr int kFew = 10;
        AnyOf signs;
        bool few = !take("^");
        for (bool first = true; !rest_.empty() && (first || rest_.front() != ']'); first = false) {
            const auto part = class_part();
            few = few && part && part->to - part->from < kFew && signs.size() <= kFew;
            if (!few || !part) continue;
            for (int sign = part->from; sign <= part->to; ++sign) signs.emplace_back(1, as_compared(static_cast<char>(sign)));
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
                part = Known{std::nullopt, composer_.required_of(std::move(part))};
                more = true;
            } else if (const auto least = counted()) {
                constexpr int kSpelled = 4;
                std::vector<Known> row(static_cast<std::size_t>(std::min(*least, kSpelled)), part);
                part = Known{std::nullopt, composer_.required_of(composer_.sequence(std::move(row)))};
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
    const Composer& composer_;
    bool case_counts_ = false;  ///< inside `(?-i:…)`
    bool lost_ = false;
};

}  // namespace

const WordLimits kBriefWords{.exact = 48, .any_of = 128, .piece = 6, .clauses = 2};
const WordLimits kSharpWords{.exact = 128, .any_of = 400, .piece = 20, .clauses = 2};

RequiredWords required_words(std::string_view pattern, const WordLimits& limits) {
    const std::string plain = plain_pattern(pattern);
    const Composer composer{limits};
    RequiredWords all = composer.required_of(Reader{plain, composer}.read());
    std::ranges::stable_sort(all, std::ranges::greater{}, worth);
    constexpr double kTelling = 9.0;
    while (all.size() > limits.clauses || (all.size() > 1 && worth(all.back()) < kTelling)) all.pop_back();
    return all;
}

RequiredWords required_words(std::string_view pattern) { return required_words(pattern, kBriefWords); }

}  // namespace amends
