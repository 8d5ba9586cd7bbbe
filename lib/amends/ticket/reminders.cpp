// SPDX-License-Identifier: MIT
#include <amends/ticket/reminders.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <span>

#include <amends/ticket/nudges.hpp>

namespace amends {
namespace {

/// The rungs of one clock in the order of their times, or the next nudge of a wait: the one after it comes only when that has gone.
using Ladder = std::vector<DueReminder>;

constexpr std::string_view kNudge = "nudge";

/// The calendar on which a rung's working time counts: the clock's own, else the playbook's.
const Calendar& calendar_of(const Clock& clock, const Playbook& playbook, const Calendars& calendars) {
    const Measure measure = clock.measure.value_or(Measure{});
    return calendars.named(measure.calendar.value_or(playbook.clocks.calendar));
}

/// The open time or, for a clock in real time, the real time that a clock has from its start to its end.
Seconds whole(const Clock& clock, const Calendar& calendar) {
    if (!clock.measure) return clock.due_at - clock.started_at;
    if (const auto* real = std::get_if<Seconds>(&clock.measure->span)) return *real;
    if (const auto* open = std::get_if<OpenTime>(&clock.measure->span)) return open->length;
    return calendar.between(clock.started_at, reckon(clock.started_at, clock.measure->span, calendar));
}

/// The moment at which `percent` of a clock's time has gone, counted back from its end, so that pauses don't count.
Instant share_gone(const Clock& clock, int percent, const Calendar& calendar) {
    constexpr int kWhole = 100;
    const Seconds left = whole(clock, calendar) * (kWhole - percent) / kWhole;
    const bool real = !clock.measure || std::holds_alternative<Seconds>(clock.measure->span);
    return real ? clock.due_at - left : calendar.add(clock.due_at, -left);
}

Instant before(Instant due, const Span& span, const Calendar& calendar) {
    if (const auto* real = std::get_if<Seconds>(&span)) return due - *real;
    if (const auto* open = std::get_if<OpenTime>(&span)) return calendar.add(due, -open->length);
    return calendar.add_days(due, -std::get<OpenDays>(span).days);
}

Instant time_of(const Rung& rung, const Clock& clock, const Calendar& calendar) {
    switch (rung.at) {
        case RungAt::percent: return share_gone(clock, rung.percent, calendar);
        case RungAt::before: return before(clock.due_at, rung.span, calendar);
        case RungAt::due: return clock.due_at;
        case RungAt::after: break;
    }
    return reckon(clock.due_at, rung.span, calendar);
}

/// Builds the ladders of a ticket.
class Ladders {
public:
    Ladders(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars)
        : ticket_{ticket}, playbook_{playbook}, calendars_{calendars} {}

    [[nodiscard]] std::vector<Ladder> all() const { return beyond({}); }

    /// What of each lies beyond the highest rung that was given.
    [[nodiscard]] std::vector<Ladder> beyond(const Given& given) const {
        std::vector<Ladder> ladders;
        for (const Clock& clock : ticket_.clocks) {
            if (clock.stopped() || clock.history) continue;
            ladders.push_back(rest_of(of(clock, reached_by_other_rules(clock, given)), given));
        }
        const bool asked = ticket_.status == Status::waiting && ticket_.wait && ticket_.wait->on == WaitingOn::customer;
        const bool more = next_nudge(ticket_) <= static_cast<int>(playbook_.nudge.size());
        if (asked && more && !ticket_.wait->thanked) ladders.push_back(rest_of(of(*ticket_.wait), given));
        return ladders;
    }

private:
    static Ladder rest_of(Ladder ladder, const Given& given) {
        const auto was_given = [&](const DueReminder& one) { return given.contains(to_string(one.key)); };
        const auto highest = std::find_if(ladder.rbegin(), ladder.rend(), was_given);
        ladder.erase(ladder.begin(), highest.base());
        return ladder;
    }

    /// The own time of the highest rung that was given of a clock by a ladder that is no more in force. What a new one has below
    /// that was told already.
    [[nodiscard]] std::optional<Instant> reached_by_other_rules(const Clock& clock, const Given& given) const {
        const std::string prefix = fmt::format("{}/{}/{}/{}/", number(ticket_.id), clock.episode, to_string(clock.kind), clock.instance);
        std::optional<Instant> reached;
        for (auto one = given.lower_bound(prefix); one != given.end() && one->starts_with(prefix); ++one) {
            std::string text = one->substr(prefix.size(), one->rfind('/') - prefix.size());
            std::ranges::replace(text, '-', ' ');
            const auto rung = parse_rung(text);
            const auto in_force = [&](const Rung& other) { return to_string(other) == text && one->ends_with(fmt::format("/{}", to_string(other.to))); };
            if (!rung || std::ranges::any_of(playbook_.reminders, in_force)) continue;
            const Instant at = time_of(*rung, clock, calendar_of(clock, playbook_, calendars_));
            reached = std::max(reached.value_or(at), at);
        }
        return reached;
    }

    /// Without what lies below `reached`.
    [[nodiscard]] Ladder of(const Clock& clock, std::optional<Instant> reached) const {
        Ladder ladder;
        const Calendar& calendar = calendar_of(clock, playbook_, calendars_);
        for (const Rung& rung : playbook_.reminders) {
            if (reached && time_of(rung, clock, calendar) < *reached) continue;
            ladder.push_back({.key = {ticket_.id, clock.episode, std::string{to_string(clock.kind)}, clock.instance,
                                      to_string(rung), std::string{to_string(rung.to)}},
                              .at = at_of(rung, clock, calendar), .due_at = clock.due_at});
        }
        std::ranges::stable_sort(ladder, {}, &DueReminder::at);
        return ladder;
    }

    /// A rung's time, moved to when it may be told.
    [[nodiscard]] Instant at_of(const Rung& rung, const Clock& clock, const Calendar& calendar) const {
        const Instant at = time_of(rung, clock, calendar);
        return notified(std::max(at, silent_until(clock).value_or(at)));
    }

    [[nodiscard]] Ladder of(const Wait& wait) const {
        const int n = next_nudge(ticket_);
        const Span& span = playbook_.nudge.at(static_cast<std::size_t>(n) - 1);
        const Instant at = notified(nudge_due(ticket_, playbook_, calendars_, n));
        if (wait.until && at >= *wait.until) return {};
        return {{.key = {ticket_.id, ticket_.episode, std::string{kNudge}, wait.n, to_string(span), "customer"},
                 .at = at, .due_at = at, .nudge = n}};
    }

    /// What a wait with an end pauses reminds nobody before that; nor does an `update` that was late before, and so is not
    /// paused: the customer has the ball. A promise, and a `resolve` that is not paused, run on and remind (clock rule 21).
    [[nodiscard]] std::optional<Instant> silent_until(const Clock& clock) const {
        if (!ticket_.wait) return std::nullopt;
        const bool silent = clock.paused_at || (clock.kind == ClockKind::update && ticket_.wait->on == WaitingOn::customer);
        return silent ? ticket_.wait->until : std::nullopt;
    }

    [[nodiscard]] Instant notified(Instant at) const { return notice_from(playbook_, calendars_, at); }

    const Ticket& ticket_;
    const Playbook& playbook_;
    const Calendars& calendars_;
};

/// The last rungs of a ladder that has come so far, at the time of the very last: one for each who gets any, so that rungs
/// which the same opening brings are one reminder.
std::vector<DueReminder> highest_of(std::span<const DueReminder> come) {
    std::vector<DueReminder> highest;
    for (auto one = come.rbegin(); one != come.rend() && one->at == come.back().at; ++one) {
        const auto same = [&](const DueReminder& other) { return other.key.to == one->key.to; };
        if (std::ranges::none_of(highest, same)) highest.push_back(*one);
    }
    std::ranges::reverse(highest);
    return highest;
}

}  // namespace

std::string to_string(const ReminderKey& key) {
    std::string rung = key.rung;
    std::ranges::replace(rung, ' ', '-');
    return fmt::format("{}/{}/{}/{}/{}/{}", number(key.ticket), key.episode, key.clock, key.instance, rung, key.to);
}

Instant notice_from(const Playbook& playbook, const Calendars& calendars, Instant at) {
    return playbook.notify_hours ? calendars.named(*playbook.notify_hours).next_open(at) : at;
}

std::vector<DueReminder> reminders_due(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars,
                                       const Given& given, Instant now) {
    std::vector<DueReminder> due;
    if (notice_from(playbook, calendars, now) > now) return due;
    for (const Ladder& left : Ladders{ticket, playbook, calendars}.beyond(given)) {
        const auto come = [&](const DueReminder& one) { return one.at <= now; };
        std::ranges::move(highest_of({left.begin(), std::ranges::find_if_not(left, come)}), std::back_inserter(due));
    }
    return due;
}

std::vector<DueReminder> standing_reminders(const Given& queued, const Ticket& ticket, const Playbook& playbook,
                                            const Calendars& calendars, Instant now) {
    std::vector<DueReminder> standing;
    for (const Ladder& ladder : Ladders{ticket, playbook, calendars}.all()) {
        Ladder left;
        const auto stands = [&](const DueReminder& one) { return one.at <= now && queued.contains(to_string(one.key)); };
        std::ranges::copy_if(ladder, std::back_inserter(left), stands);
        if (!left.empty()) std::ranges::move(highest_of(left), std::back_inserter(standing));
    }
    return standing;
}

std::optional<Instant> next_reminder_at(const Ticket& ticket, const Playbook& playbook, const Calendars& calendars,
                                        const Given& given) {
    if (playbook.reminders.empty() && playbook.nudge.empty()) return std::nullopt;
    std::optional<Instant> next;
    for (const Ladder& left : Ladders{ticket, playbook, calendars}.beyond(given)) {
        if (!left.empty()) next = std::min(next.value_or(left.front().at), left.front().at);
    }
    return next;
}

}  // namespace amends
