// SPDX-License-Identifier: MIT
#include <amends/base/result.hpp>

#include <string_view>

namespace amends {

std::string_view to_string(Code code) {
    switch (code) {
        case Code::usage: return "usage";
        case Code::not_found: return "not-found";
        case Code::refused: return "refused";
        case Code::changed: return "changed";
        case Code::bad_data: return "bad-data";
        case Code::io: return "io";
        case Code::try_again: return "try-again";
        case Code::bug: break;
    }
    return "bug";
}

}  // namespace amends
