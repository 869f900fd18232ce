// What a signal that ends the program leaves behind: a sentence and the status of a failure. LMDB has no checksums of
// its pages; when it follows a damaged one out of the map, or can't go on, the system ends the process. What is wrong
// can't be found out there, where no memory may be asked for, so the process begins anew as `ended-by-signal`, which
// looks at the pages with plain reads. Only the program does this: in a library it would be the business of the
// embedding program.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The signals by which damage ends a program, and what the program then does.
enum FatalSignal {
    /// A bad address, a page beyond the end of the file, an assertion of LMDB, and a trap of this program's own.
    static let all: [(number: Int32, name: String)] = [
        (SIGSEGV, "SIGSEGV"), (SIGBUS, "SIGBUS"), (SIGABRT, "SIGABRT"), (SIGILL, "SIGILL"), (SIGTRAP, "SIGTRAP"),
        (SIGFPE, "SIGFPE"),
    ]

    private typealias Words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    /// The words that the program begins anew with, made before there is a signal.
    nonisolated(unsafe) private static let words = Atomic<Words?>(nil)
    private static let (programIndex, numberIndex, firstLedgerIndex, maximumLedgers) = (0, 2, 4, 2)

    /// From here on these signals are reported. Called once, before any ledger is opened.
    static func watch() {
        let made = Words.allocate(capacity: firstLedgerIndex + maximumLedgers + 1)
        made.initialize(repeating: nil, count: firstLedgerIndex + maximumLedgers + 1)
        #if os(Linux)
            made[programIndex] = strdup("/proc/self/exe")
        #else
            made[programIndex] = strdup(CommandLine.arguments.first ?? "socai")
        #endif
        made[1] = strdup(EndedBySignalCommand.name)
        made[numberIndex] = strdup("00")
        made[3] = strdup("--")
        words.store(made, ordering: .sequentiallyConsistent)
        for (number, _) in all { signal(number) { number in FatalSignal.report(number) } }
    }

    /// Notes a ledger whose pages are to be looked at when a signal ends the program.
    static func note(ledger path: String) {
        guard let words = words.load(ordering: .sequentiallyConsistent) else { return }
        for index in firstLedgerIndex..<firstLedgerIndex + maximumLedgers where words[index] == nil {
            words[index] = strdup(path)
            return
        }
    }

    /// The handler: only calls that are safe inside one.
    private static func report(_ number: Int32) {
        if let words = words.load(ordering: .sequentiallyConsistent), let program = words[programIndex] {
            words[numberIndex]?[0] = CChar(truncatingIfNeeded: 48 + number / 10)
            words[numberIndex]?[1] = CChar(truncatingIfNeeded: 48 + number % 10)
            _ = execv(program, words)
        }
        let message: StaticString = "socai: a signal ended the program; check the ledger with `socai verify`\n"
        _ = write(2, message.utf8Start, message.utf8CodeUnitCount)
        _exit(ExitStatus.systemFailed.rawValue)
    }
}

struct EndedBySignalCommand: Verb {
    static let name = "ended-by-signal"

    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Say why a signal ended the program.", shouldDisplay: false)

    @Argument(help: "The number of the signal.")
    var number: Int32

    @Argument(help: "The ledgers that were read.")
    var ledgers: [String] = []

    func perform(_ output: inout Output) throws -> ExitStatus {
        let signal = FatalSignal.all.first { $0.number == number }?.name ?? "\(number)"
        let start = said("a signal (\(signal)) ended the program before its answer was complete")
        var isDamaged = false
        for ledger in ledgers {
            do {
                guard let damage = try Ledger.damagedPage(at: ledger) else { continue }
                Console.say(said("\(ledger): \(start): \(damage); restore the ledger from a backup"))
            } catch {
                Console.say(said("\(start), and its ledger can't be read any more: \(error)"))
            }
            isDamaged = true
        }
        if !isDamaged {
            Console.say(
                said(
                    "\((ledgers + [start]).joined(separator: ": ")), and no page is damaged now: the file was changed "
                        + "meanwhile, or socai has a fault; run `socai verify`, and tell us if it finds nothing"))
        }
        return .systemFailed
    }
}
