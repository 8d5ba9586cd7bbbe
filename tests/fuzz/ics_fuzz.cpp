// SPDX-License-Identifier: MIT
// A file of holidays: dates in order, none twice, within bounds; or a fault with a line.
#include <amends/calendar/ics.hpp>
#include <tests/fuzz/entry.hpp>

using namespace amends;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto dates = read_ics_dates(fuzz::text_of(data, size), Zone::utc());
    if (!dates) {
        fuzz::require(dates.error().line >= 1 && !dates.error().message.empty());
        return 0;
    }
    fuzz::require(dates->size() <= kMostIcsDates);
    fuzz::require(std::ranges::adjacent_find(*dates, std::ranges::greater_equal{}) == dates->end());
    return 0;
}
