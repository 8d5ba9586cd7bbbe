// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/recording.hpp>

namespace amends {
namespace {

constexpr std::size_t kMostCompared = 20;  ///< of a customer's tickets under way, the newest

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (const char byte : folded(text) + " ") {
        const bool inside = byte < 0 || std::isalnum(static_cast<unsigned char>(byte)) != 0;
        if (inside) word += byte;
        if (inside || word.empty()) continue;
        if (word.size() > 2) words.insert(word);
        word.clear();
    }
    return words;
}

/// Two subjects look alike when they are the same, or half of the words of the shorter one stand in the other.
bool alike(const Text& left, const Text& right) {
    if (folded(left.stored()) == folded(right.stored())) return true;
    const auto some = words_of(left.stored());
    const auto others = words_of(right.stored());
    const auto common = std::ranges::count_if(some, [&](const std::string& word) { return others.contains(word); });
    return common > 0 && 2 * static_cast<std::size_t>(common) >= std::min(some.size(), others.size());
}

void refuse_alike(const Complaint& complaint, const std::vector<TicketId>& found) {
    if (!complaint.refuse_alike || found.empty()) return;
    throw Error{Refusal{Code::refused,
                        fmt::format("ticket '{}' of the same customer looks alike", to_string(found.front())), "ABC-J",
                        fmt::format("amends hear {}, or open it without --no-duplicate", number(found.front()))}};
}

}  // namespace

Changed Desk::open(const Complaint& complaint, const Acting& acting) {
    or_throw(check_address("--email", complaint.email));
    Changed changed;
    store_.change([&](store::Tables& tables) {
        if (auto before = repeated(tables, acting)) {
            constexpr std::array kOpened{Opened::kKind, Wanted::kKind};
            check_same_deed(before->view.events, kOpened, *acting.operation);
            changed = *std::move(before);
            return;
        }
        const PlaybookPin pin = pin_of(tables, complaint.playbook);
        const Policy& policy = policies_.of(tables.shelf, pin.id);
        Open request = complaint.open;
        std::vector<TicketId> similar;
        if (const auto known = find_customer(tables, complaint.customer, complaint.email)) {
            const auto active = tables.index.active_of(known->id);
            for (const TicketId id : std::span{active}.first(std::min(active.size(), kMostCompared))) {
                if (alike(view(tables, id).ticket.subject, request.subject)) similar.push_back(id);
            }
        }
        refuse_alike(complaint, similar);
        request.customer = find_or_add_customer(tables, complaint.customer, complaint.email, complaint.phone, acting);
        auto deeds = or_throw(decide_open(*policy.playbook, pin, request,
                                          moment(tables, nullptr, policy.calendars, acting)));
        TicketView fresh;
        fresh.ticket.id = tables.index.next_ticket_id();
        fresh.customer = tables.index.customer(request.customer).value_or(CustomerRow{});
        fresh.playbook = policy.playbook;
        fresh.calendars = policy.calendars;
        changed = record(tables, std::move(fresh), std::move(deeds), acting);
        changed.alike = std::move(similar);
    });
    return changed;
}

}  // namespace amends
