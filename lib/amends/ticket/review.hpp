// SPDX-License-Identifier: MIT
#pragma once

#include <amends/ticket/request.hpp>

namespace amends {

/// Whether an answer with such findings may be sent: every error must be waived, or overridden as a whole. Refuses
/// (refused) with the rule of the first error, and (usage) a waiver without a reason.
Result<void> may_be_sent(const Review& review, const Override& because);

/// What the event keeps of a review.
struct ReviewRecord {
    std::vector<FoundByCheck> found, mended;
    Text because;
};
ReviewRecord record_of(const Review& review, const Override& because);

}  // namespace amends
