// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include <cli/check_batch.hpp>
#include <cli/check_source.hpp>
#include <cli/files.hpp>
#include <cli/output/findings.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

struct Given {
    std::vector<std::string> files;
    std::optional<TicketRef> ticket;
    std::optional<ReplyMoment> moment;
    std::optional<Instant> until;
    std::optional<std::string> context, playbook, batch;
    bool sarif = false;
};

/// A draft as it was read, with what it is called.
struct Named {
    std::string name, text;
};

std::vector<Named> drafts_of(const std::vector<std::string>& files) {
    std::vector<Named> drafts;
    if (files.empty()) drafts.push_back({"draft", read_file("-")});
    for (const std::string& file : files) drafts.push_back({file == "-" ? "draft" : file, read_file(file)});
    for (const Named& draft : drafts) {
        if (draft.text.size() <= Text::kMostBytes) continue;
        throw Error{Code::bad_data, fmt::format("'{}' has more than {} MB", draft.name, Text::kMostBytes >> 20U), "check it in parts"};
    }
    return drafts;
}

Situation situation_of(const Given& given, Context& context, Checker& checker) {
    Situation situation;
    if (given.ticket) {
        if (context.desk == nullptr) throw Error{Code::not_found, "there is no desk with tickets", "amends init makes one"};
        situation = context.desk->situation(ticket_of(context, *given.ticket), given.moment, context.now, context.zone());
    } else {
        if (given.context) situation.heard.push_back(read_file(*given.context));
        situation.facts = checker.facts_of(situation.heard);
        situation.moment = given.moment.value_or(ReplyMoment::first);
    }
    if (!given.until) return situation;
    if (!situation.record) situation.record = OnRecord{.now = context.now, .zone = &context.zone()};
    situation.record->until = given.until;
    return situation;
}

void print_json(Context& context, const std::vector<Named>& drafts, const std::vector<Findings>& found) {
    Json list = Json::array();
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        for (const Finding& finding : found[at]) {
            Json one = finding_json(finding);
            if (drafts.size() > 1) one["file"] = drafts[at].name;
            list.push_back(std::move(one));
        }
    }
    context.out.write(dump({{"findings", std::move(list)}}));
}

int check(const Given& given, Context& context) {
    Checker checker{check_set(context, given.playbook, given.ticket)};
    if (given.batch) {
        if (!given.files.empty()) throw Error{Code::usage, "--batch and files exclude each other"};
        return check_batch(context, checker, *given.batch, given.moment.value_or(ReplyMoment::first));
    }
    const Situation situation = situation_of(given, context, checker);
    const auto drafts = drafts_of(given.files);
    std::vector<Findings> found;
    found.reserve(drafts.size());
    for (const Named& draft : drafts) found.push_back(checker.check(draft.text, situation));
    if (context.json()) {
        print_json(context, drafts, found);
    } else {
        for (std::size_t at = 0; at < drafts.size(); ++at) {
            print_findings(context.out, drafts[at].name, drafts[at].text, found[at], context.environment.out_is_terminal);
        }
    }
    return std::ranges::any_of(found, any_error) ? 1 : 0;
}

}  // namespace

Definition define_check() {
    auto given = std::make_shared<Given>();
    return {
        .description =
            "Reads a draft as a careful colleague would, and says what to mend before it goes out: an apology that is missing, a policy "
            "as an excuse, blame, a promise that nobody noted. With --ticket it knows what the customer wrote, what was promised, offered "
            "and answered before; with --context it takes the customer's words from a file. An error ends with exit code 1; warnings and "
            "hints don't. The checks are the playbook's: of the ticket, of the desk, or without a desk those that come with amends.",
        .examples = {{"amends check draft.txt --ticket 17", "a draft of the answer to #17"},
                     {"echo 'That is our policy.' | amends check", "a text from a pipe, as a first answer"},
                     {"amends check --batch replies.jsonl", "many at once: a line of findings for each line"}},
        .exits = {{1, "there are errors"}, {65, "a line of the batch can't be read"}},
        .rules = "TEN-3, TEN-5, ABC-Q, CALM-8",
        .options = {optional_argument("FILES", "drafts; - or nothing is standard input", given->files),
                    option("--ticket", "ID", "the ticket that it answers", given->ticket),
                    option("--as", "MOMENT", "what the draft is: holding, first, reply, options, final; else first, or any answer after it", given->moment),
                    option("--until", "TIME", "when the draft says that we come back", given->until),
                    option("--context", "FILE", "what the customer wrote, where there is no ticket", given->context),
                    option("--playbook", "NAME", "the checks of another playbook, by name or path", given->playbook),
                    option("--batch", "FILE", "a JSON object with id, text and context a line", given->batch)},
        .run = [given](Context& context) { return check(*given, context); },
    };
}

}  // namespace amends::cli
