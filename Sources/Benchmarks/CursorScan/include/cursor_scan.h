// The bare LMDB that SoCai is measured against, written as a C programmer would: no checks but LMDB's own.
// It knows the entry record of Docs/Format.md only to take the event records out of it, byte for byte.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// An LMDB file, open; every function answers 0 or LMDB's error code.
typedef struct cursor_scan cursor_scan;

/// Opens a file, making it where there is none.
int cursor_scan_open(const char *path, cursor_scan **result);
void cursor_scan_close(cursor_scan *scan);

/// Fills an empty file with the event records of a ledger's file, one LMDB record each, keyed by position (big-endian),
/// appended in order. The ledger must not be open in this process.
int cursor_scan_fill(cursor_scan *scan, const char *ledger, uint64_t *events);

/// Steps a cursor over every record and touches the first and the last byte of each value.
int cursor_scan_run(cursor_scan *scan, uint64_t *events, uint64_t *sum);

/// Hands over the bytes of every entry record from a position on. The ledger must not be open in this process.
int cursor_scan_copy_entries(
    const char *ledger, uint64_t from, void (*take)(void *context, const void *bytes, size_t count), void *context);

/// Puts one record behind all others and commits it durably.
int cursor_scan_commit(cursor_scan *scan, uint64_t key, const void *bytes, size_t count);

/// What an error code means.
const char *cursor_scan_message(int code);
