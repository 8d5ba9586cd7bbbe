// SPDX-License-Identifier: MIT
// Making a desk, and the playbooks it adopts.
#include <fmt/format.h>
#include <sodium.h>

#include <amends/check/trial.hpp>
#include <amends/desk/desk.hpp>
#include <amends/desk/people.hpp>
#include <amends/desk/recording.hpp>
#include <amends/playbook/prepared.hpp>

namespace amends {
namespace {

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return text;
}

std::string random_name() {
    std::string bytes(16, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes);
}

/// Throws every problem of the text at once, and calendars that can't be counted with on this machine.
Playbook readable(const ReadPlaybook& read, const PlaybookSource& source) {
    if (!read.playbook) {
        std::string problems;
        for (const Problem& problem : read.problems) problems += "\n" + to_string(problem);
        throw Error{Code::bad_data,
                    fmt::format("playbook '{}' has {}:{}", source.file,
                                read.problems.size() == 1 ? "a problem" : fmt::format("{} problems", read.problems.size()), problems),
                    "mend them, and try it with 'amends playbook check'"};
    }
    (void)or_throw(Calendars::make(read.playbook->calendars));
    return *read.playbook;
}

/// As its text alone says it, which is what every other desk will make of it: what it extends has other places.
Playbook as_adopted(const ReadPlaybook& read, const PlaybookSource& source, const Currency& currency) {
    Playbook playbook = readable(read, source);
    return read.merged == source.text ? playbook : read_adopted(playbook.name, read.merged, currency);
}

PlaybookPin put_playbook(store::Tables& tables, const Playbook& playbook, std::string text, const Acting& acting) {
    PlaybookPin pin{tables.shelf.next_id(), playbook.name, 1};
    for (const auto& row : tables.shelf.all()) {
        if (row.name == pin.name) pin.version = row.version + 1;
    }
    const auto prepared = prepare(playbook);
    record_desk_change(tables, PlaybookAdopted{pin.id, pin.name, pin.version, playbook_digest(text)}, acting);
    tables.shelf.put(store::PlaybookRow{pin.id, pin.name, pin.version, std::move(text), kPreparedForm, prepared.core,
                                        prepared.checks});
    return pin;
}

}  // namespace

std::string playbook_digest(const std::string& text) {
    std::string digest(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
    return hex(digest);
}

void Desk::create(const std::string& file, const Founding& founding, const Acting& acting) {
    const Currency currency = or_throw(Currency::parse(founding.currency));
    const auto read = read_playbook(founding.playbook, currency, founding.find, trial_of);
    const Playbook playbook = as_adopted(read, founding.playbook, currency);
    store::Store::create(file, founding.sharing);
    try {
        store::Store made{file, sqlite::Mode::change};
        made.change([&](store::Tables& tables) {
            const std::string name = random_name();
            record_desk_deed(tables, DeskMade{name, currency.code()}, acting);
            const auto pin = put_playbook(tables, playbook, read.merged, acting);
            tables.shelf.put(store::DeskRow{name, currency.code(), pin.id, acting.now});
        });
    } catch (const Error& error) {
        if (error.code() == Code::io) store::Store::discard(file);
        throw;
    }
}

Adopted Desk::adopt(const PlaybookSource& source, const FindPlaybook& find, const Acting& acting) {
    const auto read = read_playbook(source, currency_, find, trial_of);
    const Playbook playbook = as_adopted(read, source, currency_);
    Adopted adopted;
    store_.change([&](store::Tables& tables) {
        if (const auto before = made_before<PlaybookAdopted>(tables, acting)) {
            adopted.pin = {before->playbook, before->name, before->version};
            return;
        }
        auto row = tables.shelf.desk();
        const auto newest = tables.shelf.named(playbook.name);
        if (newest && tables.shelf.text(*newest) == read.merged && row.playbook == newest) {
            const auto known = *tables.shelf.prepared(*newest);
            adopted = {{*newest, known.name, known.version}, true};
            return;
        }
        adopted.pin = put_playbook(tables, playbook, read.merged, acting);
        row.playbook = adopted.pin.id;
        tables.shelf.put(row);
        row_ = row;
    });
    return adopted;
}

std::vector<store::PlaybookRow> Desk::playbooks() {
    std::vector<store::PlaybookRow> rows;
    store_.read([&](store::Tables& tables) { rows = tables.shelf.all(); });
    return rows;
}

std::shared_ptr<const Playbook> Desk::playbook(std::optional<PlaybookId> id) {
    std::shared_ptr<const Playbook> found;
    store_.read([&](store::Tables& tables) { found = policies_.of(tables.shelf, id ? *id : row_.playbook).playbook; });
    return found;
}

std::shared_ptr<const Playbook> Desk::playbook_with_checks() {
    Playbook whole = *playbook(std::nullopt);
    store_.read([&](store::Tables& tables) {
        CheckSet set = or_throw(read_prepared_checks(tables.shelf.checks(row_.playbook)));
        whole.checks = std::move(set.checks);
    });
    return std::make_shared<const Playbook>(std::move(whole));
}

std::optional<AdoptedText> Desk::adopted_text(const std::string& name, std::optional<int> version) {
    std::optional<PlaybookId> found;
    for (const store::PlaybookRow& row : playbooks()) {
        if (row.name == name && row.version == version.value_or(row.version)) found = row.id;
    }
    if (!found) return std::nullopt;
    return adopted_text(*found);
}

AdoptedText Desk::adopted_text(PlaybookId id) {
    AdoptedText adopted;
    store_.read([&](store::Tables& tables) {
        auto text = tables.shelf.text(id);
        if (!text) throw Error{Code::bad_data, fmt::format("playbook {} is missing from the desk", number(id)), "amends verify"};
        const auto row = tables.shelf.known(id);
        adopted = {{id, row.name, row.version}, *std::move(text)};
    });
    return adopted;
}

}  // namespace amends
