// What every test of this folder starts from: a ledger in a folder of its own, a clock the test sets, and short ways to
// write events. It decides nothing: expected values stand in the tests.

import LedgerTestSupport
import LedgerTesting
import Synchronization

@testable import EventLedger

extension Instant {
    /// 2024-01-02T03:04:05Z, where test clocks start.
    static let test = Instant(microsecondsSinceEpoch: 1_704_164_645_000_000) ?? .epoch
}

/// Secrets that count up, so that equal entries give equal bytes.
final class TestSecrets: Sendable {
    private let drawn = Mutex<UInt8>(0)

    /// The secrets as a ledger takes them: sixteen times 1, sixteen times 2, and so on.
    var source: SecretSource {
        {
            let number = self.drawn.withLock { drawn in
                drawn &+= 1
                return drawn
            }
            return EntrySecret([UInt8](repeating: number, count: 16)) ?? .random()
        }
    }
}

/// A new ledger in a folder of its own.
final class TestLedger {
    let place: TemporaryLedger
    let clock: TestClock
    private(set) var ledger: Ledger

    /// Makes the ledger.
    init(offset: UTCOffset = .plusSeven, clock: TestClock = TestClock(.test)) throws {
        place = try TemporaryLedger()
        self.clock = clock
        ledger = try Ledger(
            at: place.path, mode: .create, domain: .unnamed, offset: offset, clock: clock.reading,
            secrets: TestSecrets().source)
    }

    var path: String { place.path }

    /// Records an entry of facts and advances the clock by a second.
    @discardableResult
    func record(_ id: String, _ events: [NewEvent]) throws -> Receipt {
        defer { clock.advance(seconds: 1) }
        return try ledger.record(entry(id, events))
    }
}

/// An entry recorded by "tester".
func entry(
    _ id: String, _ events: [NewEvent], expecting: [StreamName: ExpectedVersion] = [:], claimedTime: Instant? = nil
) -> NewEntry {
    NewEntry(id: id, actor: "tester", claimedTime: claimedTime, events: events, expecting: expecting)
}

/// A fact of a stream.
func fact(
    _ stream: StreamName, type: UInt16 = 1, on day: Day = "2022-01-01", summary: UInt32 = 0, payload: [UInt8] = []
) -> NewEvent {
    NewEvent(stream: stream, type: type, effectiveOn: day, summary: summary, payload: payload)
}

/// So many facts of a stream, told apart by their summaries, which count from `first`.
func facts(_ count: Int, of stream: StreamName, first: Int = 1) -> [NewEvent] {
    (0..<count).map { fact(stream, summary: UInt32(first + $0)) }
}

extension StreamName: ExpressibleByStringLiteral {
    /// A stream of category 1.
    public init(stringLiteral id: String) { self.init(category: 1, id: id) }
}

/// The error that `body` throws; nil if it throws none.
func failure(of body: () throws(LedgerError) -> Void) -> LedgerError? {
    do {
        try body()
        return nil
    } catch {
        return error
    }
}

/// The code of the error that `body` throws; nil if it throws none.
func code(of body: () throws(LedgerError) -> Void) -> LedgerError.Code? { failure(of: body)?.code }

/// The same for a body that may throw anything; nil also when that is no error of the ledger.
func anyCode(of body: () throws -> Void) -> LedgerError.Code? {
    do {
        try body()
        return nil
    } catch { return (error as? LedgerError)?.code }
}

/// The code of the error with which opening fails; nil if it succeeds, and then it is closed again.
func openingCode(_ path: String, _ mode: OpenMode) -> LedgerError.Code? {
    code { () throws(LedgerError) in _ = try Ledger(at: path, mode: mode) }
}

extension UTCOffset {
    /// +07:00.
    static let plusSeven = UTCOffset(minutes: 420) ?? .utc
}
