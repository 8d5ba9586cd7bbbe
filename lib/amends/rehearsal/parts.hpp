// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <amends/playbook/model.hpp>

namespace amends {

struct Aspect {
    std::string name, words;
};
/// A part of a playbook (a clock, a step, a role's limits), in words for an agent.
struct Part {
    std::string subject;  ///< its name within its section
    std::vector<Aspect> aspects;
};
using Parts = std::vector<Part>;

struct Section {
    std::string_view name;
    Parts parts;
};

/// All of a playbook in words, in the order of the format. The sections are the same for every playbook.
std::vector<Section> sections_of(const Playbook& playbook, const Currency& currency);

}  // namespace amends
