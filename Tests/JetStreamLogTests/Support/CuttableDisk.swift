// A disk whose power a test cuts, for programs that nothing can be loaded into: a file system in a file of another one,
// each on a loop device. What is written and not synced is in the memory of the inner one, what that has handed over and
// not flushed is in the outer one's, which is the cache of the disk. At a cut the outer one forgets (FS_IOC_SHUTDOWN
// without its journal), and both are mounted again, which replays what their journals have. It takes a superuser.

#if JetStream
    import Foundation
    import LedgerTestSupport

    /// A folder on such a disk, until it is let go of.
    final class CuttableDisk {
        private let folder: TemporaryFolder
        /// How often power was cut.
        private(set) var cuts = 0

        /// The folder on the disk.
        var path: String { folder.file("inner") }
        private var outer: String { folder.file("outer") }

        /// Makes the disk. Throws where the machine has no loop devices, or the user may not mount.
        init(megabytes: Int = 1_024) throws {
            folder = try TemporaryFolder()
            try run("truncate -s \(megabytes * 5 / 4)M image && mkfs.ext4 -q -F image && mkdir outer inner")
            try run("mount -o loop image outer && truncate -s \(megabytes)M outer/image && mkfs.ext4 -q -F outer/image")
            try mountInner()
        }

        deinit {
            try? run("umount -l inner; umount -l outer; true")
            try? FileManager.default.removeItem(atPath: folder.path)
        }

        private func mountInner() throws { try run("mount -o loop outer/image inner") }

        /// From now on nothing reaches the disk any more. Who writes must be stopped, and is ended before `restore`.
        func cut() throws {
            let descriptor = open(outer, O_RDONLY)
            defer { close(descriptor) }
            // FS_IOC_SHUTDOWN, and not to write the journal before it.
            var flags: UInt32 = 2
            guard descriptor >= 0, ioctl(descriptor, UInt(0x8004_587D), &flags) == 0 else {
                throw TestCluster.Problem(description: "the file system can't be shut down: error \(errno)")
            }
            cuts += 1
        }

        /// The disk as it is when power is back.
        func restore() throws {
            // What ends in the kernel, a thread of a killed server or a loop device, takes a moment.
            let unmount = ["inner", "outer"].map { "for i in $(seq 50); do umount \($0) && break; sleep 0.2; done" }
            try run(unmount.joined(separator: "; ") + "; ! mountpoint -q outer && mount -o loop image outer")
            try mountInner()
        }

        private func run(_ script: String) throws {
            let process = Process("/bin/sh", ["-c", "cd \"$1\" && { \(script); }", "sh", folder.path])
            let end = try process.runToEnd()
            guard end.status == 0 else {
                throw TestCluster.Problem(description: "a disk whose power can be cut takes a superuser: \(script)")
            }
        }
    }
#endif
