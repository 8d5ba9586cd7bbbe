// SPDX-License-Identifier: MIT
#pragma once

#include <amends/playbook/yaml_tree.hpp>

namespace amends {

/// Puts the dates of the iCalendar files that `holidays_from:` names in its place, under `holidays:`, so that the playbook
/// needs no file any more. A path that leads out of the playbook's folder, and what can't be read, are problems.
void include_holidays(YamlNode& playbook, const FindPlaybook& find, Problems& problems);

}  // namespace amends
