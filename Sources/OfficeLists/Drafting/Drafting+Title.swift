// What a list says of itself, in its title or the name of its sheet, compared with what it is drafted as: its year with
// the day, its kind, its unit. A list of another year, kind or unit is one question, and nothing of it is proposed. The
// days in its rows are compared too, row by row.

import EventLedger
import Files
import PovertyLedger
import Tables

extension Day {
    /// Whether a list as of this day can be one of a year: its own, and in the first three months also that before, in
    /// which the review was held.
    fileprivate func canBeOf(year: Int) -> Bool { year == self.year || (civil.month <= 3 && year == self.year - 1) }
}

extension Drafting {
    /// Whether a list as of the day can have something of another day: of no later one, and of its year.
    func isOfYear(_ other: Day) -> Bool { other <= day && day.canBeOf(year: other.year) }

    /// Compares what the title says; false where nothing of the list is certain.
    mutating func titleAgrees() throws(LedgerError) -> Bool {
        var agrees = true
        if let first = list.years.first, !list.years.contains(where: { day.canBeOf(year: $0.value) }) {
            let years = Set(list.years.map(\.value)).sorted().map(String.init).joined(separator: ", ")
            questions.ask(
                "otherYear", at: first.place,
                "the list names the year \(years) and is drafted as of \(day); draft it as of a day in that year, or "
                    + "correct its title or the name of its sheet")
            agrees = false
        }
        if let stated = list.titleKind, list.kind.contradicts(stated.value) {
            questions.ask(
                "otherKind", at: stated.place,
                "by its title it is \(stated.value.words), and it is drafted as \(list.kind.words); draft it as what it "
                    + "is, or correct its title or the name of its sheet")
            agrees = false
        }
        if try !unitAgrees() { agrees = false }
        // A list that names no year is of that of the decision that it is an annex of.
        if list.years.isEmpty, let decided = list.decisionDay, !self.agrees(decided, "decision") { agrees = false }
        return try hamletAgrees() && agrees
    }

    /// Whether the hamlet that the title names is, or may be, that for which the list is drafted.
    private mutating func hamletAgrees() throws(LedgerError) -> Bool {
        guard let within = resolver.within, let title = list.hamlet else { return true }
        switch part {
        case .none: return true
        case .unit(let unit) where resolver.areOfOneLine(within, unit): return true
        case .unknown where register.units.kind(of: within.number) != .hamlet: return true
        case .unit, .unknown: break
        }
        try askForTitle(title, in: within)
        return false
    }

    /// The hamlet of a row: its own, or else that of the title.
    func hamlet(of household: ListedHousehold) -> Stated<String>? { household.hamlet ?? list.hamlet }
}

extension ListKind {
    /// Whether a list of this kind can't have such a title.
    fileprivate func contradicts(_ title: ListKind) -> Bool {
        switch self {
        case .review, .households: ![.review, .households].contains(title)
        case .exits: title != .exits
        // What was given to the poor, or granted to them, may be titled as a list of them.
        case .aid: title == .exits || title == .awards
        case .awards: title == .exits || title == .aid
        case .totals: true
        }
    }
}

// The days of rows.
extension Drafting {
    /// Compares the days of a row with that of the list; false where one is in doubt, which is asked.
    ///
    /// A decision that the ledger has of the household may be of any year, and so may those of a list by which the first
    /// households of a unit are recorded, if others of it are of the year.
    mutating func daysAgree(_ household: ListedHousehold, isKnown: Bool, isFirst: Bool) -> Bool {
        guard !isKnown else { return true }
        if let decided = household.decisionDay, !(isFirst && hasDecisionsOfYear && decided.value <= day),
            !agrees(decided, "decision")
        {
            return false
        }
        return household.reviewDay.map { agrees($0, "review") } ?? true
    }

    /// Compares the day of a grant or an award, which is its own, with that of the list and with the years of its title;
    /// false where it is in doubt, which is asked.
    mutating func agreesWithTitle(_ stated: Stated<Day>, _ what: Sentence) -> Bool {
        guard stated.value <= day else { return agrees(stated, what) }
        // A list of a year has what was given for it before it began, or granted after its end.
        let years = list.years.map(\.value)
        guard !years.isEmpty, !years.contains(where: { abs($0 - stated.value.year) <= 1 }) else { return true }
        questions.askOnce(
            "otherYear", at: stated.place,
            "the \(what) is of \(stated.value), and the list names the year \(years[0]); correct the day, or the title")
        return false
    }

    /// Compares a day with that of the list; false where it is in doubt, which is asked.
    mutating func agrees(_ stated: Stated<Day>, _ what: Sentence) -> Bool {
        guard !isOfYear(stated.value) else { return true }
        if stated.value > day {
            questions.askOnce(
                "laterDay", at: stated.place,
                "the \(what) is of \(stated.value), after \(day), as of which the list is drafted; draft it as of that "
                    + "day or a later one, or correct the day")
        } else {
            questions.askOnce(
                "otherYear", at: stated.place,
                "the \(what) is of \(stated.value), and the list is drafted as of \(day), a day of another year; draft "
                    + "it as of a day in \(stated.value.year), or correct the day")
        }
        return false
    }
}
