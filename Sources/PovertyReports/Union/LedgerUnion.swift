// The ledgers of many offices, open at once to be asked together. They are opened for reading only, and nothing of a
// union is stored anywhere: it is as current as its files are. What is answered is in `UnionCutView+….swift`.

import EventLedger
import Files
import PovertyLedger

/// The ledgers that a union file lists, open for reading.
public final class LedgerUnion: Sendable {
    /// The name of the union.
    public let name: String
    /// The path of the union file.
    public let path: String
    private let ledgers: [OfficeLedger]

    /// The ledger of one office.
    private struct OfficeLedger: Sendable {
        let office: String
        let ledger: RecordedLedger
        let rulesVersion: UInt32
        let known: KnownUnits
    }

    /// Address space for each ledger: thousands of them must fit into that of a process.
    private static let mapSizeBytes = 1 << 30
    /// The descriptors of an open ledger, and those that a process has beside.
    private static let (filesOfLedger, otherFiles) = (4, 64)

    /// Opens the ledgers that a file lists, whose paths are relative to its folder.
    ///
    /// Throws what `UnionFile` throws; `malformedUnion`, with the line, where two paths lead to one file or two ledgers
    /// have different offsets from UTC; `tooManyFiles` where the system allows this process too few open files; and what
    /// opening a ledger throws, with its path. Cost: about 0.2 ms and four descriptors a ledger.
    public convenience init(at path: String, clock: @escaping LedgerClock = SystemClock.now) throws(LedgerError) {
        try self.init(UnionFile(path: path), at: path, clock: clock)
    }

    /// The same with what the file at a path says.
    public init(
        _ file: UnionFile, at path: String, clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        (name, self.path) = (file.name, path)
        let needed = file.offices.count * LedgerUnion.filesOfLedger + LedgerUnion.otherFiles
        let allowed = System.allowOpenFiles(needed)
        guard allowed >= needed else {
            throw LedgerError(
                .tooManyFiles,
                "a union of \(file.offices.count) ledgers takes \(needed) open files, and \(allowed) are allowed",
                remedy: "raise the limit of open files (ulimit -n)", file: path)
        }
        var ledgers: [OfficeLedger] = []
        ledgers.reserveCapacity(file.offices.count)
        for office in file.offices {
            let ledger = try LedgerUnion.open(office, in: path, after: ledgers, clock)
            if let first = ledgers.first, first.ledger.offset != ledger.offset {
                throw LedgerError(
                    .malformedUnion,
                    "the ledger of \(office.name) has the offset \(ledger.offset) from UTC, that of \(first.office) has "
                        + "\(first.ledger.offset)",
                    remedy: "a day ends at another instant in each; make a union of ledgers with one offset"
                ).with(file: path, line: office.line)
            }
            ledgers.append(
                OfficeLedger(
                    office: office.name, ledger: ledger, rulesVersion: try ledger.rulesVersion(), known: KnownUnits()))
        }
        self.ledgers = ledgers
    }

    private static func open(
        _ office: UnionFile.Office, in path: String, after ledgers: [OfficeLedger], _ clock: @escaping LedgerClock
    ) throws(LedgerError) -> RecordedLedger {
        let place = office.path.hasPrefix("/") ? office.path : folder(of: path) + office.path
        do {
            return try RecordedLedger(
                at: place, amongMany: mapSizeBytes, domain: .povertyReduction, clock: clock)
        } catch {
            switch error.code {
            case .alreadyOpen:
                guard let other = ledgers.first(where: { LedgerUnion.isSameFile($0.ledger.path, place) }) else {
                    throw error
                }
                throw LedgerError.sameLedger(office.name, other.office).with(file: path, line: office.line)
            case .noSuchFile:
                throw LedgerError(
                    .noSuchFile, "there is no ledger of the office \(office.name)",
                    remedy: "line \(office.line) of \(path) names it", file: place)
            default: throw error
            }
        }
    }

    private static func isSameFile(_ path: String, _ other: String) -> Bool {
        guard let first = try? FileStatus(path: path) else { return false }
        return (try? FileStatus(path: other))?.identity == first.identity
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The names of the offices, in the order of the file.
    public var offices: [String] { ledgers.map(\.office) }

    /// One committed state of each ledger, to ask any number of questions of.
    ///
    /// The states are taken one after another: a union has no moment of its own, and its cut is a position of each.
    public func view() throws(LedgerError) -> UnionView {
        var offices: [UnionView.Office] = []
        offices.reserveCapacity(ledgers.count)
        for ledger in ledgers {
            offices.append(
                UnionView.Office(
                    name: ledger.office, view: HouseholdView(ledger: try ledger.ledger.view(), known: ledger.known),
                    rulesVersion: ledger.rulesVersion))
        }
        return UnionView(name: name, path: path, offices: offices)
    }
}
