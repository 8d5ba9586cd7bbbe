// SPDX-License-Identifier: MIT
#include <amends/rehearsal/deeds.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include <amends/ticket/guide.hpp>
#include <amends/ticket/offers.hpp>

namespace amends {
namespace {

Text text_of(const std::optional<std::string>& words) { return Text::trusted(words.value_or("")); }

std::optional<Instant> moment_of(const std::optional<ScenarioTime>& time, const Cue& cue) {
    if (!time) return std::nullopt;
    return amends::moment_of(*time, cue.now, cue.calendar);
}

Override override_of(const DeedOptions& options) {
    if (!options.force) return std::nullopt;
    return text_of(options.because);
}

Result<Request> hear(const DeedOptions& options, const Cue& cue) {
    return Hear{.received = moment_of(options.received, cue), .channel = options.channel, .mood = options.mood,
                .thanks = options.thanks, .automatic = options.automatic, .text = text_of(options.text),
                .wants = text_of(options.wants)};
}

Result<Request> note(const DeedOptions& options, const Cue&) {
    return Note{.nobody_answered = options.nobody_answered, .text = text_of(options.text)};
}

Result<Request> take(const DeedOptions&, const Cue&) { return Take{}; }

Result<Request> assign(const DeedOptions& options, const Cue&) { return Assign{options.agent.value_or("")}; }

Result<Request> acknowledge(const DeedOptions& options, const Cue& cue) {
    return Acknowledge{.until = moment_of(options.until, cue), .because = override_of(options),
                       .text = text_of(options.text)};
}

Result<Request> respond(const DeedOptions& options, const Cue& cue) {
    const Ball ball = options.ask ? Ball::ask : options.final ? Ball::final : Ball::until;
    return Respond{.ball = ball, .until = moment_of(options.until, cue), .because = override_of(options),
                   .text = text_of(options.text)};
}

Result<Request> offer_options(const DeedOptions& options, const Cue& cue) {
    OfferOptions request{.options = {}, .feared = options.feared, .because = override_of(options), .text = {}};
    const auto add = [&](Result<Offer> offer) -> Result<void> {
        if (!offer) return refuse(offer);
        request.options.push_back(*std::move(offer));
        return {};
    };
    for (const std::string& typed : options.option) {
        if (const auto added = add(typed_offer(typed, cue.currency)); !added) return refuse(added);
    }
    for (const std::string& name : options.from) {
        if (const auto added = add(catalogue_offer(name, cue.playbook, cue.currency)); !added) return refuse(added);
    }
    request.text = options.text ? text_of(options.text) : message_of(request.options);
    return request;
}

Result<Request> choose(const DeedOptions& options, const Cue&) {
    Choose request{.n = options.n, .own = {}, .cost = options.cost};
    if (options.own) request.own = text_of(options.own);
    return request;
}

Result<Request> promise(const DeedOptions& options, const Cue& cue) {
    return MakePromise{.by = moment_of(options.by, cue).value_or(cue.now), .text = text_of(options.text)};
}

Result<Request> keep(const DeedOptions& options, const Cue&) { return Keep{options.n}; }

Result<Request> move(const DeedOptions& options, const Cue& cue) {
    return Move{.n = options.n.value_or(0), .to = moment_of(options.moved_to, cue).value_or(cue.now),
                .text = text_of(options.text), .because = override_of(options)};
}

Result<Request> wait(const DeedOptions& options, const Cue& cue) {
    return WaitFor{.on = options.on.value_or(WaitingOn::customer),
                   .until = moment_of(options.until, cue).value_or(cue.now), .because = text_of(options.because)};
}

Result<Request> resume(const DeedOptions&, const Cue&) { return Resume{}; }

Result<Request> nudge(const DeedOptions& options, const Cue&) {
    return Nudge{.n = options.n, .text = text_of(options.text), .because = override_of(options)};
}

Result<Request> revise(const DeedOptions& options, const Cue&) {
    return Revise{.kind = options.kind, .channel = options.channel, .mood = options.mood, .priority = options.priority,
                  .value = options.value, .playbook = std::nullopt, .because = text_of(options.because)};
}

Result<Request> did(const DeedOptions& options, const Cue&) { return DoStep{options.step.value_or("")}; }

Result<Request> skip(const DeedOptions& options, const Cue&) {
    return SkipStep{.step = options.step.value_or(""), .because = text_of(options.because)};
}

Result<Request> escalate(const DeedOptions& options, const Cue&) {
    return Escalate{.to = options.agent.value_or(""), .role = std::nullopt, .because = text_of(options.because)};
}

Result<Request> close(const DeedOptions& options, const Cue&) {
    return Close{.outcome = options.outcome.value_or(Outcome::satisfied), .cause = options.cause.value_or(""),
                 .text = text_of(options.text), .because = override_of(options)};
}

Result<Request> reopen(const DeedOptions& options, const Cue&) { return Reopen{text_of(options.because)}; }

struct Builder {
    std::string_view command;
    Result<Request> (*build)(const DeedOptions&, const Cue&);
};
constexpr auto kBuilders = std::to_array<Builder>({
    {"hear", hear},       {"note", note},       {"take", take},
    {"assign", assign},   {"acknowledge", acknowledge}, {"respond", respond},
    {"offer-options", offer_options}, {"choose", choose}, {"promise", promise},
    {"keep", keep},       {"move", move},       {"wait", wait},
    {"resume", resume},   {"did", did},         {"skip", skip},
    {"escalate", escalate}, {"close", close},   {"reopen", reopen},
    {"nudge", nudge},     {"revise", revise},
});

/// A step that may be ticked by hand now, or else any that is open.
std::string open_step(const Ticket& ticket, const Playbook& playbook) {
    std::string found;
    for (const GuideStep& one : guide(ticket, playbook)) {
        if (one.state == StepState::done || one.state == StepState::skipped) continue;
        if (by_hand(*one.step)) return one.step->id;
        if (found.empty()) found = one.step->id;
    }
    return found;
}

std::string any_cause(const Playbook& playbook) {
    for (const CauseArea& area : playbook.causes) {
        return fmt::format("{}/{}", area.area, area.names.empty() ? "other" : area.names.front());
    }
    return "process/other";
}

}  // namespace

Instant moment_of(const ScenarioTime& time, Instant from, const Calendar& calendar) {
    if (const auto* ahead = std::get_if<After>(&time)) return reckon(from, ahead->span, calendar);
    if (const auto* back = std::get_if<Before>(&time)) return std::max(from - back->span, kFirstInstant);
    return std::get<Instant>(time);
}

Open open_request(const DeedOptions& options, const Cue& cue) {
    Open request;
    request.kind = options.kind.value_or(request.kind);
    request.channel = options.channel.value_or(request.channel);
    request.mood = options.mood.value_or(request.mood);
    request.priority = options.priority.value_or(request.priority);
    request.value = options.value;
    request.received = moment_of(options.received, cue);
    request.text = text_of(options.text);
    request.subject = options.subject ? text_of(options.subject) : request.text.first_line();
    if (request.subject.blank()) request.subject = Text::trusted("a complaint");
    request.wants = text_of(options.wants);
    return request;
}

Result<Request> request_of(std::string_view command, const DeedOptions& options, const Cue& cue) {
    const auto found = std::ranges::find(kBuilders, command, &Builder::command);
    if (found != kBuilders.end()) return found->build(options, cue);
    return refuse(Code::usage, fmt::format("'{}' can't be played", command));
}

DeedOptions plausible_options(const Ticket& ticket, const Playbook& playbook) {
    constexpr Seconds kDay{86'400};
    DeedOptions options;
    options.text = "I am sorry for the trouble, and thank you for telling us. I will see to it, and you will hear from me by tomorrow.";
    options.because = "it is tried";
    options.agent = "colleague";
    options.until = options.by = options.moved_to = After{kDay};
    options.on = WaitingOn::customer;
    options.n = 1;
    options.priority = Priority::high;
    options.outcome = Outcome::satisfied;
    options.cause = any_cause(playbook);
    options.step = open_step(ticket, playbook);
    options.option.assign(static_cast<std::size_t>(std::max(playbook.options_at_least, 1)), "One way");
    return options;
}

}  // namespace amends
