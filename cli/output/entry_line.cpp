// SPDX-License-Identifier: MIT
#include <cli/output/entry_line.hpp>

#include <algorithm>

#include <amends/calendar/when.hpp>
#include <cli/output/event_line.hpp>
#include <cli/output/number_of.hpp>

namespace amends::cli {
namespace {

/// What happened to the desk.
struct DeskLine {
    const Context& context;

    std::string operator()(const DeskMade& made) const { return "made the desk, in " + visible_line(made.currency); }
    std::string operator()(const PlaybookAdopted& adopted) const {
        return fmt::format("adopted playbook {} version {}", visible_line(adopted.name), adopted.version);
    }
    std::string operator()(const CustomerAdded& added) const { return fmt::format("added customer {}", number(added.customer)); }
    std::string operator()(const CustomerChanged& changed) const { return fmt::format("changed customer {}", number(changed.customer)); }
    std::string operator()(const AgentSet& set) const { return fmt::format("{} is known, {}", visible_line(set.name), to_string(set.role)); }
    std::string operator()(const AgentAway& away) const {
        if (!away.until) return visible_line(away.name) + " is back";
        const std::string cover = away.cover ? fmt::format(", {} covers", visible_line(*away.cover)) : "";
        return fmt::format("{} is away until {}{}", visible_line(away.name), local(*away.until, context.now, context.zone()), cover);
    }
    std::string operator()(const RemindersGiven& given) const { return "gave " + number_of(std::ssize(given.reminders), "reminder"); }
    std::string operator()(const RemindersSettled& settled) const {
        const auto dropped = std::ranges::count(settled.reminders, true, &SettledReminder::dropped);
        const std::string line = "delivered " + number_of(std::ssize(settled.reminders) - dropped, "reminder");
        return dropped == 0 ? line : fmt::format("{}, dropped {}", line, dropped);
    }
};

/// The kind alone where the record is of a form that this program can't read.
std::string what_happened(const store::Entry& entry, const Context& context) {
    if (entry.ticket) {
        auto deed = from_record(entry.record);
        if (deed) return event_line({entry.seq, *entry.ticket, entry.at, entry.agent, *std::move(deed)}, context);
    } else if (const auto deed = desk_deed_from(entry.record)) {
        return std::visit(DeskLine{context}, *deed);
    }
    return visible_line(entry.record.kind);
}

}  // namespace

std::string entry_line(const store::Entry& entry, const Context& context) {
    std::string line = what_happened(entry, context);
    for (const SlotText& text : entry.record.texts) {
        const std::string words = visible_line(text.text.value_or("(erased)"));
        const bool said = text.text && line.find(words) != std::string::npos;
        if (!said) line += "  " + words;
    }
    return line;
}

}  // namespace amends::cli
