// `socai check`: what a proof file proves, by keys that the user has from elsewhere: who signed, what tree, which place
// in it, and what is there. It opens no ledger, and says what is proved and no more: that something was recorded, not
// that it is true.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger
import PovertyReports

struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a proof without a ledger, and print what it proves.",
        discussion: """
            PROOF is a folder made by `socai bundle`, or a file made by `socai prove`: a proof that an event is in a signed \
            tree, or a proof that a signed tree continues an older one, for which --since names the older checkpoint. Give \
            the verifier keys of the ledger and of witnesses. Each signature of a given key must be valid; keys that did \
            not sign are listed. The exit status is 1 if the proof is not valid.

            Example:
              socai check p7-0010.tlog-proof --verifier-key example.com/so-cai+cf3d…
              socai check growth.txt --since 2024-01-15.checkpoint --verifier-key example.com/so-cai+cf3d…
            """)

    @Argument(help: "The file of the proof; - is standard input.", completion: .file())
    var proof: String

    @OptionGroup var verifiers: VerifierKeyOption

    @Option(
        help: ArgumentHelp("The file of the older checkpoint, for a proof of growth.", valueName: "checkpoint"),
        completion: .file())
    var since: String?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if proof.isEmpty { throw ValidationError(said("The name of the proof is empty; it must name a file")) }
        if verifiers.keys.isEmpty {
            throw ValidationError(
                said(
                    "--verifier-key is missing; a proof needs a signer that you trust, so give the public key of the ledger"
                )
            )
        }
        if since == "" { throw ValidationError(said("The name of the older checkpoint is empty; it must name a file")) }
        if proof == "-", since == "-" {
            throw ValidationError(
                said("The proof and the older checkpoint can't both be standard input; name a file for one"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let outcome = EvidenceBundle.isFolder(proof) ? try checkedBundle() : try checkedFile()
        let answer = CheckAnswer(file: CheckAnswer.name(of: proof), keys: verifiers.keys, outcome: outcome)
        form.write(answer, to: &output)
        return answer.holds ? .done : .finding
    }

    private func checkedBundle() throws -> CheckAnswer.Outcome {
        guard since == nil else {
            throw ValidationError(
                said("\(proof) is an evidence bundle; --since goes with a proof of growth only; leave it out"))
        }
        return try outcome { () throws(LedgerError) in
            .bundle(try EvidenceBundle(checking: proof, by: verifiers.keys))
        }
    }

    private func checkedFile() throws(LedgerError) -> CheckAnswer.Outcome {
        switch try ProofFile(path: proof) {
        case .event(let found):
            guard since == nil else {
                throw misused(
                    "this is the proof of an event, which is since no checkpoint", "leave out --since")
            }
            return try outcome { () throws(LedgerError) in .event(try found.provedEvent(by: verifiers.keys)) }
        case .growth(let found):
            guard let since else {
                throw misused(
                    "this is a proof of growth since size \(found.consistency.oldSize)",
                    "say with --since which file holds the older checkpoint")
            }
            let old = try SignedCheckpoint(path: since)
            return try outcome { () throws(LedgerError) in
                .growth(try found.provedGrowth(since: old, by: verifiers.keys))
            }
        }
    }

    private func misused(_ problem: Sentence, _ remedy: Sentence) -> LedgerError {
        LedgerError(.invalidValue, problem, remedy: remedy).with(file: CheckAnswer.name(of: proof))
    }

    /// What is proved; a refusal is an answer too, all else is an error.
    private func outcome(
        _ check: () throws(LedgerError) -> CheckAnswer.Outcome
    ) throws(LedgerError) -> CheckAnswer.Outcome {
        do throws(LedgerError) {
            return try check()
        } catch {
            guard error.isRefusedProof else {
                throw error.with(file: error.place.file ?? CheckAnswer.name(of: proof), line: error.place.line)
            }
            return .refused(error)
        }
    }
}

/// The answer of `socai check`.
struct CheckAnswer: FormattedAnswer, LedgerAnswer {
    /// What came of the check.
    enum Outcome {
        /// The event is in the signed tree.
        case event(ProvedEvent)
        /// The signed tree continues an older one.
        case growth(ProvedGrowth)
        /// The figures of a bundle follow from its events.
        case bundle(EvidenceBundle)
        /// The proof does not hold.
        case refused(LedgerError)
    }

    /// The file of the proof, as it was named.
    let file: String
    /// The keys that it was checked with.
    let keys: [VerifierKey]
    /// What came of it.
    let outcome: Outcome

    /// The keys that did not sign, which is no refusal: how many signers are enough is for the reader.
    func unused(_ signatures: [VerifiedSignature]) -> [VerifierKey] {
        keys.filter { key in !signatures.contains { $0.key == key } }
    }

    /// What a file is called that may be standard input.
    static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

    /// Whether the proof holds.
    var holds: Bool { refusal == nil }
}

extension CheckAnswer {
    /// The JSON members of each outcome; CSV has one row with the columns of all of them.
    var columns: [AnswerColumn<CheckAnswer>] {
        let unsigned: [AnswerColumn<[VerifiedSignature]>] = [
            .texts("notSignedBy") { signatures in unused(signatures).map { "\($0)" } }
        ]
        let refusal: [AnswerColumn<LedgerError>] = [.code("code", \.code.rawValue), .sentence("problem", \.problem)]
        return [
            .text("proof", \.file), .truth("holds", \.holds), .part(\.kind, [.word("of") { $0 }]),
            .part(\.tree, VerifiedCheckpoint.columns).notInJSON, .part(\.growth, ProvedGrowth.columns).onlyInJSON,
            .number("since", .count) { $0.growth?.old.size }.notInJSON,
            .part(\.event, ProvedEvent.columns),
            .part(\.bundle, EvidenceBundle.shown), .part({ $0.tree?.signatures }, unsigned).onlyInJSON,
            .part(\.refusal, refusal),
        ]
    }

    private var kind: String? {
        switch outcome {
        case .event: "event"
        case .growth: "growth"
        case .bundle: "bundle"
        case .refused: nil
        }
    }

    /// The newest signed tree.
    private var tree: VerifiedCheckpoint? {
        switch outcome {
        case .event(let proved): VerifiedCheckpoint(proved.checkpoint, proved.signatures)
        case .growth(let proved): VerifiedCheckpoint(proved.new, proved.newSignatures)
        case .bundle(let bundle): VerifiedCheckpoint(bundle.certificate.tree, bundle.signatures)
        case .refused: nil
        }
    }

    private var event: ProvedEvent? { if case .event(let proved) = outcome { proved } else { nil } }

    private var growth: ProvedGrowth? { if case .growth(let proved) = outcome { proved } else { nil } }

    private var bundle: EvidenceBundle? { if case .bundle(let bundle) = outcome { bundle } else { nil } }

    private var refusal: LedgerError? { if case .refused(let error) = outcome { error } else { nil } }
}

extension CheckAnswer {
    func table(width: Int?) -> String {
        switch outcome {
        case .event(let proved): table(proved, width)
        case .growth(let proved): table(proved, width)
        case .bundle(let bundle):
            BundleAnswer(
                report: bundle, heading: said("\(file) holds, its figures were counted again"),
                unused: unused(bundle.signatures)
            ).table(width: width)
        case .refused(let error): Paragraph.text(said("\(file) does not hold: \(error.problem)"), width: width)
        }
    }

    private func table(_ proved: ProvedEvent, _ width: Int?) -> String {
        let (checkpoint, source) = (proved.checkpoint, proved.source)
        var table = CheckAnswer.emptyTable
        CheckAnswer.append("tree", checkpoint, proved.signatures, to: &table)
        append(unused(proved.signatures), to: &table)
        var rows: [(String, String?)] = [
            ("position", "\(source.position)"), ("event", "\(source.reference)"), ("about", proved.about),
            ("recorded", ClaimedTime.text(source.recordedAt, isClaimed: source.claimedTime)), ("by", source.actor),
            ("document", source.document), ("reason", source.reason), ("restates", proved.restates),
            ("what", AnswerValue.event(source.event).text),
        ]
        if let position = proved.refersTo {
            rows.append(("", said("#\(position) is the event at position \(position), which this proof does not show")))
        }
        for case (let name, let text?) in rows { table.append([TextTable.Cell(name), TextTable.Cell(text)]) }
        return Paragraph.text(
            said(
                "\(file) holds: this event is at position \(source.position) of \(checkpoint.origin), in the tree of "
                    + "\(CountedNoun.events(checkpoint.size)) that was signed"), width: width)
            + "\n" + table.text(width: width)
    }

    private func table(_ proved: ProvedGrowth, _ width: Int?) -> String {
        var table = CheckAnswer.emptyTable
        CheckAnswer.append(said("older tree"), proved.old, proved.oldSignatures, to: &table)
        CheckAnswer.append(said("newer tree"), proved.new, proved.newSignatures, to: &table)
        append(unused(proved.newSignatures), to: &table)
        let sentence =
            proved.added == 0
            ? said("both checkpoints of \(proved.new.origin) are of the same \(CountedNoun.events(proved.new.size))")
            : said(
                "\(proved.new.origin) has only grown, from \(CountedNoun.events(proved.old.size)) to \(proved.new.size); all "
                    + "that the older checkpoint covers is there unchanged and in the same order")
        return Paragraph.text(said("\(file) holds: \(sentence)"), width: width) + "\n" + table.text(width: width)
    }

    private func append(_ unused: [VerifierKey], to table: inout TextTable) {
        for key in unused {
            table.append([
                TextTable.Cell(said("not signed by")), TextTable.Cell(said("\(key.name) (key \(key.hexID))")),
            ])
        }
    }

    private static var emptyTable: TextTable {
        TextTable([TextTable.Column(heading: ""), TextTable.Column(heading: said("what is proved"), isFlexible: true)])
    }

    private static func append(
        _ name: String, _ checkpoint: Checkpoint, _ signatures: [VerifiedSignature], to table: inout TextTable
    ) {
        table.append([
            TextTable.Cell(name),
            TextTable.Cell(said("\(CountedNoun.events(checkpoint.size)) of \(checkpoint.origin)")),
        ])
        table.append([TextTable.Cell(said("root")), TextTable.Cell(checkpoint.root.base64)])
        for signature in signatures {
            let isWitness = signature.key.kind == .cosignature
            let time = signature.instant.map { said(" at \($0), by its own clock") } ?? ""
            table.append([
                TextTable.Cell(isWitness ? said("witness") : said("signed by")),
                TextTable.Cell(said("\(signature.key.name) (key \(signature.key.hexID))") + time),
            ])
        }
    }
}
