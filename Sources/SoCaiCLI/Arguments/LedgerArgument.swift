// The ledger a verb works on, and how it is opened: for reading unless the verb writes.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The path of a ledger, the first argument of every verb that works on one.
struct LedgerArgument: ParsableArguments {
    @Argument(help: "The file of the ledger.", completion: .file())
    var ledger: String

    func validate() throws {
        if ledger.isEmpty { throw ValidationError(said("The name of the ledger is empty; it must name a file")) }
        if ledger == "-" {
            throw ValidationError(
                said(
                    "A ledger is a file, never standard input or output (-); name a file, or write ./- for a file with that name"
                )
            )
        }
    }

    /// Throws `notALedger` for the lock file that belongs to a ledger, for any use: opening it would take
    /// the locks from those who have the ledger open, and a new ledger of that name would be taken for one.
    static func checkIsNoLockFile(_ path: String) throws(LedgerError) {
        let suffix = "-lock"
        guard path.hasSuffix(suffix), access(String(path.dropLast(suffix.utf8.count)), F_OK) == 0 else { return }
        throw LedgerError(
            .notALedger, "this is the lock file of a ledger, not a ledger",
            remedy: "name \(path.dropLast(suffix.utf8.count))", file: path)
    }

    /// Brings the ledger to the newest format; gives the last position.
    func upgrade(progress: (Position, Position) -> Void) throws(LedgerError) -> Position {
        FatalSignal.note(ledger: ledger)
        try LedgerArgument.checkIsNoLockFile(ledger)
        do {
            return try HouseholdLedger.upgrade(at: ledger, progress: progress)
        } catch { throw explained(error) }
    }

    /// Opens the ledger; where there is none the error says how to make one. Throws `askAnOffice` for a union.
    func open(_ mode: OpenMode) throws(LedgerError) -> HouseholdLedger {
        try check()
        do {
            let opened = try HouseholdLedger(at: ledger, mode: mode)
            if mode != .readOnly { report(opened) }
            return opened
        } catch { throw explained(error) }
    }

    /// Opens this machine's copy of a ledger that several machines record into, made where there is none.
    func open(through log: NamedLog, origin: KeyName?) throws(LedgerError) -> SharedHouseholdLedger {
        try check()
        let shared = try SharedHouseholdLedger(at: ledger, through: log, origin: origin)
        report(shared.ledger)
        return shared
    }

    /// Throws where the name is not that of one ledger.
    private func check() throws(LedgerError) {
        FatalSignal.note(ledger: ledger)
        guard !UnionFile.isNamed(by: ledger) else {
            throw LedgerError(
                .askAnOffice, "this verb works on one ledger, and this is a union of several",
                remedy: "name the ledger of an office of the union", file: ledger)
        }
        try LedgerArgument.checkIsNoLockFile(ledger)
    }

    /// Has a ledger say when it waits, and when Ctrl-C comes too late.
    private func report(_ opened: HouseholdLedger) {
        opened.ledger.reportWaiting { Console.say(LedgerArgument.words(for: $0)) }
        opened.ledger.reportCommitting { Interruption.commit() }
    }

    /// One state of the ledger, to read: all that a verb says is of that state.
    func view() throws(LedgerError) -> HouseholdView { try open(.readOnly).view() }

    /// What is said while another writer is waited for.
    private static func words(for writer: WriterInTheWay) -> String {
        let start = said("waiting for another writer of this ledger")
        if writer.isThisProcess { return said("\(start), in this process") }
        guard let process = writer.process else { return said("\(start); which process it is can't be seen from here") }
        return said("\(start): process \(process)") + (writer.command.map { " (\($0.printable))" } ?? "")
    }

    /// The error; where there is no ledger it says how to make one, and a ledger whose list of tables is damaged is not
    /// called another kind of file.
    func explained(_ error: LedgerError) -> LedgerError {
        if error.code == .notALedger, let damage = try? Ledger.damagedPage(at: ledger) {
            return LedgerError(.damaged, damage, remedy: "restore the ledger from a backup", file: ledger)
        }
        guard error.code == .noSuchFile else { return error }
        return LedgerError(error.code, "there is no such ledger", remedy: "make one with `socai init`", file: ledger)
    }
}

extension LedgerArgument {
    /// One state of the ledger, or of each ledger of a union, whose file ends in `.union`: the one place that decides
    /// which it is.
    func source() throws(LedgerError) -> UnionView {
        guard UnionFile.isNamed(by: ledger) else { return UnionView(try view()) }
        let view = try LedgerUnion(at: ledger).view()
        if view.hasDifferentRules {
            Console.say(
                said(
                    "the ledgers of \(ledger.printable) are recorded under different versions of the rules: \(view.rulesWords()); an older one holds nothing of what later versions brought, such as funds and transfers, until more is recorded in it"
                ))
        }
        return view
    }

    /// The same, folded from the raw events where that is asked for.
    ///
    /// Throws `invalidValue` where the offices of a ledger are asked for.
    func source(_ offices: OfficesOption, replayed: Bool = false) throws(LedgerError) -> UnionView {
        guard UnionFile.isNamed(by: ledger) || !offices.offices else {
            throw LedgerError(
                .invalidValue, "--offices is given, and a ledger is that of one office",
                remedy: "it goes with a union, a file whose name ends in .union", file: ledger)
        }
        return try replayed ? source().replayed : source()
    }
}

/// `--offices`, for verbs that take a union of ledgers in place of a ledger.
struct OfficesOption: ParsableArguments {
    @Flag(help: "Add the answer of each office, where LEDGER is a union (its name ends in .union).")
    var offices = false
}
