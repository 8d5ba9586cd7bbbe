// SPDX-License-Identifier: MIT
#include <amends/ticket/review.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace amends {
namespace {

bool is_waived(const FoundByCheck& found, const Review& review) {
    return std::ranges::find(review.waive, found.check) != review.waive.end();
}

std::string refusal_of(const std::vector<const FoundByCheck*>& stopping) {
    std::string names;
    for (const FoundByCheck* found : stopping) names += fmt::format("{}'{}'", names.empty() ? "" : ", ", found->check);
    return stopping.size() == 1 ? fmt::format("the check {} found an error in the text, so nothing was sent", names)
                                : fmt::format("the checks {} found errors in the text, so nothing was sent", names);
}

/// The options that would let a text with these findings pass.
std::string waivers_for(const std::vector<const FoundByCheck*>& stopping) {
    std::string options;
    for (const FoundByCheck* found : stopping) options += " --waive " + found->check;
    return options;
}

}  // namespace

Result<void> may_be_sent(const Review& review, const Override& because) {
    if (!review.waive.empty() && review.because.blank()) {
        return refuse(Code::usage, "--waive needs a reason", {}, "--waive CHECK --because '…'");
    }
    if (because) return {};
    std::vector<const FoundByCheck*> stopping;
    for (const FoundByCheck& found : review.found) {
        if (found.level == Level::error && !is_waived(found, review)) stopping.push_back(&found);
    }
    if (stopping.empty()) return {};
    return refuse(Code::refused, refusal_of(stopping), stopping.front()->rule,
                  fmt::format("mend the text, or say why it must go out so:{} --because '…'", waivers_for(stopping)));
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
