// Bare LMDB: a scan over one record an event, and durable commits of one record. Nothing here is shared with SoCai.

#include "cursor_scan.h"

#include <lmdb.h>
#include <stdlib.h>
#include <string.h>

struct cursor_scan {
    MDB_env *environment;
    MDB_dbi table;
};

static uint64_t big_endian(uint64_t value) { return __builtin_bswap64(value); }

static int open_file(const char *path, unsigned flags, const char *name, cursor_scan *scan) {
    int code = mdb_env_create(&scan->environment);
    if (code) return code;
    MDB_txn *transaction = NULL;
    code = mdb_env_set_mapsize(scan->environment, (size_t)1 << 40);
    if (!code) code = mdb_env_set_maxdbs(scan->environment, 16);
    if (!code) code = mdb_env_open(scan->environment, path, flags | MDB_NOSUBDIR | MDB_NOTLS, 0640);
    if (!code) code = mdb_txn_begin(scan->environment, NULL, flags & MDB_RDONLY, &transaction);
    if (!code) code = mdb_dbi_open(transaction, name, flags & MDB_RDONLY ? 0 : MDB_CREATE, &scan->table);
    if (!code) {
        code = mdb_txn_commit(transaction);
    } else if (transaction) {
        mdb_txn_abort(transaction);
    }
    if (code) mdb_env_close(scan->environment);
    return code;
}

int cursor_scan_open(const char *path, cursor_scan **result) {
    cursor_scan *scan = calloc(1, sizeof *scan);
    if (!scan) return MDB_PANIC;
    int code = open_file(path, 0, "events", scan);
    if (code) {
        free(scan);
        scan = NULL;
    }
    *result = scan;
    return code;
}

void cursor_scan_close(cursor_scan *scan) {
    if (!scan) return;
    mdb_env_close(scan->environment);
    free(scan);
}

// Calls `each` with every entry record from a position on; a ledger is only read, and without its lock file.
static int for_entries(
    const char *ledger, uint64_t from, int (*each)(void *context, uint64_t position, MDB_val record), void *context) {
    cursor_scan source;
    int code = open_file(ledger, MDB_RDONLY | MDB_NOLOCK, "entries", &source);
    if (code) return code;
    MDB_txn *transaction = NULL;
    MDB_cursor *cursor = NULL;
    code = mdb_txn_begin(source.environment, NULL, MDB_RDONLY, &transaction);
    if (!code) code = mdb_cursor_open(transaction, source.table, &cursor);
    uint64_t start = big_endian(from);
    MDB_val key = {sizeof start, &start}, record;
    MDB_cursor_op step = MDB_SET_RANGE;
    while (!code) {
        code = mdb_cursor_get(cursor, &key, &record, step);
        step = MDB_NEXT;
        if (code) break;
        uint64_t position;
        memcpy(&position, key.mv_data, sizeof position);
        code = each(context, big_endian(position), record);
    }
    if (code == MDB_NOTFOUND) code = 0;
    if (cursor) mdb_cursor_close(cursor);
    if (transaction) mdb_txn_abort(transaction);
    mdb_env_close(source.environment);
    return code;
}

struct filling {
    cursor_scan *scan;
    MDB_txn *transaction;
    uint64_t events;
};

static int put(struct filling *filling, uint64_t position, const void *bytes, size_t count) {
    uint64_t number = big_endian(position);
    MDB_val key = {sizeof number, &number}, value = {count, (void *)bytes};
    int code = mdb_put(filling->transaction, filling->scan->table, &key, &value, MDB_APPEND);
    filling->events += 1;
    // A transaction of this size keeps its dirty pages within memory; the records lie as in one.
    if (code || filling->events % 200000) return code;
    code = mdb_txn_commit(filling->transaction);
    filling->transaction = NULL;
    return code ? code : mdb_txn_begin(filling->scan->environment, NULL, 0, &filling->transaction);
}

// The entry record of Docs/Format.md: five u16 lengths of texts at 2, u32 number of events at 12, texts from 32, then
// a directory of u32 ends, then the event records.
static int put_events(void *context, uint64_t position, MDB_val record) {
    const unsigned char *bytes = record.mv_data;
    uint16_t lengths[5];
    uint32_t count, end, start = 0;
    memcpy(lengths, bytes + 2, sizeof lengths);
    memcpy(&count, bytes + 12, sizeof count);
    size_t directory = 32;
    for (int index = 0; index < 5; index += 1) directory += lengths[index];
    const unsigned char *events = bytes + directory + (size_t)count * 4;
    for (uint32_t index = 0; index < count; index += 1) {
        memcpy(&end, bytes + directory + (size_t)index * 4, sizeof end);
        int code = put(context, position + index, events + start, end - start);
        if (code) return code;
        start = end;
    }
    return 0;
}

int cursor_scan_fill(cursor_scan *scan, const char *ledger, uint64_t *events) {
    struct filling filling = {scan, NULL, 0};
    int code = mdb_txn_begin(scan->environment, NULL, 0, &filling.transaction);
    if (!code) code = for_entries(ledger, 0, put_events, &filling);
    if (!code) {
        code = mdb_txn_commit(filling.transaction);
    } else if (filling.transaction) {
        mdb_txn_abort(filling.transaction);
    }
    *events = filling.events;
    return code;
}

int cursor_scan_run(cursor_scan *scan, uint64_t *events, uint64_t *sum) {
    MDB_txn *transaction = NULL;
    MDB_cursor *cursor = NULL;
    int code = mdb_txn_begin(scan->environment, NULL, MDB_RDONLY, &transaction);
    if (code) return code;
    uint64_t count = 0, total = 0;
    MDB_val key, value;
    code = mdb_cursor_open(transaction, scan->table, &cursor);
    while (!code) {
        code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
        if (code) break;
        const unsigned char *bytes = value.mv_data;
        total += bytes[0] + bytes[value.mv_size - 1];
        count += 1;
    }
    if (cursor) mdb_cursor_close(cursor);
    mdb_txn_abort(transaction);
    *events = count;
    *sum = total;
    return code == MDB_NOTFOUND ? 0 : code;
}

struct taking {
    void (*take)(void *context, const void *bytes, size_t count);
    void *context;
};

static int take_entry(void *context, uint64_t position, MDB_val record) {
    (void)position;
    struct taking *taking = context;
    taking->take(taking->context, record.mv_data, record.mv_size);
    return 0;
}

int cursor_scan_copy_entries(
    const char *ledger, uint64_t from, void (*take)(void *context, const void *bytes, size_t count), void *context) {
    struct taking taking = {take, context};
    return for_entries(ledger, from, take_entry, &taking);
}

int cursor_scan_commit(cursor_scan *scan, uint64_t position, const void *bytes, size_t count) {
    MDB_txn *transaction = NULL;
    int code = mdb_txn_begin(scan->environment, NULL, 0, &transaction);
    if (code) return code;
    uint64_t number = big_endian(position);
    MDB_val key = {sizeof number, &number}, value = {count, (void *)bytes};
    code = mdb_put(transaction, scan->table, &key, &value, MDB_APPEND);
    if (code) {
        mdb_txn_abort(transaction);
        return code;
    }
    return mdb_txn_commit(transaction);
}

const char *cursor_scan_message(int code) { return mdb_strerror(code); }
