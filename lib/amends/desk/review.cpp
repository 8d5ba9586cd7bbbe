// SPDX-License-Identifier: MIT
// What a draft is checked against: the playbook's checks, and what the desk knows of the ticket.
#include <amends/desk/desk.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/base/suggest.hpp>
#include <amends/desk/recording.hpp>
#include <amends/playbook/prepared.hpp>
#include <amends/review/answer.hpp>
#include <amends/review/found_by_check.hpp>

namespace amends {
namespace {

const Zone& zone_of(const Acting& acting) {
    static const Zone kUtc = Zone::utc();
    return acting.zone != nullptr ? *acting.zone : kUtc;
}

Background background_of(const TicketView& seen, Instant now, const Zone& zone) {
    return {.ticket = seen.ticket, .events = seen.events, .name = seen.customer.name, .email = seen.customer.email,
            .phone = seen.customer.phone, .playbook = *seen.playbook, .calendars = seen.calendars, .now = now, .zone = zone};
}

void check_waivers(const Review& review, const std::vector<Check>& checks) {
    std::vector<std::string_view> known;
    known.reserve(checks.size());
    for (const Check& check : checks) known.emplace_back(check.id);
    for (const std::string& name : review.waive) {
        if (std::ranges::find(known, name) != known.end()) continue;
        throw Error{Code::usage, fmt::format("the playbook has no check '{}'", name), suggestion(name, known)};
    }
}

}  // namespace

std::vector<FoundByCheck> counted(const Findings& findings) { return found_by_check(findings); }

CheckSet Desk::load_checks(store::Tables& tables, PlaybookId id) {
    const auto row = tables.shelf.prepared(id);
    if (row && row->form == kPreparedForm) return or_throw(read_prepared_checks(tables.shelf.checks(id)));
    return check_set_of(*policies_.of(tables.shelf, id).playbook);
}

Checker& Desk::checker(store::Tables& tables, PlaybookId id) {
    auto known = checkers_.find(id);
    if (known == checkers_.end()) known = checkers_.emplace(id, Checker{load_checks(tables, id)}).first;
    return known->second;
}

CheckSet Desk::check_set(std::optional<PlaybookId> id) {
    CheckSet set;
    store_.read([&](store::Tables& tables) { set = load_checks(tables, id.value_or(row_.playbook)); });
    return set;
}

Situation Desk::situation(TicketId id, std::optional<ReplyMoment> moment, Instant now, const Zone& zone) {
    const TicketView seen = view(id);
    return situation_of(background_of(seen, now, zone), moment.value_or(usual_moment(seen.ticket)));
}

Findings Desk::review(store::Tables& tables, const TicketView& seen, const Request& request, const Acting& acting) {
    const auto answer = answer_of(request, background_of(seen, acting.now, zone_of(acting)));
    if (!answer) return {};
    return checker(tables, seen.ticket.playbook.id).check(answer->text, answer->situation);
}

Findings Desk::review(TicketId id, const Request& request, const Acting& acting) {
    const TicketView seen = view(id);
    Findings findings;
    store_.read([&](store::Tables& tables) { findings = review(tables, seen, request, acting); });
    return findings;
}

Request Desk::reviewed(store::Tables& tables, const TicketView& seen, Request request, const Acting& acting) {
    Review* review = review_in(request);
    if (review == nullptr) return request;
    review->found = counted(this->review(tables, seen, request, acting));
    if (!review->waive.empty()) check_waivers(*review, checker(tables, seen.ticket.playbook.id).checks());
    return request;
}

}  // namespace amends
