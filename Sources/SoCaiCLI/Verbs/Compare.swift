// `socai compare`: whether two ledgers are equal, one the past of the other, or forked, or how a ledger compares with
// what was signed of it. It only reads.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct CompareCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Report whether two ledgers are equal, one is older, or where they differ.",
        discussion: """
            Compares all entries byte by byte. Two ledgers are equal if they have the same entries and the same offset \
            from UTC. A backup is older than its ledger once more is recorded (in JSON: its past). At the first \
            difference, both versions are printed. The exit status is 1 unless they are equal.

            OTHER may also be the file of a signed checkpoint. Then the ledger's tree must equal or continue the signed \
            one; the number of added or missing events is printed. The exit status is 1 if it does not. Stored hashes are \
            compared and no entry is read; verify --checkpoint computes the hashes from the entries again. Signatures are \
            checked with the given keys.

            To restore a ledger that is behind its backup, or forked from it, end every program that has it open, move a \
            copy of the backup into its place (mv, never cp) and remove the old lock file (LEDGER-lock).

            Example:
              socai compare bac-lieu.socai 2024-01-15.socai
              socai compare bac-lieu.socai 2024-01-15.checkpoint --verifier-key example.com/so-cai+cf3d…
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: "The file of the other ledger, or of a checkpoint; - is a checkpoint from standard input.",
        completion: .file())
    var other: String

    @OptionGroup var verifiers: VerifierKeyOption

    @OptionGroup var form: ReportOption

    func validate() throws {
        if other.isEmpty { throw ValidationError(said("The name of the other ledger is empty; it must name a file")) }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        if other == "-" || SignedCheckpoint.isWritten(at: other) {
            let signed = try SignedCheckpoint(path: other)
            let signatures = try verifiers.keys.isEmpty ? nil : signed.signatures(by: verifiers.keys, file: other)
            let comparison = try place.view().compare(with: signed.checkpoint)
            let answer = CheckpointComparisonAnswer(
                ledger: place.ledger, file: CheckAnswer.name(of: other), comparison: comparison, signatures: signatures)
            form.write(answer, to: &output)
            return comparison.isCovered ? .done : .finding
        }
        guard verifiers.keys.isEmpty else {
            throw LedgerError(
                .invalidValue, "--verifier-key goes with the file of a checkpoint, and this is none",
                remedy: "leave it out, or name a checkpoint"
            ).with(file: other)
        }
        let comparison = try compared(with: place.open(.readOnly))
        form.write(ComparisonAnswer(report: comparison), to: &output)
        return comparison.comparison.isEqual ? .done : .finding
    }

    private func compared(with ledger: HouseholdLedger) throws(LedgerError) -> HouseholdLedgerComparison {
        FatalSignal.note(ledger: other)
        try LedgerArgument.checkIsNoLockFile(other)
        var bar = ProgressBar("comparing")
        defer { bar.clear() }
        return try ledger.compare(
            withLedgerAt: other, progress: { done, all in bar.update(done, of: all, note: said("\(done) events")) })
    }
}

/// The answer of `socai compare`.
struct ComparisonAnswer: FormattedAnswer {
    /// How they compare.
    let report: HouseholdLedgerComparison

    private var comparison: LedgerComparison { report.comparison }
    private var ledger: String { report.path }
    private var other: String { report.otherPath }

    func table(width: Int?) -> String {
        var text = Paragraph.text(sentence, width: width)
        if comparison.offset != comparison.otherOffset {
            text += Paragraph.text(
                said(
                    "Their days end at different times: in \(ledger) at UTC\(comparison.offset), in \(other) at "
                        + "UTC\(comparison.otherOffset)"), width: width)
        }
        if let signed { text += Paragraph.text(signed, width: width) }
        if comparison.haveSameTree == false {
            text += Paragraph.text(
                said(
                    "Their trees differ, since entries were recorded or imported with other secrets: a checkpoint of one is none "
                        + "of the other"), width: width)
        }
        if let fork = report.fork { text += "\n" + sides(of: fork).text(width: width) }
        return text
    }

    private var sentence: String {
        let common = comparison.common
        let what = said("\(CountedNoun.entries(common.entries)) with \(CountedNoun.events(common.position))")
        switch comparison.relation {
        case .sameEntries:
            return comparison.isEqual
                ? said("\(ledger) and \(other) are equal: \(what)")
                : said("\(ledger) and \(other) have the same entries but are not equal: \(what)")
        case .past: return past(ledger, of: other, comparison.otherEnd)
        case .future: return past(other, of: ledger, comparison.end)
        case .forked(let fork):
            let parts = fork.differences.map { EventWords.words($0.rawValue) }.joined(separator: ", ")
            return said(
                "\(ledger) and \(other) part after \(place(common)); the first difference is at position "
                    + "\(fork.position), in: \(parts)")
        }
    }

    private func past(_ past: String, of later: String, _ end: LedgerMark) -> String {
        said(
            "\(past) is the past of \(later): both are the same up to \(place(comparison.common)), and \(later) goes on to "
        )
            + place(end)
    }

    /// What was signed of the later ledger that the other does not reach.
    private var signed: String? {
        guard let last = comparison.checkpointsBeyond.last else { return nil }
        let (past, later) = comparison.relation == .past ? (ledger, other) : (other, ledger)
        let count = comparison.checkpointsBeyond.count
        return
            said(
                "\(later) was signed beyond \(past): it keeps \(count, "checkpoint", "checkpoints") that "
                    + "\(past) does not reach, the last of size \(last.size); \(past) must not be signed under the same origin"
            )
    }

    private func place(_ mark: LedgerMark) -> String {
        guard let entry = mark.entry, let recordedAt = mark.recordedAt else {
            return said("position 0, before any entry")
        }
        return
            said(
                "position \(mark.position) (entry \(entry), recorded \(ClaimedTime.text(recordedAt, isClaimed: mark.claimedTime)))"
            )
    }

    private func sides(of fork: LedgerFork) -> TextTable {
        var table = TextTable([
            TextTable.Column(heading: ""), TextTable.Column(heading: ledger, isFlexible: true),
            TextTable.Column(heading: other, isFlexible: true),
        ])
        let (left, right) = (fork.side, fork.otherSide)
        let rows: [(String, String?, String?)] = [
            ("entry", left.entry, right.entry),
            ("positions", words(left.positions), words(right.positions)),
            ("recorded", words(left), words(right)), ("by", left.actor, right.actor),
            ("document", left.document, right.document), ("reason", left.reason, right.reason),
            ("restates", left.restates, right.restates),
            ("event", left.event?.reference.description, right.event?.reference.description),
            ("about", left.event?.stream.id, right.event?.stream.id),
            ("effective", left.event?.effectiveOn?.description, right.event?.effectiveOn?.description),
            ("what", what.0, what.1),
        ]
        for (name, one, two) in rows where one != nil || two != nil {
            table.append([TextTable.Cell(name), TextTable.Cell(one ?? ""), TextTable.Cell(two ?? "")])
        }
        return table
    }

    /// What the events say in words, or as JSON where the words leave out what differs.
    private var what: (String?, String?) {
        let words = (report.event.map(EventWords.text), report.otherEvent.map(EventWords.text))
        return words.0 == words.1
            ? (report.event.map { AnswerValue.event($0).text }, report.otherEvent.map { AnswerValue.event($0).text })
            : words
    }

    private func words(_ positions: ClosedRange<Position>) -> String {
        positions.count == 1 ? "\(positions.lowerBound)" : "\(positions.lowerBound)–\(positions.upperBound)"
    }

    private func words(_ side: ForkSide) -> String { ClaimedTime.text(side.recordedAt, isClaimed: side.claimedTime) }
}

/// The answer of `socai compare` with the file of a checkpoint.
struct CheckpointComparisonAnswer: FormattedAnswer, LedgerAnswer {
    /// The path of the ledger.
    let ledger: String
    /// The path of the checkpoint.
    let file: String
    /// How they compare.
    let comparison: CheckpointComparison
    /// The signatures that hold; nil where no keys were given.
    let signatures: [VerifiedSignature]?

    private var checkpoint: Checkpoint { comparison.checkpoint }

    var columns: [AnswerColumn<CheckpointComparisonAnswer>] {
        let end: [AnswerColumn<CheckpointComparisonAnswer>] = [
            .text("path", \.ledger), .part(\.comparison.end, LedgerMark.columns),
            .code("root", \.comparison.root?.base64), .texts("origins") { $0.comparison.origins.map(\.text) },
        ]
        return [
            .truth("covered", \.comparison.isCovered), .word("relation", \.comparison.relation.rawValue),
            .count("added", \.comparison.added), .count("missing", \.comparison.missing),
            .object("ledger", { $0 }, end) { ["position": "ledgerPosition", "root": "ledgerRoot"][$0] },
            .part(\.checkpoint, Checkpoint.columns).notInJSON, .truth("signaturesChecked") { $0.signatures != nil },
            .word("compared") { _ in CheckpointComparisonAnswer.compared },
            .object(
                "checkpoint", { VerifiedCheckpoint($0.checkpoint, $0.signatures ?? []) }, VerifiedCheckpoint.columns
            ).onlyInJSON,
        ]
    }

    func table(width: Int?) -> String {
        [sentence, signed, isOtherOrigin ? otherOrigin : nil, comparison.isCovered ? unread : nil].compactMap(\.self)
            .map { Paragraph.text($0, width: width) }.joined()
    }

    private var sentence: String {
        let (size, end) = (checkpoint.size, comparison.end.position)
        switch comparison.relation {
        case .equal:
            return said("\(ledger) is what \(file) says: \(CountedNoun.events(size)), root \(checkpoint.root.base64)")
        case .grown:
            return said(
                "\(ledger) has grown since \(file): its first \(CountedNoun.events(size)) are what was signed, and "
                    + "\(comparison.added, "more is there", "more are there")")
        case .behind:
            return said(
                "\(ledger) is behind \(file): \(CountedNoun.events(size)) were signed and it has \(end), so "
                    + "\(comparison.missing, "event is missing", "events are missing"). It is an older copy, such as a "
                    + "backup that was restored, or it parted from what was signed; the checkpoint alone does not "
                    + "show which")
        case .forked:
            return
                said(
                    "\(ledger) is not what \(file) says: at size \(size) its root is \(comparison.root?.base64 ?? "") and not "
                        + "\(checkpoint.root.base64). An event, its order or a secret differs, and the checkpoint does "
                        + "not show where")
        }
    }

    private var signed: String {
        guard let signatures else {
            return said("Whether \(checkpoint.origin) signed it was not checked; give its key with --verifier-key")
        }
        let names = signatures.map { signature in
            "\(signature.key.name)" + (signature.instant.map { said(" at \($0), by its own clock") } ?? "")
        }
        return said("Signed by ") + names.joined(separator: ", ")
    }

    /// What was compared with the checkpoint: the hashes that the ledger stores, not its entries.
    private static let compared = "storedHashes"

    private var unread: String {
        said(
            "Compared were the hashes that the ledger stores, not its entries; "
                + "socai verify \(ledger) --checkpoint makes them again from the entries")
    }

    private var isOtherOrigin: Bool {
        !comparison.isCovered && !comparison.origins.isEmpty && !comparison.origins.contains(checkpoint.origin)
    }

    private var otherOrigin: String {
        said(
            "The ledger keeps checkpoints of \(comparison.origins.map(\.text).joined(separator: ", ")) and none of "
                + "\(checkpoint.origin): this may be a checkpoint of another ledger")
    }
}
