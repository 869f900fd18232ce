// `socai recorder`: one program with a copy and the log records for many others, which hand their entries to it over a
// cluster with `socai record` and get each its receipt. How entries travel is no matter of it.

import ArgumentParser
import EventLedger
import Files
import JetStreamLog
import PovertyLedger
import Synchronization

struct RecorderCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "recorder",
        abstract: "Record for other machines what they hand over with `socai record`.",
        discussion: """
            LEDGER is this machine's copy of a ledger that several machines record into, made where there is none; LOG \
            is its log on a cluster. Entries that come at the same time share a commit. It runs until it is interrupted \
            (Ctrl-C), and then answers what it has taken. Several recorders may run: each entry goes to one of them, and \
            no entry is recorded twice.

            Example:
              socai recorder bac-lieu.socai nats://server:4222/example.com/bac-lieu
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The log, nats://SERVERS/ORIGIN.", valueName: "log"), transform: LogAddress.init)
    var log: LogAddress

    func perform(_ output: inout Output) throws -> ExitStatus {
        let service = try log.service()
        let ledger = try place.open(through: try log.log(appending: true), origin: log.origin)
        Interruption.watchForFile()
        let counts = RecorderCounts()
        let recorder = HouseholdRecorder(ledger.ledger, wording: \.words, report: counts.note)
        output.write(said("Recording for \(log.text), in \(place.ledger.printable); Ctrl-C ends it\n"))
        try output.flush()
        try service.serve(while: { !Interruption.hasCome }) { request in
            await recorder.answer(request, atMost: service.maximumAnswerBytes)
        }
        let (recorded, refused) = counts.all
        output.write(
            said("\(recorded, "entry was", "entries were") recorded, and \(refused, "entry", "entries") refused\n"))
        return .done
    }
}

/// How many entries a recorder answered for.
private final class RecorderCounts: Sendable {
    private let recorded = Atomic(0)
    private let refused = Atomic(0)

    @Sendable func note(_ answer: RecorderAnswer) {
        switch answer {
        case .recorded: recorded.add(1, ordering: .relaxed)
        case .refused: refused.add(1, ordering: .relaxed)
        }
    }

    var all: (recorded: Int, refused: Int) {
        (recorded.load(ordering: .relaxed), refused.load(ordering: .relaxed))
    }
}
