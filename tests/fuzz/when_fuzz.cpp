// SPDX-License-Identifier: MIT
// A moment and a span as people write them: an instant within bounds that can be shown, or an explanation.
#include <amends/base/span.hpp>
#include <amends/calendar/calendar.hpp>
#include <amends/calendar/when.hpp>
#include <tests/fuzz/entry.hpp>

using namespace amends;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr Instant kNow{Seconds{1'795'000'000}};
    const std::string text = fuzz::text_of(data, size);
    const Zone zone = Zone::utc();
    const auto when = parse_when(text, kNow, zone, Calendar::always());
    if (when) {
        fuzz::require(*when >= kFirstInstant && *when <= kLastInstant && !local(*when, kNow, zone).empty());
    } else {
        fuzz::require(!when.error().message.empty());
    }
    const auto span = parse_span(text);
    fuzz::require(span.has_value() || !span.error().message.empty());
    return 0;
}
