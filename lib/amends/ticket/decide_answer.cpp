// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include <amends/base/one_line.hpp>
#include <amends/playbook/authority.hpp>
#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/guide.hpp>
#include <amends/ticket/review.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

constexpr int kMostHoldingReplies = 2;  ///< in a row; a third needs a reason (clock rule 7)

/// A reply that leaves the ball with the customer ends every wait; one that keeps it ends only the wait for them.
void end_waits(const Ticket& ticket, bool ball_stays, const Moment& moment, Deeds& deeds) {
    if (ball_stays && ticket.wait && ticket.wait->on == WaitingOn::supplier) return;
    end_wait_first(ticket, moment, deeds);
}

/// What the customer was given before, not counting a choice that another would replace.
Given given_before(const Ticket& ticket, const Moment& moment, Money replaced) {
    constexpr std::chrono::days kYear{365};
    const bool within_year = ticket.spent_at && *ticket.spent_at >= moment.now - kYear;
    return {.ticket = ticket.id, .on_ticket = Money{ticket.spent.minor - replaced.minor},
            .this_year = Money{moment.spent_this_year.minor - (within_year ? replaced.minor : 0)}};
}

Result<void> check_costs(const Ticket& ticket, const Playbook& playbook, const OfferOptions& request, const Moment& moment) {
    const Given given = given_before(ticket, moment, Money{});
    for (const Offer& offer : request.options) {
        if (!offer.cost) continue;
        if (const auto allowed = may_offer(playbook, moment.role, *offer.cost, given, moment.currency); !allowed) return allowed;
    }
    return {};
}

/// One line an option. Refuses (usage) one without a text, and (refused) the same one twice: a choice is between different ways.
Result<Text> lines_of(const std::vector<Offer>& options) {
    std::string lines;
    std::vector<std::string> seen;
    for (const Offer& option : options) {
        const Text line = one_line(option.text);
        if (line.blank()) return refuse(Code::usage, "an option has no text");
        if (const auto same = std::ranges::find(seen, line.stored()); same != seen.end()) {
            return refuse(Code::refused, fmt::format("option {} is the same as option {}", seen.size() + 1, same - seen.begin() + 1),
                          "TEN-4", "a real choice is between different ways");
        }
        seen.push_back(line.stored());
        lines += (lines.empty() ? "" : "\n") + line.stored();
    }
    return Text::trusted(lines);
}

}  // namespace

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Acknowledge& request,
                         const Moment& moment) {
    if (const auto sendable = can_be_sent(request.text); !sendable) return refuse(sendable);
    if (const auto allowed = steps_allow(ticket, playbook, "acknowledge"); !allowed) return refuse(allowed);
    if (ticket.holding_replies >= kMostHoldingReplies && !request.because) {
        return refuse(Code::refused, fmt::format("{} holding replies in a row are enough: the customer needs an answer",
                                                 kMostHoldingReplies),
                      "TEN-2", fmt::format("amends respond {}, or say why with --force --because '…'", number(ticket.id)));
    }
    if (const auto allowed = may_be_sent(request.review, request.because); !allowed) return refuse(allowed);
    const UpdateTerms update = update_terms(playbook, moment.calendars, ticket.facts(), moment.now, request.until);
    const Instant until = request.until.value_or(update.due);
    if (const auto ahead = must_be_ahead("--until", until, moment); !ahead) return refuse(ahead);
    auto [found, mended, because] = record_of(request.review, request.because);
    Deeds deeds;
    end_waits(ticket, true, moment, deeds);
    deeds.emplace_back(Acknowledged{.until = until, .update = update, .forced = request.because.has_value(),
                                    .found = std::move(found), .mended = std::move(mended), .text = request.text.trimmed(),
                                    .because = std::move(because)});
    return deeds;
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Respond& request, const Moment& moment) {
    if (const auto sendable = can_be_sent(request.text); !sendable) return refuse(sendable);
    if (const auto allowed = steps_allow(ticket, playbook, "respond"); !allowed && !request.because) {
        return refuse(allowed);
    }
    if (const auto allowed = may_be_sent(request.review, request.because); !allowed) return refuse(allowed);
    auto [found, mended, because] = record_of(request.review, request.because);
    Replied replied{.ball = request.ball, .until = std::nullopt, .update = std::nullopt,
                    .forced = request.because.has_value(), .found = std::move(found), .mended = std::move(mended),
                    .text = request.text.trimmed(), .because = std::move(because)};
    if (request.ball == Ball::until) {
        replied.update = update_terms(playbook, moment.calendars, ticket.facts(), moment.now, request.until);
        replied.until = request.until.value_or(replied.update->due);
        if (const auto ahead = must_be_ahead("--until", *replied.until, moment); !ahead) return refuse(ahead);
    }
    Deeds deeds;
    end_waits(ticket, request.ball == Ball::until, moment, deeds);
    deeds.emplace_back(std::move(replied));
    return deeds;
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const OfferOptions& request,
                         const Moment& moment) {
    const int offered = static_cast<int>(request.options.size());
    if (offered < playbook.options_at_least) {
        return refuse(Code::refused, fmt::format("{} of at least {} options were given", offered, playbook.options_at_least),
                      "TEN-4", "a real choice is three ways or more: add --option 'TEXT=COST' or --from NAME");
    }
    const auto lines = lines_of(request.options);
    if (!lines) return refuse(lines);
    if (const auto allowed = steps_allow(ticket, playbook, "offer-options"); !allowed) return refuse(allowed);
    if (const auto allowed = check_costs(ticket, playbook, request, moment); !allowed) return refuse(allowed);
    if (const auto sendable = can_be_sent(request.text); !sendable) return refuse(sendable);
    if (const auto allowed = may_be_sent(request.review, request.because); !allowed) return refuse(allowed);
    auto [found, mended, because] = record_of(request.review, request.because);
    OptionsOffered offer{.costs = {}, .feared = request.feared, .forced = request.because.has_value(), .found = std::move(found),
                         .mended = std::move(mended), .options = {}, .text = request.text.trimmed(), .because = std::move(because)};
    for (const Offer& option : request.options) offer.costs.push_back({option.cost});
    offer.options = *lines;
    Deeds deeds;
    end_waits(ticket, false, moment, deeds);
    deeds.emplace_back(std::move(offer));
    return deeds;
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Choose& request, const Moment& moment) {
    if (ticket.options.empty()) {
        return refuse(Code::refused, "no options were offered yet", "TEN-4",
                      fmt::format("amends offer-options {} --option '…' …", number(ticket.id)));
    }
    if (const auto allowed = steps_allow(ticket, playbook, "choose"); !allowed) return refuse(allowed);
    Chosen chosen;
    if (request.own) {
        chosen = {.n = static_cast<int>(ticket.options.size()) + 1, .own = true, .cost = request.cost,
                  .respond = std::nullopt, .text = one_line(*request.own)};
        if (chosen.text.blank()) return refuse(Code::usage, "the customer's own wish is empty");
    } else {
        const int n = request.n.value_or(0);
        if (n < 1 || n > static_cast<int>(ticket.options.size())) {
            return refuse(Code::usage, fmt::format("'{}' is none of the options 1 to {}", n, ticket.options.size()), {},
                          fmt::format("amends show {} lists them; --own TEXT records their own wish", number(ticket.id)));
        }
        const OfferedOption& option = ticket.options.at(static_cast<std::size_t>(n) - 1);
        chosen = {.n = n, .own = false, .cost = request.cost ? request.cost : option.cost, .respond = std::nullopt,
                  .text = {}};
    }
    if (chosen.cost) {
        const Given given = given_before(ticket, moment, ticket.chosen_cost);
        const auto allowed = may_offer(playbook, moment.role, *chosen.cost, given, moment.currency);
        if (!allowed) return refuse(allowed);
    }
    if (!ticket.unanswered_since) chosen.respond = respond_terms(playbook, moment.calendars, ticket.facts(), moment.now);
    Deeds deeds;
    end_wait_first(ticket, moment, deeds);
    deeds.emplace_back(std::move(chosen));
    return deeds;
}

}  // namespace amends
