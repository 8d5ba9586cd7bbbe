// SPDX-License-Identifier: MIT
#include <amends/ticket/review.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace amends {
namespace {

bool is_waived(const FoundByCheck& found, const Review& review) {
    return std::ranges::find(review.waive, found.check) != review.waive.end();
}

}  // namespace

Result<void> may_be_sent(const Review& review, const Override& because) {
    if (!review.waive.empty() && review.because.blank()) {
        return refuse(Code::usage, "--waive needs a reason", {}, "--waive CHECK --because '…'");
    }
    if (because) return {};
    const auto stops = [&](const FoundByCheck& found) { return found.level == Level::error && !is_waived(found, review); };
    const auto first = std::ranges::find_if(review.found, stops);
    if (first == review.found.end()) return {};
    return refuse(Code::refused, fmt::format("the check '{}' found an error in the text, so nothing was sent", first->check), first->rule,
                  fmt::format("mend the text, or say why it must go out so: --waive {} --because '…'", first->check));
}

ReviewRecord record_of(const Review& review, const Override& because) {
    ReviewRecord record{review.found, {}, because ? *because : review.because};
    for (FoundByCheck& found : record.found) {
        found.waived = is_waived(found, review) || (because.has_value() && found.level == Level::error);
    }
    for (const FoundByCheck& before : review.mended) {
        const auto still = [&](const FoundByCheck& found) { return found.check == before.check; };
        if (std::ranges::none_of(record.found, still)) record.mended.push_back(before);
    }
    return record;
}

}  // namespace amends
