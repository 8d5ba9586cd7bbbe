// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <memory>

#include <amends/base/error.hpp>

namespace amends {
namespace {

TEST_CASE("an error carries its refusal") {
    const Refusal refusal{Code::changed, "ticket '#1' was changed", "ONE-1", "look again"};
    const Error error{refusal};
    CHECK(error.refusal() == refusal);
    CHECK(error.code() == Code::changed);
    CHECK(std::string{error.what()} == refusal.message);
}

TEST_CASE("an error of the world has no rule") {
    const Error error{Code::io, "'a' can't be opened", "look at its rights"};
    CHECK(error.refusal() == Refusal{Code::io, "'a' can't be opened", {}, "look at its rights"});
    CHECK(Error{Code::io, "'a' can't be opened"}.refusal().hint.empty());
}

TEST_CASE("or_throw gives the value or throws the refusal") {
    CHECK(or_throw(Result<int>{7}) == 7);
    CHECK_NOTHROW(or_throw(Result<void>{}));
    CHECK_THROWS_WITH_AS(or_throw(Result<int>{refuse(Code::usage, "'x' is no number")}), "'x' is no number", Error);
    CHECK_THROWS_AS(or_throw(Result<void>{refuse(Code::try_again, "the desk is locked")}), Error);
}

TEST_CASE("or_throw moves what can only be moved") {
    const auto value = or_throw(Result<std::unique_ptr<int>>{std::make_unique<int>(7)});
    CHECK(*value == 7);
}

}  // namespace
}  // namespace amends
