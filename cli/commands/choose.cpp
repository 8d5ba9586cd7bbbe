// SPDX-License-Identifier: MIT
#include <memory>

#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    TicketRef id;
    std::optional<int> n;
    std::optional<Text> own;
    std::optional<Amount> cost;
    WriteOptions write;
};

int choose(const Given& given, Context& context) {
    if (given.n.has_value() == given.own.has_value()) {
        throw Error{Code::usage, "which one was chosen?", "give the number of an option, or --own TEXT for their own wish"};
    }
    const TicketId id = ticket_of(context, given.id);
    const Choose request{.n = given.n, .own = given.own, .cost = money_of(context, given.cost)};
    return finish(context, context.desk->change(id, request, acting_of(context, given.write)), "choice recorded");
}

}  // namespace

Definition define_choose() {
    auto given = std::make_shared<Given>();
    return {
        .description = "Records which of the options the customer chose, or their own wish. The ball is with us again: the clock "
                       "of the answer starts.",
        .examples = {{"amends choose 17 2", "the customer chose option 2"},
                     {"amends choose 17 --own 'A call from the chef' --cost 0", "the customer had a better idea"}},
        .exits = {{4, "nothing was offered, or it is beyond your authority"}},
        .rules = "TEN-4, ABC-I",
        .options = joined({{argument("ID", "the ticket", given->id),
                            optional_argument("N", "the number of the option", given->n),
                            option("--own", "TEXT", "the customer's own wish", given->own),
                            option("--cost", "COST", "what it costs, if not what was offered", given->cost)},
                           write_options(given->write)}),
        .run = [given](Context& context) { return choose(*given, context); },
    };
}

}  // namespace amends::cli
