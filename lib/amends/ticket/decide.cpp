// SPDX-License-Identifier: MIT
#include <amends/ticket/decide.hpp>

#include <fmt/format.h>

#include <amends/calendar/when.hpp>
#include <amends/playbook/template.hpp>
#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

/// What may still be done when a ticket is closed.
template <typename Request>
constexpr bool kAfterClose = false;
template <>
constexpr bool kAfterClose<Hear> = true;
template <>
constexpr bool kAfterClose<Note> = true;
template <>
constexpr bool kAfterClose<DoStep> = true;
template <>
constexpr bool kAfterClose<SkipStep> = true;
template <>
constexpr bool kAfterClose<Reopen> = true;

}  // namespace

Result<Deeds> decide(const Ticket& ticket, const Playbook& playbook, const Request& request, const Moment& moment) {
    return std::visit(
        [&]<typename T>(const T& one) -> Result<Deeds> {
            if (ticket.status == Status::merged) {
                return refuse(Code::refused, fmt::format("ticket '{}' was merged", to_string(ticket.id)), {},
                              fmt::format("amends unmerge {}", number(ticket.id)));
            }
            if (ticket.status == Status::closed && !kAfterClose<T>) {
                return refuse(Code::refused, fmt::format("ticket '{}' is closed", to_string(ticket.id)), {},
                              fmt::format("amends reopen {} --because '…'", number(ticket.id)));
            }
            return decide_one(ticket, playbook, one, moment);
        },
        request);
}

std::string told(Instant time, const Moment& moment) {
    return local(time, moment.now, moment.zone != nullptr ? *moment.zone : Zone::utc());
}

Result<void> must_be_ahead(std::string_view what, Instant time, const Moment& moment) {
    if (time > moment.now) return {};
    return refuse(Code::usage, fmt::format("{} '{}' is not in the future: that is {}", what, told(time, moment), relative(time, moment.now)),
                  {}, "'amends help dates' shows how a time is written");
}

Result<void> must_have_been(std::string_view what, Instant time, const Moment& moment) {
    if (time <= moment.now) return {};
    return refuse(Code::usage, fmt::format("{} '{}' is in the future: that is {}", what, told(time, moment), relative(time, moment.now)),
                  {}, "it was received before it is entered; a time alone is the next such time, a day alone its end: write both");
}

Result<void> can_be_sent(const Text& text) {
    if (text.blank()) {
        return refuse(Code::usage, "the text is empty, so nothing was sent", {},
                      "give it with -m TEXT, -F FILE, or in the editor");
    }
    if (const auto slot = unfilled_slot(text.stored())) {
        return refuse(Code::refused, fmt::format("'{}' in the text was not filled", *slot), "AMAZE-3",
                      "write what should stand there");
    }
    return {};
}

Result<void> must_give_reason(const Text& because) {
    if (!because.blank()) return {};
    return refuse(Code::usage, "the reason is empty", {}, "give it with --because TEXT");
}

void end_wait_first(const Ticket& ticket, const Moment& moment, Deeds& deeds) {
    const bool pauses = ticket.wait && ticket.wait->until && *ticket.wait->until > moment.now;
    if (pauses) deeds.emplace_back(Resumed{resume(ticket, moment.calendars, moment.now)});
}

}  // namespace amends
