// Where SQLite enters: its own header and nothing else.
#pragma once
#include <sqlite3.h>
