// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <amends/check/sight.hpp>

namespace amends {

/// What a customer wrote, and what it says to the checks.
class Hearing {
public:
    explicit Hearing(PatternShelf& shelf) : sight_{shelf} {}
    ~Hearing() = default;
    Hearing(const Hearing&) = delete;
    Hearing& operator=(const Hearing&) = delete;
    Hearing(Hearing&&) = delete;
    Hearing& operator=(Hearing&&) = delete;

    /// False where these messages are those that were taken last: all that was made of them still holds.
    bool take(const std::vector<std::string>& messages);

    /// The next messages are new, whatever they are.
    void forget() { messages_.reset(); }

    [[nodiscard]] Sight& sight() { return sight_; }
    /// All that was written, plain, in lower case, in one line.
    [[nodiscard]] std::string_view lower() const { return lower_; }
    /// A complaint of somebody upset where the words do not say what it is.
    [[nodiscard]] Facts facts() const { return {.kind = kind.value_or(Kind::complaint), .mood = mood.value_or(Mood::upset)}; }

    std::optional<Kind> kind;
    std::optional<Mood> mood;
    std::vector<char> fits;  ///< by check: what was said lets it apply

private:
    std::optional<std::vector<std::string>> messages_;
    std::string text_;  ///< the same in one
    std::string lower_;
    Draft draft_;
    Sight sight_;
};

}  // namespace amends
