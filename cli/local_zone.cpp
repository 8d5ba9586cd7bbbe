// SPDX-License-Identifier: MIT
#include <cli/local_zone.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include <cli/globals.hpp>

namespace amends::cli {
namespace {

/// Under its own name where the machine's zone is a link into the database, as it mostly is.
Zone machine_zone() {
    constexpr std::string_view kDatabase = "zoneinfo/";
    std::error_code not_a_link;
    const std::string target = std::filesystem::read_symlink("/etc/localtime", not_a_link).string();
    if (const auto at = target.find(kDatabase); at != std::string::npos) {
        if (auto zone = Zone::load(target.substr(at + kDatabase.size()))) return *std::move(zone);
    }
    return Zone::load("localtime", "/etc").value_or(Zone::utc());
}

Zone zone_of(const Environment& environment) {
    const auto variable = environment.variable("TZ");
    if (!variable) return machine_zone();
    const std::string name = variable->starts_with(':') ? variable->substr(1) : *variable;
    return name.empty() || name == "UTC" ? Zone::utc() : or_throw_from("TZ", Zone::load(name));
}

}  // namespace

std::function<const Zone&()> local_zone(const Environment& environment) {
    return [&environment, zone = std::make_shared<std::optional<Zone>>()]() -> const Zone& {
        if (!*zone) zone->emplace(zone_of(environment));
        return **zone;
    };
}

}  // namespace amends::cli
