// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string_view>

#include <amends/base/address.hpp>

namespace amends {

TEST_CASE("what can be one address and nothing else is an address") {
    for (const std::string_view text : {"kim@example.com", "a@b", "o'neil+x@ex-ample.co", "j\u00f6rg@b\u00fccher.example"}) {
        CAPTURE(text);
        CHECK(is_address(text));
    }
    for (const std::string_view text : {"", "kim", "@", "@b", "a@", "a@b@c", "a b@c", "a@b, c@d", "a@b;c", "<a@b>", "\"a\"@b", "-oQ/tmp@x",
                                        "a@b\nBcc: c", "a@b\x7f", "a@b(c)", "a:b@c"}) {
        CAPTURE(text);
        CHECK_FALSE(is_address(text));
    }
}

}  // namespace amends
