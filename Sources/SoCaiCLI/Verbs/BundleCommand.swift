// `socai bundle`: an evidence bundle, a folder by which others check figures without the ledger.

import ArgumentParser
import EventLedger
import PovertyLedger
import PovertyReports

struct BundleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Write a folder by which anyone can check the figures at some cuts.",
        discussion: """
            The folder holds the newest signed checkpoint of the ledger, every event that it covers, the counts by unit \
            and the official movement tables (from the first day of the year) at each CUT, a signed certificate that ties them \
            together, and a page for people. It is checked before it gets its name. The same checkpoint, cuts and key give \
            the same bytes. It names every household: hand it to those who may see them.

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
        help: ArgumentHelp("The new folder; an existing one is only taken when it is empty.", valueName: "dir"))
    var folder: String

    @Option(help: ArgumentHelp("The file of the private key that signed the checkpoint.", valueName: "file"))
    var key: String

    @Option(
        help: ArgumentHelp(
            "The day whose units are counted by; by default the day of each cut.", valueName: "day"),
        transform: ArgumentReading.day)
    var unitsOn: Day?

    @OptionGroup var form: FormatOption

    func validate() throws {
        if folder.isEmpty { throw ValidationError("The name of the folder is empty; it must name a new folder") }
        if folder == "-" {
            throw ValidationError("A bundle can't go to standard output (-): it is a folder; name one")
        }
        if key.isEmpty { throw ValidationError("The name of the key's file is empty; it must name a file") }
        if cuts.count > ReplayCertificate.maximumCuts {
            throw ValidationError(
                "There are \(cuts.count) cuts; a bundle has at most \(ReplayCertificate.maximumCuts)")
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let signingKey = try keyFile().signingKey
        let ledger = try place.view()
        let bundle = try ledger.bundle(cuts, unitsOn: unitsOn, to: folder, signedBy: signingKey)
        let answer = BundleAnswer(report: bundle, heading: "Wrote and checked \(bundle.path)")
        form.write(answer, to: &output)
        return .done
    }

    private func keyFile() throws(LedgerError) -> KeyFile {
        return try KeyFile(at: key)
    }
}
