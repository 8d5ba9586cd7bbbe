// SPDX-License-Identifier: MIT
// What an answer is held against: what the customer wrote, what we answered, and what is on record.
#include <amends/review/answer.hpp>

#include <utility>
#include <variant>

#include <amends/review/fault.hpp>
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

/// What goes out with a request, and when.
struct Outgoing {
    const Text* text = nullptr;  ///< nullptr: nothing
    ReplyMoment moment{};
    std::optional<Instant> until;
    bool comes_back = false;     ///< it says that we come back, by `until` or else after the playbook's interval
    std::vector<std::string> options = {};
    bool asks_again = false;     ///< what was asked before: that is what it is for
};

/// Last words and nudges answer nothing: they are held against what holds at any moment.
constexpr ReplyMoment kNoMoment = ReplyMoment::any;

Outgoing outgoing(const Ticket& ticket, const Request& request) {
    if (const auto* holding = std::get_if<Acknowledge>(&request)) return {&holding->text, ReplyMoment::holding, holding->until, true};
    if (const auto* reply = std::get_if<Respond>(&request)) {
        const ReplyMoment moment = reply->ball == Ball::final ? ReplyMoment::final : usual_moment(ticket);
        return {&reply->text, moment, reply->until, reply->ball == Ball::until};
    }
    if (const auto* offer = std::get_if<OfferOptions>(&request)) {
        Outgoing out{&offer->text, ReplyMoment::options, std::nullopt};
        for (const Offer& option : offer->options) out.options.push_back(option.text.stored());
        return out;
    }
    if (const auto* move = std::get_if<Move>(&request)) return {&move->text, usual_moment(ticket), move->to, true};
    if (const auto* close = std::get_if<Close>(&request)) return {&close->text, kNoMoment, std::nullopt};
    if (const auto* nudge = std::get_if<Nudge>(&request)) {
        return {.text = &nudge->text, .moment = kNoMoment, .until = nudge->until, .comes_back = nudge->until.has_value(), .asks_again = true};
    }
    return {};
}

}  // namespace

ReplyMoment usual_moment(const Ticket& ticket) { return ticket.never_answered() ? ReplyMoment::first : ReplyMoment::reply; }

Situation situation_of(const Background& background, ReplyMoment moment) {
    const Ticket& ticket = background.ticket;
    Conversation conversation;
    for (const Event& event : background.events) conversation.add(event.deed);
    OnRecord record{.now = background.now, .zone = &background.zone, .until = std::nullopt, .promises = {}, .options = {},
                    .replies = std::move(conversation.replies), .wants = ticket.wants.stored(), .name = background.name,
                    .email = background.email, .phone = background.phone, .fault_ours = is_fault_on_record(ticket, background.events, background.now)};
    for (const Promise& promise : ticket.promises) {
        if (promise.state == PromiseState::open) record.promises.push_back(promise.by);
        record.fixed |= promise.state == PromiseState::kept;
    }
    for (const OfferedOption& option : ticket.options) {
        record.options.push_back(option.text.stored());
        record.fixed |= option.chosen;
    }
    return {.moment = moment, .first_answer = ticket.never_answered(), .facts = ticket.facts(), .heard = std::move(conversation.heard), .record = std::move(record)};
}

std::optional<Answer> answer_of(const Request& request, const Background& background) {
    Outgoing out = outgoing(background.ticket, request);
    if (out.text == nullptr || out.text->blank()) return std::nullopt;
    Situation situation = situation_of(background, out.moment);
    auto& record = situation.record;
    if (record && out.comes_back) {
        const UpdateTerms usual = update_terms(background.playbook, background.calendars, background.ticket.facts(), background.now, std::nullopt);
        record->until = out.until.value_or(usual.due);
    }
    if (record && out.asks_again) record->replies.clear();
    if (record && !out.options.empty()) record->options = std::move(out.options);
    return Answer{out.text->trimmed().stored(), std::move(situation)};
}

Review* review_in(Request& request) {
    return std::visit([]<typename Asked>(Asked& asked) -> Review* {
        if constexpr (requires { asked.review; }) return &asked.review;
        return nullptr;
    }, request);
}

}  // namespace amends
