// SPDX-License-Identifier: MIT
// What a fuzzer calls with one input after the other. Each file *_fuzz.cpp has one, and is a program of its own: with libFuzzer
// where it is there, else with driver.cpp.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <amends/intake/bytes.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace amends::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// What must hold for any input whatever.
inline void require(bool held) {
    if (!held) std::abort();
}

/// Gives the bytes in blocks whose size is not that of anything in them.
inline ReadBytes reader_of(std::string_view bytes) {
    constexpr std::size_t kBlock = 97;
    return [rest = bytes](char* buffer, std::size_t size) mutable {
        const std::size_t given = std::min({size, kBlock, rest.size()});
        std::copy_n(rest.data(), given, buffer);
        rest.remove_prefix(given);
        return given;
    };
}

}  // namespace amends::fuzz
