// SQLite's own header, and texts that are copied when they are bound: the constant that says so is a cast, which Swift
// does not import.
#pragma once
#include <sqlite3.h>

// Binds a copy of a text of so many bytes of UTF-8.
static inline int socai_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
    return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}
