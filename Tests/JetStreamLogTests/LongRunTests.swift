// The promise that nothing acknowledged is lost or doubled, for as long as somebody lets it run: servers killed, stopped
// for a while, and cut off from a program at random, as often as the environment says. Nothing is run here without it.
// The other program only prints how fast a cluster takes messages; no test depends on it.

#if JetStream
    import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import PovertyLedger
    import Testing

    /// How often something is done, from the environment; 0 where nothing is said.
    func asked(_ name: String) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? 0
    }

    @Suite(.serialized, .timeLimit(.minutes(240))) struct LongRunTests {
        /// `SOCAI_CLUSTER_KILLS=100`: nodes are killed and started again, or stopped for some seconds.
        @Test(.enabled(if: asked("SOCAI_CLUSTER_KILLS") > 0, "SOCAI_CLUSTER_KILLS says how often"))
        func randomKills() throws {
            var generator = SeededGenerator(seed: UInt64(max(asked("SOCAI_CLUSTER_SEED"), 1)))
            let cluster = try TestCluster()
            let log = try JetStreamLog(origin: "phuong-1", cluster.makerOptions(patienceSeconds: 120))
            let writer = LogWriter(log, batch: 25)
            #expect(writer.goesOn(100))
            for round in 1...asked("SOCAI_CLUSTER_KILLS") {
                let node = generator.number(0...2)
                if generator.chance(80) {
                    cluster.kill(node)
                    usleep(UInt32(generator.number(0...1_500)) * 1_000)
                    // Sometimes most of them are down at once.
                    let other = (node + 1) % 3
                    if generator.chance(20) {
                        cluster.kill(other)
                        usleep(UInt32(generator.number(0...1_000)) * 1_000)
                        try cluster.start(other)
                    }
                    try cluster.start(node)
                } else {
                    cluster.signal(node, SIGSTOP)
                    usleep(UInt32(generator.number(500...6_000)) * 1_000)
                    cluster.signal(node, SIGCONT)
                }
                #expect(writer.goesOn(generator.number(1...200)), "\(generator), round \(round)")
                if round % 10 == 0 { print("\(round) rounds, \(writer.count) messages") }
            }
            try Self.compare(writer.stop(), cluster, "\(generator)")
        }

        /// `SOCAI_CLUSTER_PARTITIONS=20`: a program is cut off from all servers, in one direction or both.
        @Test(.enabled(if: asked("SOCAI_CLUSTER_PARTITIONS") > 0, "SOCAI_CLUSTER_PARTITIONS says how often"))
        func randomPartitions() throws {
            var generator = SeededGenerator(seed: UInt64(max(asked("SOCAI_CLUSTER_SEED"), 1)))
            let cluster = try TestCluster()
            _ = try JetStreamLog(origin: "phuong-1", cluster.makerOptions())
            let proxy = try CuttingProxy(to: cluster.ports[0])
            var options = try cluster.options("phuong-1", patienceSeconds: 120)
            options.addresses = ["nats://127.0.0.1:\(proxy.port)"]
            let writer = LogWriter(try JetStreamLog(origin: "phuong-1", options), batch: 25)
            #expect(writer.goesOn(100))
            for round in 1...asked("SOCAI_CLUSTER_PARTITIONS") {
                let way = generator.one(of: CuttingProxy.Cut.allCases)
                proxy.cut(way)
                usleep(UInt32(generator.number(50...8_000)) * 1_000)
                proxy.mend()
                #expect(writer.goesOn(generator.number(1...200)), "\(generator), round \(round)")
            }
            #expect(proxy.cutConnections > 0)
            try Self.compare(writer.stop(), cluster, "\(generator)")
        }

        /// `SOCAI_CLUSTER_PARTITIONS=20`: one server, often the leader, is cut off from the two others, while programs
        /// still reach all three.
        @Test(.enabled(if: asked("SOCAI_CLUSTER_PARTITIONS") > 0, "SOCAI_CLUSTER_PARTITIONS says how often"))
        func randomPartitionsOfServers() throws {
            var generator = SeededGenerator(seed: UInt64(max(asked("SOCAI_CLUSTER_SEED"), 1)))
            let cluster = try TestCluster(cutsLines: true)
            let log = try JetStreamLog(origin: "phuong-1", cluster.makerOptions(patienceSeconds: 120))
            let writer = LogWriter(log, batch: 25)
            #expect(writer.goesOn(100))
            for round in 1...asked("SOCAI_CLUSTER_PARTITIONS") {
                cluster.cutOff(generator.number(0...2), generator.one(of: CuttingProxy.Cut.allCases))
                usleep(UInt32(generator.number(500...12_000)) * 1_000)
                if generator.chance(50) { #expect(writer.goesOn(25), "\(generator), round \(round)") }
                cluster.mendLines()
                #expect(writer.goesOn(generator.number(1...200)), "\(generator), round \(round)")
            }
            print("\(cluster.cutConnections) connections between servers were cut")
            #expect(cluster.cutConnections > 0)
            try Self.compare(writer.stop(), cluster, "\(generator)")
        }

        /// `SOCAI_CLUSTER_POWERCUTS=5`, for a superuser: the power of all three machines is cut at once, and all that they
        /// have not synced is lost. The control is a cluster as servers are set up by default, which must lose messages.
        @Test(.enabled(if: asked("SOCAI_CLUSTER_POWERCUTS") > 0, "SOCAI_CLUSTER_POWERCUTS says how often"))
        func powerCuts() throws {
            var generator = SeededGenerator(seed: UInt64(max(asked("SOCAI_CLUSTER_SEED"), 1)))
            do {
                let disk = try CuttableDisk()
                let cluster = try TestCluster(storeLimit: "300MB", stores: disk.path)
                let log = try JetStreamLog(origin: "phuong-1", cluster.makerOptions(patienceSeconds: 120))
                let writer = LogWriter(log, batch: 25)
                #expect(writer.goesOn(100))
                for round in 1...asked("SOCAI_CLUSTER_POWERCUTS") {
                    usleep(UInt32(generator.number(0...4_000)) * 1_000)
                    // Sometimes a server is down at that moment, or has just come back and fetches what it lacks.
                    let node = generator.number(0...2)
                    if generator.chance(50) { cluster.kill(node) }
                    if generator.chance(50), !cluster.isRunning(node) { try cluster.start(node) }
                    try cluster.cutPower(disk)
                    #expect(writer.goesOn(generator.number(1...500)), "\(generator), round \(round)")
                    print("power cut \(round), \(writer.count) messages acknowledged so far")
                }
                #expect(disk.cuts == asked("SOCAI_CLUSTER_POWERCUTS"))
                try Self.compare(writer.stop(), cluster, "\(generator)")
            }
            let disk = try CuttableDisk()
            let cluster = try TestCluster(storeLimit: "300MB", stores: disk.path) {
                $1.replacing("sync_interval: always", with: "sync_interval: 2m")
            }
            var options = try cluster.makerOptions(patienceSeconds: 30)
            options.durability = .unchecked
            let writer = LogWriter(try JetStreamLog(origin: "phuong-1", options), batch: 25)
            #expect(writer.goesOn(5_000))
            try cluster.cutPower(disk)
            usleep(5_000_000)
            let acknowledged = writer.acknowledgedUntilNow()
            options.makesStream = false
            let kept =
                (try? JetStreamLog(origin: "phuong-1", options)).flatMap { try? EntryLogContract.all(of: $0) } ?? []
            print("the control: \(acknowledged.count) acknowledged by default settings, \(kept.count) kept")
            #expect(kept.map(\.bytes) != acknowledged)
        }

        /// Cut off in the answers only: what is sent arrives, and nobody hears of it. This is short, and always run.
        @Test(.enabled(if: TestCluster.isExpected, TestCluster.missing))
        func lostAnswersAreNoLostMessages() throws {
            let cluster = try TestCluster(count: 1)
            _ = try JetStreamLog(origin: "phuong-1", cluster.makerOptions())
            let proxy = try CuttingProxy(to: cluster.ports[0])
            var options = try cluster.options("phuong-1")
            options.addresses = ["nats://127.0.0.1:\(proxy.port)"]
            let log = try JetStreamLog(origin: "phuong-1", options)
            let reader = try JetStreamLog(origin: "phuong-1", cluster.options("city"))
            let first = try log.append([[1], [2]], after: 0)
            proxy.cut(.answers)
            let thread = Thread {
                // The batch arrives although its answer doesn't; only then answers come through again.
                let deadline = ContinuousClock.now + .seconds(30)
                while (try? reader.head()) == first, ContinuousClock.now < deadline { usleep(10_000) }
                proxy.mend()
            }
            thread.start()
            let last = try log.append([[3], [4]], after: first)
            #expect(try log.head() == last)
            #expect(try EntryLogContract.all(of: reader).map(\.bytes) == [[1], [2], [3], [4]])
        }

        /// `SOCAI_CLUSTER_MEASURE=1`: how many messages of a megabyte and of a kilobyte a second three nodes take.
        @Test(.enabled(if: asked("SOCAI_CLUSTER_MEASURE") > 0, "SOCAI_CLUSTER_MEASURE asks for it"))
        func measure() throws {
            let cluster = try TestCluster()
            for (bytes, messages, batch) in [(1_000_000, 240, 24), (1_000, 100_000, 10_000), (1_000, 2_000, 1)] {
                let log = try JetStreamLog(origin: "office \(bytes) \(batch)", cluster.makerOptions())
                let message = (0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                var last: UInt64 = 0
                let start = ContinuousClock.now
                for _ in 0..<messages / batch {
                    last = try log.append([[UInt8]](repeating: message, count: batch), after: last)
                }
                let seconds = Double((ContinuousClock.now - start).milliseconds) / 1_000
                print("appended \(messages) of \(bytes) bytes by \(batch): \(Int(Double(messages) / seconds)) a second")
                let readStart = ContinuousClock.now
                #expect(try EntryLogContract.all(of: log, maximumBytes: 8 << 20).count == messages)
                let readSeconds = Double((ContinuousClock.now - readStart).milliseconds) / 1_000
                print("read \(messages) of \(bytes) bytes: \(Int(Double(messages) / readSeconds)) a second")
            }
            let log = try JetStreamLog(origin: "followed", cluster.makerOptions())
            let follower = try JetStreamLog(origin: "followed", cluster.options("city"))
            var last: UInt64 = 0
            var waits: [Int64] = []
            for _ in 0..<200 {
                let start = ContinuousClock.now
                let before = last
                let group = DispatchGroup()
                DispatchQueue.global().async(group: group) { try? follower.wait(beyond: before, atMost: .seconds(10)) }
                usleep(20_000)
                let appending = ContinuousClock.now
                last = try log.append([[1]], after: last)
                group.wait()
                waits.append(((ContinuousClock.now - max(start, appending)) * 1_000).milliseconds)
            }
            print("seen by one who waits: median \(waits.sorted()[100]) µs after the append began")
            try Self.measureFollowing(cluster)
        }

        /// How long after a commit of an office it is in a mirror, with the programs of both following the cluster.
        private static func measureFollowing(_ cluster: TestCluster) throws {
            let folder = try TemporaryFolder()
            let (office, mirror) = (folder.file("office.socai"), folder.file("mirror.socai"))
            let address = cluster.address + "/phuong-1"
            let ledger = try HouseholdLedger(at: office, mode: .create)
            func record(_ number: Int) throws -> Receipt {
                let id = "unit-\(number)"
                return try ledger.record(
                    Entry(
                        id: id, actor: "t",
                        events: [.unitEstablished(id, name: "Phường", kind: .ward, on: "2020-01-01")]))
            }
            _ = try record(0)
            let push = try OfficeProgram(["push", office, address, "--follow"], as: "phuong-1", of: cluster)
            let follow = try OfficeProgram(["mirror", address, mirror, "--follow"], as: "city", of: cluster)
            try push.wait(for: "Published")
            try follow.wait(for: "Added")
            let copy = try HouseholdLedger(at: mirror, mode: .readOnly)
            var waits: [Int64] = []
            for number in 1...200 {
                let receipt = try record(number)
                let start = ContinuousClock.now
                while try copy.ledger.lastPosition() < receipt.positions.upperBound, .now - start < .seconds(10) {
                    usleep(200)
                }
                waits.append(((ContinuousClock.now - start) * 1_000).milliseconds)
                // Not in step with what looks every some milliseconds.
                usleep(UInt32(number * 7 % 23) * 1_000)
            }
            for program in [push, follow] { try program.signal(SIGTERM) }
            print("in a mirror that follows: median \(waits.sorted()[100]) µs after the commit")
        }

        /// `SOCAI_CLUSTER_RECORD=500`: how many entries a second 1, 4 and 16 programs record through one recorder, each so
        /// many, from files and one at a time. `SOCAI_PROGRAM` is the program, as it is released.
        @Test(.enabled(if: asked("SOCAI_CLUSTER_RECORD") > 0, "SOCAI_CLUSTER_RECORD asks for it"))
        func measureRecording() throws {
            let cluster = try TestCluster()
            _ = try JetStreamLog(origin: "made", cluster.makerOptions()).head()
            let folder = try TemporaryFolder()
            let address = cluster.address + "/thanh-pho"
            let recorder = try OfficeProgram.recorder(folder.file("recorder.socai"), address, of: cluster)
            let entries = asked("SOCAI_CLUSTER_RECORD")
            var expected = 0
            func measure(_ programs: Int, _ how: String, _ body: () throws -> Void) rethrows {
                let start = ContinuousClock.now
                try body()
                let seconds = Double((ContinuousClock.now - start).milliseconds) / 1_000
                expected += programs * entries
                let rate = Int(Double(programs * entries) / seconds)
                print("\(programs) programs through a recorder, \(how): \(rate) entries a second")
            }
            for programs in [1, 4, 16] {
                let files = try (1...programs).map { program in
                    try folder.write(
                        "\(programs)-\(program).jsonl",
                        (1...entries).map { Self.line("\(programs)-\(program)-\($0)") + "\n" }.joined())
                }
                try measure(programs, "from files") {
                    let clerks = try files.map { try OfficeProgram(["record", address, $0], as: "clerk", of: cluster) }
                    for clerk in clerks {
                        let end = try clerk.end()
                        #expect(end.status == 0 && end.text.contains("Recorded \(entries) "), "\(end.text)")
                    }
                }
                let clerks = try (1...programs).map { _ in
                    try JetStreamRequests(origin: "thanh-pho", cluster.options("clerk"))
                }
                measure(programs, "one at a time") {
                    let group = DispatchGroup()
                    for (index, clerk) in clerks.enumerated() {
                        group.enter()
                        Thread.detachNewThread {
                            for number in 1...entries {
                                let line = Array(Self.line("single-\(programs)-\(index)-\(number)").utf8)
                                let answer = (try? clerk.answer(to: line)).flatMap { RecorderAnswer($0) }
                                if case .recorded = answer { continue }
                                Issue.record("an entry is not recorded")
                            }
                            group.leave()
                        }
                    }
                    group.wait()
                }
            }
            try recorder.signal(SIGTERM)
            _ = try recorder.end()
            let shared = try SharedHouseholdLedger(
                at: folder.file("copy.socai"),
                through: NamedLog(address, JetStreamLog(origin: "thanh-pho", cluster.options("recorder"))))
            #expect(try shared.ledger.info().entries == expected)
        }

        private static func line(_ id: String) -> String {
            """
            {"id":"\(id)","actor":"t","events":[{"type":"unitEstablished","effectiveOn":"2020-01-01","unit":"\(id)",\
            "name":"Phường","kind":"ward"}]}
            """
        }

        private static func compare(_ acknowledged: [[UInt8]], _ cluster: TestCluster, _ seed: String) throws {
            let reader = try JetStreamLog(origin: "phuong-1", cluster.options("city", patienceSeconds: 60))
            let kept = try EntryLogContract.all(of: reader).map(\.bytes)
            let isSame = kept == acknowledged
            #expect(isSame, "\(seed): \(kept.count) kept, \(acknowledged.count) acknowledged")
            print("\(acknowledged.count) messages acknowledged, \(kept.count) kept, equal: \(isSame)")
        }
    }
#endif
