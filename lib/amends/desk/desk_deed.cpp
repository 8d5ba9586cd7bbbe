// SPDX-License-Identifier: MIT
#include <amends/desk/desk_deed.hpp>

#include <amends/ticket/serialize.hpp>

namespace amends {

Record to_record(const DeskDeed& deed) {
    return std::visit([](const auto& what) { return record_of(what); }, deed);
}

Result<DeskDeed> desk_deed_from(const Record& record) { return variant_of<DeskDeed>(record); }

}  // namespace amends
