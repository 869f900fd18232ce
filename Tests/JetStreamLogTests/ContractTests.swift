// The promise that a log on a cluster does what any log must, and that an origin of any text has a subject of its own.

#if JetStream
    import EventLedger
    @testable import JetStreamLog
    import LedgerTestSupport
    import Synchronization
    import Testing

    @Suite(.timeLimit(.minutes(60))) struct ContractTests {
        @Test(.enabled(if: TestCluster.isExpected, TestCluster.missing)) func clusterDoesWhatAnyLogMust() throws {
            let cluster = try TestCluster()
            let count = Mutex(0)
            let origins = Mutex<[ObjectIdentifier: String]>([:])
            let logs = Mutex<[any EntryLog]>([])
            let open = { @Sendable (origin: String) throws -> any EntryLog in
                let log = try JetStreamLog(origin: origin, cluster.makerOptions())
                origins.withLock { $0[ObjectIdentifier(log)] = origin }
                // An identity is used again once its object is gone.
                logs.withLock { $0.append(log) }
                return log
            }
            let contract = EntryLogContract(
                empty: {
                    let number = count.withLock { count in
                        count += 1
                        return count
                    }
                    return try open("Phường \(number)")
                },
                again: { log in
                    let origin = origins.withLock { $0[ObjectIdentifier(log as AnyObject)] }
                    return try open(try #require(origin))
                })
            try contract.check()
        }

        /// The control: a log in memory passes, and each that does one thing wrong does not.
        @Test(arguments: NaiveLog.Fault.allCases) func contractFindsEachFault(_ fault: NaiveLog.Fault) throws {
            let contract = EntryLogContract(empty: { NaiveLog(fault) }, again: { $0 })
            if fault == .none {
                try contract.check()
            } else {
                withKnownIssue { try contract.check() }
            }
        }

        @Test func originsHaveSubjectsOfTheirOwn() {
            // By hand: UTF-8 of "ư" is C6 B0, of "ờ" E1 BB 9D.
            let cases = [
                ("phuong-1", "phuong-1"), ("P_1", "P_1"), ("a.b", "a=2eb"), ("a b", "a=20b"), ("*", "=2a"),
                (">", "=3e"),
                ("=", "=3d"), ("a=2eb", "a=3d2eb"), ("Phường", "Ph=c6=b0=e1=bb=9dng"), ("\u{0}", "=00"),
            ]
            for (origin, token) in cases {
                #expect(OriginSubject(origin: origin).token == token)
                #expect(OriginSubject.origin(of: token) == origin)
            }
            // What no origin is written as: so that each has one subject.
            for token in ["", "=", "=2", "=2E", "=61", "=2d", "a.b", "a b", "=ff", "=zz", "é"] {
                #expect(OriginSubject.origin(of: token) == nil, "\(token)")
            }
            var generator = SeededGenerator(seed: 5)
            for _ in 0..<2_000 {
                let count = generator.number(1...12)
                let scalars = (0..<count).compactMap { _ in Unicode.Scalar(UInt32(generator.number(0...0x3000))) }
                var origin = ""
                origin.unicodeScalars.append(contentsOf: scalars)
                guard !origin.isEmpty else { continue }
                let token = OriginSubject(origin: origin).token
                #expect(token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array(".*>".utf8).contains($0) })
                let back = OriginSubject.origin(of: token)
                #expect(back?.unicodeScalars.elementsEqual(origin.unicodeScalars) == true, "\(generator)")
            }
        }
    }

    /// An array of messages as a log, which may do one thing wrong.
    final class NaiveLog: EntryLog {
        enum Fault: CaseIterable {
            case none, ignoresExpectation, appendsFirstOfRefused, readsFromSequence, ignoresBytes, ignoresLimit
            case neverTooLarge, losesLastOfBatch, staleHead, givesNothingLarge
        }

        let maximumMessageBytes = 100_000
        private let fault: Fault
        private let kept = Mutex<[[UInt8]]>([])

        init(_ fault: Fault) { self.fault = fault }

        func head() throws(LedgerError) -> UInt64 {
            let count = kept.withLock { UInt64($0.count) }
            return fault == .staleHead && count > 2 ? count - 1 : count
        }

        func messages(after sequence: UInt64, limit: Int, maximumBytes: Int) throws(LedgerError) -> [LogMessage] {
            let kept = kept.withLock { $0 }
            var read: [LogMessage] = []
            var bytes = 0
            let first = Int(min(sequence, UInt64(kept.count)))
            for index in kept.indices.dropFirst(fault == .readsFromSequence ? max(first - 1, 0) : first) {
                bytes += kept[index].count
                let isFirst = read.isEmpty && fault != .givesNothingLarge
                if read.count >= limit, fault != .ignoresLimit { break }
                if !isFirst, bytes > maximumBytes, fault != .ignoresBytes { break }
                read.append(LogMessage(sequence: UInt64(index + 1), bytes: kept[index]))
            }
            return read
        }

        func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
            guard fault == .neverTooLarge || messages.allSatisfy({ $0.count <= maximumMessageBytes }) else {
                throw LedgerError(.invalidValue, "too large")
            }
            return try kept.withLock { kept throws(LedgerError) in
                guard UInt64(kept.count) == sequence || fault == .ignoresExpectation else {
                    if fault == .appendsFirstOfRefused { kept += messages.prefix(1) }
                    throw LedgerError(.versionConflict, "another message is there")
                }
                kept += fault == .losesLastOfBatch && messages.count > 2 ? messages.dropLast() : messages
                return UInt64(kept.count)
            }
        }

        func wait(beyond sequence: UInt64, atMost limit: Duration) throws(LedgerError) {}
    }
#endif
