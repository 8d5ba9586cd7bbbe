// SPDX-License-Identifier: MIT
#include <amends/desk/filling.hpp>

namespace amends {
namespace {

/// The name by which a letter begins; empty for one that is no person's name as far as can be seen.
std::string first_name(const std::string& name) {
    const bool has_space = name.find(' ') != std::string::npos;
    const bool address = name.find('@') != std::string::npos;
    return has_space && !address ? name.substr(0, name.find(' ')) : "";
}

/// What a customer wrote may hold what looks like a slot: its braces part, so that no letter seems unfilled by it.
std::string unlike_slot(std::string words) {
    for (auto at = words.find("{{"); at != std::string::npos; at = words.find("{{", at + 1)) words.insert(at + 1, " ");
    return words;
}

}  // namespace

Filling filling_of(const TicketView& view, const std::string& agent, std::string_view until_shown) {
    Filling filling;
    filling.texts["ticket.id"] = std::to_string(number(view.ticket.id));
    filling.texts["ticket.subject"] = unlike_slot(view.ticket.subject.stored());
    filling.texts["customer.name"] = unlike_slot(view.customer.name);
    filling.texts["agent"] = agent;
    if (const auto first = first_name(view.customer.name); !first.empty()) filling.texts["customer.first_name"] = unlike_slot(first);
    if (!view.ticket.wants.blank()) filling.texts["wants"] = unlike_slot(view.ticket.wants.stored());
    if (!until_shown.empty()) filling.texts["until"] = std::string{until_shown};
    for (const OfferedOption& option : view.ticket.options) {
        filling.lists["options"].push_back({{"n", std::to_string(option.n)}, {"text", option.text.stored()}});
    }
    return filling;
}

std::vector<std::string> words_to_say(const Step& step, const TicketView& view, const std::string& agent) {
    Filling filling = filling_of(view, agent, "…");
    filling.texts.try_emplace("wants", "…");
    std::vector<std::string> words;
    for (const std::string& sentence : step.say) {
        const auto filled = fill(sentence, filling);
        words.push_back(filled ? filled->stored() : sentence);
    }
    return words;
}

}  // namespace amends
