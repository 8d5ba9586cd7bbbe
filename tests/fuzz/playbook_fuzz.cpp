// SPDX-License-Identifier: MIT
// The text of a playbook: it is read, or there are problems, each at a line of it.
#include <amends/playbook/reader.hpp>
#include <tests/fuzz/entry.hpp>

using namespace amends;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FindPlaybook none = [](const std::string&, const PlaybookSource&) -> Result<PlaybookSource> { return refuse(Code::not_found, "none"); };
    const auto read = read_playbook({"fuzz.yaml", fuzz::text_of(data, size)}, *Currency::parse("EUR"), none);
    fuzz::require(read.playbook.has_value() == read.problems.empty());
    for (const Problem& problem : read.problems) fuzz::require(!to_string(problem).empty());
    return 0;
}
