// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <amends/playbook/model.hpp>
#include <amends/ticket/request.hpp>

namespace amends {

/// `TEXT` or `TEXT=COST`: what follows the last `=` is the cost. Refuses (usage) a cost that is none, (bad_data) a text that
/// is none.
Result<Offer> typed_offer(std::string_view typed, const Currency& currency);

/// `NAME` or `NAME=COST` of the playbook's catalogue. Refuses (usage) a name it doesn't have, a cost that
/// is none, and none where the playbook leaves it to be asked.
Result<Offer> catalogue_offer(std::string_view typed, const Playbook& playbook, const Currency& currency);

/// The message that lists what is offered, for those who write none of their own.
Text message_of(const std::vector<Offer>& offers);

}  // namespace amends
