// System calls on files that Swift's own modules of the C library leave out, or that differ from system to system.
#pragma once
#include <sys/types.h>
#include <unistd.h>

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

// Whether one call makes everything durable that was written to the file system of a descriptor, as fsync of
// each file would, and reports a write that failed since the descriptor was opened: so it is on Linux from
// 5.8 on, for the file systems of local disks named here. Elsewhere (networks, FUSE, layers such as
// overlayfs) not all of that is so, or not known.
#ifdef __linux__
#include <stdio.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
extern int syncfs(int descriptor);
static inline int socai_synchronises_as_a_whole(int descriptor) {
    struct utsname system;
    struct statfs files;
    int major = 0, minor = 0;
    if (uname(&system) != 0 || sscanf(system.release, "%d.%d", &major, &minor) != 2) return 0;
    if (major < 5 || (major == 5 && minor < 8) || fstatfs(descriptor, &files) != 0) return 0;
    switch ((unsigned long)files.f_type) {
        case 0xEF53:      // ext2, ext3, ext4
        case 0x58465342:  // XFS
        case 0x9123683E:  // Btrfs
        case 0xF2F52010:  // F2FS
        case 0x01021994:  // tmpfs
            return 1;
        default: return 0;
    }
}
static inline int socai_synchronise_file_system(int descriptor) { return syncfs(descriptor); }
// Lets the system begin to write a file's bytes to the disk, without waiting; only a hint.
extern int sync_file_range(int descriptor, off_t offset, off_t count, unsigned flags);
static inline void socai_begin_writing(int descriptor) { (void)sync_file_range(descriptor, 0, 0, 2); }
#else
static inline int socai_synchronises_as_a_whole(int descriptor) { (void)descriptor; return 0; }
static inline int socai_synchronise_file_system(int descriptor) { (void)descriptor; return -1; }
static inline void socai_begin_writing(int descriptor) { (void)descriptor; }
#endif

// Locks of bytes that belong to an open file description: closing another descriptor of the file leaves them, unlike
// fcntl's older ones, which LMDB takes. `socai_hold_byte` shares a byte with other holders; `socai_is_held` asks
// whether anybody else holds one of a range (1, 0, or -1 with errno); `socai_process_at_byte` names a process that
// holds a byte by an older lock: -1 for none, 0 for one that can't be seen from here.
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

// A descriptor that can be read from once somebody writes to the file at a path, removes it or gives it another name;
// -1 where the system has no such thing, or no more of them.
#ifdef __linux__
#include <sys/inotify.h>
static inline int socai_watch(const char *path) {
    int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0) return -1;
    if (inotify_add_watch(descriptor, path, IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF) >= 0) return descriptor;
    close(descriptor);
    return -1;
}
#else
static inline int socai_watch(const char *path) { (void)path; return -1; }
#endif
