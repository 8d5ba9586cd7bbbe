// SPDX-License-Identifier: MIT
// Turns the description of one command into a parser. The only file that includes CLI11.
#include <cli/parse.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <CLI/CLI.hpp>
#include <map>

#include <amends/base/error.hpp>
#include <amends/base/suggest.hpp>

namespace amends::cli {
namespace {

/// What is wrong with a command line: all of it, in one message.
class Faults {
public:
    void add(std::string message, const std::string& hint = {}) {
        message_ += (message_.empty() ? "" : "; ") + std::move(message);
        if (hint_.find(hint) == std::string::npos) hint_ += (hint_.empty() ? "" : "; ") + hint;
    }
    void throw_if_any() const {
        if (!message_.empty()) throw Error{Code::usage, message_, hint_};
    }

private:
    std::string message_, hint_;
};

std::vector<std::string_view> names_of(const std::vector<Option>& options) {
    std::vector<std::string_view> names;
    for (const Option& option : options) {
        for (std::string_view rest = option.positional() ? "" : option.name; !rest.empty();) {
            const auto comma = rest.find(',');
            names.push_back(rest.substr(0, comma));
            rest = comma == std::string_view::npos ? "" : rest.substr(comma + 1);
        }
    }
    return names;
}

/// What was typed for each option, in the order of the options; for a flag how often it was given.
struct Typed {
    std::vector<std::vector<std::string>> values;
    std::vector<std::size_t> given;
};

/// Returns what CLI11 calls each of the options.
std::vector<const CLI::Option*> describe_to(CLI::App& app, const std::vector<Option>& options, Typed& typed) {
    std::vector<const CLI::Option*> described;
    for (std::size_t at = 0; at < options.size(); ++at) {
        const Option& option = options[at];
        std::string name{option.name};
        if (option.flag()) {
            described.push_back(app.add_flag_function(
                name, [&given = typed.given[at]](std::int64_t count) { given += static_cast<std::size_t>(count); }));
            continue;
        }
        // CLI11 knows a positional argument by a name without dashes.
        auto* added = app.add_option(name, CLI::callback_t{[&values = typed.values[at]](const CLI::results_t& results) {
            values = results;
            return true;
        }});
        added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->expected(1);
        if (option.positional() && option.count == Count::many) added->expected(-1);
        described.push_back(added);
    }
    return described;
}

/// The words that no option took. One behind an unknown option is taken for its value.
void report_extras(const std::vector<std::string>& extras, const std::vector<Option>& options, Faults& faults) {
    const auto known = names_of(options);
    bool behind_unknown = false;
    for (const std::string& word : extras) {
        const bool is_option = word.starts_with('-') && word.size() > 1;
        if (is_option) {
            const std::string name = word.substr(0, word.find('='));
            const auto near = nearest(name, known);
            faults.add(fmt::format("unknown option '{}'", name), near ? fmt::format("did you mean '{}'?", *near) : "");
        } else if (!behind_unknown) {
            faults.add(fmt::format("'{}' is one word too many", word), "put a text of several words in quotes");
        }
        behind_unknown = is_option;
    }
}

/// The name that help shows first is the short one; messages give the long one.
std::string_view long_name(const Option& option) { return option.name.substr(option.name.rfind(',') + 1); }

void check_count(const Option& option, std::size_t given, Faults& faults) {
    if (given == 0 && option.required) {
        faults.add(option.positional() ? fmt::format("{} is missing", option.name) : fmt::format("{} {} is missing", long_name(option), option.value));
    }
    if (given > 1 && !option.flag() && option.count == Count::once) faults.add(fmt::format("{} was given {} times", long_name(option), given));
}

void fill(const Option& option, const std::string& value, const Setting& setting, Faults& faults) {
    const auto filled = option.fill(value, setting);
    if (filled) return;
    const std::string where = option.positional() ? "" : fmt::format("{}: ", long_name(option));
    faults.add(where + filled.error().message, filled.error().hint);
}

/// Which option each value on the line belongs to, in the order in which they were typed; values behind `--` come last.
std::vector<std::size_t> typing_order(const std::vector<CLI::Option*>& parsed, const std::vector<const CLI::Option*>& described,
                                      const Typed& typed) {
    std::vector<std::size_t> order, seen(described.size());
    for (const CLI::Option* option : parsed) {
        const auto at = static_cast<std::size_t>(std::ranges::find(described, option) - described.begin());
        if (at == described.size() || seen[at] == typed.values[at].size()) continue;
        order.push_back(at);
        ++seen[at];
    }
    for (std::size_t at = 0; at < described.size(); ++at) order.insert(order.end(), typed.values[at].size() - seen[at], at);
    return order;
}

/// Fills in the order of the line, so that options which share a list keep it.
void fill_all(const std::vector<Option>& options, const std::vector<std::size_t>& order, const Typed& typed, const Setting& setting,
              Faults& faults) {
    std::vector<std::size_t> next(options.size());
    for (const std::size_t at : order) fill(options[at], typed.values[at][next[at]++], setting, faults);
    for (std::size_t at = 0; at < options.size(); ++at) {
        if (typed.given[at] > 0) fill(options[at], "", setting, faults);
        check_count(options[at], typed.values[at].size(), faults);
    }
}

/// `--json=no` would be taken for `--json`.
void refuse_values_of_flags(const std::vector<Option>& options, std::vector<std::string>& words, Faults& faults) {
    for (const Option& option : options) {
        const auto has_value = [start = fmt::format("{}=", long_name(option))](const std::string& word) { return word.starts_with(start); };
        if (option.flag() && std::erase_if(words, has_value) > 0) faults.add(fmt::format("{} takes no value", long_name(option)));
    }
}

/// Puts what follows `--` aside: words of the text, whatever they begin with.
std::vector<std::string> take_literal_words(std::vector<std::string>& words) {
    const auto dashes = std::ranges::find(words, "--");
    if (dashes == words.end()) return {};
    std::vector<std::string> literal{dashes + 1, words.end()};
    words.erase(dashes, words.end());
    return literal;
}

/// Gives literal words to the positional arguments that have none yet.
std::vector<std::string> place_literal(const std::vector<Option>& options, std::vector<std::string> literal, Typed& typed) {
    auto next = literal.begin();
    for (std::size_t at = 0; at < options.size() && next != literal.end(); ++at) {
        if (!options[at].positional()) continue;
        if (options[at].count == Count::many) {
            typed.values[at].insert(typed.values[at].end(), next, literal.end());
            next = literal.end();
        } else if (typed.values[at].empty()) {
            typed.values[at].push_back(*next++);
        }
    }
    return {next, literal.end()};
}

}  // namespace

void parse(const std::vector<Option>& options, std::vector<std::string> words, const Setting& setting) {
    Typed typed{std::vector<std::vector<std::string>>(options.size()), std::vector<std::size_t>(options.size())};
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    const auto described = describe_to(app, options, typed);
    Faults faults;
    auto literal = take_literal_words(words);
    refuse_values_of_flags(options, words, faults);
    std::ranges::reverse(words);  // CLI11 wants them last first
    try {
        app.parse(std::move(words));
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string_view said = error.what();
        const std::string_view name = said.substr(0, said.find(':'));
        const auto option = std::ranges::find_if(options, [&](const Option& one) { return long_name(one) == name; });
        faults.add(option == options.end() ? std::string{said} : fmt::format("{} needs a value: {}", name, option->value));
    } catch (const CLI::ParseError& error) {
        faults.add(error.what());
    }
    report_extras(app.remaining(), options, faults);
    report_extras(place_literal(options, std::move(literal), typed), options, faults);
    fill_all(options, typing_order(app.parse_order(), described, typed), typed, setting, faults);
    faults.throw_if_any();
}

}  // namespace amends::cli
