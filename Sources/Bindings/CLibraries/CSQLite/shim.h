#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a macro with a cast: SQLite copies what is bound before the call returns.
static inline int lintel_bind_text(sqlite3_stmt *statement, int index, const char *text, int length) {
  return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}

// A null pointer would bind NULL: nothing at all is still a blob.
static inline int lintel_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length) {
  if (length == 0) return sqlite3_bind_zeroblob(statement, index, 0);
  return sqlite3_bind_blob(statement, index, bytes, length, SQLITE_TRANSIENT);
}
