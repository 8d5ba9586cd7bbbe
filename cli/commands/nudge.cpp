// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/checked_send.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    std::optional<Instant> until;
    TextInput text;
    Insistence insistence;
    WriteOptions write;
};

/// The playbook's words for it.
Written from_template(const Given& given, Context& context, TicketId id, Instant until) {
    Written written{.text = {}, .acting = acting_of(context, given.write)};
    auto [text, version] = context.desk->draft(id, "nudge", local(until, context.now, context.zone()), written.acting);
    written.text = std::move(text);
    if (!written.acting.if_version) written.acting.if_version = version;
    return written;
}

int nudge(const Given& given, Context& context) {
    const TicketId id = ticket_of(context, given.id);
    constexpr std::chrono::days kPatience{3};
    const bool own_words = given.text.given();
    const auto until = own_words ? given.until : given.until.value_or(context.now + kPatience);
    const auto written = own_words ? write_text(context, id, given.text, given.write) : from_template(given, context, id, *until);
    const auto make = [&](const Text& text, Override because, Review review) -> Request {
        return Nudge{.n = std::nullopt, .text = text, .until = until, .because = std::move(because), .review = std::move(review)};
    };
    return finish(context, send_checked(context, id, written, given.insistence, make), "nudged");
}

}  // namespace

Definition define_nudge() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Asks a customer who went silent again, kindly, in the playbook's words or in yours. 'amends remind --mail' does it by itself "
            "when it is time ('nudge' in the playbook); without --mail it tells you that it is. The next one is due as much later as the "
            "playbook sets between the two, and only after the last, and its time, may the ticket close as 'no-reply'.",
        .examples = {{"amends nudge 17", "the playbook's words"},
                     {"amends nudge 17 -m 'Dana, did my message reach you? I would still like to put it right.'", "your own"}},
        .exits = {{4, "a check found an error, the ticket does not wait for the customer, or all nudges went out"}},
        .rules = "ABC-K, TEN-2",
        .options = joined({{argument("ID", "the ticket", given->id)},
                           text_options(given->text),
                           {option("--until", "TIME", "when we look again, as the text says; in the playbook's words in 3 days", given->until)},
                           insistence_options(given->insistence),
                           write_options(given->write)}),
        .run = [given](Context& context) { return nudge(*given, context); },
    };
}

}  // namespace amends::cli
