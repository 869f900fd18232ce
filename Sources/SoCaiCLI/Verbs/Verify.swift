// `socai verify`: checks everything in a ledger against the entries and reports what is damaged. It changes nothing.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every page, entry, rule, closing, derived table and checkpoint.",
        discussion: """
            For each kind of damage the first finding is printed, with its position or key; what is intact is reported \
            too. Nothing is changed. The exit status is 1 if there is a finding.

            The ledger is compared with the checkpoints it keeps and with those you kept elsewhere; only the latter can \
            show that the whole file was rewritten or replaced by an older state. Signatures are checked with the given \
            keys. If no signature is of a given key, the exit status is also 1.

            Example:
              socai verify bac-lieu.socai
              socai verify bac-lieu.socai --checkpoint 2023.checkpoint --verifier-key "$KEY"
            """)

    @OptionGroup var place: LedgerArgument

    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp(
            "A checkpoint that was kept elsewhere; - is standard input; may be repeated.", valueName: "file"),
        completion: .file())
    var files: [String] = []

    @OptionGroup var verifiers: VerifierKeyOption

    @OptionGroup var form: ReportOption

    func validate() throws {
        if files.contains("") { throw ValidationError(said("The name of a checkpoint is empty; it must name a file")) }
        if files.count(where: { $0 == "-" }) > 1 {
            throw ValidationError(said("Standard input (-) is named more than once; it can be read once only"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let found = try verified()
        let isUnsigned = !verifiers.keys.isEmpty && found.checkedSignatures == 0
        let answer = VerificationAnswer(path: place.ledger, verification: found, isUnsigned: isUnsigned)
        form.write(answer, to: &output)
        return found.isSound && !isUnsigned ? .done : .finding
    }

    private func verified() throws(LedgerError) -> Verification {
        var known = KnownCheckpoints(keys: verifiers.keys)
        for file in files { known.checkpoints.append(try SignedCheckpoint(path: file)) }
        FatalSignal.note(ledger: place.ledger)
        try LedgerArgument.checkIsNoLockFile(place.ledger)
        var bar = ProgressBar("verifying")
        defer { bar.clear() }
        do throws(LedgerError) {
            return try HouseholdLedger.verify(
                at: place.ledger, against: known,
                progress: { done, all in bar.update(done, of: all, note: said("\(done) events")) })
        } catch { throw place.explained(error) }
    }
}

/// The answer of `socai verify`.
struct VerificationAnswer: FormattedAnswer, LedgerAnswer {
    /// The ledger, as it was named.
    let path: String
    /// What was found.
    let verification: Verification
    /// Whether keys were given to check signatures with, and no signature is of any of them.
    var isUnsigned = false

    var columns: [AnswerColumn<VerificationAnswer>] {
        [
            .text("path", \.path).onlyInJSON, .part(\.verification, verification.columns),
            .sentence("advice", \.advice).onlyInJSON,
        ]
    }

    func table(width: Int?) -> String {
        let found = verification
        let last = found.lastPosition.map { said("; the last position is \($0)") } ?? ""
        var lines = [said("Entries intact: \(found.soundEntries) with \(found.soundEvents) events\(last)")]
        if found.lostEvents > 0 { lines.append(said("Events lost: \(found.lostEvents)")) }
        lines.append(
            said(
                "Derived tables compared through position \(found.comparedThrough), rules judged through "
                    + "\(found.judgedThrough)"))
        if let tree { lines.append(tree) }
        if found.unfinishedEvents > 0 {
            lines.append(
                said("An unfinished import left \(found.unfinishedEvents) events, which the next writer takes out"))
        }
        if found.isSound {
            let isCovered = found.vouchedThrough > 0 && found.vouchedThrough == found.lastPosition
            lines.append(said("No damage was found") + (isCovered ? said(", and all events are \(vouched)") : ""))
        }
        var text = lines.map { Paragraph.text($0, width: width) }.joined()
        guard !found.isSound else { return text + (advice.map { Paragraph.text(said($0), width: width) } ?? "") }
        let table = TextTable(
            "verification", found.findings, VerificationFinding.columns,
            ["kind", "count", "position", "key", "problem"])
        text += "\n" + table.text(width: width)
        return text + (advice.map { "\n" + Paragraph.text(said($0), width: width) } ?? "")
    }

    /// How far the tree was made again, and what agrees with it; nil where there is no tree.
    private var tree: String? {
        let found = verification
        guard found.hashedThrough > 0 || found.agreeingCheckpoints > 0 else { return nil }
        let checkpoints =
            found.agreeingCheckpoints == 1
            ? said("1 checkpoint agrees") : said("\(found.agreeingCheckpoints) checkpoints agree")
        let signatures =
            found.checkedSignatures == 1 ? said("1 signature was") : said("\(found.checkedSignatures) signatures were")
        return said("Tree made again through position \(found.hashedThrough); \(checkpoints), \(signatures) checked")
    }

    /// What the events are that a checkpoint vouches for.
    private var vouched: Sentence {
        verification.checkedSignatures > 0
            ? "those that were signed"
            : "those of the checkpoint that was given; who signed it was not checked"
    }

    /// What was not checked where no damage was found; nil where a checkpoint from elsewhere covers every event.
    private var unchecked: Sentence? {
        let last = verification.lastPosition ?? 0
        if isUnsigned {
            return "No checkpoint has a signature of a key that was given: who signed is not checked"
        }
        guard verification.vouchedThrough > 0 else {
            return "Not checked: whether somebody who can write to the file wrote another history into it, or put it "
                + "back to an older state. Only a signed checkpoint that was kept elsewhere shows it: --checkpoint, "
                + "--verifier-key"
        }
        guard verification.vouchedThrough < last else { return nil }
        return "The events up to position \(verification.vouchedThrough) are \(vouched). Not checked: "
            + "whether those after it are what was recorded, and whether there were others; a later checkpoint shows it"
    }

    /// What would mend it, or what was not checked.
    private var advice: Sentence? {
        let found = verification
        if found.isSound { return unchecked }
        if found.findings.allSatisfy({ $0.kind == .checkpoints }) {
            return "The entries agree with each other, and not with what was signed: ask for the ledger that was, or "
                + "whether the checkpoint is of another one; socai compare says more"
        }
        if !found.truthIsSound {
            let restore: Sentence = "Restore the ledger from a backup"
            guard found.lastPosition == nil else {
                let rest: Sentence =
                    found.soundEntries > 0 ? "; what is intact before the first damage can be exported" : ""
                return "\(restore)\(rest)"
            }
            guard found.soundEntries > 0, found.findings.allSatisfy({ $0.kind == .state }) else { return restore }
            let unfinished: Sentence =
                "; a rebuild does not help. No entry is damaged, but the entries do not say whether the "
                + "last of them are of an import that was not finished, and no program reads or records until that is "
                + "known. Keep the file: what was recorded after the backup is in it"
            return "\(restore)\(unfinished)"
        }
        guard found.findings.contains(where: \.isDerived) else {
            return "The entries are as they were recorded, and do not keep the rules"
        }
        return found.findings.contains { $0.kind == .pages }
            ? "No entry is damaged: export the ledger and import that into a new one"
            : "No entry is damaged: make the derived tables again with socai rebuild"
    }
}
