// SPDX-License-Identifier: MIT
#include <amends/desk/people.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include <amends/base/address.hpp>
#include <amends/base/suggest.hpp>
#include <amends/desk/recording.hpp>
#include <amends/desk/rows.hpp>

namespace amends {
namespace {

constexpr std::size_t kMostPersonBytes = 1000;

std::optional<CustomerId> id_in(std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size() || id < 1) return std::nullopt;
    return CustomerId{id};
}

[[noreturn]] void throw_ambiguous(const std::string& name, const std::vector<CustomerRow>& rows) {
    std::string ids;
    for (const CustomerRow& row : rows) ids += fmt::format("{}{}", ids.empty() ? "" : ", ", number(row.id));
    throw Error{Code::usage, fmt::format("{} customers are called '{}'", rows.size(), name),
                fmt::format("name one by e-mail address or by number: {}", ids)};
}

/// Those that an id, an e-mail address or a name stands for, at least one. Throws Error{not_found}.
std::vector<CustomerRow> customers_of(store::Tables& tables, const std::string& name_or_id) {
    std::vector<CustomerRow> rows;
    if (const auto id = id_in(name_or_id)) {
        if (auto row = tables.index.customer(*id)) rows.push_back(*std::move(row));
    } else {
        if (is_address(name_or_id)) rows = tables.index.customers_with_email(name_or_id);
        if (rows.empty()) rows = tables.index.customers_named(name_or_id);
    }
    if (rows.empty()) throw Error{Code::not_found, fmt::format("no customer '{}'", name_or_id), "amends customer list"};
    return rows;
}

CustomerRow customer_of(store::Tables& tables, const std::string& name_or_id) {
    auto rows = customers_of(tables, name_or_id);
    if (rows.size() > 1) throw_ambiguous(name_or_id, rows);
    return std::move(rows.front());
}

/// The agent that a change under the same key was about, who must be the one it is about now.
AgentRow known_agent(store::Tables& tables, const std::string& before, const std::string& now, const Acting& acting) {
    if (before != now) {
        throw Error{Code::usage, fmt::format("key '{}' was used for agent '{}'", acting.operation.value_or(""), before),
                    "a key goes with one change; nothing was done now"};
    }
    return tables.index.agent(before).value_or(AgentRow{.name = before});
}

/// Notes what was not known of a customer before; what was known stays as it is.
void complete_customer(store::Tables& tables, CustomerRow row, const Text& email, const Text& phone, const Acting& acting) {
    const CustomerRow before = row;
    if (row.email.empty()) row.email = email.stored();
    if (row.phone.empty()) row.phone = phone.stored();
    if (row == before) return;
    record_desk_deed(tables, CustomerChanged{row.id, Text::trusted(row.name), Text::trusted(row.email), Text::trusted(row.phone)}, acting);
    tables.index.put(row);
}

}  // namespace

std::optional<CustomerRow> find_customer(store::Tables& tables, const std::string& name_or_id, const std::string& email) {
    if (const auto id = id_in(name_or_id)) {
        auto row = tables.index.customer(*id);
        if (!row) throw Error{Code::not_found, fmt::format("no customer '{}'", name_or_id), "amends customer list"};
        return row;
    }
    const std::string& address = email.empty() && is_address(name_or_id) ? name_or_id : email;
    if (!address.empty()) {
        auto rows = tables.index.customers_with_email(address);
        if (rows.size() > 1) throw_ambiguous(address, rows);
        if (!rows.empty()) return std::move(rows.front());
    }
    auto rows = tables.index.customers_named(name_or_id);
    if (!email.empty()) std::erase_if(rows, [](const CustomerRow& row) { return !row.email.empty(); });  // a namesake
    if (rows.empty()) return std::nullopt;
    if (rows.size() > 1) throw_ambiguous(name_or_id, rows);
    return std::move(rows.front());
}

CustomerId find_or_add_customer(store::Tables& tables, const std::string& name, const std::string& email,
                                const std::string& phone, const Acting& acting) {
    const Text known_email = or_throw(person_text("--email", email.empty() && is_address(name) ? name : email));
    const Text known_phone = or_throw(person_text("--phone", phone));
    if (const auto known = find_customer(tables, name, email)) {
        complete_customer(tables, *known, known_email, known_phone, acting);
        return known->id;
    }
    const Text known_name = or_throw(person_text("--customer", name));
    if (known_name.blank()) throw Error{Code::usage, "a customer needs a name", "--customer NAME, or an e-mail address"};
    return add_customer(tables, known_name, known_email, known_phone, acting);
}

Result<void> check_address(std::string_view option, std::string_view typed) {
    if (typed.empty() || is_address(typed)) return {};
    return refuse(Code::usage, fmt::format("{}: '{}' is not an e-mail address", option, typed), {}, "write it as dana@example.com");
}

Result<Text> person_text(std::string_view option, const std::string& typed) {
    auto text = Text::from(typed);
    if (!text) return text;
    const auto control = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; };
    if (std::ranges::any_of(text->stored(), control)) {
        return refuse(Code::usage, fmt::format("{} has a line break or a control character", option));
    }
    if (text->stored().size() > kMostPersonBytes) {
        return refuse(Code::usage, fmt::format("{} is longer than {} bytes", option, kMostPersonBytes));
    }
    return text->trimmed();
}

PlaybookPin pin_of(store::Tables& tables, const std::optional<std::string>& name) {
    const auto id = name ? tables.shelf.named(*name) : std::optional{tables.shelf.desk().playbook};
    if (id) {
        const auto row = tables.shelf.known(*id);
        return {*id, row.name, row.version};
    }
    std::vector<std::string> names;
    for (const auto& row : tables.shelf.all()) {  // each of its versions
        if (std::ranges::find(names, row.name) == names.end()) names.push_back(row.name);
    }
    const std::vector<std::string_view> known{names.begin(), names.end()};
    throw Error{Code::not_found, fmt::format("no playbook '{}' was adopted", name.value_or("")),
                suggestion(name.value_or(""), known)};
}

void check_agent(store::Tables& tables, const std::string& name) {
    if (tables.index.agent(name)) return;
    std::vector<std::string> names;
    for (const AgentRow& agent : tables.index.agents()) names.push_back(agent.name);
    const std::vector<std::string_view> known{names.begin(), names.end()};
    const auto near = nearest(name, known);
    throw Error{Code::not_found, fmt::format("no agent '{}'", name),
                near ? fmt::format("did you mean '{}'?", *near)
                     : fmt::format("amends agent add {} makes the agent known", name)};
}

std::vector<CustomerRow> Desk::customers(const std::string& like, int most) {
    std::vector<CustomerRow> rows;
    store_.read([&](store::Tables& tables) { rows = tables.index.customers_like(like, most); });
    return rows;
}

std::vector<CustomerRow> Desk::customers_named(const std::string& name_or_id) {
    std::vector<CustomerRow> rows;
    store_.read([&](store::Tables& tables) { rows = customers_of(tables, name_or_id); });
    return rows;
}

CustomerRow Desk::customer(const std::string& name_or_id) {
    CustomerRow row;
    store_.read([&](store::Tables& tables) { row = customer_of(tables, name_or_id); });
    return row;
}

namespace {

/// The address as it is kept. Throws Error{usage} for one that is none, or is another customer's.
std::string new_address(store::Tables& tables, const Text& typed, CustomerId id) {
    std::string address = or_throw(person_text("--email", typed.stored())).stored();
    or_throw(check_address("--email", address));
    if (address.empty()) return address;
    for (const CustomerRow& other : tables.index.customers_with_email(address)) {
        if (other.id != id) throw Error{Code::usage, fmt::format("'{}' is the address of customer {}, {}", address, number(other.id), other.name)};
    }
    return address;
}

}  // namespace

CustomerRow Desk::change_customer(const std::string& name_or_id, const CustomerEdits& edits, const Acting& acting) {
    CustomerRow row;
    store_.change([&](store::Tables& tables) {
        if (const auto before = made_before<CustomerChanged>(tables, acting)) {
            row = {before->customer, before->name.stored(), before->email.stored(), before->phone.stored()};
            return;
        }
        row = customer_of(tables, name_or_id);
        if (edits.name) row.name = or_throw(person_text("--name", edits.name->stored())).stored();
        if (edits.email) row.email = new_address(tables, *edits.email, row.id);
        if (edits.phone) row.phone = or_throw(person_text("--phone", edits.phone->stored())).stored();
        if (row.name.empty()) throw Error{Code::usage, "a customer needs a name"};
        record_desk_change(tables, CustomerChanged{row.id, Text::trusted(row.name), Text::trusted(row.email), Text::trusted(row.phone)},
                           acting);
        tables.index.put(row);
    });
    return row;
}

std::vector<AgentRow> Desk::agents() {
    std::vector<AgentRow> rows;
    store_.read([&](store::Tables& tables) { rows = tables.index.agents(); });
    return rows;
}

AgentRow Desk::set_agent(const std::string& name, std::optional<Role> role, const std::optional<Text>& email,
                         const Acting& acting) {
    AgentRow row;
    store_.change([&](store::Tables& tables) {
        if (const auto before = made_before<AgentSet>(tables, acting)) {
            row = known_agent(tables, before->name, name, acting);
            return;
        }
        row = tables.index.agent(name).value_or(AgentRow{.name = name});
        AgentSet deed{.name = name, .role = role ? *role : or_throw(parse_word<Role>(row.role)),
                      .email = Text::trusted(row.email)};
        if (email) deed.email = or_throw(person_text("--email", email->stored()));
        if (email) or_throw(check_address("--email", deed.email.stored()));
        record_desk_change(tables, deed, acting);
        row = agent_after(tables.index.agent(name).value_or(row), deed);
        tables.index.put(row);
    });
    return row;
}

AgentRow Desk::send_away(const std::string& name, std::optional<Instant> until, const std::optional<std::string>& cover,
                         const Acting& acting) {
    AgentRow row;
    store_.change([&](store::Tables& tables) {
        if (const auto before = made_before<AgentAway>(tables, acting)) {
            row = known_agent(tables, before->name, name, acting);
            return;
        }
        check_agent(tables, name);
        if (cover) check_agent(tables, *cover);
        const AgentAway deed{.name = name, .until = until, .cover = cover};
        record_desk_change(tables, deed, acting);
        row = agent_after(tables.index.agent(name).value_or(AgentRow{}), deed);
        tables.index.put(row);
    });
    return row;
}

TicketId Desk::last_of(const std::string& agent) {
    std::optional<TicketId> last;
    store_.read([&](store::Tables& tables) {
        if (const auto row = tables.index.agent(agent)) last = row->last_ticket;
    });
    if (!last) throw Error{Code::not_found, fmt::format("'{}' has not touched a ticket yet, so '@' is none", agent), "amends next --take"};
    return *last;
}

}  // namespace amends
