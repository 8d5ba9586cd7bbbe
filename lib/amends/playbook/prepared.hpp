// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <amends/playbook/check_set.hpp>
#include <amends/playbook/model.hpp>

namespace amends {

/// The form in which a desk keeps an adopted playbook, so that daily commands read it in microseconds and without YAML.
/// Checks are kept apart: few commands need them.
struct PreparedPlaybook {
    std::string core;    ///< all but the checks
    std::string checks;  ///< a CheckSet
};

/// The form's number; a desk prepared under another number is prepared again from the playbook's text.
inline constexpr int kPreparedForm = 7;

PreparedPlaybook prepare(const Playbook& playbook);

/// Tells texts of playbooks apart: whether one is the very text that something was prepared from.
std::uint64_t text_key(std::string_view text);

/// The playbook without its checks. Refuses (bad_data) damaged bytes; never reads beyond them, never allocates more than
/// they can describe.
Result<Playbook> read_prepared(std::string_view core);
Result<CheckSet> read_prepared_checks(std::string_view checks);

}  // namespace amends
