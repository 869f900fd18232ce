// A city for as long as somebody lets it run: twenty offices record and publish, the city mirrors them, clerks hand entries
// to recorders of a shared ledger, and meanwhile programs and servers are killed, servers are cut off from each other, and
// the power of all of them fails. What was acknowledged must be there after each of these, once; at the end all roots are
// equal, and the union counts what SQL counts in the offices' exports. Nothing is run here without the environment.

#if JetStream
    @testable import EventLedger
    import Foundation
    @testable import JetStreamLog
    import LedgerTestSupport
    import PovertyLedger
    import Testing

    @Suite(.serialized, .timeLimit(.minutes(240))) struct CityLongRunTests {
        /// `SOCAI_CLUSTER_CITY=100`, for a superuser: so many kills, a fifth as many partitions, a twentieth as many power
        /// cuts, in a random order.
        @Test(.enabled(if: asked("SOCAI_CLUSTER_CITY") > 0, "SOCAI_CLUSTER_CITY says how many kills"))
        func randomFaultsOfACity() throws {
            let kills = asked("SOCAI_CLUSTER_CITY")
            let run = try CityRun(seed: UInt64(max(asked("SOCAI_CLUSTER_SEED"), 1)))
            let faults =
                Array(repeating: CityRun.Fault.kill, count: kills)
                + Array(repeating: .partition, count: kills / 5) + Array(repeating: .powerCut, count: kills / 20)
            for (round, fault) in faults.shuffled(using: &run.random).enumerated() {
                try run.play(fault, round: round + 1)
            }
            try run.end()
            print(run.report)
            #expect(run.done[.kill] == kills && run.done[.partition, default: 0] == kills / 5)
            #expect(run.done[.powerCut, default: 0] == kills / 20)
        }
    }

    /// One run: its offices, its cluster, and what was acknowledged.
    private final class CityRun {
        enum Fault { case kill, partition, powerCut }

        var random: SeededGenerator
        private(set) var done: [Fault: Int] = [:]
        private var ends: [String: Int] = [:]
        private let disk: CuttableDisk
        private let cluster: TestCluster
        private let folder: TemporaryFolder
        private let city: ClusterCity
        private let offices: [ClusterOffice]
        private let logs: [JetStreamLog]
        /// Of each office the last position that was acknowledged, and the message that has it.
        private var published: [String: Published] = [:]
        private var recorders: [OfficeProgram?] = [nil, nil]
        /// Files of clerks, and which of them were acknowledged.
        private var clerks: [(file: String, isRecorded: Bool)] = []
        private static let (officeCount, clerkEntries) = (20, 3)

        private struct Published: Decodable {
            let position: Int
            let sequence: UInt64
        }

        init(seed: UInt64) throws {
            random = SeededGenerator(seed: seed)
            disk = try CuttableDisk()
            cluster = try TestCluster(
                storeLimit: "300MB", cutsLines: true, offices: Self.officeCount, stores: disk.path)
            folder = try TemporaryFolder()
            city = try ClusterCity()
            _ = try JetStreamLog(origin: "made", cluster.makerOptions()).head()
            let folder = folder
            offices = try (1...Self.officeCount).map {
                try ClusterOffice($0, in: folder, seed: 1_700 + 100 * seed, events: 500)
            }
            let options = try cluster.options("city", patienceSeconds: 120)
            logs = try offices.map { try JetStreamLog(origin: $0.name, options) }
            let units = try folder.write("clerk-0.jsonl", Self.unit)
            clerks = [(units, false)]
        }

        private static let unit = """
            {"id":"units","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2020-01-01","unit":"phuong-1",\
            "name":"Phường 1","kind":"ward"}]}

            """

        private func address(_ name: String) -> String { "\(cluster.address)/\(name)" }

        // A round.

        /// Everybody works, and meanwhile there is a fault; then all ends, and what was acknowledged is looked for.
        func play(_ fault: Fault, round: Int) throws {
            try startRecorders()
            let working = offices.shuffled(using: &random).prefix(6)
            for office in working { try office.record(random.number(1...4)) }
            var programs: [(what: String, office: ClusterOffice?, program: OfficeProgram)] = []
            for office in working { programs.append(("push", office, try push(office))) }
            for office in offices.shuffled(using: &random).prefix(3) {
                programs.append(("mirror", office, try mirror(office)))
            }
            let clerk = try handOver(round)
            programs.append(("record", nil, clerk.program))
            usleep(UInt32(random.number(0...2_500)) * 1_000)
            switch fault {
            case .kill: try killSomething(programs.map(\.program))
            case .partition:
                cluster.cutOff(random.number(0...2), random.one(of: CuttingProxy.Cut.allCases))
                usleep(UInt32(random.number(500...8_000)) * 1_000)
                cluster.mendLines()
            case .powerCut: try cluster.cutPower(disk)
            }
            done[fault, default: 0] += 1
            for (what, office, program) in programs {
                let end = try program.end()
                ends["\(what) \(end.status)", default: 0] += 1
                #expect([0, 3, 137].contains(end.status), "\(random), round \(round), \(what): \(end.text)")
                guard end.status == 0 else { continue }
                if what == "push", let office {
                    published[office.name] = try JSONDecoder().decode(Published.self, from: end.answer)
                }
                if what == "record" { clerks[clerk.number].isRecorded = true }
            }
            for (office, log) in zip(offices, logs) { try check(office, log, "\(random), round \(round), \(fault)") }
            if round % 10 == 0 { print("\(round) rounds: \(report)") }
        }

        private func push(_ office: ClusterOffice) throws -> OfficeProgram {
            try OfficeProgram(
                ["push", office.path, address(office.name), "--origin", office.name, "--format", "json"],
                as: office.name, of: cluster)
        }

        private func mirror(_ office: ClusterOffice) throws -> OfficeProgram {
            try OfficeProgram(["mirror", address(office.name), city.path(office)], as: "city", of: cluster)
        }

        private func startRecorders() throws {
            for (index, recorder) in recorders.enumerated() where recorder?.isRunning != true {
                recorders[index] = try OfficeProgram(
                    ["recorder", folder.file("recorder-\(index).socai"), address("thanh-pho")], as: "recorder",
                    of: cluster)
            }
        }

        /// Hands a file of this round to a recorder, or one that nobody has acknowledged yet.
        private func handOver(_ round: Int) throws -> (number: Int, program: OfficeProgram) {
            if clerks[0].isRecorded {
                let lines = (1...Self.clerkEntries).map { number in
                    """
                    {"id":"c\(round)-\(number)","actor":"clerk","events":[{"type":"householdRegistered",\
                    "effectiveOn":"2022-01-01","household":"H\(round)-\(number)","unit":"phuong-1","members":4,\
                    "cause":"survey"}]}

                    """
                }
                clerks.append((try folder.write("clerk-\(clerks.count).jsonl", lines.joined()), false))
            }
            let waiting = clerks.indices.filter { !clerks[$0].isRecorded }
            let number = random.one(of: waiting)
            return (
                number,
                try OfficeProgram(["record", address("thanh-pho"), clerks[number].file], as: "clerk", of: cluster)
            )
        }

        /// A program that runs, a recorder, a server, or two servers.
        private func killSomething(_ programs: [OfficeProgram]) throws {
            if random.chance(50) {
                for program in programs.shuffled(using: &random) where program.killNow() { return }
            }
            if random.chance(20), let recorder = random.one(of: recorders), recorder.killNow() { return }
            let node = random.number(0...2)
            cluster.kill(node)
            usleep(UInt32(random.number(0...1_500)) * 1_000)
            if random.chance(25) {
                cluster.kill((node + 1) % 3)
                usleep(UInt32(random.number(0...1_000)) * 1_000)
                try cluster.start((node + 1) % 3)
            }
            try cluster.start(node)
        }

        // What was acknowledged.

        /// The message in which a position was acknowledged is there, with what it had.
        private func check(_ office: ClusterOffice, _ log: JetStreamLog, _ place: String) throws {
            guard let last = published[office.name] else { return }
            let message = try log.messages(after: last.sequence - 1, limit: 1, maximumBytes: 1 << 20).first
            let header = try message.map { try Segment.header(of: $0.bytes) }
            #expect(message?.sequence == last.sequence && header?.after.size == last.position, "\(place)")
            #expect(try header?.after.root == office.ledger.ledger.root(ofSize: last.position), "\(place)")
        }

        /// Everybody publishes and mirrors once more, without faults, and everything is compared.
        func end() throws {
            for (office, log) in zip(offices, logs) {
                let end = try push(office).end()
                #expect(end.status == 0, "\(random): \(end.text)")
                let copied = try mirror(office).end()
                #expect(copied.status == 0, "\(random): \(copied.text)")
                #expect(try city.head(office) == office.head(), "\(random), \(office.name)")
                // Every entry is there once, and nothing is missing between two segments.
                var reached: Position = 0
                for message in try EntryLogContract.all(of: log) {
                    let header = try Segment.header(of: message.bytes)
                    #expect(header.before.size == reached, "\(random), \(office.name)")
                    reached = header.after.size
                }
                #expect(try reached == office.head().size, "\(random), \(office.name)")
            }
            try compareWithSQL()
            try compareShared()
        }

        private struct Counted: Decodable {
            struct Union: Decodable { let positions: [String: Int] }
            struct Row: Decodable {
                let `class`: String
                let socialProtection: Bool
                let households: Int
                let persons: Int
            }
            let union: Union
            let counts: [Row]
        }

        /// The union of the mirrors counts what SQL counts in the exports of the offices' own ledgers.
        private func compareWithSQL() throws {
            let lines = offices.map { "office \($0.name) \(city.path($0))" }
            let union = try folder.write(
                "all.union", (["socai union 1", "name City"] + lines + [""]).joined(separator: "\n"))
            let databases = folder.file("databases")
            try FileManager.default.createDirectory(atPath: databases, withIntermediateDirectories: false)
            for office in offices {
                let exported = try OfficeProgram.run(
                    ["export", office.path, "--sqlite", "\(databases)/\(office.name).db"], as: "city", of: cluster)
                #expect(exported.status == 0, "\(exported.text)")
            }
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("PovertyLedgerTests/SQL/figures_union.py").path
            var households = 0
            for day in ["2022-12-31", "2023-12-31", "2024-06-30", "2025-12-31"] {
                let counted = try OfficeProgram.run(
                    ["counts", union, day, "--format", "json"], as: "city", of: cluster)
                try #require(counted.status == 0, "\(counted.text)")
                let answer = try JSONDecoder().decode(Counted.self, from: counted.answer)
                let positions = answer.union.positions.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
                let output = try folder.write("sql-\(day).json", "")
                let process = Process(
                    "/bin/sh",
                    ["-c", "python3 \"$@\" > '\(output)'", "sh", script, databases, day, positions, "counts"])
                #expect(try process.runToEnd().status == 0)
                let sums = try JSONDecoder().decode([String: [Int]].self, from: Data(folder.read("sql-\(day).json")))
                let rows = answer.counts.map {
                    ("\($0.class) \($0.socialProtection ? 1 : 0)", [$0.households, $0.persons])
                }
                #expect(Dictionary(rows) { $1 } == sums, "\(random), \(day)")
                households += answer.counts.reduce(0) { $0 + $1.households }
            }
            print("the union counts \(households) households on four days, as SQL does")
            #expect(households > 0)
        }

        /// What clerks handed over is in the shared ledger once, and its copies are equal.
        private func compareShared() throws {
            try startRecorders()
            for (number, clerk) in clerks.enumerated() {
                // Also those that were acknowledged: they are found again, and not recorded twice.
                let end = try OfficeProgram.run(["record", address("thanh-pho"), clerk.file], as: "clerk", of: cluster)
                #expect(end.status == 0, "\(random), clerk \(number): \(end.text)")
                let isKnown = end.text.contains("recorded before") || end.text.contains("was recorded")
                if clerk.isRecorded { #expect(isKnown, "\(random), clerk \(number): \(end.text)") }
            }
            for recorder in recorders { _ = recorder?.killNow() }
            for recorder in recorders { _ = try recorder?.end() }
            let heads = try ["recorder-0", "recorder-1", "new"].map { name in
                let shared = try SharedHouseholdLedger(
                    at: folder.file("\(name).socai"),
                    through: NamedLog(
                        address("thanh-pho"), JetStreamLog(origin: "thanh-pho", cluster.options("recorder"))))
                #expect(try shared.ledger.info().entries == 1 + (clerks.count - 1) * Self.clerkEntries, "\(random)")
                return try shared.ledger.ledger.treeHead()
            }
            #expect(Set(heads).count == 1, "\(random)")
        }

        var report: String {
            let entries = offices.reduce(0) { $0 + $1.recorded }
            let events = published.values.reduce(0) { $0 + $1.position }
            let faults = [Fault.kill, .partition, .powerCut].map { "\(done[$0, default: 0]) \($0)" }
            let handed = clerks.count { $0.isRecorded }
            let ends = ends.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            return "\(faults.joined(separator: ", ")); \(entries) entries recorded, \(events) events acknowledged, "
                + "\(handed) files of clerks; programs ended with \(ends.joined(separator: ", "))"
        }
    }
#endif
