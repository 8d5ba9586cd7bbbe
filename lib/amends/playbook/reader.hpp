// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <amends/base/money.hpp>
#include <amends/playbook/model.hpp>
#include <amends/playbook/scenario.hpp>

namespace amends {

/// A fault in a playbook's text.
struct Problem {
    std::string file;
    int line = 1;    ///< from 1
    int column = 1;  ///< from 1, in characters
    std::string message;
    std::string hint = {};
    bool operator==(const Problem&) const = default;
};

/// `FILE:LINE:COLUMN: error: MESSAGE`
std::string to_string(const Problem& problem);

/// A playbook's text and where it came from.
struct PlaybookSource {
    std::string file;  ///< as named in problems
    std::string text;
};

/// Finds what `extends:` names, a shipped playbook or a path relative to `from`, and the files of `holidays_from:`, always
/// such a path. Refuses (not_found).
using FindPlaybook = std::function<Result<PlaybookSource>(const std::string& name, const PlaybookSource& from)>;

/// Whether a check finds fault with a text of its tests.
using CheckTrial = std::function<bool(const CheckTest&)>;
/// Makes ready for the tests of one check. How checks read a text is not the playbook's business, so that it comes from outside.
using MakeTrial = std::function<CheckTrial(const Check&)>;
/// The line of each key down to the third level, by its path: `clocks.respond`, `authority.agent.option`.
using KeyLines = std::map<std::string, int, std::less<>>;

/// A playbook that was read, or every fault that was found in its text and in what it extends, in order of place.
struct ReadPlaybook {
    std::optional<Playbook> playbook;  ///< empty exactly when there are problems
    std::vector<Problem> problems;
    std::vector<Scenario> scenarios;  ///< under `tests:`; empty when there are problems
    KeyLines lines;
    std::string merged;  ///< the text that stands alone: the source itself, or the YAML of the whole after `extends`,
                       ///< with the dates of `holidays_from` in it
};

inline constexpr std::size_t kMostPlaybookBytes = 524'288;
inline constexpr int kMostPlaybookDepth = 64;
inline constexpr int kMostPlaybookEvents = 20'000;

/// Reads and checks the whole format, also the sections whose engine is not there yet. Never throws for what a file says,
/// never takes longer than a moment, whatever the file is. The tests of its checks are passed by `make_trial`; without one
/// they are not: for a text that was read before.
ReadPlaybook read_playbook(const PlaybookSource& source, const Currency& currency, const FindPlaybook& find,
                           const MakeTrial& make_trial = {});

}  // namespace amends
