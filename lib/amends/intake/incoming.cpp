// SPDX-License-Identifier: MIT
#include <amends/intake/incoming.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include <amends/base/id.hpp>
#include <amends/base/key.hpp>
#include <amends/base/suggest.hpp>
#include <amends/calendar/when.hpp>

namespace amends {
namespace {

constexpr auto kFields = std::to_array<std::string_view>({"key", "subject", "text", "received", "customer", "email", "phone",
                                                         "channel", "mood", "priority", "value", "wants", "cause", "status",
                                                         "owner", "closed", "outcome", "kind"});
constexpr std::size_t kMostSubjectColumns = 80;

/// Reads the fields of one row and keeps the first refusal.
class Fields {
public:
    Fields(const Row& row, const Mapping& mapping) : row_{row}, mapping_{mapping} {}

    [[nodiscard]] std::string_view typed(std::string_view field) const {
        const std::string* value = mapping_.find(row_, field);
        return value == nullptr ? std::string_view{} : std::string_view{*value};
    }
    /// Reads a field that is there by `parse`; an empty one keeps what `into` has.
    template <typename T, typename Parse>
    void read(std::string_view field, T& into, Parse parse) {
        const auto text = typed(field);
        if (text.empty() || refusal_) return;
        auto value = parse(text);
        if (value) {
            into = *std::move(value);
        } else {
            refusal_ = Refusal{Code::bad_data, fmt::format("{}: {}", field, value.error().message)};
        }
    }
    template <Vocable Word>
    void word(std::string_view field, Word& into) {
        // Tables of others begin words with capitals.
        read(field, into, [](std::string_view text) { return parse_word<Word>(folded(text)); });
    }
    void text(std::string_view field, Text& into) {
        read(field, into, [](std::string_view text) { return Text::from(std::string{text}); });
    }
    void refuse(std::string message) {
        if (!refusal_) refusal_ = Refusal{Code::bad_data, std::move(message)};
    }
    [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    const Row& row_;
    const Mapping& mapping_;
    std::optional<Refusal> refusal_;
};

/// A time as `parse_when` reads it, but a date alone is the start of that day: nobody is answered before they wrote.
Result<Instant> parse_past(std::string_view text, const Zone& zone, Instant now) {
    constexpr std::size_t kDateLength = 10;
    const bool date_alone = text.size() == kDateLength && text[4] == '-';
    auto instant = parse_when(date_alone ? fmt::format("{} 00:00", text) : std::string{text}, now, zone);
    if (instant && *instant > now) return refuse(Code::bad_data, fmt::format("'{}' is in the future", text));
    return instant;
}

Result<std::string> parse_cause(std::string_view text) {
    const auto slash = text.find('/');
    const bool formed = slash != std::string_view::npos && slash > 0 && slash + 1 < text.size();
    if (formed) return parse_key(text);
    return refuse(Code::bad_data, fmt::format("'{}' is not AREA/NAME", text));
}

void read_person(Fields& fields, Incoming& incoming, const Row& row) {
    incoming.customer = fields.typed("customer");
    incoming.email = fields.typed("email");
    incoming.phone = fields.typed("phone");
    if (!incoming.customer.empty()) return;
    incoming.customer = incoming.email;
    if (!incoming.customer.empty()) return;
    const auto key = fields.typed("key");
    incoming.customer = key.empty() ? fmt::format("customer of line {}", row.line) : fmt::format("customer of {}", key);
}

void read_ticket(Fields& fields, Open& open, const Currency& currency) {
    fields.text("subject", open.subject);
    fields.text("text", open.text);
    fields.text("wants", open.wants);
    fields.word("channel", open.channel);
    fields.word("mood", open.mood);
    fields.word("priority", open.priority);
    fields.word("kind", open.kind);
    fields.read("value", open.value, [&](std::string_view text) { return parse_money(text, currency); });
    fields.read("key", open.key, parse_key);
    if (open.subject.blank()) open.subject = Text::trusted(cut(open.text.first_line().stored(), kMostSubjectColumns));
}

void read_history(Fields& fields, Incoming& incoming, const Zone& zone, Instant now) {
    const auto past = [&](std::string_view text) { return parse_past(text, zone, now); };
    fields.read("received", incoming.open.received, past);
    fields.read("closed", incoming.history.closed, past);
    Outcome outcome{};
    fields.word("outcome", outcome);
    if (!fields.typed("outcome").empty()) incoming.history.outcome = outcome;
    fields.read("cause", incoming.history.cause, parse_cause);
    fields.read("owner", incoming.owner, parse_agent);
    Status status = Status::open;
    fields.word("status", status);
    if (status == Status::merged) fields.refuse("status: was merged into another ticket, which stands for it");
    const Instant received = incoming.open.received.value_or(now);
    if (status == Status::closed && !incoming.history.closed) incoming.history.closed = received;
}

}  // namespace

std::span<const std::string_view> import_fields() { return kFields; }

Result<Mapping> Mapping::parse(const std::vector<std::string>& pairs, const std::vector<std::string>& columns) {
    Mapping mapping;
    const std::vector<std::string_view> known{columns.begin(), columns.end()};
    for (const std::string& pair : pairs) {
        const auto equals = pair.rfind('=');
        if (equals == std::string::npos) {
            return refuse(Code::usage, fmt::format("--map '{}' is not COLUMN=FIELD", pair));
        }
        const std::string column = pair.substr(0, equals);
        const std::string field = pair.substr(equals + 1);
        if (std::ranges::find(kFields, field) == kFields.end()) {
            return refuse(Code::usage, fmt::format("--map '{}': no field '{}'", pair, field), {}, suggestion(field, kFields));
        }
        if (!columns.empty() && std::ranges::find(columns, column) == columns.end()) {
            return refuse(Code::usage, fmt::format("--map '{}': no column '{}'", pair, column), {}, suggestion(column, known));
        }
        if (!mapping.column_of_.emplace(field, column).second) {
            return refuse(Code::usage, fmt::format("--map gives the field '{}' twice", field));
        }
    }
    for (const std::string_view field : kFields) mapping.column_of_.emplace(field, field);
    const auto given = [&](const char* field) { return std::ranges::find(columns, mapping.column_of_.at(field)) != columns.end(); };
    if (!columns.empty() && !given("subject") && !given("text")) {
        return refuse(Code::usage, "no column gives a subject or a text", {},
                      fmt::format("say which with --map COLUMN=text; the columns are: {}", listed(known)));
    }
    return mapping;
}

const std::string* Mapping::find(const Row& row, std::string_view field) const {
    const auto column = column_of_.find(field);
    if (column == column_of_.end()) return nullptr;
    const auto value = row.values.find(column->second);
    return value == row.values.end() ? nullptr : &value->second;
}

bool Mapping::asks_for(std::string_view column) const {
    return std::ranges::any_of(column_of_, [&](const auto& pair) { return pair.second == column; });
}

Result<Incoming> read_incoming(const Row& row, const Mapping& mapping, const Currency& currency, const Zone& zone,
                               Instant now) {
    for (const std::string& column : row.nested) {
        if (mapping.asks_for(column)) return refuse(Code::bad_data, fmt::format("'{}' is neither a text nor a number", column));
    }
    Fields fields{row, mapping};
    Incoming incoming;
    read_person(fields, incoming, row);
    read_ticket(fields, incoming.open, currency);
    read_history(fields, incoming, zone, now);
    if (const auto& refusal = fields.refusal()) return tl::unexpected<Refusal>{*refusal};
    if (const std::string* key = mapping.find(row, "key"); key != nullptr && key->empty()) {
        return refuse(Code::bad_data, "key: is empty, so that the row would come in again with each import");
    }
    if (incoming.open.subject.blank()) return refuse(Code::bad_data, "has neither a subject nor a text");
    const Instant received = incoming.open.received.value_or(now);
    if (incoming.history.closed && *incoming.history.closed < received) {
        return refuse(Code::bad_data, "was closed before it was received");
    }
    incoming.open.imported = true;
    return incoming;
}

}  // namespace amends
