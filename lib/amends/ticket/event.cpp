// SPDX-License-Identifier: MIT
#include <amends/ticket/event.hpp>

#include <amends/ticket/serialize.hpp>

namespace amends {

std::string_view kind_of(const Deed& deed) {
    return std::visit([]<typename T>(const T&) { return T::kKind; }, deed);
}

Record to_record(const Deed& deed) {
    return std::visit([](const auto& what) { return record_of(what); }, deed);
}

Result<Deed> from_record(const Record& record) { return variant_of<Deed>(record); }

}  // namespace amends
