// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    Complaint complaint;
    std::optional<Amount> value;
    TextInput text;
    WriteOptions write;
};

void tell_alike(Context& context, const Changed& changed) {
    for (const TicketId id : changed.alike) {
        context.err.print("{} of the same customer looks alike: amends merge {} {}\n", to_string(id),
                          number(changed.view.ticket.id), number(id));
    }
}

/// A name that was typed beside the address of somebody who is known by another.
void tell_other_name(Context& context, const Given& given, const CustomerRow& customer) {
    const bool other = !given.complaint.email.empty() && folded(given.complaint.customer) != folded(customer.name);
    if (!other || given.complaint.customer == std::to_string(number(customer.id))) return;
    context.err.print("'{}' is the address of {}, whose ticket this is\n", visible_line(given.complaint.email), visible_line(customer.name));
}

int open(const Given& given, Context& context) {
    if (given.write.if_version) throw Error{Code::usage, "a new ticket has no version yet", "leave --if-version away"};
    Complaint complaint = given.complaint;
    complaint.open.value = money_of(context, given.value);
    if (given.text.given() || context.may_ask()) {
        complaint.open.text = take_text(context, given.text, EditorDraft{});
        if (complaint.open.text.blank()) throw Error{Code::usage, "the text is empty", "nothing was opened; without -m and -F a ticket needs no text"};
    }
    const auto changed = context.desk->open(complaint, acting_of(context, given.write));
    if (context.json()) {
        Json alike = Json::array();
        for (const TicketId id : changed.alike) alike.push_back(number(id));
        const auto ticket = changed_json(context, changed);
        context.out.write(dump({{"ticket", ticket}, {"alike", std::move(alike)}}));
        return 0;
    }
    if (!context.globals.quiet) context.out.print("{}\n", to_string(changed.view.ticket.id));
    tell_other_name(context, given, changed.view.customer);
    tell_alike(context, changed);
    return finish(context, changed, "opened");
}

}  // namespace

Definition define_open() {
    auto given = std::make_shared<Given>();
    Complaint& complaint = given->complaint;
    Open& open_ticket = complaint.open;
    return {
        .description =
            "Opens a ticket for a complaint, prints its number, and says by when the customer is to be answered: the clock runs from "
            "receipt. The customer is found by e-mail address or name, or made. When an open ticket of the same customer looks "
            "alike, it is named with the merge to type; --no-duplicate refuses instead.",
        .examples = {{"amends open 'Charged twice' --customer 'Dana Whitfield' --email dana@example.com --mood angry -m 'I was …'",
                      "a complaint by e-mail"},
                     {"amends open 'Cold soup' --customer 'Jo Lee' --channel review --received=-2h -F review.txt",
                      "a review that was written two hours ago"}},
        .exits = {{4, "--no-duplicate, and one looks alike"}},
        .rules = "ABC-J, TEN-1, AMAZE-1",
        .options = joined({{argument("SUBJECT", "what it is about, in a few words", open_ticket.subject),
                            required("--customer", "NAME", "who complains: a name, or the number of a known customer", complaint.customer),
                            option("--email", "ADDRESS", "their e-mail address", complaint.email),
                            option("--phone", "NUMBER", "their phone number", complaint.phone),
                            option("--channel", "CHANNEL", "how it reached us (email)", open_ticket.channel),
                            option("--mood", "MOOD", "how the customer feels (upset)", open_ticket.mood),
                            option("--kind", "KIND", "what it is (complaint)", open_ticket.kind),
                            option("--priority", "PRIORITY", "how much presses (normal)", open_ticket.priority),
                            option("--value", "MONEY", "what the customer is worth to us in a year", given->value),
                            option("--wants", "TEXT", "what the customer wants, in one line", open_ticket.wants),
                            option("--received", "TIME", "when it reached us, if not just now", open_ticket.received),
                            option("--playbook", "NAME", "an adopted playbook other than the desk's", complaint.playbook),
                            flag("--no-duplicate", "refuse when an open ticket of the customer looks alike",
                                 complaint.refuse_alike)},
                           text_options(given->text),
                           write_options(given->write)}),
        .run = [given](Context& context) { return open(*given, context); },
    };
}

}  // namespace amends::cli
