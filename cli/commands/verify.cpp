// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <memory>

#include <cli/output/number_of.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return text;
}

std::string head_text(const store::Head& head) { return fmt::format("{}:{}", number(head.seq), hex(head.chain)); }

/// `SEQ:HASH`, as an earlier run printed it.
store::Head parse_head(const std::string& typed) {
    constexpr std::size_t kHashDigits = 64;
    const auto colon = typed.find(':');
    std::int64_t seq = 0;
    const char* end = typed.data() + std::min(colon, typed.size());
    const auto [stop, error] = std::from_chars(typed.data(), end, seq);
    const bool good = colon != std::string::npos && error == std::errc{} && stop == end && seq > 0 &&
                      typed.size() - colon - 1 == kHashDigits &&
                      typed.find_first_not_of("0123456789abcdef", colon + 1) == std::string::npos;
    if (!good) throw Error{Code::usage, fmt::format("--since '{}' is not a head", typed), "give it as 'amends verify' printed it: 1234:0f3a…"};
    store::Head head{EventId{seq}, {}};
    for (std::size_t at = colon + 1; at < typed.size(); at += 2) {
        head.chain += static_cast<char>(std::stoi(typed.substr(at, 2), nullptr, 16));
    }
    return head;
}

int verify(Context& context, const std::string& since) {
    const auto head = since.empty() ? std::nullopt : std::optional{parse_head(since)};
    const Verdict verdict = context.desk->verify(head);
    if (context.json()) {
        context.out.write(dump({{"sound", verdict.damage.empty()},
                                {"events", verdict.events},
                                {"tickets", verdict.tickets},
                                {"customers", verdict.customers},
                                {"head", head_text(verdict.head)},
                                {"damage", verdict.damage}}));
        return verdict.damage.empty() ? 0 : 1;
    }
    for (const std::string& damage : verdict.damage) context.out.print("damage: {}\n", visible_line(damage));
    if (verdict.damage.empty()) {
        context.out.print("sound: {}, {}, {}\n", number_of(verdict.events, "event"), number_of(verdict.tickets, "ticket"),
                          number_of(verdict.customers, "customer"));
    }
    context.out.print("head {}\n", head_text(verdict.head));
    return verdict.damage.empty() ? 0 : 1;
}

}  // namespace

Definition define_verify() {
    auto since = std::make_shared<std::string>();
    return {
        .description =
            "Proves that the journal was not altered: each event carries a hash of itself and of the one before. Every list is made "
            "again from the events and compared, and so is what searches are read from. The head that it prints, kept elsewhere, proves with --since that nothing before "
            "it was rewritten or cut off.",
        .examples = {{"amends verify", "check the whole desk"},
                     {"amends verify --since 1234:0f3a…", "check that a head kept elsewhere still stands"}},
        .exits = {{1, "there is damage: each is named"}},
        .rules = "SURE-C",
        .options = {option("--since", "HEAD", "a head that an earlier run printed", *since)},
        .run = [since](Context& context) { return verify(context, *since); },
    };
}

}  // namespace amends::cli
