// What the program begins anew as when a signal has ended it: it says whether the pages of the ledger are the reason.
// Nobody is meant to call it; it only reads.

import ArgumentParser
import EventLedger
import PovertyLedger

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
        let start = "a signal (\(signal)) ended the program before its answer was complete"
        var isDamaged = false
        for ledger in ledgers {
            do {
                guard let damage = try Ledger.damagedPage(at: ledger) else { continue }
                Console.say("\(ledger): \(start): \(damage); restore the ledger from a backup")
            } catch {
                Console.say("\(start), and its ledger can't be read any more: \(error)")
            }
            isDamaged = true
        }
        if !isDamaged {
            Console.say(
                "\((ledgers + [start]).joined(separator: ": ")), and no page is damaged now: the file was changed "
                    + "meanwhile, or socai has a fault; run `socai verify`, and tell us if it finds nothing")
        }
        return .systemFailed
    }
}
