// SPDX-License-Identifier: MIT
#include <amends/check/lines.hpp>

#include <algorithm>
#include <cstring>

namespace amends {
namespace {

constexpr std::size_t kWrapped = 40;        ///< a line that is as long as this may go on in the next
constexpr std::size_t kGreetingWords = 6;
constexpr std::size_t kSignatureLines = 5;
constexpr std::size_t kSignatureWords = 5;
constexpr std::size_t kNameWords = 3;       ///< a name that stands alone at the end
constexpr std::size_t kClosingWords = 4;    ///< `With kind regards,`

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// `- `, `* `, `1. `, `2) `, `a) `.
bool begins_item(std::string_view line) {
    if (line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ') return true;
    if (line.starts_with("\u2022")) return true;
    std::size_t at = 0;
    while (at < line.size() && at < 2 && is_digit(line[at])) ++at;
    if (at == 0 && line.size() > 1 && line[1] == ')') at = 1;
    return at > 0 && at + 1 < line.size() && (line[at] == '.' || line[at] == ')') && line[at + 1] == ' ';
}

/// Whether a line says that the customer's words follow: `On Monday Kim wrote:`, `Am Montag schrieb Kim:`.
bool announces_quote(std::string_view line) {
    if (!line.ends_with(':')) return false;
    const bool english = line.starts_with("On ") && line.find(" wrote") != std::string_view::npos;
    const bool german = line.starts_with("Am ") && line.find(" schrieb") != std::string_view::npos;
    return english || german;
}

/// `-----Original Message-----`: all below it is somebody else's.
bool is_divider(std::string_view line) {
    constexpr std::string_view kDashes = "---";
    return line.size() > 2 * kDashes.size() && line.starts_with(kDashes) && line.ends_with(kDashes) &&
           line.find_first_not_of("- ") != std::string_view::npos;
}

std::size_t words_of(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(line, ' ')) + (line.empty() ? 0 : 1);
}

bool ends_with_any(std::string_view line, std::string_view marks) {
    return !line.empty() && marks.find(line.back()) != std::string_view::npos;
}

class OwnLines {
public:
    OwnLines(std::string_view text, std::vector<OwnLine>& into) : text_{text}, own_{into} {
        own_.clear();
        for (std::size_t at = 0; at < text.size();) {
            const auto* found = std::memchr(text.data() + at, '\n', text.size() - at);
            const std::size_t end = found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
            if (!take({at, end})) break;
            at = end + 1;
        }
    }
private:
    /// False when nothing of ours follows.
    bool take(const Stretch& place) {
        const std::string_view line = text_.substr(place.begin, place.size());
        if (is_divider(line) || line == "--") return false;
        if (line.empty() || line.front() == '>') {
            drop_announcement(line);
            gap_ = true;
            return true;
        }
        if (announced_) return false;  // what follows `wrote:` without `>` is quoted too
        announced_ = announces_quote(line);
        if (announced_) return true;
        own_.push_back({place, gap_ || own_.empty()});
        gap_ = false;
        return true;
    }

    /// A line that ends with a colon right above a quote announces it, in any language.
    void drop_announcement(std::string_view line) {
        if (line.empty()) return;
        announced_ = false;
        if (!gap_ && !own_.empty() && text_[own_.back().place.end - 1] == ':') own_.pop_back();
    }

    std::string_view text_;
    std::vector<OwnLine>& own_;
    bool gap_ = false;
    bool announced_ = false;
};

/// How many lines are left when the signature is taken off; never none.
std::size_t without_signature(const std::vector<OwnLine>& lines, std::string_view text) {
    std::size_t left = lines.size();
    const std::size_t first = std::max<std::size_t>(1, lines.size() - std::min(lines.size(), kSignatureLines));
    for (std::size_t at = lines.size(); at > first;) {
        --at;
        const std::string_view line = text.substr(lines[at].place.begin, lines[at].place.size());
        const std::size_t words = words_of(line);
        if (words > kSignatureWords || ends_with_any(line, ".?") || begins_item(line)) break;
        const bool closing = line.back() == ',' && words <= kClosingWords;
        const bool name = lines[at].behind_gap && words <= kNameWords;
        if (closing || name || line.front() == '-') left = at;
    }
    return left;
}

bool is_greeting(std::string_view line) {
    const bool open_end = ends_with_any(line, ",!:") || !ends_with_any(line, ".?;");
    return open_end && words_of(line) <= kGreetingWords;
}

}  // namespace

const std::vector<Paragraph>& ParagraphReader::read(PlainText& plain) {
    const std::string_view text = plain.bytes();
    OwnLines{text, lines_};
    lines_.resize(without_signature(lines_, text));
    auto& paragraphs = paragraphs_;
    paragraphs.clear();
    std::size_t last_size = 0;
    for (const OwnLine& line : lines_) {
        const std::string_view shown = text.substr(line.place.begin, line.place.size());
        const bool item = begins_item(shown);
        if (last_size >= kWrapped && !line.behind_gap && !item) {
            plain.join_at(paragraphs.back().place.end);
            paragraphs.back().place.end = line.place.end;
        } else {
            paragraphs.push_back({line.place, item, false});
        }
        last_size = line.place.size();
    }
    if (paragraphs.size() > 1) {
        const Stretch& first = paragraphs.front().place;
        paragraphs.front().greeting = is_greeting(text.substr(first.begin, first.size()));
    }
    return paragraphs;
}

}  // namespace amends
