// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>

#include <amends/playbook/check_set.hpp>
#include <amends/playbook/model.hpp>

namespace amends {

// The structs of the model, each described once by its members in order: for an archive that writes them and for one that
// reads them. Whoever changes a line here changes kPreparedForm.

template <typename Self, typename T>
concept Is = std::same_as<std::remove_const_t<Self>, T>;

void fields(auto& archive, Is<Money> auto& self) { archive(self.minor); }
void fields(auto& archive, Is<OpenTime> auto& self) { archive(self.length); }
void fields(auto& archive, Is<OpenDays> auto& self) { archive(self.days); }

void fields(auto& archive, Is<KindIs> auto& self) { archive(self.any_of); }
void fields(auto& archive, Is<MoodIs> auto& self) { archive(self.any_of); }
void fields(auto& archive, Is<ChannelIs> auto& self) { archive(self.any_of); }
void fields(auto& archive, Is<PriorityIs> auto& self) { archive(self.any_of); }
void fields(auto& archive, Is<OutcomeIs> auto& self) { archive(self.any_of); }
void fields(auto& archive, Is<ValueAtLeast> auto& self) { archive(self.least); }
void fields(auto& archive, Is<ContactsAtLeast> auto& self) { archive(self.least); }
void fields(auto& archive, Is<HandoversAtLeast> auto& self) { archive(self.least); }
void fields(auto& archive, Is<Condition> auto& self) { archive(self.all, self.unless); }

void fields(auto& archive, Is<RespondTargets> auto& self) { archive(self.amazed, self.delighted, self.expected); }
void fields(auto& archive, Is<ResolveTarget> auto& self) { archive(self.within, self.pausable); }
void fields(auto& archive, Is<ClockTargets> auto& self) {
    archive(self.calendar, self.respond, self.update, self.resolve);
}
void fields(auto& archive, Is<ClockException> auto& self) {
    archive(self.when, self.calendar, self.amazed, self.delighted, self.expected, self.update, self.resolve, self.line);
}
void fields(auto& archive, Is<DayInterval> auto& self) { archive(self.from, self.to); }
void fields(auto& archive, Is<Holiday> auto& self) { archive(self.year, self.day); }
void fields(auto& archive, Is<CalendarModel> auto& self) {
    archive(self.name, self.zone, self.hours, self.holidays, self.extra, self.line);
}
void fields(auto& archive, Is<Rung> auto& self) { archive(self.at, self.percent, self.span, self.to, self.line); }
void fields(auto& archive, Is<Authority> auto& self) { archive(self.gift, self.option, self.per_year); }
void fields(auto& archive, Is<CatalogueOption> auto& self) { archive(self.id, self.text, self.cost); }
void fields(auto& archive, Is<GiftItem> auto& self) { archive(self.id, self.text, self.cost); }
void fields(auto& archive, Is<Step> auto& self) {
    archive(self.id, self.rules, self.stage, self.does, self.say, self.when, self.done_by, self.before, self.line);
}
/// Without its tests: they were passed when the playbook was adopted.
void fields(auto& archive, Is<Check> auto& self) {
    archive(self.id, self.rules, self.level, self.on, self.elsewhere, self.when, self.said, self.unsaid, self.state, self.flag,
            self.in, self.at_least, self.unless, self.not_after, self.reason, self.reason_within, self.need, self.first,
            self.not_as, self.alike, self.message, self.instead, self.labels, self.line);
}
void fields(auto& archive, Is<HeardRule> auto& self) { archive(self.kind, self.mood, self.words, self.unless, self.line); }
void fields(auto& archive, Is<CheckSet> auto& self) { archive(self.checks, self.heard, self.options_at_least, self.words); }
void fields(auto& archive, Is<Template> auto& self) { archive(self.id, self.text, self.line); }
void fields(auto& archive, Is<CauseArea> auto& self) { archive(self.area, self.names); }

/// All but what a CheckSet holds, which is kept apart.
void fields(auto& archive, Is<Playbook> auto& self) {
    archive(self.name, self.title, self.clocks, self.exceptions, self.calendars, self.reminders, self.notify_hours,
            self.nudge, self.authority, self.options_at_least, self.options, self.gifts, self.steps, self.templates,
            self.escalation, self.causes);
}

}  // namespace amends
