// SPDX-License-Identifier: MIT
#include <amends/check/lines.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace amends {
namespace {

constexpr std::size_t kWrapped = 40;        ///< a line that is as long as this may go on in the next
constexpr std::size_t kGreetingWords = 6;
constexpr std::size_t kSignatureLines = 5;
constexpr std::size_t kSignatureWords = 5;
constexpr std::size_t kNameWords = 3;       ///< a name that stands alone at the end
constexpr std::size_t kClosingWords = 4;    ///< `With kind regards,`
constexpr std::size_t kLinesBelowSignOff = 15;

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

bool contains(std::string_view line, std::string_view words) { return line.find(words) != std::string_view::npos; }

bool begins_with_any(std::string_view line, std::span<const std::string_view> beginnings) {
    return std::ranges::any_of(beginnings, [&](std::string_view one) { return line.starts_with(one); });
}

/// `On …`, `Am …`: the words of somebody may be announced.
bool begins_announcement(std::string_view line) { return line.starts_with("On ") || line.starts_with("Am "); }

/// `… Kim wrote:`, `… schrieb Kim:`. What we or they wrote is told, not announced: `On Monday you wrote:`.
bool ends_announcement(std::string_view line) {
    if (!line.ends_with(':')) return false;
    constexpr auto kOwn = std::to_array<std::string_view>({"you wrote:", " I wrote:", "we wrote:", "schrieb ich", "schriebst"});
    if (std::ranges::any_of(kOwn, [&](std::string_view own) { return contains(line, own); })) return false;
    return line == "wrote:" || line.ends_with(" wrote:") || contains(line, " schrieb ") || line.starts_with("schrieb ");
}

/// `-----Original Message-----`: all below it is somebody else's.
bool is_divider(std::string_view line) {
    constexpr std::string_view kDashes = "---";
    return line.size() > 2 * kDashes.size() && line.starts_with(kDashes) && line.ends_with(kDashes) &&
           line.find_first_not_of("- ") != std::string_view::npos;
}

/// The head of a mail that is quoted below an answer: `From: …`, and `Sent: …` soon below.
constexpr auto kFirstOfHead = std::to_array<std::string_view>({"From: ", "Von: ", "*From:* ", "*Von:* "});
constexpr auto kSentOfHead = std::to_array<std::string_view>({"Sent: ", "Date: ", "Gesendet: ", "Datum: ", "*Sent:* ", "*Date:* ", "*Gesendet:* ", "*Datum:* "});

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
            const Stretch place = line_at(at);
            if (!take(place)) break;
            at = place.end + 1;
        }
    }

private:
    /// The line that begins there; behind the text an empty one.
    [[nodiscard]] Stretch line_at(std::size_t begin) const {
        if (begin >= text_.size()) return {text_.size(), text_.size()};
        const auto* found = std::memchr(text_.data() + begin, '\n', text_.size() - begin);
        return {begin, found == nullptr ? text_.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data())};
    }
    [[nodiscard]] std::string_view shown(const Stretch& line) const { return text_.substr(line.begin, line.size()); }

    /// False when nothing of ours follows.
    bool take(const Stretch& place) {
        const std::string_view line = shown(place);
        if (is_divider(line) || begins_signature(line, place.end) || begins_quoted_head(place)) return false;
        if (line.empty() || line.front() == '>') {
            drop_announcement(line);
            gap_ = true;
            return true;
        }
        if (place.begin < announcement_end_) return true;
        if (announced_) return false;  // what follows `wrote:` without `>` is quoted too
        announcement_end_ = begins_announcement(line) ? end_of_announcement(place) : 0;
        announced_ = announcement_end_ != 0;
        if (announced_) return true;
        own_.push_back({place, gap_ || own_.empty()});
        gap_ = false;
        return true;
    }

    /// Where an announcement that begins in a line ends: there, or in one of the next, where it was wrapped. 0: it is none.
    [[nodiscard]] std::size_t end_of_announcement(const Stretch& first) const {
        constexpr int kLines = 3;
        Stretch line = first;
        for (int count = 0; count < kLines && line.size() > 0; ++count, line = line_at(line.end + 1)) {
            if (ends_announcement(shown(line))) return line.end;
            if (ends_with_any(shown(line), ".?!")) break;
        }
        return 0;
    }

    [[nodiscard]] bool begins_quoted_head(const Stretch& place) const {
        if (own_.empty() || !begins_with_any(shown(place), kFirstOfHead)) return false;
        constexpr int kLines = 3;
        Stretch line = line_at(place.end + 1);
        for (int count = 0; count < kLines && line.size() > 0; ++count, line = line_at(line.end + 1)) {
            if (begins_with_any(shown(line), kSentOfHead)) return true;
        }
        return false;
    }

    /// `--`; or `---`, which may divide a letter too, right above some last lines of a few words each.
    [[nodiscard]] bool begins_signature(std::string_view line, std::size_t end) const {
        if (line == "--") return true;
        if (line != "---" || own_.empty()) return false;
        Stretch below{end, end};
        for (std::size_t count = 0; count < kSignatureLines && below.end < text_.size(); ++count) {
            below = line_at(below.end + 1);
            if (words_of(shown(below)) > kSignatureWords || ends_with_any(shown(below), ".?")) return false;
        }
        return below.end + 1 >= text_.size();
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
    std::size_t announcement_end_ = 0;  ///< of one that is wrapped: the lines before are part of it
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

std::string lower_of(std::string_view line) {
    std::string lower{line};
    for (char& byte : lower) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | ' ') : byte;
    return lower;
}

/// `Kind regards,`, `Mit freundlichen Gruessen`
bool takes_leave(std::string_view line) {
    constexpr auto kLeaves = std::to_array<std::string_view>({"regards", "sincerely", "yours", "thanks", "thank you", "cheers", "best", "warmly", "cordially", "respectfully",
                                                             "sympathy", "wishes", "gruss", "gruesse", "hochachtungsvoll"});
    if (words_of(line) > kClosingWords || ends_with_any(line, ".?:")) return false;
    const std::string lower = lower_of(line);
    return std::ranges::any_of(kLeaves, [&](std::string_view one) { return contains(lower, one); });
}

/// The last line that takes leave, right above a name. The number of lines where there is none.
std::size_t sign_off(const std::vector<OwnLine>& lines, std::string_view text) {
    const auto shown = [&](std::size_t at) { return text.substr(lines[at].place.begin, lines[at].place.size()); };
    const std::size_t first = std::max<std::size_t>(1, lines.size() - std::min(lines.size(), kLinesBelowSignOff));
    for (std::size_t at = lines.size(); at > first;) {
        --at;
        if (at + 1 == lines.size() || !lines[at].behind_gap || !takes_leave(shown(at))) continue;
        const bool named = !lines[at + 1].behind_gap && words_of(shown(at + 1)) <= kClosingWords && !ends_with_any(shown(at + 1), ".?!:");
        if (named && !begins_item(shown(at + 1))) return at;
    }
    return lines.size();
}

/// Takes off the signature and what stands below it, but for a postscript.
void drop_signature(std::vector<OwnLine>& lines, std::string_view text) {
    const std::size_t leave = sign_off(lines, text);
    if (leave == lines.size()) return lines.resize(without_signature(lines, text));
    const auto begins_postscript = [&](const OwnLine& line) {
        constexpr auto kPostscripts = std::to_array<std::string_view>({"ps", "p.s.", "p. s.", "pps", "p.p.s."});
        return begins_with_any(lower_of(text.substr(line.place.begin, line.place.size())), kPostscripts);
    };
    const auto signature = lines.begin() + static_cast<std::ptrdiff_t>(leave);
    lines.erase(signature, std::find_if(signature, lines.end(), begins_postscript));
}

bool is_greeting(std::string_view line) {
    const bool open_end = ends_with_any(line, ",!:") || !ends_with_any(line, ".?;");
    return open_end && words_of(line) <= kGreetingWords;
}

}  // namespace

const std::vector<Paragraph>& ParagraphReader::read(PlainText& plain) {
    const std::string_view text = plain.bytes();
    OwnLines{text, lines_};
    drop_signature(lines_, text);
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
