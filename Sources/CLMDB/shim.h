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
