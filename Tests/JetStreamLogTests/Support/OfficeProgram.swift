// The program as an office runs it, with a user of a cluster: started, and waited for or ended. It is a process of its
// own, so that it may be killed.

#if JetStream
    import Foundation
    import LedgerTestSupport
    import Testing

    /// A `socai` that runs.
    final class OfficeProgram {
        private let folder: TemporaryFolder
        private let process: Process

        /// The program that was built beside these tests, or another that is to be measured.
        private static let program: String = {
            if let other = ProcessInfo.processInfo.environment["SOCAI_PROGRAM"] { return other }
            let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(fileURLWithPath: link ?? CommandLine.arguments[0]).deletingLastPathComponent().path + "/socai"
        }()

        /// Starts it; `asking` is the user of the system account, who asks the servers how they write.
        init(_ words: [String], as user: String, of cluster: TestCluster, asking system: String? = nil) throws {
            folder = try TemporaryFolder()
            process = Process(Self.program, words)
            process.environment = [
                "LC_ALL": "C", "PATH": "/usr/bin:/bin", "HOME": folder.path,
                "SOCAI_NATS_PASSWORD_FILE": try #require(cluster.login(user).passwordFile),
            ]
            if let system {
                process.environment?["SOCAI_NATS_SYSTEM_PASSWORD_FILE"] = try cluster.login(system).passwordFile
            }
            let (output, error) = (try folder.write("out", ""), try folder.write("err", ""))
            let handles = try [output, error].map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
            defer { for handle in handles { try? handle.close() } }
            (process.standardOutput, process.standardError) = (handles[0], handles[1])
            process.standardInput = FileHandle.nullDevice
            // Threads that run tests have signals blocked, and what they start would have too.
            var (none, before) = (sigset_t(), sigset_t())
            sigemptyset(&none)
            pthread_sigmask(SIG_SETMASK, &none, &before)
            defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
            try process.run()
        }

        /// What it said so far.
        var text: String {
            get throws { try String(decoding: folder.read("out") + folder.read("err"), as: UTF8.self) }
        }

        /// Waits for its end, and gives its status, what it said, and the part of it that is its answer.
        func end() throws -> (status: Int32, text: String, answer: Data) {
            let end = process.waitForEnd()
            return (end.status ?? 128 + (end.signal ?? 0), try text, Data(try folder.read("out")))
        }

        /// Waits until it has said something.
        func wait(for words: String) throws {
            for _ in 0..<600 where try !text.contains(words) { usleep(100_000) }
            #expect(try text.contains(words))
        }

        /// Sends it a signal: it is the child of the program that bounds its time. Not Ctrl-C's, which is ignored below
        /// some shells.
        func signal(_ number: Int32) throws { kill(try #require(child), number) }

        /// Whether it has not ended.
        var isRunning: Bool { child != nil }

        /// Kills it; false where it had ended.
        func killNow() -> Bool { child.map { kill($0, SIGKILL) == 0 } ?? false }

        private var child: Int32? {
            guard process.isRunning,
                let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc")
            else { return nil }
            let processes = names.compactMap { Int32($0) }
            return processes.first { candidate in
                let state = try? String(contentsOfFile: "/proc/\(candidate)/stat", encoding: .utf8)
                // Behind the name in brackets: the state, then the parent.
                let fields = state?.split(separator: ")").last?.split(separator: " ")
                return fields.map { $0.count > 1 && $0[1] == "\(process.processIdentifier)" } ?? false
            }
        }

        deinit { if let child { kill(child, SIGKILL) } }

        /// A recorder with the copy at a path, which records already.
        static func recorder(_ copy: String, _ address: String, of cluster: TestCluster) throws -> OfficeProgram {
            let recorder = try OfficeProgram(["recorder", copy, address], as: "recorder", of: cluster)
            try recorder.wait(for: "Recording for")
            return recorder
        }

        /// Runs it to its end.
        static func run(
            _ words: [String], as user: String, of cluster: TestCluster, asking system: String? = nil
        ) throws -> (status: Int32, text: String, answer: Data) {
            try OfficeProgram(words, as: user, of: cluster, asking: system).end()
        }
    }
#endif
