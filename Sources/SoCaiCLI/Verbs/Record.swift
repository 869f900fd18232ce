// `socai record`: a program without a copy hands the entries of files to a recorder over a cluster, and prints the receipt
// of each. It has no log and keeps nothing, so that a file can be handed over again.

import ArgumentParser
import EventLedger
import Files
import JetStreamLog
import PovertyLedger

struct RecordCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Hand the entries of JSON Lines files to the recorder of a shared ledger.",
        discussion: """
            Each entry is recorded by itself, in the order of the lines, and its receipt is printed once it is on the \
            disks of most servers of the cluster. Lines that need not be waited for travel together. A refused entry is \
            reported with its line, and the next one is handed over. Entries that were recorded before with the same \
            content are found again, so that a file can be handed over again.

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
        let desk = try Handover(through: log.requests(), log.text)
        Interruption.watchForFile()
        do {
            for file in files where !Interruption.hasCome { try desk.handOver(file) }
        } catch {
            // What became of the lines before is told all the same.
            if !desk.answer.isEmpty {
                form.write(desk.answer, to: &output)
                try output.flush()
            }
            throw error
        }
        let answer = desk.answer
        form.write(answer, to: &output)
        if Interruption.hasCome { return .interrupted }
        return answer.isUnreachable ? .systemFailed : answer.refused > 0 ? .badInput : .done
    }
}

/// The way of lines to a recorder, several in a request: it waits for no line while it has others to hand over.
private final class Handover {
    /// The most bytes of a request, unless a line alone has more.
    private static let maximumBytes = 256 << 10

    private let requests: JetStreamRequests
    private let place: String
    private(set) var answer = RecordAnswer()
    /// The lines of the next request, and their entries.
    private var request: [UInt8] = []
    private var lines: [(id: String, file: String, number: Int)] = []

    init(through requests: JetStreamRequests, _ place: String) {
        self.requests = requests
        self.place = place
    }

    /// Hands over the entries of a file. A line that can't be read is reported, and is no reason to stop.
    func handOver(_ file: String) throws(LedgerError) {
        var entries = try EntryFileReader(path: file)
        var writer = EntryWriter()
        var isAtEnd = false
        while !isAtEnd, !Interruption.hasCome {
            do throws(LedgerError) {
                if let line = try entries.next() {
                    writer.removeAll()
                    writer.append(line)
                    try add(writer.bytes, (line.entry.id, entries.name, entries.lineNumber))
                } else {
                    isAtEnd = true
                }
                if isAtEnd || !entries.hasNextLine { try send() }
            } catch {
                // A line that is none is one thing, no cluster and no file another: then nothing more is handed over.
                guard error.place.line != nil, error.code != .readFailed, error.code != .otherFormat else {
                    throw error
                }
                defer {
                    answer.refused += 1
                    Console.say(error.words)
                }
                // Those before it are reported first.
                try send()
            }
        }
    }

    private func add(_ bytes: [UInt8], _ line: (id: String, file: String, number: Int)) throws(LedgerError) {
        do throws(LedgerError) {
            try requests.check(bytes)
        } catch { throw error.with(file: line.file, line: line.number) }
        let room = min(Handover.maximumBytes, requests.maximumRequestBytes)
        if lines.count == HouseholdRecorder.maximumLines || request.count + bytes.count > room { try send() }
        request += bytes
        lines.append(line)
    }

    /// Hands over what is there, and notes what became of each line.
    private func send() throws(LedgerError) {
        guard !lines.isEmpty else { return }
        defer {
            request.removeAll(keepingCapacity: true)
            lines.removeAll(keepingCapacity: true)
        }
        guard let answers = RecorderAnswer.answers(to: lines.count, try requests.answer(to: request)) else {
            throw LedgerError(
                .damaged, "what answers is no recorder of this program",
                remedy: "look which program serves the origin", file: place)
        }
        for (line, given) in zip(lines, answers) {
            switch given {
            case .recorded(let receipt):
                answer.receipts.append(RecordAnswer.Row(id: line.id, receipt: receipt))
            case .refused(let code, let words):
                answer.refused += 1
                answer.isUnreachable = answer.isUnreachable || code == .unreachable
                Console.say("\(line.file.printable):\(line.number): \(words.printable)")
            }
        }
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
    /// Whether nothing is known of any line.
    var isEmpty: Bool { receipts.isEmpty && refused == 0 }
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
