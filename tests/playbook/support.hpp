// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <amends/check/trial.hpp>
#include <amends/playbook/reader.hpp>

namespace amends::test {

inline Currency euro() { return *Currency::parse("EUR"); }

inline FindPlaybook find_none() {
    return [](const std::string& name, const PlaybookSource&) -> Result<PlaybookSource> {
        return refuse(Code::not_found, fmt::format("no playbook '{}'", name));
    };
}

/// Finds playbooks by name among those given.
inline FindPlaybook find_among(std::map<std::string, std::string> texts) {
    return [texts = std::move(texts)](const std::string& name, const PlaybookSource& from) -> Result<PlaybookSource> {
        const auto found = texts.find(name);
        if (found == texts.end()) return find_none()(name, from);
        return PlaybookSource{name + ".yaml", found->second};
    };
}

inline ReadPlaybook read_text(const std::string& text, const FindPlaybook& find = find_none()) {
    return read_playbook({"t.yaml", text}, euro(), find, trial_of);
}

/// The faults of a text as people see them.
inline std::vector<std::string> faults(const std::string& text, const FindPlaybook& find = find_none()) {
    std::vector<std::string> shown;
    for (const Problem& problem : read_text(text, find).problems) shown.push_back(to_string(problem));
    return shown;
}

/// A playbook with these sections in it; its line 1 is `playbook: test`.
inline std::string with(const std::string& sections) { return "playbook: test\n" + sections; }

/// The text as it is read, all of it good; fails the test with its faults where it is not.
inline Playbook good(const std::string& text, const FindPlaybook& find = find_none()) {
    ReadPlaybook read = read_text(text, find);
    std::string all;
    for (const Problem& problem : read.problems) all += to_string(problem) + "\n";
    if (!read.playbook) throw std::runtime_error{all};
    return *std::move(read.playbook);
}

inline std::string shipped(const std::string& name) {
    std::ifstream file{std::string{AMENDS_PLAYBOOKS_DIR} + "/" + name, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace amends::test
