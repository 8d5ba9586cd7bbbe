// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <amends/base/one_line.hpp>
#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {

Result<Deeds> decide_open(const Playbook& playbook, const PlaybookPin& pin, const Open& request, const Moment& moment) {
    const Instant received = request.received.value_or(moment.now);
    if (const auto past = must_have_been("--received", received, moment); !past) return refuse(past);
    const Text subject = one_line(request.subject);
    if (subject.blank()) {
        return refuse(Code::usage, "the subject is empty", {}, "say in a few words what the complaint is about");
    }
    const Facts facts{.kind = request.kind, .mood = request.mood, .channel = request.channel,
                      .priority = request.priority, .value = request.value, .outcome = std::nullopt, .contacts = 1};
    Deeds deeds{Opened{.customer = request.customer, .kind = request.kind, .channel = request.channel,
                       .mood = request.mood, .priority = request.priority, .value = request.value,
                       .received = received, .key = request.key, .imported = request.imported ? std::optional{moment.now} : std::nullopt, .playbook = pin,
                       .respond = respond_terms(playbook, moment.calendars, facts, received),
                       .resolve = resolve_terms(playbook, moment.calendars, facts, received), .subject = subject,
                       .text = request.text.trimmed()}};
    if (!request.wants.blank()) deeds.emplace_back(Wanted{one_line(request.wants)});
    return deeds;
}

Deeds closing_of(const History& history) {
    if (!history.closed) return {};
    return {Closed{.outcome = history.outcome, .cause = history.cause, .text = {}}};
}

namespace {

/// Whether a clock counts already how long the customer waits for us. One that came with an import is history, and counts
/// for nobody: what they write from then on does.
bool answer_is_awaited(const Ticket& ticket) {
    if (!ticket.imported) return ticket.unanswered_since.has_value();
    const auto counts = [](const Clock& clock) { return clock.kind == ClockKind::respond && !clock.stopped() && !clock.history; };
    return std::ranges::any_of(ticket.clocks, counts);
}

/// What the customer's message does to a closed ticket: a new episode, unless it only says thank you.
Reopened reopening(const Ticket& ticket, const Playbook& playbook, const Moment& moment, Instant from, const Text& because) {
    return {.respond = respond_terms(playbook, moment.calendars, ticket.facts(), from), .from = from, .because = because};
}

/// A wish that we note without a message of the customer: nothing was heard, so no clock starts.
Result<Deeds> wish_alone(const Ticket& ticket, const Playbook& playbook, const Hear& request, const Moment& moment) {
    if (request.received || request.channel) {
        return refuse(Code::usage, "--received and --channel are of a message, and none was given", {},
                      "give what the customer said with -m TEXT or -F FILE");
    }
    Deeds deeds;
    if (request.mood && ticket.status != Status::closed) {
        Revise felt;
        felt.mood = request.mood;
        auto revised = decide_one(ticket, playbook, felt, moment);
        if (!revised) return revised;
        deeds = *std::move(revised);
    }
    deeds.emplace_back(Wanted{one_line(request.wants)});
    return deeds;
}

}  // namespace

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Hear& request, const Moment& moment) {
    const Instant received = request.received.value_or(moment.now);
    if (const auto past = must_have_been("--received", received, moment); !past) return refuse(past);
    if (request.text.blank() && request.wants.blank() && !request.thanks) {
        return refuse(Code::usage, "the text is empty", {}, "give what the customer said with -m TEXT or -F FILE");
    }
    if (request.text.blank() && !request.thanks && !request.automatic) return wish_alone(ticket, playbook, request, moment);
    Heard heard{.received = received, .channel = request.channel, .mood = request.mood, .thanks = request.thanks,
                .automatic = request.automatic, .respond = std::nullopt, .text = request.text.trimmed()};
    Deeds deeds;
    const bool asks_for_answer = !request.thanks && !request.automatic;
    if (asks_for_answer && ticket.status == Status::closed) {
        deeds.emplace_back(reopening(ticket, playbook, moment, received, Text::trusted("the customer wrote again")));
    } else if (asks_for_answer) {
        end_wait_first(ticket, moment, deeds);
        Facts facts = ticket.facts();
        facts.mood = request.mood.value_or(facts.mood);
        if (!answer_is_awaited(ticket)) heard.respond = respond_terms(playbook, moment.calendars, facts, received);
    }
    deeds.emplace_back(std::move(heard));
    if (!request.wants.blank()) deeds.emplace_back(Wanted{one_line(request.wants)});
    return deeds;
}

Result<Deeds> decide_one(const Ticket&, const Playbook&, const Note& request, const Moment&) {
    if (request.nobody_answered) return Deeds{Attempted{request.text.trimmed()}};
    if (request.text.blank()) {
        return refuse(Code::usage, "the note is empty", {}, "give it with -m TEXT, -F FILE, or in the editor");
    }
    return Deeds{Noted{request.text.trimmed()}};
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Reopen& request, const Moment& moment) {
    if (ticket.status != Status::closed) {
        return refuse(Code::refused, fmt::format("ticket '{}' is not closed", to_string(ticket.id)));
    }
    if (const auto reason = must_give_reason(request.because); !reason) return refuse(reason);
    return Deeds{reopening(ticket, playbook, moment, moment.now, request.because.trimmed())};
}

}  // namespace amends
