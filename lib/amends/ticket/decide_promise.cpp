// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <amends/base/one_line.hpp>
#include <amends/ticket/decide_each.hpp>
#include <amends/ticket/guide.hpp>
#include <amends/ticket/terms.hpp>

namespace amends {
namespace {

std::string open_promises(const Ticket& ticket) {
    std::string numbers;
    for (const Promise& promise : ticket.promises) {
        if (promise.state != PromiseState::open) continue;
        numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", promise.n);
    }
    return numbers.empty() ? "no promise is open" : "open are: " + numbers;
}

}  // namespace

Result<const Promise*> open_promise(const Ticket& ticket, int n) {
    const auto found = std::ranges::find(ticket.promises, n, &Promise::n);
    if (found == ticket.promises.end()) {
        return refuse(Code::usage, fmt::format("ticket '{}' has no promise '{}'", to_string(ticket.id), n), {},
                      open_promises(ticket));
    }
    if (found->state == PromiseState::kept) {
        return refuse(Code::refused, fmt::format("promise '{}' was kept already", n), "KEYS-8", open_promises(ticket));
    }
    return &*found;
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const MakePromise& request,
                         const Moment& moment) {
    if (request.text.blank()) return refuse(Code::usage, "the promise is empty", {}, "say what was promised");
    if (const auto ahead = must_be_ahead("--by", request.by, moment); !ahead) return refuse(ahead);
    if (const auto allowed = steps_allow(ticket, playbook, "promise"); !allowed) return refuse(allowed);
    return Deeds{Promised{.n = ticket.promised + 1, .by = request.by, .text = one_line(request.text)}};
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook&, const Keep& request, const Moment&) {
    if (request.n) {
        const auto promise = open_promise(ticket, *request.n);
        if (!promise) return refuse(promise);
        return Deeds{Kept{.n = (*promise)->n, .at = {}}};
    }
    const auto is_open = [](const Promise& promise) { return promise.state == PromiseState::open; };
    const auto open = std::ranges::count_if(ticket.promises, is_open);
    if (open == 0) {
        return refuse(Code::usage, fmt::format("ticket '{}' has no open promise", to_string(ticket.id)), {},
                      fmt::format("amends show {} lists those that were made", number(ticket.id)));
    }
    if (open != 1) {
        return refuse(Code::usage, "which promise was kept?", {}, open_promises(ticket));
    }
    return Deeds{Kept{.n = std::ranges::find_if(ticket.promises, is_open)->n, .at = {}}};
}

Result<Deeds> decide_one(const Ticket& ticket, const Playbook& playbook, const Move& request, const Moment& moment) {
    const auto promise = open_promise(ticket, request.n);
    if (!promise) return refuse(promise);
    if (const auto ahead = must_be_ahead("--to", request.to, moment); !ahead) return refuse(ahead);
    if (request.text.blank()) {
        return refuse(Code::refused, "the customer has to be told of the new date", "KEYS-8",
                      "give the answer that tells them with -m TEXT, -F FILE, or in the editor");
    }
    auto told = decide_one(ticket, playbook,
                           Respond{.ball = Ball::until, .until = request.to, .because = request.because, .review = request.review,
                                   .text = request.text}, moment);
    if (!told) return told;
    told->emplace_back(Moved{request.n, request.to});
    return told;
}

}  // namespace amends
