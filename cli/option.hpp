// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <amends/base/id.hpp>
#include <amends/base/money.hpp>
#include <amends/base/span.hpp>
#include <amends/base/text.hpp>
#include <amends/base/vocabulary.hpp>
#include <amends/calendar/zone.hpp>

namespace amends::cli {

/// A ticket as named on the command line: `17`, `#17`, or `@`, the one that this agent last touched (empty).
struct TicketRef {
    std::optional<TicketId> id;
};

/// Times that were given as working time (`4bh`), which nobody can read before the desk is open: its playbooks have the calendars.
struct Unread {
    struct Time {
        std::string typed;
        Instant* into;
    };
    std::vector<Time> times;
    std::optional<TicketRef> ticket;  ///< the first that was named: its calendar counts
};

/// What reading an option's value may depend on.
struct Setting {
    Instant now{};
    std::function<const Zone&()> zone;  ///< loads the local zone the first time it is needed
    Unread* unread = nullptr;           ///< where working time goes; none: it is refused
};

/// An amount as typed, not yet in the desk's currency, which is known only once the desk is open.
struct Amount {
    std::string typed;
};

// How each type of value is read; refusals are usage errors that say what was expected. Add an overload to add a type.
Result<void> read_value(std::string_view typed, const Setting& setting, std::string& into);
Result<void> read_value(std::string_view typed, const Setting& setting, int& into);  ///< 0 to 2,147,483,647
Result<void> read_value(std::string_view typed, const Setting& setting, std::int64_t& into);
Result<void> read_value(std::string_view typed, const Setting& setting, Text& into);
Result<void> read_value(std::string_view typed, const Setting& setting, Instant& into);
Result<void> read_value(std::string_view typed, const Setting& setting, Span& into);
Result<void> read_value(std::string_view typed, const Setting& setting, TicketRef& into);
Result<void> read_value(std::string_view typed, const Setting& setting, Amount& into);

template <Vocable Word>
Result<void> read_value(std::string_view typed, const Setting&, Word& into) {
    const auto word = parse_word<Word>(typed);
    if (!word) return refuse(word);
    into = *word;
    return {};
}

template <typename T>
Result<void> read_value(std::string_view typed, const Setting& setting, std::optional<T>& into) {
    return read_value(typed, setting, into.emplace());
}

template <typename T>
Result<void> read_value(std::string_view typed, const Setting& setting, std::vector<T>& into) {
    return read_value(typed, setting, into.emplace_back());
}

/// How often a value may be given.
enum class Count { once, many };

/// An option or positional argument of a command, as data: the parser, help, man page, completions and
/// `help --all --json` all read this.
struct Option {
    std::string_view name;   ///< `--mood`, `-m,--message`, or for a positional argument its name in capitals: `ID`
    std::string_view value;  ///< what stands for the value in help: `MOOD`; empty: a flag
    std::string_view help;   ///< one sentence without a full stop
    std::function<Result<void>(std::string_view typed, const Setting&)> fill;  ///< flags: called with ""
    Count count = Count::once;
    bool required = false;
    std::span<const std::string_view> choices = {};  ///< for help and completions; `fill` refuses others itself

    [[nodiscard]] bool positional() const { return !name.starts_with('-'); }
    [[nodiscard]] bool flag() const { return !positional() && value.empty(); }
};

template <typename T>
struct Element {
    using Type = T;
    static constexpr Count kCount = Count::once;
};
template <typename T>
struct Element<std::optional<T>> : Element<T> {};
template <typename T>
struct Element<std::vector<T>> {
    using Type = T;
    static constexpr Count kCount = Count::many;
};

template <typename T>
std::span<const std::string_view> choices_of() {
    if constexpr (Vocable<typename Element<T>::Type>) return words<typename Element<T>::Type>();
    return {};
}

/// An option with a value that fills `into`, which must outlive the definition.
template <typename T>
Option option(std::string_view name, std::string_view value, std::string_view help, T& into) {
    return {.name = name, .value = value, .help = help,
            .fill = [&into](std::string_view typed, const Setting& setting) { return read_value(typed, setting, into); },
            .count = Element<T>::kCount, .choices = choices_of<T>()};
}

template <typename T>
Option required(std::string_view name, std::string_view value, std::string_view help, T& into) {
    Option made = option(name, value, help, into);
    made.required = true;
    return made;
}

/// A positional argument that must be given; `std::vector` takes all that follow.
template <typename T>
Option argument(std::string_view name, std::string_view help, T& into) {
    return required(name, name, help, into);
}

/// A positional argument that may be left out.
template <typename T>
Option optional_argument(std::string_view name, std::string_view help, T& into) {
    return option(name, name, help, into);
}

inline Option flag(std::string_view name, std::string_view help, bool& into) {
    return {.name = name, .value = {}, .help = help, .fill = [&into](std::string_view, const Setting&) -> Result<void> {
                into = true;
                return {};
            }};
}

}  // namespace amends::cli
