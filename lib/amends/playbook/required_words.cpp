// SPDX-License-Identifier: MIT
#include <amends/playbook/required_words.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include <amends/base/plain.hpp>
#include <amends/playbook/clause.hpp>
#include <amends/playbook/pattern.hpp>
#include <amends/playbook/pattern_parts.hpp>

namespace amends {
namespace {

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

/// Signs and emoji, which have no case.
bool is_picture(std::uint32_t point) { return (point >= 0x2600 && point < 0x2C00) || (point >= 0x1F000 && point < 0x1FB00); }

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
            case '^': return exactly(std::string{kWordEdge});  // if a word begins there
            case '$': return exactly("");
            case '.': return nothing_known();
            default: return byte >= 0 ? exactly(std::string{as_compared(byte)}) : beyond_ascii();
        }
    }

    /// A sign beyond ASCII whose first byte was taken.
    Known beyond_ascii() {
        rest_ = {rest_.data() - 1, rest_.size() + 1};
        if (auto picture = take_picture()) return exactly(*std::move(picture));
        rest_.remove_prefix(front_point(rest_).size);
        return nothing_known();  // it may have a twin in the other case
    }

    std::optional<std::string> take_picture() {
        if (rest_.empty()) return std::nullopt;
        const FrontPoint front = front_point(rest_);
        if (!is_picture(front.point)) return std::nullopt;
        std::string picture{rest_.substr(0, front.size)};
        rest_.remove_prefix(front.size);
        return picture;
    }

    [[nodiscard]] char as_compared(char sign) const { return case_counts_ ? sign : lower_letter(sign); }

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
            const std::string_view flags = rest_.substr(0, rest_.find_first_of(":)"));
            rest_.remove_prefix(flags.size());
            const bool any_case = flags.substr(0, flags.find('-')).find('i') != std::string_view::npos;
            if (take(")")) {  // flags alone: they hold for what follows
                lost_ = lost_ || (any_case && case_counts_);
                return exactly("");
            }
            if (any_case) case_counts_ = false;
            if (!take(":")) lost_ = true;
        }
        Known inside = alternatives(depth + 1);
        if (!take(")")) lost_ = true;
        return inside;
    }

    Known escape() {
        const char byte = next();
        if (byte == 'b') return exactly(std::string{kWordEdge});
        if (byte == 'A') return exactly(std::string{kWordEdge});
        if (byte == 'B' || byte == 'z') return exactly("");
        if (byte == 'd') return digits();
        if (byte == 's') return exactly(" ");  // a passage of plain text has no others
        if (!is_letter(byte) && (byte < '0' || byte > '9')) return exactly(std::string{byte});
        constexpr std::string_view kOneSign = "DSwWnrtfv";
        if (kOneSign.find(byte) == std::string_view::npos) lost_ = true;
        return nothing_known();
    }

    static Known digits() {
        AnyOf all;
        for (char digit = '0'; digit <= '9'; ++digit) all.emplace_back(1, digit);
        return {std::move(all), {}, {}};
    }

    /// From one sign to another, both of ASCII.
    struct SignRange {
        int from = 0, to = 0;
    };

    /// The next sign or range of a class; nullopt for a kind of signs (`\\d`, `[:alpha:]`), and for what is not ASCII.
    std::optional<SignRange> class_part() {
        if (rest_.starts_with("[:")) {
            rest_.remove_prefix(std::min(rest_.find(":]"), rest_.size() - 2) + 2);
            return std::nullopt;
        }
        char from = next();
        const bool escaped = from == '\\';
        if (escaped) from = next();
        const bool kind = escaped && is_word_byte(from);
        char to = from;
        if (rest_.size() > 1 && rest_.front() == '-' && rest_[1] != ']') {
            rest_.remove_prefix(1);
            to = next();
            if (to == '\\') {
                (void)next();  // it ends no class
                return std::nullopt;
            }
        }
        if (kind || from <= 0 || to <= 0) return std::nullopt;
        return SignRange{static_cast<unsigned char>(from), static_cast<unsigned char>(to)};
    }

    static constexpr int kFew = 10;

    /// The signs of the next part of a class; nullopt where they are not known, or many.
    std::optional<AnyOf> class_signs() {
        if (auto picture = take_picture()) return rest_.starts_with('-') ? std::nullopt : std::optional{AnyOf{*std::move(picture)}};
        const auto part = class_part();
        if (!part || part->to - part->from >= kFew) return std::nullopt;
        AnyOf signs;
        for (int sign = part->from; sign <= part->to; ++sign) signs.emplace_back(1, as_compared(static_cast<char>(sign)));
        return signs;
    }

    Known character_class() {
        if (case_counts_ && take("A-Z]")) return exactly(std::string{kCapital});
        AnyOf signs;
        bool few = !take("^");
        for (bool first = true; !rest_.empty() && (first || rest_.front() != ']'); first = false) {
            const auto some = class_signs();
            few = few && some && signs.size() <= kFew;
            if (few && some) std::ranges::copy(*some, std::back_inserter(signs));
        }
        if (!take("]")) lost_ = true;
        return few ? Known{std::move(signs), {}, {}} : nothing_known();
    }

    Known repeated(Known part) {
        while (!lost_) {
            if (take("?")) {
                part = composer_.optional(std::move(part));
            } else if (take("*")) {
                part = composer_.any_number(part);
            } else if (take("+")) {
                part = composer_.at_least(1, std::move(part));
            } else if (const auto least = counted()) {
                part = composer_.at_least(*least, std::move(part));
            } else {
                break;
            }
            take("?");  // as few times as will do: which they are is no matter here
        }
        return part;
    }

    /// `{2}`, `{2,}`, `{2,5}`: the least of it. Other braces are signs like any other.
    std::optional<std::size_t> counted() {
        if (!rest_.starts_with('{')) return std::nullopt;
        std::size_t least = 0;
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

constexpr WordLimits kOpeningWords{.exact = 24, .any_of = 0, .piece = 0, .clauses = 0, .telling = 0.0, .beginning = 8};

Known known_of(std::string_view pattern, const Composer& composer) {
    const std::string plain = plain_pattern(pattern);
    return Reader{plain, composer}.read();
}

}  // namespace

const WordLimits kBriefWords{.exact = 48, .any_of = 128, .piece = 6, .clauses = 2, .telling = 9.0, .beginning = 0};
const WordLimits kSharpWords{.exact = 128, .any_of = 400, .piece = 16, .clauses = 4, .telling = 7.0, .beginning = 0};

RequiredWords required_words(std::string_view pattern, const WordLimits& limits) {
    const Composer composer{limits};
    RequiredWords all = composer.required_of(known_of(pattern, composer));
    std::ranges::stable_sort(all, std::ranges::greater{}, worth);
    while (all.size() > limits.clauses || (all.size() > 1 && worth(all.back()) < limits.telling)) all.pop_back();
    return all;
}

RequiredWords required_words(std::string_view pattern) { return required_words(pattern, kBriefWords); }

AnyOf beginnings_of(std::string_view pattern) {
    const Composer composer{kOpeningWords};
    return composer.beginnings_of(known_of(pattern, composer)).at_word();
}

}  // namespace amends
