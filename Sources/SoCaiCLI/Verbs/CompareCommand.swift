// `socai compare`: whether two ledgers are equal, one the other's past, or forked. It only reads.

import ArgumentParser
import EventLedger
import PovertyLedger

struct CompareCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say whether two ledgers are equal, one the other's past, or where they part.",
        discussion: """
            Compares all entries byte by byte. Two ledgers are equal when they have the same entries and their days end \
            at the same offset from UTC; a backup is the past of its ledger once that goes on. Where they part, what \
            each says there is told. Ends with 1 unless they are equal.

            Example:
              socai compare bac-lieu.socai 2024-01-15.socai
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(help: "The file of the other ledger.")
    var other: String

    @OptionGroup var form: FormatOption

    func validate() throws {
        if other.isEmpty { throw ValidationError("The name of the other ledger is empty; it must name a file") }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let comparison = try compared(with: place.open(.readOnly))
        let answer = ComparisonAnswer(ledger: place.ledger, other: other, result: comparison)
        switch form.format {
        case .table: try output.write(answer.table(width: StandardDescriptor.output.terminalColumns))
        case .json: try output.write(answer.json)
        case .csv: try output.write(answer.csv)
        }
        return comparison.comparison.isEqual ? .done : .finding
    }

    private func compared(with ledger: HouseholdLedger) throws(PovertyError) -> HouseholdLedgerComparison {
        var bar = ProgressBar("comparing")
        defer { bar.clear() }
        return try ledger.compare(
            withLedgerAt: other, progress: { done, all in bar.update(done, of: all, note: "\(done) events") })
    }
}
