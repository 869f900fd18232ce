// Messages beside results, on standard error, and how an error of the libraries is reported: their sentence, followed
// by the verb or the option that helps, where there is one. The libraries name neither. Nothing here ever fails: there
// is nobody to report it to.

import EventLedger
import Files
import PovertyLedger
import PovertyReports

/// Messages to people.
enum Console {
    /// Says something, with the program's name before it. A private key that was given by mistake is never repeated:
    /// what is said here ends in logs.
    static func say(_ message: String) {
        // The parser's messages have lines; those of errors are one line each, in which a line break is escaped
        // already.
        let lines = withoutPrivateKeys(message).split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { String($0).printable }.joined(separator: "\n")
        let clearing = Interruption.isBarDrawn ? ProgressBar.clearLine : ""
        _ = StandardDescriptor.error.write(Array(said("\(clearing)socai: \(text)\n").utf8))
    }

    private static func withoutPrivateKeys(_ message: String) -> String {
        let start = SigningKey.textStart
        let parts = message.split(separator: start, omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(parts.first.map(String.init) ?? "") { text, part in
            text + start + "…" + part.drop { !" '\"\n".contains($0) }
        }
    }
}

extension Console {
    /// Says that a day has not come yet, where it has not: what is counted on it is what is recorded by now.
    static func sayIfAhead(_ day: Day, of ledger: HouseholdView) {
        guard day > ledger.ledger.today else { return }
        say(said("\(day) is in the future: what is recorded by now counts"))
    }

    /// The same of a ledger or a union.
    static func sayIfAhead(_ day: Day, of source: UnionView) {
        if let ledger = source.offices.first?.view { sayIfAhead(day, of: ledger) }
    }

    /// The same as of a ledger, of a ledger or a union: the position is the number of events that are known.
    static func sayIfNothingWasKnown(at position: Position, of source: UnionView) {
        if position == 0, source.eventCount > 0 { say(said("nothing was recorded by then, so that all figures are 0")) }
    }

    /// Reports that nothing was recorded by the position of a cut, where something was recorded later.
    static func sayIfNothingWasKnown(at position: Position, of ledger: HouseholdView) {
        guard position == 0, ledger.ledger.lastPosition > 0 else { return }
        say(said("nothing was recorded by then, so that all figures are 0"))
    }

    /// Reports that a figure is of a unit without households, and the likely reasons.
    static func sayThatNoHouseholdIs(in unit: String, unitsOn day: Day, takesDay: Bool = true) {
        say(
            said(
                "no household is in \(unit), or in a unit below it, by the units of \(day): it may have merged by then, or the "
                    + "units below it may have had another parent; socai units lists them")
                + (takesDay ? said(", --units-on takes another day") : ""))
    }
}

extension LedgerError {
    /// The error with what may be done about it in this program.
    var words: String { said(sentenceWithHint).printable }

    private var sentenceWithHint: Sentence {
        // For a unit in an entry its remedy is complete; for one in an argument the list helps.
        guard let hint = LedgerError.hints[code], code != .unknownUnit || place.entry == nil else { return sentence }
        return "\(sentence) (\(hint))"
    }

    private static let hints: [Code: Sentence] = [
        .needsRebuild: "`socai rebuild`",
        .noCheckpoint: "`socai checkpoint`",
        .noTree: "`socai export`, then `socai import --keep-recorded-times`",
        .unknownUnit: "`socai units` lists all",
        .clockBehind: "--allow-times-ahead-of-clock",
    ]
}
