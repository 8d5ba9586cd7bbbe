// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <utility>

#include <cli/check_batch.hpp>
#include <cli/check_source.hpp>
#include <cli/files.hpp>
#include <cli/output/findings.hpp>
#include <cli/output/findings_sarif.hpp>
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

/// Refuses what is no draft in any language.
void require_text(const CheckedDraft& draft) {
    const std::string_view text = draft.text;
    if (text.size() > Text::kMostBytes) {
        throw Error{Code::bad_data, fmt::format("'{}' has more than {} MB", draft.name, Text::kMostBytes >> 20U), "check it in parts"};
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        throw Error{Code::bad_data, fmt::format("'{}' is in UTF-16", draft.name), "save it in UTF-8: iconv -f UTF-16 -t UTF-8"};
    }
    if (text.find('\0') != std::string_view::npos) {
        throw Error{Code::bad_data, fmt::format("'{}' is no text: it has bytes of zero", draft.name), "a draft is text in UTF-8"};
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        throw Error{Code::bad_data, fmt::format("'{}' is empty", draft.name), "a draft is the text of an answer"};
    }
}

struct Drafts {
    std::vector<CheckedDraft> read;
    std::vector<Error> unread;  ///< why others could not be read
};

Drafts drafts_of(const std::vector<std::string>& files) {
    Drafts drafts;
    const std::vector<std::string> standard_input{"-"};
    for (const std::string& file : files.empty() ? standard_input : files) {
        try {
            CheckedDraft draft{file == "-" ? "draft" : file, read_file(file), {}};
            require_text(draft);
            drafts.read.push_back(std::move(draft));
        } catch (const Error& error) {
            drafts.unread.push_back(error);
        }
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

void print_json(Context& context, const std::vector<CheckedDraft>& drafts, std::size_t given) {
    const bool with_files = given > 1;
    Json list = Json::array();
    for (const CheckedDraft& draft : drafts) {
        for (const Finding& finding : draft.found) {
            Json one = finding_json(finding);
            if (with_files) one["file"] = draft.name;
            list.push_back(std::move(one));
        }
    }
    context.out.write(dump({{"findings", std::move(list)}}));
}

void print(const Given& given, Context& context, const Checker& checker, const std::vector<CheckedDraft>& drafts) {
    if (given.sarif) return context.out.write(findings_sarif(checker.checks(), drafts));
    if (context.json()) return print_json(context, drafts, given.files.size());
    for (const CheckedDraft& draft : drafts) {
        print_findings(context.out, draft.name, draft.text, draft.found, context.environment.out_is_terminal);
    }
}

/// A batch has its own texts and contexts, and knows no ticket.
void refuse_with_batch(const Given& given) {
    const auto refuse = [](bool is_given, std::string_view name, const char* hint) {
        if (is_given) throw Error{Code::usage, fmt::format("--batch and {} exclude each other", name), hint};
    };
    refuse(!given.files.empty(), "files", "a batch has its drafts in its lines");
    refuse(given.context.has_value(), "--context", "each line of a batch has its own: {\"text\": …, \"context\": …}");
    refuse(given.ticket.has_value(), "--ticket", "a batch knows no tickets");
    refuse(given.until.has_value(), "--until", "a batch knows no promises");
}

void refuse_what_excludes(const Given& given, const Context& context) {
    if (given.batch) refuse_with_batch(given);
    if (given.ticket && given.context) throw Error{Code::usage, "--ticket and --context exclude each other", "what the customer wrote stands on the ticket"};
    const auto from_input = std::ranges::count(given.files, "-") + (given.files.empty() && !given.batch ? 1 : 0) + (given.context == "-" ? 1 : 0);
    if (from_input > 1) throw Error{Code::usage, "standard input can be read once", "name a file for the draft or for the customer's words"};
    if (!given.sarif) return;
    if (given.batch) throw Error{Code::usage, "--sarif and --batch exclude each other", "--batch answers a JSON object a line"};
    if (context.json()) throw Error{Code::usage, "--sarif and --json exclude each other", "a SARIF log is JSON of a form of its own"};
}

int check(const Given& given, Context& context) {
    refuse_what_excludes(given, context);
    CheckSet set = check_set(context, given.playbook, given.ticket);
    if (given.batch) {
        BatchChecker checker{std::move(set)};
        return check_batch(context, checker, *given.batch, given.moment.value_or(ReplyMoment::first));
    }
    Checker checker{std::move(set)};
    const Situation situation = situation_of(given, context, checker);
    auto [drafts, unread] = drafts_of(given.files);
    for (CheckedDraft& draft : drafts) draft.found = checker.check(draft.text, situation);
    if (unread.empty() || !drafts.empty()) print(given, context, checker, drafts);
    context.out.flush();
    // Programs read one object from standard error.
    for (std::size_t at = 1; at < unread.size() && !context.json(); ++at) context.err.print("amends: {}\n", visible_line(unread[at].refusal().message));
    if (!unread.empty()) throw Error{unread.front().refusal()};
    return std::ranges::any_of(drafts, any_error, &CheckedDraft::found) ? 1 : 0;
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
                     {"amends check --batch replies.jsonl", "many at once: a line of findings for each line"},
                     {"amends check replies/*.txt --sarif > replies.sarif", "a log for editors and code hosts"}},
        .exits = {{1, "there are errors"}, {65, "a draft is no text, or a line of the batch can't be read"}},
        .rules = "TEN-3, TEN-5, ABC-Q, CALM-8",
        .options = {optional_argument("FILES", "drafts; - or nothing is standard input", given->files),
                    option("--ticket", "ID", "the ticket that it answers", given->ticket),
                    option("--as", "MOMENT", "what the draft is (any: held against what holds at every moment alone); else a first answer, or a reply where the ticket has one", given->moment),
                    option("--until", "TIME", "when the draft says that we come back", given->until),
                    option("--context", "FILE", "what the customer wrote, where there is no ticket", given->context),
                    option("--playbook", "NAME", "the checks of another playbook, by name or path", given->playbook),
                    option("--batch", "FILE", "a JSON object with id, text and context a line", given->batch),
                    flag("--sarif", "print what was found as a log in SARIF 2.1.0", given->sarif)},
        .run = [given](Context& context) { return check(*given, context); },
    };
}

}  // namespace amends::cli
