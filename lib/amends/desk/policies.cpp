// SPDX-License-Identifier: MIT
#include <amends/desk/policies.hpp>

#include <fmt/format.h>

#include <amends/base/error.hpp>
#include <amends/playbook/prepared.hpp>
#include <amends/playbook/reader.hpp>

namespace amends {
namespace {

Playbook read_row(const store::PlaybookRow& row, store::Shelf& shelf, const Currency& currency) {
    if (row.form == kPreparedForm) return or_throw(read_prepared(row.core));
    // Another version of amends prepared it: its text says the same.
    return read_adopted(row.name, shelf.text(row.id).value_or(""), currency);
}

}  // namespace

Playbook read_adopted(const std::string& name, const std::string& text, const Currency& currency) {
    const auto stands_alone = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> {
        return refuse(Code::not_found, "an adopted playbook stands alone");
    };
    auto read = read_playbook({name, text}, currency, stands_alone);
    if (!read.playbook) throw Error{Code::bad_data, fmt::format("playbook '{}' can't be read any more", name)};
    return *std::move(read.playbook);
}

const Policy& Policies::of(store::Shelf& shelf, PlaybookId id) {
    Policy& kept = kept_[id];
    if (kept.playbook) return kept;
    const auto row = shelf.prepared(id);
    if (!row) throw Error{Code::bad_data, fmt::format("playbook {} is missing from the desk", number(id))};
    auto playbook = std::make_shared<const Playbook>(read_row(*row, shelf, currency_));
    kept.calendars = or_throw(Calendars::make(playbook->calendars));
    kept.playbook = std::move(playbook);
    return kept;
}

}  // namespace amends
