// SPDX-License-Identifier: MIT
#include <cli/mail/letter.hpp>

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include <amends/base/address.hpp>
#include <amends/base/text.hpp>

namespace amends::cli {
namespace {

Result<void> check_address(const std::string& address) {
    if (is_address(address)) return {};
    return refuse(Code::bad_data, fmt::format("'{}' is not an e-mail address", visible_line(address)), {}, "write it like kim@example.com");
}

std::string base64(std::string_view bytes) {
    constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), kVariant);
    text.pop_back();
    return text;
}

/// A header's value: one line, and ASCII, what is not as an encoded word (RFC 2047) for each few characters.
std::string header_text(const std::string& text) {
    constexpr std::size_t kMost = 42;  // bytes of text in one encoded word, which may have 75 characters
    std::string line = visible_line(text);
    if (std::ranges::all_of(line, [](char byte) { return byte >= 0x20 && byte < 0x7f; })) return line;
    std::string words;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = std::min(at + kMost, line.size());
        while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\n ", base64(std::string_view{line}.substr(at, end - at)));
        at = end;
    }
    return words;
}

std::string date_text(Instant instant) {
    using namespace std::chrono;
    constexpr auto kDays = std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
    constexpr auto kMonths = std::to_array<std::string_view>(
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{instant - day};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", kDays.at(weekday{day}.c_encoding()), unsigned{date.day()},
                       kMonths.at(unsigned{date.month()} - 1), int{date.year()}, time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

/// Lines of 76 characters, so that no text breaks a mail program's limits.
std::string base64_lines(std::string_view bytes) {
    constexpr std::size_t kLine = 57;
    std::string lines;
    for (std::size_t at = 0; at < bytes.size(); at += kLine) lines += base64(bytes.substr(at, kLine)) + "\n";
    return lines;
}

}  // namespace

Result<std::string> message_of(const Letter& letter) {
    if (letter.to.empty()) {
        return refuse(Code::bad_data, "there is no address to send it to", {}, "set 'team' in the configuration, or 'amends agent add NAME --email …'");
    }
    if (letter.body.find_first_not_of(" \n") == std::string::npos) {
        return refuse(Code::bad_data, "the letter has no text", {}, "a playbook that nudges needs a template 'nudge'");
    }
    std::string to;
    for (const std::string& address : letter.to) {
        if (const auto good = check_address(address); !good) return refuse(good);
        to += (to.empty() ? "" : ",\n ") + address;
    }
    std::string message;
    if (!letter.from.empty()) {
        if (const auto good = check_address(letter.from); !good) return refuse(good);
        message += fmt::format("From: {}\n", letter.from);
    }
    message += fmt::format("To: {}\nSubject: {}\nDate: {}\nMessage-ID: <{}>\n", to, header_text(letter.subject),
                           date_text(letter.date), letter.message_id);
    message += "Auto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
               "Content-Transfer-Encoding: base64\n\n";
    return message + base64_lines(letter.body);
}

}  // namespace amends::cli
