// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <string>

#include <amends/playbook/pattern.hpp>
#include <amends/playbook/sharp_words.hpp>

namespace amends {
namespace {

constexpr std::string_view kMarks = ".!?";
/// Escapes that match no mark: edges, digits, letters, blanks. What others match is not looked into.
constexpr std::string_view kHarmless = "bBAzdwstnr";

/// Takes a pattern apart as far as it must be known which signs it can match.
class Signs {
public:
    explicit Signs(std::string_view pattern) : rest_{pattern} {}

    bool have_no_mark() {
        while (!rest_.empty()) {
            const char sign = next();
            const bool quantifier = sign == '?';  // outside a class it is one, or belongs to `(?:`
            const bool good = sign == '\\' ? escape_is_no_mark() : sign == '[' ? class_has_no_mark() : quantifier || !is_mark(sign);
            if (!good) return false;
        }
        return true;
    }

private:
    static bool is_mark(char sign) { return kMarks.find(sign) != std::string_view::npos; }

    bool escape_is_no_mark() {
        const char sign = next();
        return is_word_byte(sign) ? kHarmless.find(sign) != std::string_view::npos : !is_mark(sign);
    }

    bool class_has_no_mark() {
        const bool negated = rest_.starts_with('^');
        if (negated) rest_.remove_prefix(1);
        std::string listed;
        for (bool first = true; !rest_.empty() && (first || rest_.front() != ']'); first = false) {
            if (!add_part(listed)) return false;
        }
        next();
        const auto is_listed = [&](char mark) { return listed.find(mark) != std::string::npos; };
        return negated ? std::ranges::all_of(kMarks, is_listed) : std::ranges::none_of(kMarks, is_listed);
    }

    /// One sign or range of a class; false where it is a kind of signs that may be marks.
    bool add_part(std::string& to) {
        if (rest_.starts_with("[:")) return false;
        const char from = next();
        if (from == '\\') {
            const char sign = next();
            if (!is_word_byte(sign)) to += sign;
            if (begins_range()) return false;
            return !is_word_byte(sign) || kHarmless.find(sign) != std::string_view::npos;
        }
        to += from;
        if (!begins_range()) return true;
        next();
        const char until = next();
        const auto number = [](char byte) { return static_cast<unsigned char>(byte); };
        const auto inside = [&](char mark) { return number(from) < number(mark) && number(mark) <= number(until); };
        std::ranges::copy_if(kMarks, std::back_inserter(to), inside);
        return until != '\\';
    }

    [[nodiscard]] bool begins_range() const { return rest_.size() > 1 && rest_.front() == '-' && rest_[1] != ']'; }

    char next() {
        if (rest_.empty()) return '\0';
        const char sign = rest_.front();
        rest_.remove_prefix(1);
        return sign;
    }

    std::string_view rest_;
};

}  // namespace

bool stays_in_sentence(std::string_view pattern) { return Signs{plain_pattern(pattern)}.have_no_mark(); }

}  // namespace amends
