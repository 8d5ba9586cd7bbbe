// SPDX-License-Identifier: MIT
// Turns the description of one command into a parser. The only file that includes CLI11.
#include <cli/parse.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <CLI/CLI.hpp>
#include <optional>
#include <set>

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

/// The one that begins as was typed, else the nearest.
std::optional<std::string_view> known_name(std::string_view typed, const std::vector<std::string_view>& known) {
    const auto begins = [&](std::string_view name) { return name.starts_with(typed); };
    const auto first = std::ranges::find_if(known, begins);
    if (first != known.end() && std::ranges::count_if(known, begins) == 1) return *first;
    return nearest(typed, known);
}

/// The words that no option took. One behind an unknown option is taken for its value.
void report_extras(const std::vector<std::string>& extras, const std::vector<Option>& options, Faults& faults) {
    const auto known = names_of(options);
    bool behind_unknown = false;
    for (const std::string& word : extras) {
        const bool is_option = word.starts_with('-') && word.size() > 1;
        if (is_option) {
            const std::string name = word.substr(0, word.find('='));
            const auto near = name.size() > 2 ? known_name(name, known) : std::nullopt;
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
              const std::set<const Option*>& valueless, Faults& faults) {
    std::vector<std::size_t> next(options.size());
    for (const std::size_t at : order) fill(options[at], typed.values[at][next[at]++], setting, faults);
    for (std::size_t at = 0; at < options.size(); ++at) {
        if (typed.given[at] > 0) fill(options[at], "", setting, faults);
        if (!valueless.contains(&options[at])) check_count(options[at], typed.values[at].size(), faults);
    }
}

/// A command line before CLI11 sees it. Each value stands aside and its number in its place, so that no value is ever taken
/// for an option, for the end of options, or for nothing at all.
class Line {
public:
    Line(const std::vector<Option>& options, std::vector<std::string> typed, Faults& faults) : options_{options}, faults_{faults} {
        for (auto word = typed.begin(); word != typed.end(); ++word) {
            if (*word == "--") {
                literal.assign(word + 1, typed.end());
                return;
            }
            const std::string last = put_flags(*word);
            const auto [name, value] = split(last);
            const Option* option = find(name);
            if (option == nullptr || (option->flag() && !value)) {
                words.push_back(last);
            } else if (option->flag()) {
                faults_.add(fmt::format("{} takes no value", long_name(*option)));
            } else if (value) {
                put(name, *value);
            } else if (word + 1 != typed.end()) {
                put(name, *++word);
            } else {
                faults_.add(fmt::format("{} needs a value: {}", long_name(*option), option->value));
                valueless.insert(option);
            }
        }
    }
    [[nodiscard]] const std::string& value(const std::string& number) const { return values_.at(std::stoul(number)); }

    std::vector<std::string> words;    ///< for CLI11
    std::vector<std::string> literal;  ///< what follows `--`: words of the text, whatever they begin with
    std::set<const Option*> valueless;

private:
    struct Split {
        std::string name;
        std::optional<std::string> value;
    };
    /// Flags of one letter may be run together, as in `-qm TEXT`. Takes those before the last letter of such a word, and
    /// returns what is left of it: `-m`. Any other word comes back as it is.
    std::string put_flags(std::string word) {
        while (word.size() > 2 && word[0] == '-' && word[1] != '-' && word[2] != '=') {
            const Option* option = find(word.substr(0, 2));
            if (option == nullptr || !option->flag()) break;
            words.push_back(word.substr(0, 2));
            word.erase(1, 1);
        }
        return word;
    }
    /// `--name=value`; and `-nvalue` or `-n=value` where `-n` takes a value.
    [[nodiscard]] Split split(const std::string& word) const {
        const auto equals = word.find('=');
        if (word.starts_with("--")) {
            return equals == std::string::npos ? Split{word, {}} : Split{word.substr(0, equals), word.substr(equals + 1)};
        }
        const std::string letter = word.substr(0, 2);
        const Option* option = word.size() > 2 ? find(letter) : nullptr;
        if (option == nullptr) return {word, {}};
        return {letter, word.substr(equals == 2 ? 3 : 2)};
    }
    [[nodiscard]] const Option* find(std::string_view name) const {
        const auto is_it = [&](const Option& option) {
            return !option.positional() && (option.name == name || option.name.starts_with(std::string{name} + ",") || long_name(option) == name);
        };
        const auto found = std::ranges::find_if(options_, is_it);
        return found == options_.end() ? nullptr : &*found;
    }
    void put(const std::string& name, std::string value) {
        words.push_back(name);
        words.push_back(std::to_string(values_.size()));
        values_.push_back(std::move(value));
    }

    const std::vector<Option>& options_;
    Faults& faults_;
    std::vector<std::string> values_;
};

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

void put_values_back(const std::vector<Option>& options, const Line& line, Typed& typed) {
    for (std::size_t at = 0; at < options.size(); ++at) {
        if (options[at].positional()) continue;
        for (std::string& value : typed.values[at]) value = line.value(value);
    }
}

}  // namespace

void parse(const std::vector<Option>& options, std::vector<std::string> words, const Setting& setting) {
    Typed typed{std::vector<std::vector<std::string>>(options.size()), std::vector<std::size_t>(options.size())};
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    const auto described = describe_to(app, options, typed);
    Faults faults;
    Line line{options, std::move(words), faults};
    std::ranges::reverse(line.words);  // CLI11 wants them last first
    try {
        app.parse(std::move(line.words));
    } catch (const CLI::ParseError& error) {
        faults.add(error.what());
    }
    put_values_back(options, line, typed);
    report_extras(app.remaining(), options, faults);
    for (const std::string& word : place_literal(options, std::move(line.literal), typed)) {
        faults.add(fmt::format("'{}' is one word too many", word), "put a text of several words in quotes");
    }
    fill_all(options, typing_order(app.parse_order(), described, typed), typed, setting, line.valueless, faults);
    faults.throw_if_any();
}

}  // namespace amends::cli
