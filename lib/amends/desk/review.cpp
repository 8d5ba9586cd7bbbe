// SPDX-License-Identifier: MIT
// What a draft is checked against: the playbook's checks, and what the desk knows of the ticket.
#include <amends/desk/desk.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/base/suggest.hpp>
#include <amends/desk/recording.hpp>
#include <amends/playbook/prepared.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

/// Sorts the texts of a ticket's events: what the customer wrote, what we answered.
struct Conversation {
    std::vector<std::string> heard, replies;

    void add(const Deed& deed) { std::visit([this](const auto& one) { take(one); }, deed); }

private:
    static void keep(const Text& text, std::vector<std::string>& to) {
        if (!text.blank()) to.push_back(text.stored());
    }
    void take(const Opened& opened) {
        keep(opened.subject, heard);
        keep(opened.text, heard);
    }
    void take(const Heard& message) {
        if (!message.automatic) keep(message.text, heard);
    }
    void take(const Acknowledged& reply) { keep(reply.text, replies); }
    void take(const Replied& reply) { keep(reply.text, replies); }
    void take(const OptionsOffered& reply) { keep(reply.text, replies); }
    void take(const auto&) {}
};

const Zone& zone_of(const Acting& acting) {
    static const Zone kUtc = Zone::utc();
    return acting.zone != nullptr ? *acting.zone : kUtc;
}

Situation situation_of(const TicketView& seen, ReplyMoment moment, Instant now, const Zone& zone) {
    const Ticket& ticket = seen.ticket;
    Conversation conversation;
    for (const Event& event : seen.events) conversation.add(event.deed);
    OnRecord record{.now = now, .zone = &zone, .until = std::nullopt, .promises = {}, .options = {},
                    .replies = std::move(conversation.replies), .wants = ticket.wants.stored(), .name = seen.customer.name,
                    .email = seen.customer.email, .phone = seen.customer.phone, .fault_ours = ticket.happened.contains("owned")};
    for (const Promise& promise : ticket.promises) {
        if (promise.state == PromiseState::open) record.promises.push_back(promise.by);
        record.fixed |= promise.state == PromiseState::kept;
    }
    for (const OfferedOption& option : ticket.options) {
        record.options.push_back(option.text.stored());
        record.fixed |= option.chosen;
    }
    return {.moment = moment, .facts = ticket.facts(), .heard = std::move(conversation.heard), .record = std::move(record)};
}

ReplyMoment usual_moment(const Ticket& ticket) { return ticket.never_answered() ? ReplyMoment::first : ReplyMoment::reply; }

/// What goes out with a request, and when.
struct Outgoing {
    const Text* text = nullptr;  ///< nullptr: nothing
    ReplyMoment moment{};
    std::optional<Instant> until;
    bool comes_back = false;     ///< it says that we come back, by `until` or else after the playbook's interval
    std::vector<std::string> options;
};
Outgoing outgoing(const Ticket& ticket, const Request& request) {
    if (const auto* holding = std::get_if<Acknowledge>(&request)) return {&holding->text, ReplyMoment::holding, holding->until, true, {}};
    if (const auto* reply = std::get_if<Respond>(&request)) {
        const ReplyMoment moment = reply->ball == Ball::final ? ReplyMoment::final : usual_moment(ticket);
        return {&reply->text, moment, reply->until, reply->ball == Ball::until, {}};
    }
    if (const auto* offer = std::get_if<OfferOptions>(&request)) {
        Outgoing out{&offer->text, ReplyMoment::options, std::nullopt, false, {}};
        for (const Offer& option : offer->options) out.options.push_back(option.text.stored());
        return out;
    }
    return {};
}

Review* review_in(Request& request) {
    if (auto* holding = std::get_if<Acknowledge>(&request)) return &holding->review;
    if (auto* reply = std::get_if<Respond>(&request)) return &reply->review;
    if (auto* offer = std::get_if<OfferOptions>(&request)) return &offer->review;
    return nullptr;
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

std::vector<FoundByCheck> counted(const Findings& findings) {
    std::vector<FoundByCheck> counted;
    for (const Finding& finding : findings) {
        if (finding.level == Level::hint) continue;
        const auto same = std::ranges::find(counted, finding.check->id, &FoundByCheck::check);
        if (same != counted.end()) {
            ++same->count;
        } else {
            counted.push_back({finding.check->id, finding.check->rules.front(), finding.level, 1, false});
        }
    }
    return counted;
}

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
    return situation_of(seen, moment.value_or(usual_moment(seen.ticket)), now, zone);
}

Findings Desk::review(store::Tables& tables, const TicketView& seen, const Request& request, const Acting& acting) {
    Outgoing out = outgoing(seen.ticket, request);
    if (out.text == nullptr || out.text->blank()) return {};
    Situation situation = situation_of(seen, out.moment, acting.now, zone_of(acting));
    auto& record = situation.record;
    if (record && out.comes_back) {
        record->until = out.until.value_or(update_terms(*seen.playbook, seen.calendars, seen.ticket.facts(), acting.now, std::nullopt).due);
    }
    if (record && !out.options.empty()) record->options = std::move(out.options);
    return checker(tables, seen.ticket.playbook.id).check(out.text->trimmed().stored(), situation);
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
