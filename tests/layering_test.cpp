// SPDX-License-Identifier: MIT
// What may include what, who may throw, ask the machine, print, or hold SQL: written down once, here.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// For each folder of lib the folders and libraries that it may include, besides the standard library, fmt and itself.
const std::map<std::string, std::set<std::string>> kMayInclude{
    {"base", {"tl", "utf8proc.h"}},
    {"calendar", {"base"}},
    {"playbook", {"base", "calendar", "yaml-cpp", "re2", "kainjow"}},
    {"check", {"base", "calendar", "playbook"}},
    {"ticket", {"base", "calendar", "playbook", "nlohmann"}},
    {"insight", {"base", "ticket"}},
    {"review", {"base", "calendar", "playbook", "check", "ticket"}},
    {"rehearsal", {"base", "calendar", "playbook", "check", "ticket", "review"}},
    {"intake", {"base", "calendar", "playbook", "ticket", "nlohmann"}},
    {"store", {"base", "calendar", "sqlite3.h", "sodium.h"}},
    {"desk", {"base", "calendar", "playbook", "check", "ticket", "review", "rehearsal", "intake", "store", "nlohmann", "sodium.h"}},
};
/// Libraries that one file alone may see.
const std::map<std::string, std::string> kOnlyIn{
    {"sqlite3.h", "lib/amends/store/sqlite.cpp"},
    {"yaml-cpp", "lib/amends/playbook/yaml_tree.cpp"},
    {"re2", "lib/amends/playbook/pattern.cpp"},
    {"kainjow", "lib/amends/playbook/template.cpp"},
    {"CLI", "cli/parse.cpp"},
};
const std::set<std::string> kReturnsInsteadOfThrowing{"calendar", "check", "ticket", "insight", "review", "rehearsal", "intake"};

struct Source {
    std::string path;    ///< from the root of the repository
    std::string folder;  ///< of lib/amends, or `cli`
    std::string text;
};

std::vector<Source> sources() {
    const fs::path root{AMENDS_SOURCE_DIR};
    std::vector<Source> found;
    for (const char* start : {"lib/amends", "cli"}) {
        for (const auto& entry : fs::recursive_directory_iterator{root / start}) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".hpp") continue;
            std::ifstream stream{entry.path()};
            const fs::path relative = fs::relative(entry.path(), root);
            const std::string folder = std::string{start} == "cli" ? "cli" : (*std::next(relative.begin(), 2)).string();
            found.push_back({relative.string(), folder, {std::istreambuf_iterator{stream}, {}}});
        }
    }
    return found;
}

/// The first part of what each line includes: `base` of <amends/base/text.hpp>, `sqlite3.h`.
std::vector<std::string> includes(const std::string& text) {
    static const std::regex kInclude{R"re(#include <(?:amends/)?([A-Za-z0-9_.-]+)(/?))re"};
    std::vector<std::string> names;
    for (std::sregex_iterator at{text.begin(), text.end(), kInclude}, end; at != end; ++at) names.push_back((*at)[1]);
    return names;
}

bool is_ours_or_library(const std::string& name) {
    static const std::set<std::string> kLibraries{"utf8proc.h", "yaml-cpp", "re2", "kainjow", "nlohmann", "sqlite3.h", "sodium.h", "CLI", "tl"};
    return kMayInclude.contains(name) || kLibraries.contains(name) || name == "cli";
}

std::string without_comments_and_texts(const std::string& text) {
    static const std::regex kNoise{R"re(//[^\n]*|"(?:[^"\\\n]|\\.)*")re"};
    return std::regex_replace(text, kNoise, "");
}

}  // namespace

TEST_CASE("every folder includes only what its layer may") {
    for (const Source& source : sources()) {
        CAPTURE(source.path);
        for (const std::string& name : includes(source.text)) {
            CAPTURE(name);
            if (const auto only = kOnlyIn.find(name); only != kOnlyIn.end()) CHECK(source.path == only->second);
            if (source.folder == "cli" || !is_ours_or_library(name) || name == source.folder) continue;
            CHECK(kMayInclude.at(source.folder).contains(name));
        }
    }
}

TEST_CASE("the pure folders return refusals and throw nothing") {
    const std::regex throws{R"re(\b(throw|or_throw)\b)re"};
    for (const Source& source : sources()) {
        if (!kReturnsInsteadOfThrowing.contains(source.folder)) continue;
        CAPTURE(source.path);
        CHECK_FALSE(std::regex_search(without_comments_and_texts(source.text), throws));
    }
}

TEST_CASE("clock rule 18: only main asks the machine for the time, and for the environment") {
    const std::regex asks{R"re(\b(getenv|environ|system_clock|localtime|gettimeofday|time\(nullptr\))\b)re"};
    for (const Source& source : sources()) {
        if (source.path == "cli/main.cpp") continue;
        CAPTURE(source.path);
        CHECK_FALSE(std::regex_search(without_comments_and_texts(source.text), asks));
    }
}

TEST_CASE("each clock rule has a test of its number") {
    const fs::path root{AMENDS_SOURCE_DIR};
    std::string tests;
    for (const auto& entry : fs::recursive_directory_iterator{root / "tests"}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream stream{entry.path()};
        tests.append(std::istreambuf_iterator{stream}, {});
    }
    std::ifstream rules{root / "lib/CLOCKS.md"};
    int count = 0;
    static const std::regex kNumbered{R"re(^([0-9]+)\. .*)re"};
    std::smatch match;
    for (std::string line; std::getline(rules, line);) {
        if (!std::regex_match(line, match, kNumbered)) continue;
        ++count;
        CAPTURE(line);
        CHECK(tests.find("lock rule " + match[1].str() + ":") != std::string::npos);  // also at the beginning of a sentence
    }
    CHECK(count == 25);
}

TEST_CASE("lib prints nothing") {
    const std::regex prints{R"re(\b(cout|cerr|printf|puts|fmt::print)\b)re"};
    for (const Source& source : sources()) {
        if (source.folder == "cli") continue;
        CAPTURE(source.path);
        CHECK_FALSE(std::regex_search(without_comments_and_texts(source.text), prints));
    }
}

TEST_CASE("SQL stands in the store alone") {
    const std::regex sql{R"re(\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA)\b [a-zA-Z_(*])re"};
    int in_store = 0;
    for (const Source& source : sources()) {
        CAPTURE(source.path);
        if (source.folder == "store") {
            in_store += std::regex_search(source.text, sql) ? 1 : 0;
        } else {
            CHECK_FALSE(std::regex_search(source.text, sql));
        }
    }
    CHECK(in_store > 3);
}
