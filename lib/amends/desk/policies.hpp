// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>

#include <amends/base/money.hpp>
#include <amends/calendar/calendar.hpp>
#include <amends/playbook/model.hpp>
#include <amends/store/playbooks.hpp>

namespace amends {

/// What a ticket is held to: a version of a playbook, without its checks, and its calendars ready to count with.
struct Policy {
    std::shared_ptr<const Playbook> playbook;
    Calendars calendars;
};

/// The adopted playbooks of a desk, each read when it is first asked for.
class Policies {
public:
    explicit Policies(Currency currency) : currency_{std::move(currency)} {}

    /// Throws Error{bad_data} for one that is missing or can't be read any more, {not_found} where there are no time zones.
    const Policy& of(store::Shelf& shelf, PlaybookId id);

private:
    Currency currency_;
    std::map<PlaybookId, Policy> kept_;
};

/// The playbook that an adopted text says. Throws Error{bad_data} where it can't be read.
Playbook read_adopted(const std::string& name, const std::string& text, const Currency& currency);

}  // namespace amends
