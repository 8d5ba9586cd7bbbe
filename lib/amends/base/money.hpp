// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include <amends/base/result.hpp>

namespace amends {

/// An ISO 4217 currency: its three letters and how many decimal digits its minor unit has (EUR 2, JPY 0, KWD 3).
class Currency {
public:
    /// Refuses (usage) what is not three letters; lower-case ones are raised. Currencies with other than two digits are
    /// known by a table; all others have two.
    static Result<Currency> parse(std::string_view code);
    /// What a desk has when none is named.
    static Currency euro() { return {"EUR", 2}; }

    [[nodiscard]] const std::string& code() const noexcept { return code_; }
    [[nodiscard]] int digits() const noexcept { return digits_; }
    bool operator==(const Currency&) const = default;

private:
    Currency(std::string code, int digits) : code_{std::move(code)}, digits_{digits} {}
    std::string code_;
    int digits_;
};

/// An amount in minor units of the desk's one currency (2050 is EUR 20.50).
struct Money {
    std::int64_t minor = 0;
    auto operator<=>(const Money&) const = default;
};

inline constexpr Money kMostMoney{1'000'000'000'000'000};

/// `20`, `20.50`, `EUR 20.50`, `20.50 EUR`. Refuses (usage) another currency, more decimals than the currency has,
/// negative amounts, and more than kMostMoney.
Result<Money> parse_money(std::string_view text, const Currency& currency);

/// The amount alone, with all decimals of the currency: `20.50`.
std::string amount(Money money, const Currency& currency);

/// The amount as people read it: `EUR 20.50`.
std::string to_string(Money money, const Currency& currency);

}  // namespace amends
