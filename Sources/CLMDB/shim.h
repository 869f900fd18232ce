// The one place where C enters: LMDB's own header, and what Swift cannot say itself.
#pragma once
#include <lmdb.h>

// Asks the processor to fetch a cache line that will be read soon; any address is harmless.
static inline void socai_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

// Lengthens a file to at least `bytes`; unlike ftruncate it never shortens one. Does nothing where the system can't.
#ifdef __linux__
extern int fallocate(int descriptor, int mode, off_t offset, off_t length);
static inline void socai_lengthen(int descriptor, off_t bytes) { (void)fallocate(descriptor, 0, bytes - 1, 1); }
#else
static inline void socai_lengthen(int descriptor, off_t bytes) { (void)descriptor; (void)bytes; }
#endif

// Gives a file another name as rename does, unless that name is taken: then EEXIST. Not every file system can.
#ifdef __linux__
#include <sys/syscall.h>
extern long syscall(long number, ...);
static inline int socai_rename_to_new(const char *from, const char *to) {
    return (int)syscall(SYS_renameat2, -100, from, -100, to, 1u);
}
#else
extern int renamex_np(const char *from, const char *to, unsigned flags);
static inline int socai_rename_to_new(const char *from, const char *to) { return renamex_np(from, to, 4u); }
#endif

// Locks of bytes that belong to an open file description: closing another descriptor of the file leaves them, unlike
// fcntl's older ones, which LMDB takes. `socai_hold_byte` shares a byte with other holders; `socai_is_held` asks whether
// anybody else holds one of a range (1, 0, or -1 with errno); `socai_process_at_byte` names a process that holds a byte by
// an older lock: -1 for none, 0 for one that can't be seen from here.
#include <fcntl.h>
#ifdef __linux__
#define SOCAI_OFD_GETLK 36
#define SOCAI_OFD_SETLK 37
#else
#define SOCAI_OFD_GETLK F_OFD_GETLK
#define SOCAI_OFD_SETLK F_OFD_SETLK
#endif
static inline struct flock socai_range(short type, off_t start, off_t count) {
    struct flock range = {0};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = start;
    range.l_len = count;
    return range;
}
static inline int socai_hold_byte(int descriptor, off_t at) {
    struct flock range = socai_range(F_RDLCK, at, 1);
    return fcntl(descriptor, SOCAI_OFD_SETLK, &range);
}
static inline int socai_release_bytes(int descriptor, off_t start, off_t count) {
    struct flock range = socai_range(F_UNLCK, start, count);
    return fcntl(descriptor, SOCAI_OFD_SETLK, &range);
}
static inline int socai_is_held(int descriptor, off_t start, off_t count) {
    struct flock range = socai_range(F_WRLCK, start, count);
    if (fcntl(descriptor, SOCAI_OFD_GETLK, &range) != 0) return -1;
    return range.l_type != F_UNLCK;
}
static inline int socai_process_at_byte(int descriptor, off_t at) {
    struct flock range = socai_range(F_WRLCK, at, 1);
    if (fcntl(descriptor, F_GETLK, &range) != 0 || range.l_type == F_UNLCK) return -1;
    return range.l_pid;
}

// Gives a file's first bytes their place on the disk without changing its length or content.
static inline int socai_allocate(int descriptor, off_t bytes) {
#ifdef __linux__
    return fallocate(descriptor, 1, 0, bytes);
#else
    (void)descriptor; (void)bytes;
    return 0;
#endif
}
