// `socai bundle`: an evidence bundle, a folder by which others check figures without the ledger.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct BundleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Write a folder with which anyone can check the figures at given cuts.",
        discussion: """
            The folder has the ledger's newest signed checkpoint, every event it covers, the counts by unit and the \
            official movement tables (from the first day of the year) at each CUT, a signed certificate over all of these, \
            and a page for people. It is checked before it gets its name. The same checkpoint, cuts and key give the same \
            bytes. It names every household: give it only to people who may see them all.

            Example:
              socai bundle bac-lieu.socai 2023-12-31@closing 2024-12-31 -o evidence --key so-cai.key
              socai check evidence --verifier-key example.com/so-cai+cf3d…
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("DAY, or DAY@KNOWN; one or more.", valueName: "cut"), transform: ArgumentReading.cut)
    var cuts: [CutExpression]

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The new folder; an existing one must be empty.", valueName: "dir"), completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp("The file of the private key that signed the checkpoint.", valueName: "file"),
        completion: .file())
    var key: String

    @Option(
        help: ArgumentHelp(
            "Count by the units of this day. (default: the day of each cut)", valueName: "day"),
        transform: ArgumentReading.day)
    var unitsOn: Day?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if folder.isEmpty { throw ValidationError(said("The name of the folder is empty; it must name a new folder")) }
        if folder == "-" {
            throw ValidationError(said("A bundle can't go to standard output (-): it is a folder; name one"))
        }
        if key.isEmpty { throw ValidationError(said("The name of the key's file is empty; it must name a file")) }
        if cuts.count > ReplayCertificate.maximumCuts {
            throw ValidationError(
                said("There are \(cuts.count) cuts; a bundle has at most \(ReplayCertificate.maximumCuts)"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let signingKey = try KeyFile.named(key).signingKey
        let ledger = try place.view()
        let bundle = try ledger.bundle(cuts, unitsOn: unitsOn, to: folder, signedBy: signingKey)
        let answer = BundleAnswer(report: bundle, heading: said("Wrote and checked \(bundle.path)"))
        form.write(answer, to: &output)
        return .done
    }
}

/// The answer of `socai bundle`, and of `socai check` for a bundle.
struct BundleAnswer: FormattedAnswer {
    /// The bundle.
    let report: EvidenceBundle
    /// The beginning of the sentence above the table.
    let heading: String
    /// Keys that were given and did not sign.
    var unused: [VerifierKey] = []

    func table(width: Int?) -> String {
        let table = TextTable(
            "bundle", report.figures, [],
            [
                .own(.text("cut") { "\($0.cut.cut.effectiveOn)@#\($0.cut.cut.position)" }),
                .own(.count("poor") { $0.counts.tally(of: .poor).households }),
                .own(.count("persons") { $0.counts.tally(of: .poor).persons }),
                .own(.count("nearPoor") { $0.counts.tally(of: .nearPoor).households }),
                .own(.count("persons") { $0.counts.tally(of: .nearPoor).persons }),
            ])
        let tree = report.certificate.tree
        let signers = report.signatures.map { said("\($0.key.name) (key \($0.key.hexID))") }.joined(separator: ", ")
        let missing = unused.map { said("; not signed by \($0.name) (key \($0.hexID))") }.joined()
        return Paragraph.text(
            said("\(heading): \(CountedNoun.events(tree.size)) of \(tree.origin), signed by \(signers)\(missing)"),
            width: width)
            + "\n" + table.text(width: width)
    }
}
