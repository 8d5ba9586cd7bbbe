// SPDX-License-Identifier: MIT
#include <algorithm>

#include <amends/playbook/read_values.hpp>

namespace amends {
namespace {

/// The length of a span in real time, as far as two of the same kind can be compared.
Seconds comparable(const Span& span) {
    if (const auto* open = std::get_if<OpenTime>(&span)) return open->length;
    if (const auto* days = std::get_if<OpenDays>(&span)) return std::chrono::days{days->days};
    return std::get<Seconds>(span);
}

void check_rising(const YamlNode& node, const RespondTargets& targets, Reading& reading) {
    const auto [amazed, delighted, expected] = targets;
    const bool same_kind = amazed.index() == delighted.index() && delighted.index() == expected.index();
    const bool rising = comparable(amazed) <= comparable(delighted) && comparable(delighted) <= comparable(expected);
    if (same_kind && !rising) {
        reading.problems.add(node, fmt::format("the times of 'respond' don't rise: amazed {}, delighted {}, expected {}",
                                               to_string(amazed), to_string(delighted), to_string(expected)));
    }
}

/// `resolve` is what holds where the playbook says nothing.
ResolveTarget read_resolve(const YamlNode& node, Reading& reading, ResolveTarget resolve) {
    if (node.type == YamlNode::Type::scalar) {
        read_value(node, reading, resolve.within);
        return resolve;
    }
    Keys keys{node, "'resolve'", reading};
    keys.require("within", resolve.within);
    keys.read("pausable", resolve.pausable);
    return resolve;
}

/// A line of `when:` mixes the keys of a condition with those of the clocks.
ClockException read_exception(const YamlNode& node, const ClockTargets& general, Reading& reading) {
    ClockException exception;
    exception.line = node.line;
    YamlNode condition = node;
    std::erase_if(condition.entries, [](const YamlEntry& entry) {
        const auto& key = entry.key.text;
        return key == "respond" || key == "update" || key == "resolve" || key == "calendar";
    });
    exception.when = read_condition(condition, reading);
    if (const YamlNode* respond = node.find("respond")) {
        Keys keys{*respond, "'respond'", reading};
        keys.read("amazed", exception.amazed);
        keys.read("delighted", exception.delighted);
        keys.read("expected", exception.expected);
    }
    if (const YamlNode* update = node.find("update")) read_value(*update, reading, exception.update);
    if (const YamlNode* calendar = node.find("calendar")) read_value(*calendar, reading, exception.calendar);
    // Another time makes no clock pausable that is not: only the exception's own `pausable` does.
    if (const YamlNode* resolve = node.find("resolve")) {
        const ResolveTarget unsaid{.pausable = general.resolve.value_or(ResolveTarget{}).pausable};
        exception.resolve = read_resolve(*resolve, reading, unsaid);
    }
    return exception;
}

void check_calendar(const YamlNode& node, std::string_view name, const Playbook& playbook, Reading& reading) {
    std::vector<std::string_view> known{kAlways};
    for (const CalendarModel& calendar : playbook.calendars) known.emplace_back(calendar.name);
    if (std::ranges::find(known, name) == known.end()) {
        reading.problems.add(node, fmt::format("no calendar '{}'", name), suggestion(name, known));
    }
}

}  // namespace

bool is_longer(const Span& one, const Span& other) {
    return one.index() == other.index() && comparable(one) > comparable(other);
}

void read_clocks(const YamlNode& node, Reading& reading, Playbook& into) {
    Keys keys{node, "'clocks'", reading};
    keys.read("calendar", into.clocks.calendar);
    if (const YamlNode* calendar = node.find("calendar")) check_calendar(*calendar, into.clocks.calendar, into, reading);
    if (const YamlNode* respond = keys.find("respond")) {
        Keys tiers{*respond, "'respond'", reading};
        tiers.read("amazed", into.clocks.respond.amazed);
        tiers.read("delighted", into.clocks.respond.delighted);
        tiers.read("expected", into.clocks.respond.expected);
        check_rising(*respond, into.clocks.respond, reading);
    }
    keys.read("update", into.clocks.update);
    if (const YamlNode* resolve = keys.find("resolve")) into.clocks.resolve = read_resolve(*resolve, reading, {});
    if (const YamlNode* when = keys.find("when")) {
        for (const YamlNode& item : when->items) {
            into.exceptions.push_back(read_exception(item, into.clocks, reading));
            if (const YamlNode* calendar = item.find("calendar")) check_calendar(*calendar, calendar->text, into, reading);
        }
        if (when->type != YamlNode::Type::list) reading.problems.add(*when, "expected a list of cases");
    }
}

namespace {

Rung read_rung(const YamlNode& node, Reading& reading) {
    Rung rung;
    rung.line = node.line;
    Keys keys{node, "a reminder", reading};
    const YamlNode* at = keys.find("at");
    const YamlNode* before = keys.find("before");
    const YamlNode* after = keys.find("after");
    keys.require("to", rung.to);
    if (int{at != nullptr} + int{before != nullptr} + int{after != nullptr} != 1) {
        reading.problems.add(node, "a reminder needs one of 'at', 'before' and 'after'");
        return rung;
    }
    if (before != nullptr || after != nullptr) {
        rung.at = before != nullptr ? RungAt::before : RungAt::after;
        read_value(before != nullptr ? *before : *after, reading, rung.span);
        return rung;
    }
    if (at->text == "due") return rung;
    rung.at = RungAt::percent;
    YamlNode number = *at;
    const bool percent = number.text.ends_with('%');
    if (percent) number.text.pop_back();
    const auto digit = [](char byte) { return byte >= '0' && byte <= '9'; };
    const bool good = percent && !number.text.empty() && number.text.size() <= 2 && std::ranges::all_of(number.text, digit);
    if (good) read_value(number, reading, rung.percent);
    if (rung.percent == 0) reading.problems.add(*at, fmt::format("'{}' is neither 'due' nor 1% to 99%", at->text));
    return rung;
}

/// Where a rung stands on the way to its clock's end and beyond: a share first, then how long before, due, how long after.
int phase_of(const Rung& rung) {
    switch (rung.at) {
        case RungAt::percent: return 0;
        case RungAt::before: return 1;
        case RungAt::due: return 2;
        case RungAt::after: break;
    }
    return 3;
}

/// The same of spans that are known; one that could not be read is zero.
bool longer(const Span& one, const Span& other) { return comparable(other) > Seconds{0} && is_longer(one, other); }

bool comes_before(const Rung& rung, const Rung& above) {
    if (phase_of(rung) != phase_of(above)) return phase_of(rung) < phase_of(above);
    if (rung.at == RungAt::percent) return rung.percent < above.percent;
    return rung.at == RungAt::before ? longer(rung.span, above.span) : longer(above.span, rung.span);
}

}  // namespace

void read_reminders(const YamlNode& node, Reading& reading, Playbook& into) {
    if (node.type != YamlNode::Type::list) reading.problems.add(node, "expected a list of reminders");
    for (const YamlNode& item : node.items) {
        into.reminders.push_back(read_rung(item, reading));
        const auto count = into.reminders.size();
        if (count > 1 && comes_before(into.reminders[count - 1], into.reminders[count - 2])) {
            reading.problems.add(item, "this reminder comes before the one above it", "put the earliest first");
        }
    }
}

void read_notify(const YamlNode& node, Reading& reading, Playbook& into) {
    Keys keys{node, "'notify'", reading};
    keys.read("hours", into.notify_hours);
    if (const YamlNode* hours = node.find("hours")) check_calendar(*hours, hours->text, into, reading);
}

void read_nudge(const YamlNode& node, Reading& reading, Playbook& into) {
    read_value(node, reading, into.nudge);
    const auto falls = [](const Span& one, const Span& next) { return one == next || longer(one, next); };
    if (std::ranges::adjacent_find(into.nudge, falls) != into.nudge.end()) {
        reading.problems.add(node, "the nudges don't rise", "put the earliest first");
    }
}

}  // namespace amends
