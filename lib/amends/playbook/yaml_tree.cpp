// SPDX-License-Identifier: MIT
#include <amends/playbook/yaml_tree.hpp>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>
#include <tuple>

#include <amends/base/text.hpp>

namespace amends {
namespace {

/// Stops the parser from within an event.
struct Stopped {};

/// Where the characters of a text stand: YAML's marks count bytes.
class Columns {
public:
    explicit Columns(std::string_view text) {
        if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if ((static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) inner_.push_back(static_cast<int>(at));
        }
    }
    /// The column of a mark in characters, from 1.
    [[nodiscard]] int of(const YAML::Mark& mark) const {
        const auto line = std::ranges::lower_bound(inner_, mark.pos - mark.column);
        return mark.column + 1 - static_cast<int>(std::ranges::lower_bound(inner_, mark.pos) - line);
    }

private:
    std::vector<int> inner_;  ///< the places of bytes that begin no character
};

/// Builds the tree from the parser's events, so that limits hold before anything is built that breaks them.
class Builder : public YAML::EventHandler {
public:
    Builder(const PlaybookSource& source, Problems& problems)
        : file_{std::make_shared<const std::string>(source.file)}, columns_{source.text}, problems_{problems} {
        root_.file = file_;
    }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { scalar(mark, "?", anchor, ""); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { stop(mark, "an alias; write it out, or use 'extends'"); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        scalar(mark, tag, anchor, value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        begin(mark, tag, anchor, YamlNode::Type::list);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        begin(mark, tag, anchor, YamlNode::Type::map);
    }
    void OnMapEnd() override { end(); }

    YamlNode take_root() { return std::move(root_); }

private:
    YamlNode node_at(const YAML::Mark& mark, YamlNode::Type type) const {
        YamlNode node;
        node.type = type;
        node.file = file_;
        node.line = mark.line + 1;
        node.column = columns_.of(mark);
        return node;
    }

    [[noreturn]] void stop(const YAML::Mark& mark, std::string_view what) {
        problems_.add(node_at(mark, YamlNode::Type::scalar), fmt::format("a playbook can't have {}", what));
        throw Stopped{};
    }

    void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        if (++events_ > kMostPlaybookEvents) stop(mark, fmt::format("more than {} values", kMostPlaybookEvents));
        if (anchor != 0) stop(mark, "an anchor; write it out, or use 'extends'");
        if (!tag.empty() && tag != "?" && tag != "!") stop(mark, fmt::format("a tag ('{}')", tag));
    }

    void scalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) {
        check(mark, tag, anchor);
        YamlNode node = node_at(mark, YamlNode::Type::scalar);
        node.text = value;
        if (value.find('\0') != std::string::npos) problems_.add(node, "a playbook can't have the character NUL");
        place(std::move(node));
    }

    void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Type type) {
        check(mark, tag, anchor);
        if (static_cast<int>(open_.size()) >= kMostPlaybookDepth) {
            stop(mark, fmt::format("values nested more than {} deep", kMostPlaybookDepth));
        }
        open_.push_back({node_at(mark, type), {}, false});
    }

    void end() {
        YamlNode node = std::move(open_.back().node);
        open_.pop_back();
        place(std::move(node));
    }

    void place(YamlNode node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.type == YamlNode::Type::list) {
            parent.node.items.push_back(std::move(node));
        } else if (parent.has_key) {
            parent.node.entries.push_back({std::move(parent.key), std::move(node)});
            parent.has_key = false;
        } else {
            if (node.type != YamlNode::Type::scalar) problems_.add(node, "a key must be a word");
            if (parent.node.find(node.text) != nullptr) problems_.add(node, fmt::format("key '{}' stands twice", node.text));
            parent.key = std::move(node);
            parent.has_key = true;
        }
    }

    struct Open {
        YamlNode node;
        YamlNode key;
        bool has_key = false;
    };
    std::shared_ptr<const std::string> file_;
    Columns columns_;
    Problems& problems_;
    YamlNode root_;
    std::vector<Open> open_;
    int events_ = 0;
};

YamlNode place_in(const PlaybookSource& source, int line, int column) {
    YamlNode node;
    node.file = std::make_shared<const std::string>(source.file);
    node.line = line;
    node.column = column;
    return node;
}

/// What must hold of the bytes before YAML is made of them.
bool readable(const PlaybookSource& source, Problems& problems) {
    const YamlNode start = place_in(source, 1, 1);
    if (source.text.size() > kMostPlaybookBytes) {
        problems.add(start, fmt::format("the file has more than {} kB", kMostPlaybookBytes / 1024));
        return false;
    }
    if (const auto text = Text::from(source.text); !text) {
        problems.add(start, text.error());
        return false;
    }
    return true;
}

/// The text with a comment after its last line: yaml-cpp takes a line break at the end of the text for the end of a quote
/// that was never closed, and would drop what stands behind the quote without a word.
std::string closed(const std::string& text) {
    const auto last = text.find_last_not_of(" \t");
    if (last == std::string::npos || (last + 1 == text.size() && text[last] != '\n')) return text;
    return text + (text.ends_with('\n') ? "#" : "\n#");
}

void quote(std::string& into, std::string_view text) {
    into += '"';
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\') {
            into += '\\';
            into += byte;
        } else if (code < 0x20 || code == 0x7f) {
            into += fmt::format("\\x{:02x}", code);
        } else {
            into += byte;
        }
    }
    into += '"';
}

void write_yaml(std::string& into, const YamlNode& node, int depth) {
    const std::string indent = "\n" + std::string(static_cast<std::size_t>(depth), ' ');
    const auto separate = [&](bool first) { into += (first ? "" : ",") + indent; };
    switch (node.type) {
        case YamlNode::Type::scalar: quote(into, node.text); break;
        case YamlNode::Type::list:
            into += '[';
            for (const YamlNode& item : node.items) {
                separate(&item == &node.items.front());
                write_yaml(into, item, depth + 1);
            }
            into += ']';
            break;
        case YamlNode::Type::map:
            into += '{';
            for (const YamlEntry& entry : node.entries) {
                separate(&entry == &node.entries.front());
                quote(into, entry.key.text);
                into += ": ";
                write_yaml(into, entry.value, depth + 1);
            }
            into += '}';
            break;
    }
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    const auto found = std::ranges::find_if(entries, [&](const YamlEntry& entry) { return entry.key.text == key; });
    return found == entries.end() ? nullptr : &found->value;
}

void Problems::add(const YamlNode& at, std::string message, std::string hint) {
    problems_.push_back({at.file ? *at.file : "", at.line, at.column, std::move(message), std::move(hint)});
}

std::vector<Problem> Problems::finish() && {
    constexpr std::size_t kMost = 100;
    std::ranges::stable_sort(problems_, {}, [](const Problem& one) { return std::tie(one.file, one.line, one.column); });
    if (problems_.size() > kMost) {
        const std::size_t more = problems_.size() - kMost;
        problems_.resize(kMost);
        problems_.push_back(problems_.back());
        problems_.back().message = fmt::format("and {} more", more);
        problems_.back().hint.clear();
    }
    return std::move(problems_);
}

YamlNode parse_yaml(const PlaybookSource& source, Problems& problems) {
    if (!readable(source, problems)) {
        problems.cut_short();
        return place_in(source, 1, 1);
    }
    Builder builder{source, problems};
    try {
        std::istringstream stream{closed(source.text)};
        YAML::Parser parser{stream};
        if (!parser.HandleNextDocument(builder)) problems.add(place_in(source, 1, 1), "the file is empty");
        Builder ignored{source, problems};
        if (problems.none() && parser.HandleNextDocument(ignored)) {
            problems.add(ignored.take_root(), "a playbook is one document; here begins another");
        }
    } catch (const Stopped&) {
        problems.cut_short();  // the problem is on record
    } catch (const YAML::Exception& error) {
        const YAML::Mark mark = error.mark.is_null() ? YAML::Mark{} : error.mark;
        problems.add(place_in(source, mark.line + 1, Columns{source.text}.of(mark)), error.msg);
        problems.cut_short();
    }
    return builder.take_root();
}

std::string to_yaml(const YamlNode& node) {
    std::string text;
    write_yaml(text, node, 0);
    return text + "\n";
}

}  // namespace amends
