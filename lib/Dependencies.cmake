# SPDX-License-Identifier: MIT
# What amends is built on, twice: as static archives for the program, which must start at once, and as shared
# libraries for libamends, because Debian's archives are not position independent.
find_package(fmt 9 CONFIG REQUIRED)
find_package(nlohmann_json 3.11 CONFIG REQUIRED)
find_package(tl-expected CONFIG REQUIRED)
find_package(yaml-cpp 0.7 CONFIG REQUIRED)
find_package(SQLite3 3.37 REQUIRED)  # STRICT tables
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
find_path(MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)

add_library(amends_warnings INTERFACE)
if(AMENDS_DEV)
    target_compile_options(amends_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Werror
        # A designated initializer leaves out what has a default: that is what it is for.
        -Wno-missing-field-initializers)
    # GCC 12 sees overruns in std::string (PR 105329, 105651) and empty std::optionals being read that are not there.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(amends_warnings INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-maybe-uninitialized)
    endif()
endif()
if(AMENDS_SANITIZE)
    target_compile_options(amends_warnings INTERFACE
        -fsanitize=${AMENDS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(amends_warnings INTERFACE -fsanitize=${AMENDS_SANITIZE})
endif()
if(AMENDS_COVERAGE)
    target_compile_options(amends_warnings INTERFACE --coverage)
    target_link_options(amends_warnings INTERFACE --coverage)
endif()

add_library(amends_shared_dependencies INTERFACE)
target_link_libraries(amends_shared_dependencies INTERFACE
    yaml-cpp SQLite::SQLite3 PkgConfig::RE2 PkgConfig::UTF8PROC PkgConfig::SODIUM Threads::Threads)

add_library(amends_program_dependencies INTERFACE)
if(AMENDS_STATIC)
    foreach(archive yaml-cpp sqlite3 re2 utf8proc sodium)
        find_library(AMENDS_${archive}_ARCHIVE lib${archive}.a REQUIRED)
        list(APPEND archives ${AMENDS_${archive}_ARCHIVE})
    endforeach()
    # SQLite names dlopen for extensions, which amends never loads and a static program couldn't: there is none, instead of a
    # warning. Not --no-warnings, under which the linker lets names go that are defined nowhere.
    target_link_libraries(amends_program_dependencies INTERFACE -static -Wl,--wrap=dlopen,--defsym=__wrap_dlopen=0 ${archives} m)
else()
    target_link_libraries(amends_program_dependencies INTERFACE amends_shared_dependencies)
endif()
