// SPDX-License-Identifier: MIT
#pragma once

#include <amends/playbook/yaml_tree.hpp>

namespace amends {

/// The tree of a source with what it extends laid under it, as far down as that goes: maps merge key by key, lists of
/// things that have an `id` merge by it, and everything else is replaced. A circle and a missing playbook are problems.
YamlNode extended(const PlaybookSource& source, const FindPlaybook& find, Problems& problems);

}  // namespace amends
