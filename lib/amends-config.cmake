# SPDX-License-Identifier: MIT
include(CMakeFindDependencyMacro)
find_dependency(fmt)
find_dependency(nlohmann_json)
find_dependency(tl-expected)
include(${CMAKE_CURRENT_LIST_DIR}/amends-targets.cmake)
