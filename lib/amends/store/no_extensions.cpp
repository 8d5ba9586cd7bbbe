// SPDX-License-Identifier: MIT
// SQLite names dlopen, for extensions that amends never loads. A static program can't load code either: the one call ends here,
// under the name that the linker's --wrap gives it.

extern "C" void* __wrap_dlopen(const char* file, int mode);  // NOLINT(bugprone-reserved-identifier)

// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" void* __wrap_dlopen(const char* /*file*/, int /*mode*/) { return nullptr; }
