// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include <amends/base/key.hpp>
#include <amends/base/suggest.hpp>
#include <amends/playbook/model.hpp>

namespace amends {
namespace {

template <typename Thing>
const Thing* find_by_id(const std::vector<Thing>& things, std::string_view id) {
    const auto found = std::ranges::find(things, id, &Thing::id);
    return found == things.end() ? nullptr : &*found;
}

Refusal unknown_cause(std::string_view cause, const std::vector<std::string>& known) {
    const std::vector<std::string_view> words{known.begin(), known.end()};
    return {Code::usage, fmt::format("'{}' is not a cause of this playbook", cause), "ABC-X", suggestion(cause, words)};
}

}  // namespace

std::string to_string(const Rung& rung) {
    switch (rung.at) {
        case RungAt::percent: return fmt::format("{}%", rung.percent);
        case RungAt::before: return "before " + to_string(rung.span);
        case RungAt::after: return "after " + to_string(rung.span);
        case RungAt::due: break;
    }
    return "due";
}

std::optional<Rung> parse_rung(std::string_view text) {
    if (text == "due") return Rung{};
    if (text.ends_with('%')) {
        Rung rung{.at = RungAt::percent};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size() - 1, rung.percent);
        return error == std::errc{} && *end == '%' ? std::optional{rung} : std::nullopt;
    }
    for (const auto& [word, at] : {std::pair{std::string_view{"before "}, RungAt::before}, {std::string_view{"after "}, RungAt::after}}) {
        if (!text.starts_with(word)) continue;
        const auto span = parse_span(text.substr(word.size()));
        return span ? std::optional{Rung{.at = at, .span = *span}} : std::nullopt;
    }
    return std::nullopt;
}

const Template* Playbook::find_template(std::string_view id) const { return find_by_id(templates, id); }
const CatalogueOption* Playbook::find_option(std::string_view id) const { return find_by_id(options, id); }
const Step* Playbook::find_step(std::string_view id) const { return find_by_id(steps, id); }

ClockTargets Playbook::clocks_for(const Facts& facts) const {
    ClockTargets targets = clocks;
    const auto first =
        std::ranges::find_if(exceptions, [&](const ClockException& one) { return holds(one.when, facts); });
    if (first == exceptions.end()) return targets;
    targets.calendar = first->calendar.value_or(targets.calendar);
    targets.respond.amazed = first->amazed.value_or(targets.respond.amazed);
    targets.respond.delighted = first->delighted.value_or(targets.respond.delighted);
    targets.respond.expected = first->expected.value_or(targets.respond.expected);
    targets.update = first->update.value_or(targets.update);
    if (first->resolve) targets.resolve = first->resolve;
    return targets;
}

Result<void> Playbook::accepts_cause(std::string_view cause) const {
    const auto slash = cause.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == cause.size()) {
        return refuse(Code::usage, fmt::format("'{}' is not a cause of the form AREA/NAME", cause), "ABC-X",
                      "as in process/billing");
    }
    if (const auto key = parse_key(cause); !key) return refuse(key);
    if (causes.empty()) return {};
    std::vector<std::string> known;
    for (const CauseArea& area : causes) {
        const bool this_area = area.area == cause.substr(0, slash);
        if (this_area && area.names.empty()) return {};
        for (const std::string& one : area.names) known.push_back(fmt::format("{}/{}", area.area, one));
    }
    if (std::ranges::find(known, cause) != known.end()) return {};
    return tl::unexpected<Refusal>{unknown_cause(cause, known)};
}

}  // namespace amends
