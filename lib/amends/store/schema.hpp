// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include <amends/store/sqlite.hpp>

namespace amends::store {

/// `PRAGMA application_id` of a desk: the letters "amnd".
inline constexpr std::int64_t kApplicationId = 0x616d6e64;

/// What takes a desk from form n to form n + 1, in order. Append only: a step that has shipped is never edited.
std::span<const char* const> schema_steps();

/// The form of desks that this program writes.
std::int64_t current_form();

/// Throws Error{bad_data} unless the file is a desk whose form this program knows; returns the form. Call it inside a
/// transaction: outside of one the answer may be old when it is used.
std::int64_t form_of(sqlite::Database& database);

/// Throws Error{bad_data} for a desk of a form that is newer than `known`.
void check_known(const sqlite::Database& database, std::int64_t form, std::int64_t known);

/// Throws Error{bad_data} for a desk with a trigger, or a view of another name than ours: from a stranger's hand it would run
/// what that stranger wrote. Inside a transaction, before any other query.
void check_own_objects(sqlite::Database& database);

/// Brings an older desk to the current form, one transaction a step, after a copy of it was made beside it, called
/// `FILE.form-N` after the form that it had. Whoever else does so at the same time: it is done once. `steps` is
/// `schema_steps()`, but for tests.
void migrate(const std::string& file, std::span<const char* const> steps);

}  // namespace amends::store
