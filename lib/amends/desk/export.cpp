// SPDX-License-Identifier: MIT
// A desk as lines of JSON, from which `restore` makes an equal one: the same ids, the same hashes.
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/recording.hpp>
#include <amends/desk/rows.hpp>
#include <amends/playbook/prepared.hpp>

namespace amends {
namespace {

using Json = nlohmann::ordered_json;
constexpr int kExportForm = 1;

std::string hex(std::string_view bytes) {
    std::string text(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

std::string unhex(const std::string& text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    const int bad = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                                   nullptr, &size, nullptr);
    if (bad != 0 || 2 * size != text.size()) throw Error{Code::bad_data, "a hash in the export is not hexadecimal"};
    return bytes;
}

std::string line_of(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json texts_json(const store::Entry& entry, const std::vector<store::Seal>& seals) {
    Json texts = Json::array();
    for (const store::Seal& seal : seals) {
        Json text{{"slot", to_string(seal.slot)}, {"text", nullptr}, {"salt", hex(seal.salt)}, {"digest", hex(seal.digest)}};
        for (const SlotText& kept : entry.record.texts) {
            if (kept.slot == seal.slot && kept.text) text["text"] = *kept.text;
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string event_line(const store::Entry& entry, const std::vector<store::Seal>& seals) {
    return line_of({{"seq", number(entry.seq)},
                    {"ticket", entry.ticket ? Json(number(*entry.ticket)) : Json(nullptr)},
                    {"at", to_string(entry.at)},
                    {"by", entry.agent},
                    {"kind", entry.record.kind},
                    {"version", entry.record.version},
                    {"body", entry.record.body},
                    {"operation", entry.operation ? Json(*entry.operation) : Json(nullptr)},
                    {"chain", hex(entry.chain)},
                    {"texts", texts_json(entry, seals)}});
}

struct ExportHead {
    store::DeskRow desk;
    int playbooks = 0;
    std::int64_t events = 0;
};

ExportHead read_head(const Json& json) {
    if (json.at("amends_export").get<int>() > kExportForm) {
        throw Error{Code::bad_data, "the export was written by a newer amends", "upgrade this one"};
    }
    return {{json.at("desk").get<std::string>(), json.at("currency").get<std::string>(),
             PlaybookId{json.at("playbook").get<std::int64_t>()},
             or_throw(parse_rfc3339(json.at("created_at").get<std::string>()))},
            json.at("playbooks").get<int>(), json.at("events").get<std::int64_t>()};
}

struct Imported {
    store::Entry entry;
    std::vector<store::Seal> seals;
};

/// Throws nlohmann's exceptions for what does not fit, which `parsed` turns into ours.
Imported read_event(const Json& json) {
    Imported read;
    store::Entry& entry = read.entry;
    entry.seq = EventId{json.at("seq").get<std::int64_t>()};
    if (!json.at("ticket").is_null()) entry.ticket = TicketId{json.at("ticket").get<std::int64_t>()};
    entry.at = or_throw(parse_rfc3339(json.at("at").get_ref<const std::string&>()));
    entry.agent = json.at("by").get<std::string>();
    entry.record.kind = json.at("kind").get<std::string>();
    entry.record.version = json.at("version").get<int>();
    entry.record.body = json.at("body").get<std::string>();
    if (!json.at("operation").is_null()) entry.operation = json.at("operation").get<std::string>();
    entry.chain = unhex(json.at("chain").get<std::string>());
    for (const Json& text : json.at("texts")) {
        const auto slot = parse_slot(text.at("slot").get_ref<const std::string&>());
        if (!slot) throw Error{Code::bad_data, "the export has a text of an unknown slot"};
        read.seals.push_back({*slot, unhex(text.at("salt").get<std::string>()), unhex(text.at("digest").get<std::string>())});
        auto& kept = entry.record.texts.emplace_back(SlotText{*slot, std::nullopt});
        if (!text.at("text").is_null()) kept.text = text.at("text").get<std::string>();
    }
    return read;
}

template <typename Read>
auto parsed(int line, const std::string& text, Read read) {
    try {
        return read(Json::parse(text));
    } catch (const Json::exception&) {
        throw Error{Code::bad_data, fmt::format("line {} of the export can't be read", line), "nothing was restored"};
    }
}

/// Nothing but its founding: that it was made, and its first playbook.
void check_fresh(store::Tables& tables) {
    constexpr EventId kFounded{2};
    if (tables.journal.head().seq <= kFounded) return;
    throw Error{Code::refused, "this desk was worked with already", "restore an export into a fresh desk: 'amends init'"};
}

/// Makes the list tables from the restored journal.
class Rebuilding {
public:
    Rebuilding(store::Tables& tables, const store::DeskRow& desk, const Currency& currency)
        : tables_{tables}, desk_{desk}, policies_{currency} {}

    void take(const store::Entry& entry) {
        AgentRow agent = tables_.index.agent(entry.agent).value_or(AgentRow{.name = entry.agent});
        tables_.index.put(agent_after(std::move(agent), entry.ticket));
        if (entry.ticket) {
            last_ticket_ = std::max(last_ticket_, number(*entry.ticket));
        } else {
            at_ = entry.at;
            std::visit([this](const auto& deed) { apply(deed); }, desk_deed_of(entry));
        }
    }
    void finish() {
        if (!made_ || newest_ != desk_.playbook) throw_altered("the desk");
        for (std::int64_t id = 1; id <= last_ticket_; ++id) {
            const auto entries = tables_.journal.of_ticket(TicketId{id});
            if (entries.empty()) throw Error{Code::bad_data, fmt::format("the export has no ticket '#{}'", id)};
            refresh_row(tables_, policies_, fold(events_of(entries)), entries.front().seq);
        }
    }

private:
    // What stands before the events of an export has no hash of its own: the events say what it was.
    void apply(const DeskMade& deed) {
        made_ = true;
        if (deed.name != desk_.name || deed.currency != desk_.currency || at_ != desk_.created_at) throw_altered("the desk");
    }
    void apply(const PlaybookAdopted& deed) {
        newest_ = deed.playbook;
        const auto row = tables_.shelf.known(deed.playbook);
        const bool known = row.name == deed.name && row.version == deed.version;
        if (!known || playbook_digest(tables_.shelf.text(deed.playbook).value_or("")) != deed.digest) throw_altered("playbook '" + deed.name + "'");
    }
    void apply(const CustomerAdded& deed) { put({deed.customer, deed.name.stored(), deed.email.stored(), deed.phone.stored()}); }
    void apply(const CustomerChanged& deed) { put({deed.customer, deed.name.stored(), deed.email.stored(), deed.phone.stored()}); }
    void apply(const AgentSet& deed) { put_agent(deed); }
    void apply(const AgentAway& deed) { put_agent(deed); }
    void apply(const RemindersGiven& deed) {
        for (const GivenReminder& one : deed.reminders) tables_.ledger.give(row_of(one, at_));
    }
    void apply(const RemindersSettled& deed) {
        for (const SettledReminder& one : deed.reminders) tables_.ledger.mark(one.ticket, one.id, state_of(one));
    }
    template <typename Deed>
    void put_agent(const Deed& deed) {
        tables_.index.put(agent_after(tables_.index.agent(deed.name).value_or(AgentRow{}), deed));
    }
    void put(const CustomerRow& row) { tables_.index.put(row); }
    [[noreturn]] static void throw_altered(const std::string& what) {
        throw Error{Code::bad_data, fmt::format("{} in the export is not what its events say", what), "nothing was restored"};
    }

    store::Tables& tables_;
    const store::DeskRow& desk_;
    bool made_ = false;
    std::optional<PlaybookId> newest_;
    Policies policies_;
    Instant at_{};  ///< of the event that is applied
    std::int64_t last_ticket_ = 0;
};

void restore_playbook(store::Tables& tables, const Json& json, const Currency& currency) {
    store::PlaybookRow row{PlaybookId{json.at("id").get<std::int64_t>()}, json.at("name").get<std::string>(),
                           json.at("version").get<int>(), json.at("text").get<std::string>(), kPreparedForm, {}, {}};
    auto prepared = prepare(read_adopted(row.name, row.text, currency));
    row.core = std::move(prepared.core);
    row.checks = std::move(prepared.checks);
    tables.shelf.put(row);
}

}  // namespace

std::vector<std::string> Desk::export_head() {
    std::vector<std::string> lines;
    store_.read([&](store::Tables& tables) {
        const auto row = tables.shelf.desk();
        const auto rows = tables.shelf.all();
        lines.push_back(line_of({{"amends_export", kExportForm},
                                 {"desk", row.name},
                                 {"currency", row.currency},
                                 {"created_at", to_string(row.created_at)},
                                 {"playbook", number(row.playbook)},
                                 {"playbooks", rows.size()},
                                 {"events", number(tables.journal.head().seq)}}));
        for (const auto& playbook : rows) {
            lines.push_back(line_of({{"id", number(playbook.id)},
                                     {"name", playbook.name},
                                     {"version", playbook.version},
                                     {"text", tables.shelf.text(playbook.id).value_or("")}}));
        }
    });
    return lines;
}

std::vector<std::string> Desk::export_events(EventId& after, int most) {
    std::vector<std::string> lines;
    store_.read([&](store::Tables& tables) {
        for (const auto& entry : tables.journal.after(after, most)) {
            lines.push_back(event_line(entry, tables.journal.seals(entry.seq)));
            after = entry.seq;
        }
    });
    return lines;
}

std::int64_t Desk::restore(const std::function<std::optional<std::string>()>& next_line) {
    std::int64_t events = 0;
    int line = 0;
    const auto next = [&] {
        auto text = next_line();
        ++line;
        if (!text) throw Error{Code::bad_data, fmt::format("the export ends at line {}, before its end", line), "nothing was restored"};
        return *std::move(text);
    };
    store_.change([&](store::Tables& tables) {
        check_fresh(tables);
        tables.clear();
        const std::string first = next();
        const auto head = parsed(line, first, read_head);
        const Currency currency = or_throw(Currency::parse(head.desk.currency));
        for (int n = 0; n < head.playbooks; ++n) {
            const std::string text = next();
            parsed(line, text, [&](const Json& json) {
                restore_playbook(tables, json, currency);
                return 0;
            });
        }
        tables.shelf.put(head.desk);
        Rebuilding rebuilding{tables, head.desk, currency};
        for (; events < head.events; ++events) {
            const std::string text = next();
            const auto read = parsed(line, text, read_event);
            tables.journal.restore(read.entry, read.seals);
            rebuilding.take(read.entry);
        }
        if (next_line()) throw Error{Code::bad_data, fmt::format("the export goes on at line {}, behind its end", line + 1), "nothing was restored"};
        rebuilding.finish();
        row_ = head.desk;
        currency_ = currency;
    });
    policies_ = Policies{currency_};
    return events;
}

}  // namespace amends
