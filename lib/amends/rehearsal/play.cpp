// SPDX-License-Identifier: MIT
#include <amends/rehearsal/play.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <amends/calendar/when.hpp>
#include <amends/rehearsal/deeds.hpp>
#include <amends/review/answer.hpp>
#include <amends/review/found_by_check.hpp>

namespace amends {
namespace {

TicketId id_of(int number) { return TicketId{number}; }

Result<void> no_such_ticket(int number) {
    return refuse(Code::not_found, fmt::format("ticket {} is not opened yet", number));
}

/// `+1d1h`, `-2h`, `+0m`
std::string since(Seconds passed) {
    if (passed == Seconds{0}) return "+0m";
    return fmt::format("{}{}", passed < Seconds{0} ? '-' : '+', to_string(Span{passed < Seconds{0} ? -passed : passed}));
}

std::string offset_text(Seconds offset) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(offset)).count();
    return fmt::format("{}{:02}:{:02}", offset < Seconds{0} ? '-' : '+', minutes / 60, minutes % 60);
}

/// Times in a text are those of the scenario's clock, which stands by its offset from UTC: a check that reads them in UTC
/// compares them with moments that are moved by it.
void show_times_at(Seconds offset, OnRecord& record) {
    record.now = later(record.now, offset);
    if (record.until) record.until = later(*record.until, offset);
    for (Instant& promised : record.promises) promised = later(promised, offset);
}

}  // namespace

Instant Play::since_start(const Span& span) const { return reckon(scenario_.start, span, calendar()); }

Instant Play::since_start(const ScenarioTime& time) const { return moment_of(time, scenario_.start, calendar()); }

void Play::go_on_to(Instant moment) { now_ = std::max(now_, moment); }

std::optional<std::size_t> Play::place_of(int number) const {
    for (std::size_t hop = 0; hop <= actors_.size(); ++hop) {
        if (number < 1 || number > static_cast<int>(actors_.size())) return std::nullopt;
        const auto place = static_cast<std::size_t>(number) - 1;
        const auto& into = actors_[place].ticket.merged_into;
        if (!into) return place;
        number = static_cast<int>(amends::number(*into));
    }
    return std::nullopt;
}

Actor* Play::survivor(int number) {
    const auto place = place_of(number);
    return place ? &actors_[*place] : nullptr;
}

const Actor* Play::actor(int number) const {
    const auto place = place_of(number);
    return place ? &actors_[*place] : nullptr;
}

Moment Play::moment(const std::string& agent, const Actor* actor) const {
    Moment moment{.now = now_, .agent = agent, .role = Role::agent, .currency = currency_, .spent_this_year = {},
                  .calendars = calendars_};
    if (const auto role = scenario_.agents.find(agent); role != scenario_.agents.end()) moment.role = role->second;
    constexpr std::chrono::days kYear{365};
    for (const Actor& one : actors_) {
        const bool counts = actor != nullptr && one.customer == actor->customer && one.ticket.spent_at;
        if (counts && *one.ticket.spent_at >= now_ - kYear) moment.spent_this_year.minor += one.ticket.spent.minor;
    }
    return moment;
}

void Play::record(Actor& actor, Deeds deeds, const std::string& agent) const {
    for (Deed& deed : deeds) {
        const auto seq = static_cast<std::int64_t>(actor.events.size()) + 1;
        actor.events.push_back({EventId{seq}, actor.ticket.id, now_, agent, std::move(deed)});
        actor.ticket = apply(std::move(actor.ticket), actor.events.back());
    }
}

Result<void> Play::open(const ScenarioDeed& deed) {
    Actor actor;
    actor.customer = deed.options.customer.value_or("");
    actor.email = deed.options.email.value_or("");
    actor.phone = deed.options.phone.value_or("");
    actor.ticket.id = id_of(static_cast<int>(actors_.size()) + 1);
    const PlaybookPin pin{PlaybookId{1}, playbook_.name, 1};
    auto deeds = decide_open(playbook_, pin, open_request(deed.options, {playbook_, currency_, calendar(), now_}), moment(deed.agent, nullptr));
    if (!deeds) return refuse(deeds);
    record(actor, *std::move(deeds), deed.agent);
    actors_.push_back(std::move(actor));
    return {};
}

Result<void> Play::merge(const ScenarioDeed& deed) {
    Actor* from = survivor(deed.ticket);
    Actor* into = survivor(deed.options.into.value_or(0));
    if (from == nullptr) return no_such_ticket(deed.ticket);
    if (into == nullptr) return no_such_ticket(deed.options.into.value_or(0));
    auto deeds = decide_merge(from->ticket, into->ticket, playbook_, moment(deed.agent, into));
    if (!deeds) return refuse(deeds);
    record(*from, std::move(deeds->from), deed.agent);
    record(*into, std::move(deeds->into), deed.agent);
    return {};
}

Result<void> Play::unmerge(const ScenarioDeed& deed) {
    if (deed.ticket > static_cast<int>(actors_.size())) return no_such_ticket(deed.ticket);
    Actor& from = actors_[static_cast<std::size_t>(deed.ticket) - 1];
    Actor* into = survivor(deed.ticket);
    if (into == nullptr) return no_such_ticket(deed.ticket);
    auto deeds = decide_unmerge(from.ticket, into->ticket, playbook_, moment(deed.agent, into));
    if (!deeds) return refuse(deeds);
    record(*into, std::move(deeds->into), deed.agent);
    record(from, std::move(deeds->from), deed.agent);
    return {};
}

Result<void> Play::change(const ScenarioDeed& deed) {
    Actor* actor = survivor(deed.ticket);
    if (actor == nullptr) return no_such_ticket(deed.ticket);
    auto request = request_of(deed.command, deed.options, {playbook_, currency_, calendar(), now_});
    if (!request) return refuse(request);
    if (auto* escalate = std::get_if<Escalate>(&*request)) {
        if (const auto role = scenario_.agents.find(escalate->to); role != scenario_.agents.end()) escalate->role = role->second;
    }
    look_through(*request, deed.options, *actor);
    auto deeds = decide(actor->ticket, playbook_, *request, moment(deed.agent, actor));
    if (!deeds) return refuse(deeds);
    record(*actor, *std::move(deeds), deed.agent);
    return {};
}

void Play::look_through(Request& request, const DeedOptions& options, const Actor& actor) const {
    Review* review = review_in(request);
    if (review == nullptr || checker_ == nullptr) return;
    review->waive = options.waive;
    if (!options.waive.empty()) review->because = Text::trusted(options.because.value_or(""));
    const Zone utc = Zone::utc();
    auto answer = answer_of(request, {.ticket = actor.ticket, .events = actor.events, .name = actor.customer, .email = actor.email,
                                      .phone = actor.phone, .playbook = playbook_, .calendars = calendars_, .now = now_, .zone = utc});
    if (!answer) return;
    if (auto& record = answer->situation.record) show_times_at(scenario_.offset, *record);
    review->found = found_by_check(checker_->check(answer->text, answer->situation));
}

Result<void> Play::perform(const ScenarioDeed& deed) {
    if (deed.command == "open") return open(deed);
    if (deed.command == "merge") return merge(deed);
    if (deed.command == "unmerge") return unmerge(deed);
    if (deed.command != "remind") return change(deed);
    remind();
    return {};
}

Result<void> Play::would_take(std::string_view command, int number) const {
    const Actor* tried = actor(number);
    if (tried == nullptr) return no_such_ticket(number);
    Play rehearsal{*this};
    rehearsal.checker_ = nullptr;  // the words that it is tried with are not those of the playbook's agents
    ScenarioDeed deed;
    deed.command = command;
    deed.ticket = number;
    deed.agent = kScenarioAgent;
    deed.options = plausible_options(tried->ticket, playbook_);
    deed.options.into = number == 1 ? 2 : 1;
    return rehearsal.perform(deed);
}

void Play::remind() {
    for (Actor& actor : actors_) {
        actor.reminders = reminders_due(actor.ticket, playbook_, calendars_, actor.given, now_);
        for (const DueReminder& one : actor.reminders) {
            actor.given.insert(to_string(one.key));
            if (one.nudge == 0) continue;
            const Nudge nudge{.n = one.nudge, .text = Text::trusted("How are you getting on?")};
            auto deeds = decide(actor.ticket, playbook_, nudge, moment(std::string{kScenarioAgent}, &actor));
            if (deeds) record(actor, *std::move(deeds), std::string{kScenarioAgent});
        }
    }
}

std::string Play::shown(Instant instant) const {
    const Zone utc = Zone::utc();
    const auto shifted = [&](Instant moment) { return later(moment, scenario_.offset); };
    std::string there = local(shifted(instant), shifted(scenario_.start), utc);
    there.resize(there.rfind(' '));  // the name of the zone
    return fmt::format("{}, {} {}", since(instant - scenario_.start), there, offset_text(scenario_.offset));
}

}  // namespace amends
