// An office with a ledger of its own, which it records bit by bit, and its way into a log. What it records is generated,
// so that it has every kind of event.

#if JetStream
    import EventLedger
    import LedgerTestSupport
    import PovertyLedger
    import PovertyReports
    import Testing

    /// An office of a city, with the name of a user of the cluster.
    final class ClusterOffice {
        let name: String
        let path: String
        let ledger: HouseholdLedger
        private let entries: [Entry]
        /// How many entries it has recorded.
        private(set) var recorded = 0

        /// An office with a number, in a folder.
        init(_ number: Int, in folder: TemporaryFolder, seed: UInt64 = 1_600, events: Int = 300) throws {
            name = "phuong-\(number)"
            path = folder.file("phuong-\(number).socai")
            let history = GeneratedHistory.of(seed: seed + UInt64(number), events: events, breakPercent: 0)
            entries = history.accepted
            ledger = try HouseholdLedger(at: path, mode: .create, clock: { history.clock })
        }

        var hasMore: Bool { recorded < entries.count }

        /// Records so many entries more, where there are as many.
        func record(_ count: Int) throws {
            for entry in entries[recorded...].prefix(count) {
                try ledger.record(entry, keepingRecordedTime: true)
                recorded += 1
            }
        }

        func head() throws -> TreeHead { try ledger.ledger.treeHead() }

        /// Publishes what a log has not; in segments small enough that there are several.
        @discardableResult
        func push(to log: any EntryLog, maximumSegmentBytes: Int = 4_000) throws -> PushReport {
            try ledger.outbox(
                to: NamedLog(name, log), origin: KeyName(name), maximumSegmentBytes: maximumSegmentBytes
            ).push()
        }
    }

    /// A city's mirrors of its offices, in a folder, and the union of them.
    struct ClusterCity {
        let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        func path(_ office: ClusterOffice) -> String { folder.file(office.name + ".socai") }

        /// Folds a log into the mirror of an office, which is closed afterwards.
        @discardableResult
        func fold(_ log: any EntryLog, named name: String? = nil, _ office: ClusterOffice) throws -> FoldReport {
            try HouseholdMirror(at: path(office)).fold(from: NamedLog(name ?? office.name, log))
        }

        /// The error of folding a log; nil where there is none.
        func failure(_ log: any EntryLog, named name: String? = nil, _ office: ClusterOffice) throws -> LedgerError? {
            do {
                try fold(log, named: name, office)
                return nil
            } catch let error as LedgerError { return error }
        }

        /// Where a mirror is, which is a state that its office had, and sound.
        func head(_ office: ClusterOffice) throws -> TreeHead {
            guard let ledger = try HouseholdMirror(at: path(office)).ledger else {
                return TreeHead(size: 0, root: try office.ledger.ledger.root(ofSize: 0))
            }
            let head = try ledger.ledger.treeHead()
            #expect(try office.ledger.ledger.root(ofSize: head.size) == head.root, "\(office.name)")
            #expect(try ledger.verify().isSound, "\(office.name)")
            return head
        }

        /// Households and persons by class, as the union of the mirrors counts them.
        func counts(_ offices: [ClusterOffice], on day: Day) throws -> [String: [Int]] {
            let lines = offices.map { "office \($0.name) \(path($0))" }
            let file = try folder.write(
                "city.union", (["socai union 1", "name City"] + lines + [""]).joined(separator: "\n"))
            return Self.sums(try LedgerUnion(at: file).view().at(CutExpression(day)).counts().rows)
        }

        /// The same, of rows of counts.
        static func sums(_ rows: [Counts.Row]) -> [String: [Int]] {
            var sums: [String: [Int]] = [:]
            for row in rows {
                let key = "\(row.account.householdClass) \(row.account.socialProtection)"
                let sum = sums[key] ?? [0, 0]
                sums[key] = [sum[0] + row.tally.households, sum[1] + row.tally.persons]
            }
            return sums
        }
    }
#endif
