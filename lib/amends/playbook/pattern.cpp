// SPDX-License-Identifier: MIT
// The only file that sees RE2.
#include <amends/playbook/pattern.hpp>

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include <amends/base/plain.hpp>
#include <amends/playbook/anchored_pattern.hpp>

namespace amends {
namespace {

RE2::Options options() {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t{2} << 20U);
    return options;
}

/// Takes a character class apart: what stays in it, and the letters that become more than one and must stand beside it.
class PlainClass {
public:
    void add(std::string_view sign) { kept_ += sign; }
    void add_plain(std::string_view letters) {
        if (letters.size() == 1) {
            kept_ += letters == "-" ? "\\-" : letters;
        } else if (!letters.empty()) {
            beside_ += fmt::format("|{}", letters);
        }
    }
    [[nodiscard]] std::string finish() const {
        const bool negated = kept_.starts_with("[^");
        if (beside_.empty() || negated) return kept_ + "]";
        return fmt::format("(?:{}{})", kept_ == "[" ? std::string{} : kept_ + "]", kept_ == "[" ? beside_.substr(1) : beside_);
    }

private:
    std::string kept_ = "[";
    std::string beside_;
};

/// The size of an escape or `[:name:]` at the front, which says nothing to us and stays as it is; 0: there is none.
std::size_t opaque_size(std::string_view pattern) {
    if (pattern.starts_with("[:")) return std::min(pattern.find(":]"), pattern.size() - 2) + 2;
    return pattern.front() == '\\' ? std::min<std::size_t>(2, pattern.size()) : 0;
}

/// Reads the class at the front of `pattern` and takes it off.
std::string plain_class(std::string_view& pattern) {
    PlainClass plain;
    pattern.remove_prefix(1);
    if (pattern.starts_with('^')) plain.add("^");
    if (pattern.starts_with('^')) pattern.remove_prefix(1);
    bool first = true;
    while (!pattern.empty() && (first || pattern.front() != ']')) {
        first = false;
        std::size_t size = opaque_size(pattern);
        if (size == 0) {
            const FrontPoint front = front_point(pattern);
            size = front.size;
            const auto sign = front.point < 0x80 ? std::nullopt : plain_sign(front.point);
            if (sign) {
                plain.add_plain(*sign);
                pattern.remove_prefix(size);
                continue;
            }
        }
        plain.add(pattern.substr(0, size));
        pattern.remove_prefix(size);
    }
    pattern.remove_prefix(std::min<std::size_t>(1, pattern.size()));
    return plain.finish();
}

/// A sign as a pattern writes it that is to match just that.
std::string literal(std::string_view sign) {
    if (sign.size() == 1) return std::string{sign};
    return fmt::format("(?:{})", sign == "..." ? "\\.\\.\\." : sign);
}

/// What comes first of a pattern outside a class, in plain form; takes it off.
std::string plain_front(std::string_view& pattern) {
    std::size_t size = opaque_size(pattern);
    const FrontPoint front = front_point(pattern);
    const auto sign = size > 0 || front.point < 0x80 ? std::nullopt : plain_sign(front.point);
    if (size == 0) size = front.size;
    std::string plain = sign ? literal(*sign) : std::string{pattern.substr(0, size)};
    pattern.remove_prefix(size);
    return plain;
}

std::optional<Stretch> match(const RE2& expression, std::string_view text, std::size_t from, RE2::Anchor anchor) {
    const re2::StringPiece input{text.data(), text.size()};
    re2::StringPiece match;
    if (from > text.size() || !expression.Match(input, from, text.size(), anchor, &match, 1)) return std::nullopt;
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    return Stretch{begin, begin + match.size()};
}

}  // namespace

std::string plain_pattern(std::string_view pattern) {
    std::string plain;
    while (!pattern.empty()) plain += pattern.front() == '[' ? plain_class(pattern) : plain_front(pattern);
    return plain;
}

Result<void> check_pattern(const std::string& pattern, int& left) {
    if (pattern.size() > kMostPatternBytes) {
        return refuse(Code::bad_data, fmt::format("the pattern has more than {} bytes", kMostPatternBytes));
    }
    if (left <= 0) return refuse(Code::bad_data, "the patterns of the playbook are too large together");
    constexpr int kTooLarge = 40'000;
    const RE2 expression{plain_pattern(pattern), options()};
    if (expression.ok()) {
        left -= expression.ProgramSize();
        return {};
    }
    if (expression.error_code() == RE2::ErrorPatternTooLarge) left -= kTooLarge;
    return refuse(Code::bad_data, fmt::format("the pattern does not compile: {}", expression.error()));
}

struct Pattern::Compiled {
    explicit Compiled(const std::string& pattern) : expression{plain_pattern(pattern), options()} {}
    RE2 expression;
};

Pattern::Pattern(const std::string& pattern) : compiled_{std::make_unique<const Compiled>(pattern)} {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

std::optional<Stretch> Pattern::find(std::string_view text, std::size_t from) const {
    return match(compiled_->expression, text, from, RE2::UNANCHORED);
}

std::vector<Pattern::Group> Pattern::groups(std::string_view text, const Stretch& match) const {
    constexpr int kMostGroups = 8;
    std::array<re2::StringPiece, kMostGroups + 1> found;
    const int count = std::min(compiled_->expression.NumberOfCapturingGroups(), kMostGroups) + 1;
    const re2::StringPiece input{text.data(), text.size()};
    std::vector<Group> groups;
    if (count == 1 || !compiled_->expression.Match(input, match.begin, text.size(), RE2::UNANCHORED, found.data(), count)) {
        return groups;
    }
    const auto& names = compiled_->expression.CapturingGroupNames();
    for (int at = 1; at < count; ++at) {
        const re2::StringPiece& group = found.at(static_cast<std::size_t>(at));
        if (group.data() == nullptr) continue;
        const auto begin = static_cast<std::size_t>(group.data() - text.data());
        const auto name = names.find(at);
        groups.push_back({name == names.end() ? std::string{} : name->second, {begin, begin + group.size()}});
    }
    return groups;
}

struct AnchoredPattern::Compiled {
    explicit Compiled(const std::string& pattern) : expression{plain_pattern(pattern), options()} {}
    RE2 expression;
};

AnchoredPattern::AnchoredPattern(const std::string& pattern) : compiled_{std::make_unique<const Compiled>(pattern)} {}
AnchoredPattern::AnchoredPattern(AnchoredPattern&&) noexcept = default;
AnchoredPattern& AnchoredPattern::operator=(AnchoredPattern&&) noexcept = default;
AnchoredPattern::~AnchoredPattern() = default;

std::optional<Stretch> AnchoredPattern::match_at(std::string_view text, std::size_t at) const {
    return match(compiled_->expression, text, at, RE2::ANCHOR_START);
}

}  // namespace amends
