// Three servers of NATS on this machine, with the settings that Docs/Offices.md gives a city, ports of their own and a
// folder that is removed. They are ended when the test lets go of them, and end by themselves where the tests are
// killed. Where the server's program is missing tests are skipped, and say so; in continuous integration they fail.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import Synchronization
    import Testing

    /// A cluster for one test.
    final class TestCluster: Sendable {
        /// What is wrong with the machine that tests run on.
        struct Problem: Error, CustomStringConvertible {
            let description: String
        }

        let folder: TemporaryFolder
        let ports: [Int]
        private let routePorts: [Int]
        private let storeLimit: String
        private let program: String
        private let usesTLS: Bool
        private let stores: String
        private let nodes: Mutex<[Int: Node]>
        /// The lines from each node to each other, where they can be cut.
        private let lines: [[CuttingProxy?]]

        /// Starts the nodes. `settings` changes the text of a file of settings, as an administrator would; where nodes
        /// are to be cut off from each other they know each other by lines that can be cut. There are users for so many
        /// offices, and the stores are in a folder of the cluster or another one.
        init(
            count: Int = 3, storeLimit: String = "4GB", usesTLS: Bool = false, cutsLines: Bool = false,
            offices: Int = 2, stores: String? = nil, settings: (_ file: String, _ text: String) -> String = { $1 }
        ) throws {
            program = try Self.findProgram()
            folder = try TemporaryFolder()
            self.stores = stores ?? folder.path
            let free = try Self.freePorts(2 * count)
            ports = Array(free.prefix(count))
            routePorts = Array(free.suffix(count))
            self.storeLimit = storeLimit
            self.usesTLS = usesTLS
            nodes = Mutex([:])
            let routePorts = routePorts
            lines = try (0..<count).map { from in
                try (0..<count).map { try cutsLines && $0 != from ? CuttingProxy(to: routePorts[$0]) : nil }
            }
            for file in ["city.conf", "users.conf", "client-tls.conf", "route-tls.conf"] {
                var text = try String(contentsOf: Self.fixtures.appendingPathComponent(file), encoding: .utf8)
                if file.hasSuffix("tls.conf"), !usesTLS { text = "# Loopback only.\n" }
                // A cluster of one has no routes.
                if file == "city.conf", count == 1 {
                    text.replace(/cluster \{[^}]*\}/, with: "")
                }
                // Else they would hear from each other how to go round the lines.
                if file == "city.conf", cutsLines {
                    text.replace("name: city", with: "name: city\n  no_advertise: true")
                }
                if file == "users.conf" { text = try Self.withOffices(offices, text) }
                _ = try folder.write(file, settings(file, text))
            }
            if usesTLS { try Certificates.make(in: folder) }
            for index in 0..<count { try start(index) }
        }

        /// The users of a city of more than two offices: further ones have what the second has.
        private static func withOffices(_ count: Int, _ text: String) throws -> String {
            guard count > 2 else { return text }
            let second = #/      \{ user: phuong-2,.*?\} \} \}\n/#.dotMatchesNewlines()
            guard let match = text.firstMatch(of: second) else {
                throw Problem(description: "users.conf has no second office")
            }
            let more = (3...count).map { number in
                match.output.replacing("phuong-2", with: "phuong-\(number)")
                    .replacing("$SOCAI_PHUONG_2_PASSWORD", with: "\"password of phuong-\(number)\"")
            }
            return text.replacing(match.output, with: match.output + more.joined())
        }

        /// Where a node keeps its files.
        func store(_ index: Int) -> String { "\(stores)/store-\(index + 1)" }

        deinit {
            nodes.withLock { $0.values.forEach { $0.end() } }
            // The stores are folders in folders, which the folder of a test does not remove.
            try? FileManager.default.removeItem(atPath: folder.path)
        }

        /// Where all nodes are.
        var address: String {
            (usesTLS ? "tls://" : "nats://") + ports.map { "127.0.0.1:\($0)" }.joined(separator: ",")
        }

        /// Options with which a user of the settings opens the stream.
        func options(_ user: String = "maker", patienceSeconds: Int = 20) throws -> JetStreamOptions {
            var options = try JetStreamOptions(address: address)
            options.login = try login(user)
            options.replicas = ports.count
            options.patience = .seconds(patienceSeconds)
            return options
        }

        /// Options with which the stream is made by one who asks the servers.
        func makerOptions(patienceSeconds: Int = 30) throws -> JetStreamOptions {
            var options = try options(patienceSeconds: patienceSeconds)
            options.makesStream = true
            options.durability = .asked(try login("watch"))
            return options
        }

        func login(_ user: String) throws -> JetStreamOptions.Login {
            var login = JetStreamOptions.Login()
            // Written once: programs that run may be reading it.
            let file = folder.file("password-\(user)")
            if !FileManager.default.fileExists(atPath: file) {
                _ = try folder.write("password-\(user)", "\(user)\npassword of \(user)\n")
            }
            login.passwordFile = file
            if usesTLS { login.authorityFile = folder.file("ca.pem") }
            return login
        }

        /// A connection of a user, who may do with it what a log does not do.
        func connection(_ user: String = "maker") throws -> Connection {
            let options = try options(user)
            let deadline = ContinuousClock.now + .seconds(20)
            while true {
                do {
                    return try Connection.open(
                        addresses: options.addresses, login: options.login, inboxPrefix: "_INBOX.test")
                } catch {
                    guard ContinuousClock.now < deadline else { throw error }
                    usleep(50_000)
                }
            }
        }

        /// Starts a node that does not run.
        func start(_ index: Int) throws {
            let routes = zip(routePorts, lines[index]).map { "'nats://127.0.0.1:\($1?.port ?? $0)'" }
                .joined(separator: ", ")
            var environment = [
                "SOCAI_NODE": "node-\(index + 1)", "SOCAI_HOST": "'127.0.0.1'", "SOCAI_PORT": "\(ports[index])",
                "SOCAI_ROUTE_PORT": "\(routePorts[index])", "SOCAI_ROUTES": "[\(routes)]",
                "SOCAI_MONITOR": "'127.0.0.1:-1'", "SOCAI_STORE": "'\(store(index))'",
                "SOCAI_STORE_LIMIT": storeLimit,
            ]
            for (name, user) in [
                ("WATCH", "watch"), ("MAKER", "maker"), ("CITY", "city"), ("PHUONG_1", "phuong-1"),
                ("PHUONG_2", "phuong-2"), ("RECORDER", "recorder"), ("CLERK", "clerk"),
            ] { environment["SOCAI_\(name)_PASSWORD"] = "'password of \(user)'" }
            for (name, file) in [
                ("CERTIFICATE", "server.pem"), ("KEY", "server.key"), ("CA", "ca.pem"), ("ELSEWHERE", "elsewhere.pem"),
            ] {
                environment["SOCAI_" + name] = "'\(folder.file(file))'"
            }
            let node = try Node(
                program: program, settings: folder.file("city.conf"), environment: environment,
                files: folder.file("node-\(index + 1)"))
            nodes.withLock { $0[index] = node }
        }

        /// Whether a node was started and not killed.
        func isRunning(_ index: Int) -> Bool { nodes.withLock { $0[index] != nil } }

        /// Ends a node as a crash would.
        func kill(_ index: Int) { nodes.withLock { $0.removeValue(forKey: index) }?.end() }

        /// Ends all nodes and takes their files away, as a fire would.
        func loseEverything() throws {
            for index in ports.indices {
                kill(index)
                try FileManager.default.removeItem(atPath: store(index))
            }
        }

        /// Cuts the power of all machines at once, whose stores are on that disk, and starts them again.
        func cutPower(_ disk: CuttableDisk) throws {
            // Nobody acknowledges anything after the cut: all threads have stopped before it.
            for index in ports.indices { signal(index, SIGSTOP) }
            usleep(50_000)
            try disk.cut()
            for index in ports.indices { kill(index) }
            try disk.restore()
            for index in ports.indices { try start(index) }
        }

        /// Stops a node without ending it, or lets it go on.
        func signal(_ index: Int, _ signal: Int32) {
            nodes.withLock { nodes in _ = nodes[index].map { Foundation.kill($0.identifier, signal) } }
        }

        /// Cuts a node off from the others, in one direction or both; programs still reach it.
        func cutOff(_ index: Int, _ cut: CuttingProxy.Cut) {
            for (from, line) in lines.enumerated() {
                for (to, proxy) in line.enumerated() where (from == index) != (to == index) { proxy?.cut(cut) }
            }
        }

        func mendLines() { lines.forEach { $0.forEach { $0?.mend() } } }

        /// How many connections between nodes were cut so far.
        var cutConnections: Int { lines.reduce(0) { $0 + $1.reduce(0) { $0 + ($1?.cutConnections ?? 0) } } }

        /// What a node has logged.
        func log(_ index: Int) -> String {
            (try? String(contentsOfFile: folder.file("node-\(index + 1).log"), encoding: .utf8)) ?? ""
        }

        private static let fixtures = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fixtures/cluster")

        /// Whether tests of clusters are run: where there is the program, and where there has to be.
        static let isExpected =
            (try? findProgram()) != nil
            || ["CI", "SOCAI_NATS_SERVER"].contains {
                ProcessInfo.processInfo.environment[$0] != nil
            }
        static let missing: Comment = "the server of NATS is not installed; name it by SOCAI_NATS_SERVER"

        private static func findProgram() throws -> String {
            let environment = ProcessInfo.processInfo.environment
            if let path = environment["SOCAI_NATS_SERVER"] {
                guard FileManager.default.isExecutableFile(atPath: path) else {
                    throw Problem(description: "SOCAI_NATS_SERVER names no program: \(path)")
                }
                return path
            }
            for folder in (environment["PATH"] ?? "").split(separator: ":") {
                let path = "\(folder)/nats-server"
                if FileManager.default.isExecutableFile(atPath: path) { return path }
            }
            throw Problem(description: "the tests need nats-server 2.15; name it by SOCAI_NATS_SERVER")
        }

        /// Ports that nobody uses now; held together, so that all are different.
        static func freePorts(_ count: Int) throws -> [Int] {
            var sockets: [Int32] = []
            defer { sockets.forEach { close($0) } }
            return try (0..<count).map { _ in
                let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                sockets.append(descriptor)
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
                var length = socklen_t(MemoryLayout<sockaddr_in>.size)
                let status = withUnsafeMutablePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                        bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
                    }
                }
                guard status == 0 else { throw Problem(description: "no free port") }
                return Int(UInt16(bigEndian: address.sin_port))
            }
        }
    }

    /// A running server.
    private final class Node: Sendable {
        private let shell: Process
        private let input = Pipe()
        let identifier: Int32

        init(program: String, settings: String, environment: [String: String], files: String) throws {
            // The shell ends the server when its input ends: also where the tests are killed.
            let script = """
                "$1" -c "$2" >> "$3.log" 2>&1 < /dev/null & server=$!
                echo $server > "$3.new" && mv "$3.new" "$3.pid"
                cat > /dev/null; kill -9 $server
                """
            try? FileManager.default.removeItem(atPath: files + ".pid")
            shell = Process("/bin/sh", ["-c", script, "sh", program, settings, files], endingWithinSeconds: 3_600)
            shell.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            shell.standardInput = input
            try shell.run()
            var text = ""
            for _ in 0..<2_000 where text.isEmpty {
                text = (try? String(contentsOfFile: files + ".pid", encoding: .utf8)) ?? ""
                if text.isEmpty { usleep(5_000) }
            }
            guard let number = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw TestCluster.Problem(description: "a server did not start")
            }
            identifier = number
        }

        /// Kills the server, and waits until it is gone.
        func end() {
            Foundation.kill(identifier, SIGKILL)
            try? input.fileHandleForWriting.close()
            shell.waitForEnd()
        }
    }
#endif
