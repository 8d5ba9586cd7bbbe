// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <amends/calendar/ics.hpp>

namespace amends {

/// A line of an iCalendar file, its folds joined: `NAME;PARAMETERS:VALUE`. Name and value without blanks around them, and the
/// values of BEGIN, END and STATUS in capitals, as names are. Parameters are not kept.
struct IcsLine {
    std::string name, value;
    std::string zone;  ///< its `TZID`; empty: none
    int number = 1;  ///< where it begins, from 1
};

/// The lines of an iCalendar file one by one.
class IcsLines {
public:
    explicit IcsLines(std::string_view text);

    /// nullopt at the end; a fault for a line that is none, is too long, or has bytes that no text has.
    std::optional<tl::expected<IcsLine, IcsFault>> next();
    /// Of the last line that was read.
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    std::string_view take_physical();

    std::string_view rest_;
    int number_ = 0;
};

}  // namespace amends
