// The promise that a full disk or a limit on file sizes is a typed error that loses nothing, and that writing goes on
// once there is room.
import Foundation
import LMDB
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct FullDiskTests {
    @Test func limitOnFileSizes() throws {
        let folder = try TemporaryFolder()
        // 2,048 blocks of 512 bytes are 1 MiB.
        let process = try TestProcess("lmdb", shell: "trap '' XFSZ; ulimit -f 2048")
        try Self.check(process, folder.file("store"), .fileTooLarge)
    }

    @Test(.enabled(if: canMount, "only the superuser mounts a small disk")) func fullDisk() throws {
        let folder = try TemporaryFolder()
        let mount = Self.mount(folder)
        let process = try TestProcess("lmdb", shell: "exec unshare -m sh -c '\(mount); exec \"$@\"' sh \"$@\"")
        try Self.check(process, folder.file("store"), .noSpace)
    }

    /// A lock file has its blocks before it is mapped: writing to it through the map on a full disk would be a signal.
    @Test(.enabled(if: canMount, "only the superuser mounts a small disk")) func fullDiskWhereTheLockFileIsNew() throws
    {
        let store = try Store()
        try store.fill(count: 10)
        let folder = try TemporaryFolder()
        let mount = Self.mount(folder)
        let fill = "cp \(store.path) \(folder.path); dd if=/dev/zero of=\(folder.path)/fill bs=4096 2>/dev/null"
        let process = try TestProcess("lmdb", shell: "exec unshare -m sh -c '\(mount); \(fill); exec \"$@\"' sh \"$@\"")
        for access in ["read", "write"] {
            #expect(process.ask("open \(folder.file("store")) \(access) 1000000000") == answer(.noSpace))
        }
    }

    private static func check(_ process: TestProcess, _ path: String, _ code: LMDBError.Code) throws {
        #expect(process.ask("open \(path) create 1000000000") == "ok with-lock")
        #expect(process.ask("create-table t") == "ok")
        #expect(process.ask("write") == "ok")
        #expect(process.ask("put 0 10 100") == "ok")
        #expect(process.ask("commit") == "ok")
        for _ in 0..<3 {
            #expect(process.ask("write") == "ok")
            #expect(process.ask("put 100 1500 1000") == "ok")
            #expect(process.ask("commit") == answer(code))
            #expect(process.ask("count") == "ok 10")
        }
        #expect(process.ask("write") == "ok")
        #expect(process.ask("put 10 10 100") == "ok")
        #expect(process.ask("commit") == "ok")
        #expect(process.ask("count") == "ok 20")
    }

    private static func mount(_ folder: TemporaryFolder) -> String {
        "mount -t tmpfs -o size=1m,mode=777 tmpfs \(folder.path) 2>/dev/null || exit 9"
    }

    private static let canMount: Bool = {
        guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
        let process = Process("unshare", ["-m", "sh", "-c", mount(folder)])
        process.standardError = FileHandle.nullDevice
        return (try? process.runToEnd().status) == 0
    }()
}
