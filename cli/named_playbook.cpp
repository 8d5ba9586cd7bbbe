// SPDX-License-Identifier: MIT
#include <cli/named_playbook.hpp>

#include <fmt/format.h>

#include <charconv>

namespace amends::cli {
namespace {

const std::string kNoDesk = "name its file, or make a desk with 'amends init'";

PlaybookSource source_of(AdoptedText adopted) {
    return {fmt::format("{}@{}", adopted.pin.name, adopted.pin.version), std::move(adopted.text)};
}

int parse_version(const std::string& typed, const std::string& name) {
    int version = 0;
    const char* end = typed.data() + typed.size();
    const auto [stop, error] = std::from_chars(typed.data(), end, version);
    if (!typed.empty() && error == std::errc{} && stop == end && version > 0) return version;
    throw Error{Code::usage, fmt::format("'{}' is not a version of playbook '{}'", typed, name), "as in abc@2"};
}

bool is_shipped(const Context& context, const std::string& name) {
    try {
        (void)find_playbook(context.environment, name);
        return true;
    } catch (const Error& error) {
        if (error.code() != Code::not_found) throw;
        return false;
    }
}

}  // namespace

Currency currency_of(const Context& context) {
    return context.desk != nullptr ? context.desk->currency() : Currency::euro();
}

AdoptedText adopted_text(const Context& context, const std::string& name) {
    const auto at = name.find('@');
    const std::string alone = name.substr(0, at);
    std::optional<int> version;
    if (at != std::string::npos) version = parse_version(name.substr(at + 1), alone);
    if (context.desk == nullptr) throw Error{Code::not_found, fmt::format("no playbook '{}': there is no desk", name), kNoDesk};
    auto found = context.desk->adopted_text(alone, version);
    if (!found) throw Error{Code::not_found, fmt::format("no playbook '{}' was adopted", name), "amends playbook list"};
    return *std::move(found);
}

PlaybookSource named_source(const Context& context, const std::string& name) {
    const bool path = name.find_first_of("/.") != std::string::npos || name == "-";
    if (path) return find_playbook(context.environment, name);
    const bool version = name.find('@') != std::string::npos;
    const bool of_desk = context.desk != nullptr && !version && !is_shipped(context, name) && context.desk->adopted_text(name, {});
    return version || of_desk ? source_of(adopted_text(context, name)) : find_playbook(context.environment, name);
}

PlaybookSource desk_source(const Context& context) {
    if (context.desk == nullptr) throw Error{Code::not_found, "no playbook is named, and there is no desk", kNoDesk};
    return source_of(context.desk->adopted_text(context.desk->row().playbook));
}

SoundPlaybook read_or_throw(const Context& context, const PlaybookSource& source) {
    auto read = read_playbook(source, currency_of(context), playbook_finder(context.environment));
    if (!read.playbook) throw Error{Code::bad_data, to_string(read.problems.front()), "'amends playbook check' names every fault"};
    return {*std::move(read.playbook), std::move(read.lines)};
}

nlohmann::ordered_json problem_json(const Problem& problem) {
    return {{"file", problem.file}, {"line", problem.line}, {"column", problem.column}, {"message", problem.message},
            {"hint", problem.hint.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(problem.hint)}};
}

}  // namespace amends::cli
