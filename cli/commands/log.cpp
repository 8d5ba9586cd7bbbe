// SPDX-License-Identifier: MIT
#include <memory>

#include <amends/calendar/when.hpp>
#include <cli/output/entry_line.hpp>
#include <cli/output/pager.hpp>
#include <cli/output/ticket_json.hpp>
#include <cli/ticket_command.hpp>

namespace amends::cli {
namespace {

constexpr int kBatch = 1000;

Json entry_json(const store::Entry& entry) {
    Json json{{"seq", number(entry.seq)},
              {"ticket", entry.ticket ? Json(number(*entry.ticket)) : Json(nullptr)},
              {"at", to_string(entry.at)},
              {"by", entry.agent},
              {"kind", entry.record.kind}};
    for (const SlotText& text : entry.record.texts) {
        json[std::string{to_string(text.slot)}] = text.text ? Json(*text.text) : Json(nullptr);
    }
    json["details"] = Json::parse(entry.record.body, nullptr, false);
    return json;
}

void print_entry(Context& context, const store::Entry& entry) {
    const std::string line = fmt::format("{:>6}  {}  {:<10}  {:<5}  {}", number(entry.seq), local(entry.at, context.now, context.zone()),
                                         visible_line(entry.agent), entry.ticket ? to_string(*entry.ticket) : "", entry_line(entry, context));
    const bool fits = context.environment.out_is_terminal;
    context.out.print("{}\n", fits ? cut(line, static_cast<std::size_t>(context.environment.columns)) : line);
}

void print_plain(Context& context, const store::Entry& entry) {
    context.out.print("{}\t{}\t{}\t{}\t{}\n", number(entry.seq), to_string(entry.at), visible_line(entry.agent),
                      entry.ticket ? std::to_string(number(*entry.ticket)) : "", visible_line(entry.record.kind));
}

/// Prints entries in the form that was asked for; the one object of --json is begun and ended around them.
class Log {
public:
    explicit Log(Context& context) : context_{context} {
        if (one_object()) context_.out.write("{\"schema\":1,\"events\":[");
    }
    void print(const store::Entry& entry) {
        if (one_object()) {
            context_.out.write(std::exchange(first_, false) ? "" : ",");
            context_.out.write(entry_json(entry).dump(-1, ' ', false, Json::error_handler_t::replace));
        } else if (context_.json()) {
            context_.out.write(dump({{"event", entry_json(entry)}}));
        } else if (context_.globals.format == Format::plain) {
            print_plain(context_, entry);
        } else {
            print_entry(context_, entry);
        }
    }
    void end() {
        if (one_object()) context_.out.write("]}\n");
    }

private:
    [[nodiscard]] bool one_object() const { return context_.globals.format == Format::json; }
    Context& context_;
    bool first_ = true;
};

int log(Context& context, const std::optional<TicketRef>& ref) {
    const Paged paged{context};
    Log log{context};
    if (ref) {
        for (const auto& entry : context.desk->journal_of(ticket_of(context, *ref))) log.print(entry);
    } else {
        EventId after{};
        for (auto entries = context.desk->journal_after(after, kBatch); !entries.empty();
             entries = context.desk->journal_after(after, kBatch)) {
            for (const auto& entry : entries) log.print(entry);
            after = entries.back().seq;
            if (context.out.reader_left()) break;
        }
    }
    log.end();
    return 0;
}

}  // namespace

Definition define_log() {
    auto ref = std::make_shared<std::optional<TicketRef>>();
    return {
        .description = "Shows every event of a ticket, or of the whole desk: what happened, who did it and when. Events are only "
                       "ever added; 'amends verify' proves that none was altered.",
        .examples = {{"amends log 17", "all that happened to ticket 17"},
                     {"amends log --jsonl", "the whole desk, one JSON object a line"}},
        .rules = "ABC-R",
        .options = {optional_argument("ID", "the ticket; without it the whole desk", *ref)},
        .run = [ref](Context& context) { return log(context, *ref); },
    };
}

}  // namespace amends::cli
