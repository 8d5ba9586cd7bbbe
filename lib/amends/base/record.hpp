// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends {

/// Where in an event a personal text stands. The numbers are stored: append, never renumber, stay below 16.
enum class Slot : std::uint8_t {
    text = 0,
    subject = 1,
    wants = 2,
    because = 3,
    name = 4,
    email = 5,
    phone = 6,
    options = 7,  ///< the texts of options, one a line
};

inline constexpr int kSlots = 16;

/// The name of a slot in exports and in the desk's views: `text`, `subject` …
std::string_view to_string(Slot slot);
std::optional<Slot> parse_slot(std::string_view name);

/// A personal text of an event; nullopt once it was erased.
struct SlotText {
    Slot slot{};
    std::optional<std::string> text;
    bool operator==(const SlotText&) const = default;
};

/// An event as the journal keeps it: what kind it is, in which form its body is written, the body (JSON, nothing
/// personal in it), and its personal texts apart, so that they can be erased without breaking the chain.
struct Record {
    std::string kind;
    int version = 1;
    std::string body;
    std::vector<SlotText> texts;
    bool operator==(const Record&) const = default;
};

}  // namespace amends
