// Preloaded into a program, this stops it (SIGSTOP) just before its n-th call on certain files, so that a test can hold it
// between any two steps of opening, reading or writing. It counts calls and changes none.
//
//     SOCAI_HOLD_PATH   the files: those whose path begins so
//     SOCAI_HOLD_AT     the number of the call, from 1; 0 never stops
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int calls;

static void arrive(void) {
    int number = atomic_fetch_add(&calls, 1) + 1;
    const char *at = getenv("SOCAI_HOLD_AT");
    if (at && atoi(at) == number) raise(SIGSTOP);
}

static int is_held_path(const char *path) {
    const char *start = getenv("SOCAI_HOLD_PATH");
    return start && path && strncmp(path, start, strlen(start)) == 0;
}

static int is_held(int descriptor) {
    char link[64], path[4096];
    if (descriptor < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_held_path(path);
}

// Calls on a descriptor.
#define ON_DESCRIPTOR(result, name, parameters, arguments) \
    result name parameters { \
        static result(*real) parameters; \
        if (!real) real = (result(*) parameters)dlsym(RTLD_NEXT, #name); \
        if (is_held(descriptor)) arrive(); \
        return real arguments; \
    }

ON_DESCRIPTOR(ssize_t, pread, (int descriptor, void *b, size_t n, off_t o), (descriptor, b, n, o))
ON_DESCRIPTOR(ssize_t, pread64, (int descriptor, void *b, size_t n, off_t o), (descriptor, b, n, o))
ON_DESCRIPTOR(ssize_t, pwrite, (int descriptor, const void *b, size_t n, off_t o), (descriptor, b, n, o))
ON_DESCRIPTOR(ssize_t, pwrite64, (int descriptor, const void *b, size_t n, off_t o), (descriptor, b, n, o))
ON_DESCRIPTOR(ssize_t, write, (int descriptor, const void *b, size_t n), (descriptor, b, n))
ON_DESCRIPTOR(ssize_t, writev, (int descriptor, const struct iovec *b, int n), (descriptor, b, n))
ON_DESCRIPTOR(ssize_t, pwritev, (int descriptor, const struct iovec *b, int n, off_t o), (descriptor, b, n, o))
ON_DESCRIPTOR(int, ftruncate, (int descriptor, off_t n), (descriptor, n))
ON_DESCRIPTOR(int, ftruncate64, (int descriptor, off_t n), (descriptor, n))
ON_DESCRIPTOR(int, fallocate, (int descriptor, int m, off_t o, off_t n), (descriptor, m, o, n))
ON_DESCRIPTOR(int, fallocate64, (int descriptor, int m, off_t o, off_t n), (descriptor, m, o, n))
ON_DESCRIPTOR(int, posix_fallocate, (int descriptor, off_t o, off_t n), (descriptor, o, n))
ON_DESCRIPTOR(int, posix_fallocate64, (int descriptor, off_t o, off_t n), (descriptor, o, n))
ON_DESCRIPTOR(int, fsync, (int descriptor), (descriptor))
ON_DESCRIPTOR(int, fdatasync, (int descriptor), (descriptor))
ON_DESCRIPTOR(int, flock, (int descriptor, int o), (descriptor, o))
ON_DESCRIPTOR(int, close, (int descriptor), (descriptor))
ON_DESCRIPTOR(off_t, lseek, (int descriptor, off_t o, int w), (descriptor, o, w))
ON_DESCRIPTOR(off_t, lseek64, (int descriptor, off_t o, int w), (descriptor, o, w))
ON_DESCRIPTOR(int, fstat, (int descriptor, struct stat *s), (descriptor, s))

void *mmap(void *a, size_t n, int p, int f, int descriptor, off_t o) {
    static void *(*real)(void *, size_t, int, int, int, off_t);
    if (!real) real = (void *(*)(void *, size_t, int, int, int, off_t))dlsym(RTLD_NEXT, "mmap");
    if (is_held(descriptor)) arrive();
    return real(a, n, p, f, descriptor, o);
}

void *mmap64(void *a, size_t n, int p, int f, int descriptor, off_t o) { return mmap(a, n, p, f, descriptor, o); }

static int open_real(const char *path, int flags, mode_t mode) {
    if (is_held_path(path)) arrive();
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return open_real(path, flags, mode); \
    }

OPEN(open)
OPEN(open64)

#define FCNTL(name) \
    int name(int descriptor, int command, ...) { \
        static int (*real)(int, int, ...); \
        if (!real) real = (int (*)(int, int, ...))dlsym(RTLD_NEXT, #name); \
        va_list rest; \
        va_start(rest, command); \
        void *argument = va_arg(rest, void *); \
        va_end(rest); \
        if (is_held(descriptor)) arrive(); \
        return real(descriptor, command, argument); \
    }

FCNTL(fcntl)
FCNTL(fcntl64)
