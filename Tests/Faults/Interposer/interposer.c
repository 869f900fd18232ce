// A preloaded library that stands between a program and the system's calls on the files below one folder. It does two
// things, and each only where it is asked for: it writes down what changes files and names, in the order in which that was
// done, so that a test can make again what a power cut may leave; and it makes chosen calls fail.
//
//   SOCAI_FAULTS_FOLDER   the folder; calls on anything else pass
//   SOCAI_FAULTS_LOG      the file to append records to (`struct record`)
//   SOCAI_FAULTS_CONTROL  the file, mapped by this library and by the test, that counts calls and says which fail
//
// It allocates nothing. What changes a file is written down after it was done, and a wait for the disk (sync) before it
// begins and after it ended: so what a record stands before in the log was done before that sync began, whatever other
// threads and processes do.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// Kinds of calls that are counted and fail together; the order is that of `FaultGroup` in Swift.
enum group { OPEN, WRITE, SYNC, MAP, RESIZE, RENAME, REMOVE, FOLDER, LOCK, READ, ALLOCATE, GROUPS };

struct control {
    _Atomic int64_t counts[GROUPS];  // calls so far
    _Atomic int64_t group;           // which kind fails, or -1
    _Atomic int64_t first, last;     // from which call to which, counted from 1
    _Atomic int64_t error;           // the errno; 0: a write or read that is cut short; -1: one that does not say so
    _Atomic int64_t failed;          // calls that failed
};

enum kind { CREATED = 1, WRITTEN, RESIZED, SYNC_BEGAN, SYNC_ENDED, RENAMED, LINKED, REMOVED, FOLDER_MADE, MAPPED };

struct record {
    uint32_t bytes;  // of the record with all that follows it
    uint32_t kind;
    uint64_t call;  // joins the two records of a sync
    uint64_t file;  // the inode
    int64_t offset;
    int64_t result;
    uint64_t flags;
};

enum { DURABLE = 1, EXTENDS_ONLY = 1 };

static char folder[PATH_MAX];
static size_t folder_bytes;
static int log_descriptor = -1;
static struct control *control;
static uintptr_t lmdb_begin, lmdb_end;
static _Atomic uint64_t calls;

// The system itself: `syscall` by that name is one of the calls that this library stands in front of.
typedef long (*forward)(long, ...);
static forward system_itself(void) {
    static _Atomic(forward) found;
    if (found == NULL) found = (forward)dlsym(RTLD_NEXT, "syscall");
    return found;
}
#define system_call(...) system_itself()(__VA_ARGS__)

static int find_lmdb(struct dl_phdr_info *info, size_t size, void *data) {
    (void)size, (void)data;
    if (info->dlpi_name == NULL || strstr(info->dlpi_name, "liblmdb") == NULL) return 0;
    for (int index = 0; index < info->dlpi_phnum; index++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[index];
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
        lmdb_begin = info->dlpi_addr + part->p_vaddr;
        lmdb_end = lmdb_begin + part->p_memsz;
    }
    return 1;
}

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("SOCAI_FAULTS_FOLDER");
    if (path == NULL || realpath(path, folder) == NULL) return;
    folder_bytes = strlen(folder);
    dl_iterate_phdr(find_lmdb, NULL);
    if ((path = getenv("SOCAI_FAULTS_LOG")) != NULL) {
        long made = system_call(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        // Out of the way of the program's own numbers.
        log_descriptor = (int)system_call(SYS_fcntl, made, F_DUPFD_CLOEXEC, 700);
        system_call(SYS_close, made);
    }
    if ((path = getenv("SOCAI_FAULTS_CONTROL")) != NULL) {
        long made = system_call(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
        void *address = (void *)system_call(
            SYS_mmap, NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, made, 0L);
        if (address != MAP_FAILED) control = address;
        system_call(SYS_close, made);
    }
}

// Which files are ours.

static int is_ours(const char *path) {
    return folder_bytes > 0 && strncmp(path, folder, folder_bytes) == 0 &&
           (path[folder_bytes] == '/' || path[folder_bytes] == 0);
}

static int path_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = system_call(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[count > 0 ? count : 0] = 0;
    return count > 0;
}

static int descriptor_is_ours(int descriptor) {
    char path[PATH_MAX];
    int saved = errno;
    int ours = folder_bytes > 0 && descriptor >= 0 && descriptor != log_descriptor && path_of(descriptor, path) &&
               is_ours(path);
    errno = saved;
    return ours;
}

static int name_is_ours(int directory, const char *name) {
    char path[PATH_MAX];
    if (folder_bytes == 0 || name == NULL) return 0;
    if (name[0] == '/') return is_ours(name);
    if (directory == AT_FDCWD) return getcwd(path, sizeof path) != NULL && is_ours(path);
    return descriptor_is_ours(directory);
}

// Failing.

// Whether this call is to fail; then `errno` is set, or `*cut` where a part of it is to be done.
static int fails(enum group group, int *cut) {
    if (control == NULL) return 0;
    int64_t number = ++control->counts[group];
    if (control->group != (int64_t)group || number < control->first || number > control->last) return 0;
    if (control->error <= 0) {
        if (cut == NULL) return 0;
        *cut = control->error == 0 ? 1 : 2;
        control->failed++;
        return 0;
    }
    control->failed++;
    errno = (int)control->error;
    return 1;
}

// Writing down.

static void append(struct record record, struct iovec *parts, int count) {
    if (log_descriptor < 0) return;
    struct iovec all[1 + IOV_MAX];
    int saved = errno;
    record.bytes = sizeof record;
    all[0] = (struct iovec){&record, sizeof record};
    for (int index = 0; index < count && index < IOV_MAX - 1; index++) {
        all[1 + index] = parts[index];
        record.bytes += parts[index].iov_len;
    }
    system_call(SYS_writev, log_descriptor, all, 1 + count);
    errno = saved;
}

static uint64_t inode_of(int descriptor, struct stat *status) {
    return system_call(SYS_fstat, descriptor, status) == 0 ? status->st_ino : 0;
}

static uint64_t inode_named(int directory, const char *name, struct stat *status) {
    int result = (int)system_call(SYS_newfstatat, directory, name, status, AT_SYMLINK_NOFOLLOW);
    return result == 0 ? status->st_ino : 0;
}

// The inode of the folder that a name is in, and the last part of the name.
static uint64_t place(int directory, const char *name, const char **last) {
    char path[PATH_MAX];
    struct stat status;
    size_t length = strnlen(name, sizeof path - 1);
    while (length > 1 && name[length - 1] == '/') length--;
    memcpy(path, name, length);
    path[length] = 0;
    char *slash = strrchr(path, '/');
    *last = slash == NULL ? name : name + (slash - path) + 1;
    if (slash == NULL) strcpy(path, ".");
    else slash[slash == path] = 0;
    return system_call(SYS_newfstatat, directory, path, &status, 0) == 0 ? status.st_ino : 0;
}

static struct iovec text(const char *name) { return (struct iovec){(void *)name, strlen(name) + 1}; }

static void append_name(enum kind kind, uint64_t file, int directory, const char *name, int64_t mode) {
    if (log_descriptor < 0) return;
    const char *last;
    uint64_t parent = place(directory, name, &last);
    struct iovec parts[] = {{&parent, sizeof parent}, text(last)};
    append((struct record){.kind = kind, .file = file, .offset = mode}, parts, 2);
}

static void append_names(
    enum kind kind, uint64_t file, int from_directory, const char *from, int to_directory, const char *to) {
    if (log_descriptor < 0) return;
    const char *from_last, *to_last;
    uint64_t parents[] = {place(from_directory, from, &from_last), place(to_directory, to, &to_last)};
    struct iovec parts[] = {{parents, sizeof parents}, text(from_last), text(to_last)};
    append((struct record){.kind = kind, .file = file}, parts, 3);
}

// Files that are changed through memory (LMDB's lock file): what they hold is written down at every sync.
enum { MAPPINGS = 16, MAPPED_BYTES = 1 << 16 };
static struct { void *address; size_t bytes; uint64_t file, sum; } mappings[MAPPINGS];

static void append_mappings(void) {
    if (log_descriptor < 0) return;
    for (int index = 0; index < MAPPINGS; index++) {
        if (mappings[index].address == NULL) continue;
        const unsigned char *bytes = mappings[index].address;
        uint64_t sum = 1469598103934665603u;
        for (size_t at = 0; at < mappings[index].bytes; at++) sum = (sum ^ bytes[at]) * 1099511628211u;
        if (sum == mappings[index].sum) continue;
        mappings[index].sum = sum;
        struct iovec part = {(void *)bytes, mappings[index].bytes};
        append((struct record){.kind = MAPPED, .file = mappings[index].file}, &part, 1);
    }
}

static void append_write(int descriptor, const struct iovec *parts, int count, off_t offset, ssize_t written) {
    if (log_descriptor < 0 || written <= 0) return;
    struct stat status;
    struct iovec done[IOV_MAX];
    int used = 0;
    for (ssize_t left = written; used < count && left > 0; used++) {
        done[used] = parts[used];
        if ((ssize_t)done[used].iov_len > left) done[used].iov_len = left;
        left -= done[used].iov_len;
    }
    int saved = errno;
    long flags = system_call(SYS_fcntl, descriptor, F_GETFL, 0);
    errno = saved;
    append(
        (struct record){
            .kind = WRITTEN, .file = inode_of(descriptor, &status), .offset = offset,
            .flags = (flags & O_DSYNC) ? DURABLE : 0},
        done, used);
    if (flags & O_DSYNC) append_mappings();
}

static off_t position_of(int descriptor) {
    long flags = system_call(SYS_fcntl, descriptor, F_GETFL, 0);
    return system_call(SYS_lseek, descriptor, 0, (flags & O_APPEND) ? SEEK_END : SEEK_CUR);
}

// Calls on names.

static int open_ours(int directory, const char *name, int flags, mode_t mode) {
    struct stat status;
    if (fails(OPEN, NULL)) return -1;
    int was_there = system_call(SYS_newfstatat, directory, name, &status, 0) == 0;
    int descriptor = (int)system_call(SYS_openat, directory, name, flags, mode);
    if (descriptor < 0) return -1;
    uint64_t file = inode_of(descriptor, &status);
    if (!was_there && (flags & O_CREAT)) append_name(CREATED, file, directory, name, status.st_mode & 07777);
    if (was_there && (flags & O_TRUNC)) append((struct record){.kind = RESIZED, .file = file, .offset = 0}, NULL, 0);
    return descriptor;
}

#define OPEN_BODY(directory, name, flags, forward)             \
    mode_t mode = 0;                                           \
    if ((flags) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) {    \
        va_list arguments;                                     \
        va_start(arguments, flags);                            \
        mode = va_arg(arguments, mode_t);                      \
        va_end(arguments);                                     \
    }                                                          \
    if (!name_is_ours(directory, name)) return forward;        \
    return open_ours(directory, name, flags, mode);

int open(const char *name, int flags, ...) {
    OPEN_BODY(AT_FDCWD, name, flags, (int)system_call(SYS_openat, AT_FDCWD, name, flags, mode))
}
int open64(const char *name, int flags, ...) {
    OPEN_BODY(AT_FDCWD, name, flags, (int)system_call(SYS_openat, AT_FDCWD, name, flags, mode))
}
int openat(int directory, const char *name, int flags, ...) {
    OPEN_BODY(directory, name, flags, (int)system_call(SYS_openat, directory, name, flags, mode))
}
int openat64(int directory, const char *name, int flags, ...) {
    OPEN_BODY(directory, name, flags, (int)system_call(SYS_openat, directory, name, flags, mode))
}

static int rename_ours(int from_directory, const char *from, int to_directory, const char *to, unsigned flags) {
    struct stat status;
    if (fails(RENAME, NULL)) return -1;
    uint64_t file = inode_named(from_directory, from, &status);
    int result = (int)system_call(SYS_renameat2, from_directory, from, to_directory, to, flags);
    if (result == 0) append_names(RENAMED, file, from_directory, from, to_directory, to);
    return result;
}

int renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned flags) {
    if (name_is_ours(to_directory, to)) return rename_ours(from_directory, from, to_directory, to, flags);
    return (int)system_call(SYS_renameat2, from_directory, from, to_directory, to, flags);
}
int renameat(int from_directory, const char *from, int to_directory, const char *to) {
    return renameat2(from_directory, from, to_directory, to, 0);
}
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int linkat(int from_directory, const char *from, int to_directory, const char *to, int flags) {
    struct stat status;
    if (!name_is_ours(to_directory, to))
        return (int)system_call(SYS_linkat, from_directory, from, to_directory, to, flags);
    if (fails(RENAME, NULL)) return -1;
    int result = (int)system_call(SYS_linkat, from_directory, from, to_directory, to, flags);
    if (result == 0) append_name(LINKED, inode_named(to_directory, to, &status), to_directory, to, 0);
    return result;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int directory, const char *name, int flags) {
    struct stat status;
    if (!name_is_ours(directory, name)) return (int)system_call(SYS_unlinkat, directory, name, flags);
    if (fails(REMOVE, NULL)) return -1;
    uint64_t file = inode_named(directory, name, &status);
    int result = (int)system_call(SYS_unlinkat, directory, name, flags);
    if (result == 0) append_name(REMOVED, file, directory, name, 0);
    return result;
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int directory, const char *name, mode_t mode) {
    struct stat status;
    if (!name_is_ours(directory, name)) return (int)system_call(SYS_mkdirat, directory, name, mode);
    if (fails(FOLDER, NULL)) return -1;
    int result = (int)system_call(SYS_mkdirat, directory, name, mode);
    if (result == 0) {
        uint64_t file = inode_named(directory, name, &status);
        append_name(FOLDER_MADE, file, directory, name, status.st_mode & 07777);
    }
    return result;
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

// Calls on descriptors.

// What is left of the parts when a call is cut short: one byte less than half.
static int shortened(const struct iovec *parts, int count, struct iovec *made) {
    size_t all = 0;
    for (int index = 0; index < count; index++) all += parts[index].iov_len;
    size_t left = all < 2 ? all : all / 2 - (all > 3);
    int used = 0;
    for (; used < count && left > 0; used++) {
        made[used] = parts[used];
        if (made[used].iov_len > left) made[used].iov_len = left;
        left -= made[used].iov_len;
    }
    return used;
}

static ssize_t write_ours(int descriptor, const struct iovec *parts, int count, off_t offset) {
    struct iovec made[IOV_MAX];
    int cut = 0;
    if (fails(WRITE, &cut)) return -1;
    size_t all = 0;
    for (int index = 0; index < count; index++) all += parts[index].iov_len;
    if (cut) {
        count = shortened(parts, count, made);
        parts = made;
    }
    int follows = offset < 0;
    if (follows) offset = position_of(descriptor);
    ssize_t written = follows ? system_call(SYS_writev, descriptor, parts, count)
                              : system_call(SYS_pwritev, descriptor, parts, count, offset, 0L);
    append_write(descriptor, parts, count, offset, written);
    return cut == 2 && written > 0 ? (ssize_t)all : written;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (!descriptor_is_ours(descriptor)) return system_call(SYS_write, descriptor, bytes, count);
    struct iovec part = {(void *)bytes, count};
    return write_ours(descriptor, &part, 1, -1);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    if (!descriptor_is_ours(descriptor)) return system_call(SYS_pwrite64, descriptor, bytes, count, offset);
    struct iovec part = {(void *)bytes, count};
    return write_ours(descriptor, &part, 1, offset);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite(descriptor, bytes, count, offset);
}
ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    if (!descriptor_is_ours(descriptor)) return system_call(SYS_writev, descriptor, parts, count);
    return write_ours(descriptor, parts, count, -1);
}
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
    if (!descriptor_is_ours(descriptor)) return system_call(SYS_pwritev, descriptor, parts, count, offset, 0L);
    return write_ours(descriptor, parts, count, offset);
}
ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off_t offset) {
    return pwritev(descriptor, parts, count, offset);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    int cut = 0;
    if (descriptor_is_ours(descriptor) && fails(READ, &cut)) return -1;
    return system_call(SYS_read, descriptor, bytes, cut && count > 1 ? count / 2 : count);
}
ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) {
    int cut = 0;
    if (descriptor_is_ours(descriptor) && fails(READ, &cut)) return -1;
    return system_call(SYS_pread64, descriptor, bytes, cut && count > 1 ? count / 2 : count, offset);
}
ssize_t pread64(int descriptor, void *bytes, size_t count, off_t offset) {
    return pread(descriptor, bytes, count, offset);
}

static int resize(int descriptor, off_t size, uint64_t flags, long result) {
    struct stat status;
    if (result == 0)
        append(
            (struct record){
                .kind = RESIZED, .file = inode_of(descriptor, &status), .offset = size, .flags = flags},
            NULL, 0);
    return (int)result;
}

int ftruncate(int descriptor, off_t size) {
    if (!descriptor_is_ours(descriptor)) return (int)system_call(SYS_ftruncate, descriptor, size);
    if (fails(RESIZE, NULL)) return -1;
    return resize(descriptor, size, 0, system_call(SYS_ftruncate, descriptor, size));
}
int ftruncate64(int descriptor, off_t size) { return ftruncate(descriptor, size); }

int truncate(const char *name, off_t size) {
    struct stat status;
    if (!name_is_ours(AT_FDCWD, name)) return (int)system_call(SYS_truncate, name, size);
    if (fails(RESIZE, NULL)) return -1;
    int result = (int)system_call(SYS_truncate, name, size);
    if (result == 0 && system_call(SYS_newfstatat, AT_FDCWD, name, &status, 0) == 0)
        append((struct record){.kind = RESIZED, .file = status.st_ino, .offset = size}, NULL, 0);
    return result;
}

int fallocate(int descriptor, int mode, off_t offset, off_t length) {
    if (!descriptor_is_ours(descriptor)) return (int)system_call(SYS_fallocate, descriptor, mode, offset, length);
    if (fails(RESIZE, NULL)) return -1;
    long result = system_call(SYS_fallocate, descriptor, mode, offset, length);
    // Other modes (keep the size, punch holes) change nothing that is written down here.
    return mode == 0 ? resize(descriptor, offset + length, EXTENDS_ONLY, result) : (int)result;
}
int fallocate64(int descriptor, int mode, off_t offset, off_t length) {
    return fallocate(descriptor, mode, offset, length);
}
// Answers with the error and leaves errno as it is.
int posix_fallocate(int descriptor, off_t offset, off_t length) {
    int saved = errno;
    int result = fallocate(descriptor, 0, offset, length) == 0 ? 0 : errno;
    errno = saved;
    return result;
}
int posix_fallocate64(int descriptor, off_t offset, off_t length) {
    return posix_fallocate(descriptor, offset, length);
}

// A file's number of 0 stands for the whole file system.
static int sync_ours(int descriptor, long number) {
    struct stat status;
    uint64_t call = ((uint64_t)getpid() << 32) + ++calls;
    uint64_t file = number == SYS_syncfs ? 0 : inode_of(descriptor, &status);
    append_mappings();
    append((struct record){.kind = SYNC_BEGAN, .call = call, .file = file}, NULL, 0);
    // Where a file was not recorded, the disk is not worth waiting for, and a sync has no effect that a test could see.
    int result = fails(SYNC, NULL) ? -1 : log_descriptor >= 0 ? 0 : (int)system_call(number, descriptor);
    append((struct record){.kind = SYNC_ENDED, .call = call, .file = file, .result = result}, NULL, 0);
    return result;
}
int fsync(int descriptor) {
    return descriptor_is_ours(descriptor) ? sync_ours(descriptor, SYS_fsync) : (int)system_call(SYS_fsync, descriptor);
}
int fdatasync(int descriptor) {
    return descriptor_is_ours(descriptor) ? sync_ours(descriptor, SYS_fdatasync)
                                          : (int)system_call(SYS_fdatasync, descriptor);
}
int syncfs(int descriptor) {
    return descriptor_is_ours(descriptor) ? sync_ours(descriptor, SYS_syncfs) : (int)system_call(SYS_syncfs, descriptor);
}

// Starts writing and promises nothing, so it counts as a call that may fail and as no sync.
int sync_file_range(int descriptor, off_t offset, off_t length, unsigned flags) {
    if (descriptor_is_ours(descriptor) && fails(SYNC, NULL)) return -1;
    return (int)system_call(SYS_sync_file_range, descriptor, offset, length, flags);
}

void *mmap(void *wanted, size_t bytes, int protection, int flags, int descriptor, off_t offset) {
    int ours = descriptor >= 0 && !(flags & MAP_ANONYMOUS) && descriptor_is_ours(descriptor);
    if (ours && fails(MAP, NULL)) return MAP_FAILED;
    void *address = (void *)system_call(SYS_mmap, wanted, bytes, protection, flags, descriptor, offset);
    if (!ours || address == MAP_FAILED || !(protection & PROT_WRITE) || !(flags & MAP_SHARED)) return address;
    struct stat status;
    uint64_t file = inode_of(descriptor, &status);
    for (int index = 0; index < MAPPINGS && bytes <= MAPPED_BYTES; index++) {
        if (mappings[index].address != NULL) continue;
        mappings[index].bytes = bytes, mappings[index].file = file, mappings[index].sum = 0;
        mappings[index].address = address;
        break;
    }
    return address;
}
void *mmap64(void *wanted, size_t bytes, int protection, int flags, int descriptor, off_t offset) {
    return mmap(wanted, bytes, protection, flags, descriptor, offset);
}
int munmap(void *address, size_t bytes) {
    for (int index = 0; index < MAPPINGS; index++)
        if (mappings[index].address == address) mappings[index].address = NULL;
    return (int)system_call(SYS_munmap, address, bytes);
}
int msync(void *address, size_t bytes, int flags) {
    for (int index = 0; index < MAPPINGS; index++) {
        if (mappings[index].address == NULL || mappings[index].address != address) continue;
        uint64_t call = ((uint64_t)getpid() << 32) + ++calls;
        append_mappings();
        append((struct record){.kind = SYNC_BEGAN, .call = call, .file = mappings[index].file}, NULL, 0);
        int result = fails(SYNC, NULL) ? -1 : (int)system_call(SYS_msync, address, bytes, flags);
        append(
            (struct record){.kind = SYNC_ENDED, .call = call, .file = mappings[index].file, .result = result}, NULL, 0);
        return result;
    }
    return (int)system_call(SYS_msync, address, bytes, flags);
}

int flock(int descriptor, int operation) {
    if (descriptor_is_ours(descriptor) && fails(LOCK, NULL)) return -1;
    return (int)system_call(SYS_flock, descriptor, operation);
}
static int control_file(int descriptor, int command, void *argument) {
    int locks = command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
    if (locks && descriptor_is_ours(descriptor)) {
        // Giving a lock back does not fail.
        if (((struct flock *)argument)->l_type != F_UNLCK && fails(LOCK, NULL)) return -1;
    }
    return (int)system_call(SYS_fcntl, descriptor, command, argument);
}
int fcntl(int descriptor, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return control_file(descriptor, command, argument);
}
int fcntl64(int descriptor, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return control_file(descriptor, command, argument);
}

// The one call that programs make by its number: a rename that replaces nothing.
long syscall(long number, ...) {
    va_list arguments;
    long given[6];
    va_start(arguments, number);
    for (int index = 0; index < 6; index++) given[index] = va_arg(arguments, long);
    va_end(arguments);
    if (number == SYS_renameat2)
        return renameat2(
            (int)given[0], (const char *)given[1], (int)given[2], (const char *)given[3], (unsigned)given[4]);
    return system_call(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

// Memory, where LMDB itself asks for it: the runtime of Swift ends a program that gets none.

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static int is_lmdb(void *caller) { return (uintptr_t)caller >= lmdb_begin && (uintptr_t)caller < lmdb_end; }

void *malloc(size_t bytes) {
    if (is_lmdb(__builtin_return_address(0)) && fails(ALLOCATE, NULL)) return NULL;
    return __libc_malloc(bytes);
}
void *calloc(size_t count, size_t bytes) {
    if (is_lmdb(__builtin_return_address(0)) && fails(ALLOCATE, NULL)) return NULL;
    return __libc_calloc(count, bytes);
}
void *realloc(void *old, size_t bytes) {
    if (is_lmdb(__builtin_return_address(0)) && fails(ALLOCATE, NULL)) return NULL;
    return __libc_realloc(old, bytes);
}
