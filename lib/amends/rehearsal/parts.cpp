// SPDX-License-Identifier: MIT
#include <amends/rehearsal/parts.hpp>

#include <fmt/format.h>

#include <array>

#include <amends/playbook/explain.hpp>
#include <amends/rehearsal/check_parts.hpp>
#include <amends/rehearsal/wording.hpp>

namespace amends {
namespace {

std::string limit(const std::optional<Money>& most, const Currency& currency) {
    return most ? to_string(*most, currency) : "no limit";
}

std::string resolve_words(const std::optional<ResolveTarget>& resolve) {
    if (!resolve) return "no such clock";
    return fmt::format("within {}, {}", to_string(resolve->within), resolve->pausable ? "waiting stops it" : "never stopped");
}

Parts clocks(const Playbook& playbook, const Currency& currency) {
    const ClockTargets& general = playbook.clocks;
    Parts parts{{"calendar", {{"counts by", general.calendar}}},
                {"respond",
                 {{"amazed", to_string(general.respond.amazed)},
                  {"delighted", to_string(general.respond.delighted)},
                  {"expected", to_string(general.respond.expected)}}},
                {"update", {{"at least every", to_string(general.update)}}},
                {"resolve", {{"closed", resolve_words(general.resolve)}}}};
    for (const ClockException& one : playbook.exceptions) {
        Part part{"where " + to_string(one.when, currency), {}};
        const auto add = [&](std::string name, const std::optional<Span>& span) {
            if (span) part.aspects.push_back({std::move(name), to_string(*span)});
        };
        add("amazed", one.amazed);
        add("delighted", one.delighted);
        add("expected", one.expected);
        add("update", one.update);
        if (one.resolve) part.aspects.push_back({"closed", resolve_words(one.resolve)});
        if (one.calendar) part.aspects.push_back({"counts by", *one.calendar});
        parts.push_back(std::move(part));
    }
    return parts;
}

std::string hours_words(const DayHours& hours) {
    std::string text;
    const auto clock = [](int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); };
    for (const DayInterval& one : hours) {
        text += fmt::format("{}{}-{}", text.empty() ? "" : ", ", clock(one.from), clock(one.to));
    }
    return text.empty() ? "closed" : text;
}

std::string date_words(const std::optional<int>& year, std::chrono::month_day day) {
    const std::string date =
        fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return year ? fmt::format("{:04}-{}", *year, date) : date;
}

Parts calendars(const Playbook& playbook, const Currency&) {
    constexpr auto kDays = std::to_array<const char*>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
    Parts parts;
    for (const CalendarModel& calendar : playbook.calendars) {
        Part part{calendar.name, {{"zone", calendar.zone}}};
        for (std::size_t day = 0; day < kDays.size(); ++day) part.aspects.push_back({kDays.at(day), hours_words(calendar.hours.at(day))});
        std::vector<std::string> holidays, extra;
        for (const Holiday& one : calendar.holidays) holidays.push_back(date_words(one.year, one.day));
        for (const auto& [date, hours] : calendar.extra) {
            extra.push_back(date_words(static_cast<int>(date.year()), date.month() / date.day()) + " " + hours_words(hours));
        }
        part.aspects.push_back({"holidays", joined(holidays)});
        part.aspects.push_back({"extra", joined(extra, "; ")});
        parts.push_back(std::move(part));
    }
    return parts;
}

Parts reminders(const Playbook& playbook, const Currency&) {
    Parts parts;
    for (const Rung& rung : playbook.reminders) parts.push_back({fmt::format("{} to {}", to_string(rung), to_string(rung.to)), {}});
    return parts;
}

Parts notify(const Playbook& playbook, const Currency&) {
    return {{"hours", {{"people are reminded", playbook.notify_hours.value_or("at any time")}}}};
}

Parts nudges(const Playbook& playbook, const Currency&) {
    std::vector<std::string> spans;
    spans.reserve(playbook.nudge.size());
    for (const Span& span : playbook.nudge) spans.push_back(to_string(span));
    return {{"silent customers", {{"are asked again after", joined(spans)}}}};
}

Parts authority(const Playbook& playbook, const Currency& currency) {
    Parts parts;
    for (const std::string_view role : words<Role>()) {
        const auto found = playbook.authority.find(*parse_word<Role>(role));
        const Authority limits = found == playbook.authority.end() ? Authority{} : found->second;
        parts.push_back({std::string{role},
                         {{"gift", limit(limits.gift, currency)},
                          {"option", limit(limits.option, currency)},
                          {"per year", limit(limits.per_year, currency)}}});
    }
    return parts;
}

Parts options(const Playbook& playbook, const Currency& currency) {
    Parts parts{{"at least", {{"ways", std::to_string(playbook.options_at_least)}}}};
    for (const CatalogueOption& one : playbook.options) {
        parts.push_back({one.id, {{"text", one.text}, {"cost", one.cost ? to_string(*one.cost, currency) : "asked"}}});
    }
    return parts;
}

Parts gifts(const Playbook& playbook, const Currency& currency) {
    Parts parts;
    for (const GiftItem& one : playbook.gifts) parts.push_back({one.id, {{"text", one.text}, {"cost", to_string(one.cost, currency)}}});
    return parts;
}

Parts steps(const Playbook& playbook, const Currency& currency) {
    Parts parts;
    for (const Step& step : playbook.steps) {
        parts.push_back({step.id,
                         {{"do", step.does},
                          {"stage", std::string{to_string(step.stage)}},
                          {"for", to_string(step.when, currency)},
                          {"done by", step.done_by.empty() ? "hand" : joined(step.done_by)},
                          {"stands before", joined(step.before)},
                          {"say", joined(step.say, " / ")},
                          {"rule", joined(step.rules)}}});
    }
    return parts;
}

Parts templates(const Playbook& playbook, const Currency&) {
    Parts parts;
    for (const Template& one : playbook.templates) parts.push_back({one.id, {{"words", one.text}}});
    return parts;
}

Parts escalation(const Playbook& playbook, const Currency&) {
    std::vector<std::string> roles;
    roles.reserve(playbook.escalation.size());
    for (const Role role : playbook.escalation) roles.emplace_back(to_string(role));
    return {{"called in", {{"in order", joined(roles)}}}};
}

Parts causes(const Playbook& playbook, const Currency&) {
    Parts parts;
    for (const CauseArea& area : playbook.causes) {
        parts.push_back({area.area, {{"names", area.names.empty() ? "any" : joined(area.names)}}});
    }
    return parts;
}

struct Describer {
    std::string_view name;
    Parts (*describe)(const Playbook&, const Currency&);
};
constexpr auto kDescribers = std::to_array<Describer>({
    {"clocks", clocks},
    {"calendars", calendars},
    {"reminders", reminders},
    {"notify", notify},
    {"nudge", nudges},
    {"authority", authority},
    {"options", options},
    {"gifts", gifts},
    {"steps", steps},
    {"heard", heard_parts},
    {"checks", check_parts},
    {"templates", templates},
    {"escalation", escalation},
    {"causes", causes},
});

}  // namespace

std::vector<Section> sections_of(const Playbook& playbook, const Currency& currency) {
    std::vector<Section> sections;
    sections.reserve(kDescribers.size());
    for (const Describer& one : kDescribers) sections.push_back({one.name, one.describe(playbook, currency)});
    return sections;
}

}  // namespace amends
