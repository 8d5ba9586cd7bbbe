// SPDX-License-Identifier: MIT
#include <cli/output/event_line.hpp>

#include <amends/calendar/when.hpp>

namespace amends::cli {
namespace {

struct Line {
    const Context& context;

    [[nodiscard]] std::string time(Instant instant) const { return local(instant, context.now, context.zone()); }
    [[nodiscard]] std::string money(Money money) const { return to_string(money, context.desk->currency()); }
    [[nodiscard]] static std::string forced(bool forced) { return forced ? ", against advice" : ""; }

    std::string operator()(const Opened& opened) const {
        return fmt::format("{}: {} by {}, {}", opened.imported ? "imported" : "opened", to_string(opened.kind),
                           to_string(opened.channel), to_string(opened.mood));
    }
    std::string operator()(const Wanted& wanted) const { return "wants: " + visible_line(wanted.wants); }
    std::string operator()(const Heard& heard) const {
        if (heard.automatic) return "heard from a machine";
        return fmt::format("heard{}{}", heard.thanks ? ": thanks" : "", heard.mood ? fmt::format(", {}", to_string(*heard.mood)) : "");
    }
    std::string operator()(const Noted&) const { return "noted"; }
    std::string operator()(const Attempted&) const { return "called, and nobody answered"; }
    std::string operator()(const Assigned& assigned) const { return "given to " + visible_line(assigned.to); }
    std::string operator()(const Acknowledged& sent) const {
        return fmt::format("acknowledged, and comes back by {}{}", time(sent.until), forced(sent.forced));
    }
    std::string operator()(const Replied& sent) const {
        switch (sent.ball) {
            case Ball::ask: return fmt::format("replied, and asked{}", forced(sent.forced));
            case Ball::final: return fmt::format("replied to all of it{}", forced(sent.forced));
            case Ball::until: break;
        }
        return fmt::format("replied, and comes back by {}{}", time(sent.until.value_or(Instant{})), forced(sent.forced));
    }
    std::string operator()(const OptionsOffered& offered) const {
        return fmt::format("offered {} options", offered.costs.size());
    }
    std::string operator()(const Chosen& chosen) const {
        const std::string cost = chosen.cost ? ", " + money(*chosen.cost) : "";
        if (chosen.own) return fmt::format("chose their own way{}: {}", cost, visible_line(chosen.text));
        return fmt::format("chose option {}{}", chosen.n, cost);
    }
    std::string operator()(const Promised& promised) const {
        return fmt::format("promise {} by {}: {}", promised.n, time(promised.by), visible_line(promised.text));
    }
    std::string operator()(const Kept& kept) const { return fmt::format("kept promise {}", kept.n); }
    std::string operator()(const Moved& moved) const {
        return fmt::format("moved promise {} to {}", moved.n, time(moved.to));
    }
    std::string operator()(const Waited& waited) const {
        return fmt::format("waits for the {} until {}", to_string(waited.on), time(waited.until));
    }
    std::string operator()(const Resumed&) const { return "resumed"; }
    std::string operator()(const Nudged& nudged) const { return fmt::format("nudged, {}", nudged.n); }
    std::string operator()(const Revised& revised) const {
        std::string line = "revised";
        const auto add = [&](std::string_view name, const auto& word) {
            if (word) line += fmt::format(", {} {}", name, to_string(*word));
        };
        add("kind", revised.kind);
        add("channel", revised.channel);
        add("mood", revised.mood);
        add("priority", revised.priority);
        if (revised.value) line += ", value " + money(*revised.value);
        if (revised.playbook) line += fmt::format(", playbook {} version {}", visible_line(revised.playbook->name), revised.playbook->version);
        return line;
    }
    std::string operator()(const Did& did) const { return "did " + visible_line(did.step); }
    std::string operator()(const Skipped& skipped) const { return "skipped " + visible_line(skipped.step); }
    std::string operator()(const Escalated& escalated) const { return "escalated to " + visible_line(escalated.to); }
    std::string operator()(const Closed& closed) const {
        std::string line = "closed";
        if (closed.outcome) line += fmt::format(": {}", to_string(*closed.outcome));
        if (closed.cause) line += fmt::format(", cause {}", visible_line(*closed.cause));
        return line;
    }
    std::string operator()(const Reopened&) const { return "reopened"; }
    std::string operator()(const Merged& merged) const { return "merged into " + to_string(merged.into); }
    std::string operator()(const Unmerged&) const { return "unmerged"; }
    std::string operator()(const Absorbed& absorbed) const { return fmt::format("took {} in", to_string(absorbed.from)); }
    std::string operator()(const Released& released) const { return fmt::format("let {} go", to_string(released.from)); }
};

/// `waived no-blame, shouting because: `; of a deed that waived nothing, `because: `.
std::string reason_head(const Deed& deed) {
    std::string waived;
    std::visit([&](const auto& one) {
        if constexpr (requires { one.found; }) {
            for (const FoundByCheck& found : one.found) {
                if (found.waived) waived += fmt::format("{}{}", waived.empty() ? "waived " : ", ", visible_line(found.check));
            }
        }
    }, deed);
    return waived.empty() ? "because: " : waived + " because: ";
}

}  // namespace

std::string event_line(const Event& event, const Context& context) { return std::visit(Line{context}, event.deed); }

std::string event_text(const Event& event) {
    std::string shown;
    const Record record = to_record(event.deed);
    for (const SlotText& text : record.texts) {
        const bool in_line = text.slot == Slot::subject || text.slot == Slot::wants;
        const bool own_line = text.slot == Slot::text && (record.kind == Promised::kKind || record.kind == Chosen::kKind);
        if (in_line || own_line || !text.text) continue;
        if (!shown.empty()) shown += "\n";
        if (text.slot == Slot::because) shown += reason_head(event.deed);
        shown += visible(*text.text);
    }
    return shown;
}

std::string when(Instant instant, const Context& context) {
    return fmt::format("{}, {}", local(instant, context.now, context.zone()), relative(instant, context.now));
}

}  // namespace amends::cli
