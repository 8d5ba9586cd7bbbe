// SPDX-License-Identifier: MIT
#include <amends/base/money.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace amends {
namespace {

struct Exception {
    std::string_view code;
    int digits;
};
/// ISO 4217's currencies whose minor unit has other than two digits.
constexpr auto kExceptions = std::to_array<Exception>(
    {{"BHD", 3}, {"BIF", 0}, {"CLF", 4}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"IQD", 3}, {"ISK", 0}, {"JOD", 3},
     {"JPY", 0}, {"KMF", 0}, {"KRW", 0}, {"KWD", 3}, {"LYD", 3}, {"OMR", 3}, {"PYG", 0}, {"RWF", 0}, {"TND", 3},
     {"UGX", 0}, {"UYI", 0}, {"UYW", 4}, {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0}});

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
char raised(char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte; }

std::int64_t units(const Currency& currency) {
    std::int64_t power = 1;
    for (int digit = 0; digit < currency.digits(); ++digit) power *= 10;
    return power;
}

tl::unexpected<Refusal> refuse_amount(std::string_view text, const Currency& currency) {
    return refuse(Code::usage, fmt::format("'{}' is not an amount", text), {},
                  fmt::format("write it like {} or {} {}", amount(Money{2050}, currency), currency.code(),
                              amount(Money{2050}, currency)));
}

/// The number in `text` without the currency before or after it; nullopt for another currency.
std::optional<std::string_view> without_currency(std::string_view text, const Currency& currency) {
    const auto same = [&](std::string_view word) {
        return word.size() == 3 && std::ranges::equal(word, currency.code(), {}, raised);
    };
    if (const auto space = text.find(' '); space != std::string_view::npos) {
        const auto left = text.substr(0, space);
        const auto right = text.substr(space + 1);
        if (same(left)) return right;
        if (same(right)) return left;
        return std::nullopt;
    }
    return text;
}

}  // namespace

Result<Currency> Currency::parse(std::string_view code) {
    if (code.size() != 3 || !std::ranges::all_of(code, is_letter)) {
        return refuse(Code::usage, fmt::format("'{}' is not a currency", code), {}, "use three letters, as in EUR, USD, GBP");
    }
    std::string upper;
    for (const char letter : code) upper += raised(letter);
    const auto found = std::ranges::find(kExceptions, upper, &Exception::code);
    return Currency{upper, found == kExceptions.end() ? 2 : found->digits};
}

Result<Money> parse_money(std::string_view text, const Currency& currency) {
    const auto number = without_currency(text, currency);
    if (!number) {
        return refuse(Code::usage, fmt::format("'{}' is not in {}, the currency of this desk", text, currency.code()));
    }
    const auto point = number->find('.');
    const auto whole = number->substr(0, point);
    const auto fraction = point == std::string_view::npos ? std::string_view{} : number->substr(point + 1);
    const bool digits = std::ranges::all_of(whole, is_digit) && std::ranges::all_of(fraction, is_digit);
    if (whole.empty() || !digits || (point != std::string_view::npos && fraction.empty())) return refuse_amount(text, currency);
    if (static_cast<int>(fraction.size()) > currency.digits()) {
        return refuse(Code::usage, fmt::format("'{}' has more decimals than {} has", text, currency.code()));
    }
    std::int64_t minor = 0;
    std::string all{whole};
    all += fraction;
    all.append(static_cast<std::size_t>(currency.digits()) - fraction.size(), '0');
    for (const char digit : all) {
        minor = minor * 10 + (digit - '0');
        if (minor > kMostMoney.minor) return refuse(Code::usage, fmt::format("'{}' is too much", text));
    }
    return Money{minor};
}

std::string amount(Money money, const Currency& currency) {
    if (currency.digits() == 0) return fmt::format("{}", money.minor);
    const std::int64_t unit = units(currency);
    return fmt::format("{}{}.{:0{}}", money.minor < 0 ? "-" : "", std::abs(money.minor) / unit,
                       std::abs(money.minor) % unit, currency.digits());
}

std::string to_string(Money money, const Currency& currency) {
    return fmt::format("{} {}", currency.code(), amount(money, currency));
}

}  // namespace amends
