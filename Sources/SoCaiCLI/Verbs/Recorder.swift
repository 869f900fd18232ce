// `socai recorder` and `socai record`: one program records for many others, which hand their entries to it over a cluster
// and get each its receipt. The one has the copy and the log; the others have neither, and nothing to keep.

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
        let recorder = HouseholdRecorder(ledger.ledger) { $0.words }
        output.write(said("Recording for \(log.text), in \(place.ledger.printable); Ctrl-C ends it\n"))
        try output.flush()
        try service.serve(while: { !Interruption.hasCome }) { request in
            let answer = await recorder.answer(request)
            counts.note(answer)
            return answer
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

    func note(_ answer: [UInt8]) {
        if case .recorded = RecorderAnswer(answer) {
            recorded.add(1, ordering: .relaxed)
        } else {
            refused.add(1, ordering: .relaxed)
        }
    }

    var all: (recorded: Int, refused: Int) {
        (recorded.load(ordering: .relaxed), refused.load(ordering: .relaxed))
    }
}

struct RecordCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Hand the entries of JSON Lines files to the recorder of a shared ledger.",
        discussion: """
            Each entry is recorded by itself, in the order of the lines, and its receipt is printed once it is on the \
            disks of most servers of the cluster. A refused entry is reported with its line, and the next one is handed \
            over. Entries that were recorded before with the same content are found again, so that a file can be handed \
            over again.

            Example:
              socai record nats://server:4222/example.com/bac-lieu reviews-2023.jsonl
            """)

    @Argument(
        help: ArgumentHelp("The log of the ledger, nats://SERVERS/ORIGIN.", valueName: "log"),
        transform: LogAddress.init)
    var log: LogAddress

    @Argument(help: "The files to read, in this order; - is standard input.", completion: .file())
    var files: [String]

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        let requests = try log.requests()
        Interruption.watchForFile()
        var answer = RecordAnswer()
        var writer = EntryWriter()
        for file in files where !Interruption.hasCome {
            var entries = try EntryFileReader(path: file)
            while !Interruption.hasCome {
                do throws(LedgerError) {
                    guard let line = try entries.next() else { break }
                    writer.removeAll()
                    writer.append(line)
                    switch RecorderAnswer(try requests.answer(to: writer.bytes)) {
                    case .recorded(let receipt):
                        answer.receipts.append(RecordAnswer.Row(id: line.entry.id, receipt: receipt))
                    case .refused(let code, let words):
                        answer.refused += 1
                        answer.isUnreachable = answer.isUnreachable || code == .unreachable
                        Console.say("\(entries.name.printable):\(entries.lineNumber): \(words.printable)")
                    case nil:
                        throw LedgerError(
                            .damaged, "what answers is no recorder of this program",
                            remedy: "look which program serves the origin", file: log.text)
                    }
                } catch {
                    // A line that is none is one thing, no cluster and no file another: then nothing more is handed over,
                    // and what was recorded is told all the same.
                    guard error.place.line != nil, error.code != .readFailed, error.code != .otherFormat else {
                        if !answer.receipts.isEmpty { form.write(answer, to: &output) }
                        throw error
                    }
                    answer.refused += 1
                    Console.say(error.words)
                }
            }
        }
        form.write(answer, to: &output)
        if Interruption.hasCome { return .interrupted }
        return answer.isUnreachable ? .systemFailed : answer.refused > 0 ? .badInput : .done
    }
}

/// The answer of `socai record`.
struct RecordAnswer: FormattedAnswer, LedgerAnswer {
    /// An entry and its receipt.
    struct Row {
        /// The id of the entry.
        let id: String
        /// Where it is.
        let receipt: Receipt
    }

    /// The receipts, in the order of the lines.
    var receipts: [Row] = []
    /// Lines that were not recorded.
    var refused = 0
    /// Whether the recorder did not reach the log.
    var isUnreachable = false

    var columns: [AnswerColumn<RecordAnswer>] {
        let rows: [AnswerColumn<Row>] = [
            .text("entry", \.id), .number("position", .position, \.receipt.positions.lowerBound),
            .number("lastPosition", .position, \.receipt.positions.upperBound),
            .instant("recordedAt", \.receipt.recordedAt), .truth("recordedBefore", \.receipt.wasAlreadyRecorded),
        ]
        return [.list("receipts", \.receipts, rows), .count("refused", \.refused)]
    }

    func table(width: Int?) -> String {
        let known = receipts.count { $0.receipt.wasAlreadyRecorded }
        let new = receipts.count - known
        let sentence: Sentence =
            "Recorded \(new, "entry", "entries"); \(known, "entry was", "entries were") recorded before, and "
            + "\(refused, "line", "lines") refused"
        return Paragraph.text(said(sentence), width: width)
    }
}
