// SPDX-License-Identifier: MIT
#include <amends/rehearsal/history.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include <amends/ticket/join_dues.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

Text sendable(const Text& text) { return text.blank() ? Text::trusted("(erased)") : text; }

Override override_of(bool forced, const Text& because) {
    if (!forced) return std::nullopt;
    return sendable(because);
}

/// What of the findings was let pass by name; what was overridden as a whole needs no name.
Review review_behind(const std::vector<FoundByCheck>& found, const Text& because) {
    Review review{.waive = {}, .because = {}, .mended = {}, .found = {}};
    for (const FoundByCheck& one : found) {
        if (one.waived) review.waive.push_back(one.check);
    }
    if (!review.waive.empty()) review.because = sendable(because);
    return review;
}

struct Behind {
    using Asked = std::optional<Request>;

    Asked operator()(const Acknowledged& sent) const {
        return Acknowledge{.until = sent.until, .because = override_of(sent.forced, sent.because),
                           .review = review_behind(sent.found, sent.because), .text = sendable(sent.text)};
    }
    Asked operator()(const Replied& sent) const {
        return Respond{.ball = sent.ball, .until = sent.until, .because = override_of(sent.forced, sent.because),
                       .review = review_behind(sent.found, sent.because), .text = sendable(sent.text)};
    }
    Asked operator()(const OptionsOffered& offered) const {
        OfferOptions request{.options = {}, .feared = offered.feared, .because = override_of(offered.forced, offered.because),
                             .review = review_behind(offered.found, offered.because), .text = sendable(offered.text)};
        std::istringstream lines{offered.options.stored()};
        for (const OptionCost& cost : offered.costs) {
            std::string line;
            std::getline(lines, line);  // nothing where it was erased
            if (line.empty()) line = fmt::format("way {}", request.options.size() + 1);
            request.options.push_back({Text::trusted(std::move(line)), cost.cost});
        }
        return request;
    }
    Asked operator()(const Chosen& chosen) const {
        if (chosen.own) return Choose{.n = {}, .own = sendable(chosen.text), .cost = chosen.cost};
        return Choose{.n = chosen.n, .own = {}, .cost = chosen.cost};
    }
    Asked operator()(const Promised& promised) const { return MakePromise{.by = promised.by, .text = sendable(promised.text)}; }
    Asked operator()(const Escalated& escalated) const {
        return Escalate{.to = escalated.to, .role = std::nullopt, .because = sendable(escalated.because)};
    }
    Asked operator()(const Closed& closed) const {
        if (!closed.outcome || !closed.cause) return std::nullopt;
        return Close{.outcome = *closed.outcome, .cause = *closed.cause, .text = closed.text, .because = override_of(closed.forced, closed.because),
                     .review = review_behind(closed.found, closed.because)};
    }
    template <typename Other>
    Asked operator()(const Other&) const {
        return std::nullopt;
    }
};

/// The due times of a deed, counted anew.
struct Recount {
    const Playbook& playbook;
    const Ticket& before;
    const Moment& moment;
    const Calendars& calendars = moment.calendars;
    Instant at = moment.now;

    void operator()(Opened& opened) const {
        const Facts facts{.kind = opened.kind, .mood = opened.mood, .channel = opened.channel, .priority = opened.priority,
                          .value = opened.value, .outcome = std::nullopt, .contacts = 1};
        opened.respond = respond_terms(playbook, calendars, facts, opened.received);
        opened.resolve = resolve_terms(playbook, calendars, facts, opened.received);
    }
    void operator()(Heard& heard) const {
        Facts facts = before.facts();
        facts.mood = heard.mood.value_or(facts.mood);
        if (heard.respond) heard.respond = respond_terms(playbook, calendars, facts, heard.received);
    }
    void operator()(Acknowledged& sent) const { sent.update = update(sent.until, sent.update); }
    void operator()(Replied& sent) const {
        if (sent.update) sent.update = update(sent.until, *sent.update);
    }
    void operator()(Chosen& chosen) const {
        if (chosen.respond) chosen.respond = respond_terms(playbook, calendars, before.facts(), at);
    }
    void operator()(Reopened& reopened) const { reopened.respond = respond_terms(playbook, calendars, before.facts(), reopened.from); }
    void operator()(Waited& waited) const { waited.dues = pause(before, calendars, waited.on, at, waited.until); }
    void operator()(Resumed& resumed) const { resumed.dues = resume(before, calendars, at); }
    void operator()(Absorbed& absorbed) const {
        if (absorbed.respond) absorbed.respond = respond_terms(playbook, calendars, before.facts(), absorbed.unanswered_since.value_or(at));
        absorbed.dues = dues_joined(before, playbook, moment, absorbed);
    }
    void operator()(Released& released) const { released.dues = dues_parted(before, playbook, moment, released.from); }
    void operator()(Revised& revised) const {
        const Revise request{.kind = revised.kind, .channel = revised.channel, .mood = revised.mood, .priority = revised.priority,
                             .value = revised.value, .playbook = std::nullopt, .because = revised.because};
        const auto deeds = decide(before, playbook, request, moment);
        // What only took another playbook takes none here.
        revised = deeds ? std::get<Revised>(deeds->front()) : Revised{};
    }
    template <typename Other>
    void operator()(Other&) const {}

private:
    /// A time that was the playbook's interval is that of the other; one that the customer was told stands.
    [[nodiscard]] UpdateTerms update(std::optional<Instant> until, const UpdateTerms& was) const {
        const bool by_interval = was.measure && until == was.due;
        return update_terms(playbook, calendars, before.facts(), at, by_interval ? std::nullopt : until);
    }
};

}  // namespace

std::optional<Request> request_behind(const Deed& deed) { return std::visit(Behind{}, deed); }

Deed under(const Playbook& playbook, const Event& event, const Ticket& before, const Moment& moment) {
    Deed deed = event.deed;
    std::visit(Recount{playbook, before, moment}, deed);
    return deed;
}

}  // namespace amends
