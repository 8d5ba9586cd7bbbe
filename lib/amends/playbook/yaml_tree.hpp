// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <amends/playbook/reader.hpp>

namespace amends {

struct YamlEntry;

/// A node of a YAML document, with where it stands. Scalars are kept as they are written: `no` and `017` mean what the
/// reader of a field takes them for.
struct YamlNode {
    enum class Type { scalar, list, map } type = Type::scalar;
    std::string text;                 ///< of a scalar
    std::vector<YamlNode> items;      ///< of a list
    std::vector<YamlEntry> entries;   ///< of a map
    std::shared_ptr<const std::string> file;
    int line = 1, column = 1;

    /// The value of a key of a map, or nullptr.
    [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
    YamlNode key;
    YamlNode value;
};

/// The faults found so far, each with its place.
class Problems {
public:
    void add(const YamlNode& at, std::string message, std::string hint = {});
    void add(const YamlNode& at, const Refusal& refusal) { add(at, refusal.message, refusal.hint); }
    [[nodiscard]] bool none() const { return problems_.empty(); }
    /// What was read is only a part: what is found missing in it may stand in the rest.
    void cut_short() { whole_ = false; }
    [[nodiscard]] bool whole() const { return whole_; }
    /// In order of place; beyond a hundred, only how many more there are.
    [[nodiscard]] std::vector<Problem> finish() &&;

private:
    std::vector<Problem> problems_;
    bool whole_ = true;
};

/// Reads the one document of a source within the limits of reader.hpp: no aliases, anchors, tags, or keys that stand
/// twice. Adds to `problems` what is wrong; the node is then what was read up to there.
YamlNode parse_yaml(const PlaybookSource& source, Problems& problems);

/// The tree as a YAML document that reads as the same tree.
std::string to_yaml(const YamlNode& node);

}  // namespace amends
