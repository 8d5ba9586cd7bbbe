// SPDX-License-Identifier: MIT
#include <amends/calendar/ics_lines.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace amends {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_fold(std::string_view rest) { return rest.starts_with(' ') || rest.starts_with('\t'); }

bool is_binary(std::string_view line) {
    return std::ranges::any_of(line, [](char byte) { return (static_cast<unsigned char>(byte) < 0x20 && byte != '\t') || byte == '\x7F'; });
}

std::string capitals(std::string_view text) {
    std::string upper;
    for (const char byte : text) upper += byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    return upper;
}

std::string_view trimmed(std::string_view text) {
    const auto first = std::min(text.find_first_not_of(" \t"), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// Where the value begins: behind the first colon that stands in no quotes.
std::size_t colon_in(std::string_view line) {
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '"') quoted = !quoted;
        if (line[at] == ':' && !quoted) return at;
    }
    return std::string_view::npos;
}

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char byte) {
        return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-';
    });
}

}  // namespace

IcsLines::IcsLines(std::string_view text) : rest_{text} {
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
}

std::string_view IcsLines::take_physical() {
    const auto end = rest_.find('\n');
    auto line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number_;
    return line;
}

namespace {

/// What `TZID` says among the parameters of a line: `;VALUE=DATE-TIME;TZID="Europe/Berlin"`.
std::string zone_in(std::string_view parameters) {
    constexpr std::string_view kZone = "TZID=";
    while (parameters.starts_with(';')) {
        parameters.remove_prefix(1);
        const auto end = std::min(parameters.find(';'), parameters.size());
        std::string_view one = trimmed(parameters.substr(0, end));
        parameters.remove_prefix(end);
        if (!capitals(one.substr(0, kZone.size())).starts_with(kZone)) continue;
        one.remove_prefix(kZone.size());
        if (one.size() > 1 && one.starts_with('"') && one.ends_with('"')) one = one.substr(1, one.size() - 2);
        return std::string{one};
    }
    return {};
}

}  // namespace

std::optional<tl::expected<IcsLine, IcsFault>> IcsLines::next() {
    std::string whole;
    int begins = 0;
    while (!rest_.empty() && trimmed(whole).empty()) {
        whole = take_physical();
        begins = number_;
        while (is_fold(rest_)) {
            const auto more = take_physical().substr(1);
            if (whole.size() + more.size() > kMostIcsLineBytes) break;
            whole += more;
        }
    }
    if (trimmed(whole).empty()) return std::nullopt;
    const auto fault = [&](std::string message) { return tl::unexpected{IcsFault{begins, std::move(message)}}; };
    if (whole.size() > kMostIcsLineBytes || is_fold(rest_)) return fault(fmt::format("this line is longer than {} kB", kMostIcsLineBytes / 1024));
    if (is_binary(whole)) return fault("there are bytes here that no text has");
    const auto colon = colon_in(whole);
    if (colon == std::string_view::npos) return fault("expected NAME:VALUE");
    const auto head = std::string_view{whole}.substr(0, colon);
    const auto name_end = std::min(head.find(';'), head.size());
    IcsLine line{.name = capitals(trimmed(head.substr(0, name_end))), .value = std::string{trimmed(std::string_view{whole}.substr(colon + 1))},
                 .zone = zone_in(head.substr(name_end)), .number = begins};
    if (!is_name(line.name)) return fault("expected NAME:VALUE");
    if (line.name == "BEGIN" || line.name == "END" || line.name == "STATUS" || line.name == "RRULE") line.value = capitals(line.value);
    return line;
}

}  // namespace amends
