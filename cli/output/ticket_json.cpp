// SPDX-License-Identifier: MIT
#include <cli/output/ticket_json.hpp>

#include <map>

namespace amends::cli {
namespace {

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json time_json(const std::optional<Instant>& instant) { return instant ? Json(to_string(*instant)) : Json(nullptr); }

template <Vocable Word>
Json word_json(Word word) {
    return std::string{to_string(word)};
}

Json text_json(const Text& text) { return text.blank() ? Json(nullptr) : Json(text.stored()); }

Json clock_json(const Clock& clock, const Ticket& ticket, Instant now) {
    Json json{{"clock", to_string(clock.kind)},
              {"episode", clock.episode},
              {"state", to_string(state_at(clock, ticket, now))},
              {"started_at", to_string(clock.started_at)},
              {"due_at", to_string(clock.due_at)},
              {"stopped_at", time_json(clock.stopped_at)},
              {"tier", clock.kind == ClockKind::respond ? word_json(tier_at(clock, now)) : Json(nullptr)},
              {"late", lateness(clock, now) > Seconds{0}},
              {"late_s", lateness(clock, now).count()}};
    if (clock.kind == ClockKind::promise) json["promise"] = clock.promise;
    if (clock.kind == ClockKind::resolve) {
        const Pause now_paused = clock.pause_at(ticket.wait, now).value_or(Pause{});
        json["paused_s"] = (clock.paused() + (now_paused.to - now_paused.from)).count();
    }
    return json;
}

Json clocks_json(const Ticket& ticket, Instant now) {
    Json clocks = Json::array();
    for (const Clock& clock : ticket.clocks) clocks.push_back(clock_json(clock, ticket, now));
    return clocks;
}

Json options_json(const Ticket& ticket, const Currency& currency) {
    Json options = Json::array();
    for (const OfferedOption& option : ticket.options) {
        options.push_back({{"n", option.n},
                           {"text", option.text.stored()},
                           {"cost", money_json(option.cost, currency)},
                           {"chosen", option.chosen},
                           {"own", option.own}});
    }
    return options;
}

Json promises_json(const Ticket& ticket) {
    Json promises = Json::array();
    for (const Promise& promise : ticket.promises) {
        promises.push_back({{"n", promise.n},
                            {"text", promise.text.stored()},
                            {"by", to_string(promise.by)},
                            {"state", to_string(promise.state)}});
    }
    return promises;
}

Json customer_json(const CustomerRow& customer) {
    const auto text = [](const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); };
    return {{"id", number(customer.id)},
            {"name", customer.name},
            {"email", text(customer.email)},
            {"phone", text(customer.phone)}};
}

void add_due(Json& json, const Ticket& ticket, Instant now) {
    const Clock* due = next_due(ticket);
    const Seconds late = due == nullptr ? Seconds{0} : lateness(*due, now);
    json["due_at"] = due == nullptr ? Json(nullptr) : Json(to_string(due->due_at));
    json["due_clock"] = due == nullptr ? Json(nullptr) : word_json(due->kind);
    json["overdue"] = late > Seconds{0};
    json["overdue_s"] = late.count();
}

void add_state(Json& json, const Ticket& ticket) {
    json["wait"] = nullptr;
    if (ticket.wait) {
        json["wait"] = {{"on", to_string(ticket.wait->on)},
                        {"since", to_string(ticket.wait->since)},
                        {"until", time_json(ticket.wait->until)}};
    }
    json["merged_into"] = ticket.merged_into ? Json(number(*ticket.merged_into)) : Json(nullptr);
    json["key"] = or_null(ticket.key);
    json["imported"] = ticket.imported;
}

}  // namespace

Json money_json(const std::optional<Money>& money, const Currency& currency) {
    if (!money) return nullptr;
    return {{"amount", amount(*money, currency)}, {"currency", currency.code()}};
}

Json guide_json(const TicketView& view) {
    Json steps = Json::array();
    for (const GuideStep& one : guide(view.ticket, *view.playbook)) {
        steps.push_back({{"id", one.step->id},
                         {"rule", one.step->rules.empty() ? Json(nullptr) : Json(one.step->rules.front())},
                         {"stage", to_string(one.step->stage)},
                         {"state", to_string(one.state)}});
    }
    return steps;
}

Json event_json(const Event& event, int n) {
    const Record record = to_record(event.deed);
    Json json{{"n", n}, {"at", to_string(event.at)}, {"by", event.by}, {"kind", record.kind}};
    for (const SlotText& text : record.texts) json[std::string{to_string(text.slot)}] = text.text.value_or("");
    json["details"] = Json::parse(record.body);
    return json;
}

namespace {

/// What happened on the tickets that were joined to this one, in order.
Json joined_json(const TicketView& view) {
    Json events = Json::array();
    std::map<TicketId, int> numbers;
    for (const Event& event : view.joined) {
        Json json{{"ticket", number(event.ticket)}};
        json.update(event_json(event, ++numbers[event.ticket]));
        events.push_back(std::move(json));
    }
    return events;
}

}  // namespace

Json ticket_json(const TicketView& view, Instant now, const Currency& currency, Detail detail) {
    const Ticket& ticket = view.ticket;
    Json json{{"id", number(ticket.id)},
              {"version", ticket.version},
              {"subject", ticket.subject.stored()},
              {"status", to_string(status_at(ticket, now))},
              {"kind", to_string(ticket.kind)},
              {"channel", to_string(ticket.channel)},
              {"mood", to_string(ticket.mood)},
              {"priority", to_string(ticket.priority)},
              {"customer", customer_json(view.customer)},
              {"owner", or_null(ticket.owner)},
              {"playbook", {{"name", ticket.playbook.name}, {"version", ticket.playbook.version}}},
              {"received_at", to_string(ticket.received_at)},
              {"opened_at", to_string(ticket.opened_at)},
              {"closed_at", time_json(ticket.closed_at)}};
    add_due(json, ticket, now);
    json["clocks"] = clocks_json(ticket, now);
    json["wants"] = text_json(ticket.wants);
    json["value"] = money_json(ticket.value, currency);
    json["feared"] = money_json(ticket.feared, currency);
    json["contacts"] = ticket.contacts;
    json["handovers"] = ticket.handovers;
    json["options"] = options_json(ticket, currency);
    json["promises"] = promises_json(ticket);
    json["gifts"] = Json::array();
    json["outcome"] = ticket.outcome ? word_json(*ticket.outcome) : Json(nullptr);
    json["cause"] = or_null(ticket.cause);
    add_state(json, ticket);
    if (detail == Detail::brief) return json;
    json["steps"] = guide_json(view);
    Json timeline = Json::array();
    for (const Event& event : view.events) timeline.push_back(event_json(event, static_cast<int>(timeline.size()) + 1));
    json["timeline"] = std::move(timeline);
    json["joined"] = joined_json(view);
    return json;
}

std::string dump(const Json& object) {
    Json whole{{"schema", 1}};
    whole.update(object);
    return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace amends::cli
