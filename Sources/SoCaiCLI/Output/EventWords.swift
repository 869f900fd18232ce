// The words of the domain in tables and sentences: classes, with the official Vietnamese where there is room; an event
// of a household in a few words; counted nouns; the columns that tables of events with their documents share; and the
// mark of a time that an older system claimed, so that nobody takes it for what the clock of the ledger showed.

import EventLedger
import PovertyLedger
import PovertyReports
import VietnameseWords

extension Cut {
    /// The cut in a heading, after *on* or *to*.
    var words: String { said("\(effectiveOn), as known at position \(position)") }
}

/// Events in words.
enum EventWords {
    /// What an event says.
    static func text(_ event: Event) -> String {
        switch event.body {
        case .householdRegistered(let body):
            said("registered in \(body.unit), members: \(body.members)")
                + note([
                    body.cause?.name, body.splitFrom.map { said("from \($0)") },
                    body.transfer.map { said("transfer \($0)") },
                ])
        case .householdMoved(let body): said("moved to \(body.unit)") + note([body.cause?.name])
        case .householdSizeChanged(let body): said("members: \(body.members)")
        case .householdDissolved(let body):
            said("dissolved") + note([body.cause.name, body.transfer.map { said("transfer \($0)") }])
        case .householdClassified(let body): text(body)
        case .householdExitedPoverty(let body):
            said("left \(body.from.words) for \(body.to.words)") + protection(body.socialProtection)
                + note([body.cause?.name])
        case .incomeAssessed(let body): said("income: \(body.perPersonMonthlyVND) VND per person and month")
        case .aidGiven(let body): text(body)
        case .sponsorAssigned(let body): said("sponsor from here on: \(body.sponsor)")
        case .sponsorEnded(let body): said("no longer a sponsor: \(body.sponsor)")
        case .awardGranted(let body):
            said("award: \(body.form), by \(body.authority)") + note([body.movement, body.achievement])
        case .awardRevoked(let body): said("award \(body.award) revoked: \(body.cause)")
        case .responsibilityAssigned(let body): said("responsible from here on: \(body.holder)") + note([body.role])
        case .responsibilityEnded(let body): said("no longer responsible: \(body.holder)") + note([body.role])
        default: words(event.kind.name)
        }
    }

    /// What an event states about where a household is; what a decision rested on is left out.
    static func short(_ event: Event) -> String {
        if case .householdClassified(let body) = event.body {
            return said("class: \(body.class.words)") + protection(body.socialProtection)
        }
        return text(event)
    }

    /// What a decision says that confirms the class in force.
    static func confirmation(_ event: Event) -> String {
        guard case .householdClassified(let body) = event.body else { return said("confirmed") }
        return said("confirmed") + protection(body.socialProtection)
    }

    private static func text(_ body: HouseholdClassified) -> String {
        var parts = [said("class: \(body.class.words)") + protection(body.socialProtection)]
        parts += [body.review.map { said("\(term: $0.name) review") }, body.standard, body.area.map { words($0.name) }]
            .compactMap(\.self)
        if let score = body.incomeScore { parts.append(said("income score \(score)")) }
        if let score = body.deprivationScore { parts.append(said("deprivation score \(score)")) }
        if !body.deprivations.isEmpty {
            parts.append(said("deprived of ") + body.deprivations.words.map { words($0.name) }.joined(separator: ", "))
        }
        if !body.causes.isEmpty {
            parts.append(
                said("causes ") + body.causes.words.map { words($0.name, in: "causes") }.joined(separator: ", "))
        }
        return parts.joined(separator: "; ")
    }

    private static func text(_ body: AidGiven) -> String {
        let amount = body.amountVND.map { said("\($0) VND") }
        let quantity = body.quantity.map { "\($0)" + (body.measure.map { " \($0)" } ?? "") }
        let what =
            ([body.kind == .credit ? said("loan") : said("aid, \(words(body.kind.name))"), amount, quantity]
            as [String?])
            .compactMap(\.self).joined(separator: ", ")
        let fund = body.fund.map { said("fund \($0)") }
        return said("\(what), from \(body.donor)") + note([body.donorKind.name, body.programme, fund])
    }

    private static func protection(_ isProtected: Bool) -> String {
        isProtected ? said(", under social protection") : ""
    }

    private static func note(_ parts: [String?]) -> String {
        let parts = parts.compactMap(\.self).map { words($0) }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }

    /// The words of a token: `boundaryChange` is "boundary change", and in Vietnamese what the forms call it; the same
    /// token may mean something else in another column. Text with blanks in it stays as it is.
    static func words(_ token: String, in column: String? = nil) -> String {
        if ReportLanguage.current == .vietnamese, let words = VietnameseWords.word(token, in: column) { return words }
        guard !token.contains(" "), let first = token.utf8.first, (0x61...0x7A).contains(first) else { return token }
        return token.reduce(into: "") { words, character in
            if character.isASCII, character.isUppercase { words += " " }
            words += character.isASCII ? character.lowercased() : String(character)
        }
    }
}

extension HouseholdClass {
    /// A cell of a table.
    var cell: TextTable.Cell {
        switch ReportLanguage.current {
        case .english: TextTable.Cell("\(words) (\(vietnamese))", short: said(words))
        case .vietnamese: TextTable.Cell(vietnamese)
        }
    }
}

/// A number with its noun.
enum CountedNoun {
    /// So many entries.
    static func entries(_ count: Int) -> String { said("\(count, "entry", "entries")") }

    /// So many events.
    static func events(_ count: Int) -> String { said("\(count, "event", "events")") }
}

/// The last columns of a table that names events: one line for each event of a row.
enum EventSourceCells {
    /// The columns for the events of a row, each event with the words for it.
    static func columns<Row>(
        offset: UTCOffset, _ sources: @escaping (Row) -> [(words: String, source: EventSource)]
    ) -> [TableColumn<Row>] {
        func column(
            _ name: String, _ kind: AnswerKind, _ line: @escaping (String, EventSource) -> String
        ) -> TableColumn<Row> {
            .cell(name, kind) { TextTable.Cell(lines: sources($0).map { line($0.words, $0.source) }) }
        }
        return [
            column("effective", .day) { $1.event.effectiveOn?.description ?? "" },
            column("what", .text) { words, _ in words },
            column("recorded", .instant) { ClaimedTime.cell($1.recordedAt, isClaimed: $1.claimedTime, offset: offset) },
            column("event", .reference) { "\($1.reference)" }, column("document", .text) { $1.document ?? "" },
            column("by", .text) { $1.actor },
        ]
    }
}

/// Recorded times in tables.
enum ClaimedTime {
    /// The day of a recorded time, with a star where it was claimed.
    static func cell(_ instant: Instant, isClaimed: Bool, offset: UTCOffset) -> String {
        "\(instant.day(at: offset))" + (isClaimed ? "*" : "")
    }

    /// A recorded time with a word where it was claimed.
    static func text(_ instant: Instant, isClaimed: Bool) -> String {
        "\(instant)" + (isClaimed ? said(" (claimed)") : "")
    }

    /// The line below a table that says what the star means; nothing where there is none in it.
    static func legend(_ hasClaimed: Bool, width: Int?) -> String {
        guard hasClaimed else { return "" }
        return "\n"
            + Paragraph.text(
                said("* a time that an older system claimed; this ledger's clock did not see it"), width: width)
    }
}
