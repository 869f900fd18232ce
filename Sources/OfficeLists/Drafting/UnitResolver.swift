// The unit that a row of a list names: by name with or without accents, by official code, or by the hamlet below it, on
// the day of the list. Where several match, or none, it is a question that names them or the nearest; it never guesses.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A unit that a list names.
struct ListedUnit: Hashable {
    /// The unit as it is named; it may have merged into another by the day.
    let number: UInt32
    /// The unit that it is on the day, where a household can be placed.
    let current: UInt32
    /// The ward or commune of the row, or the unit itself: what the list is a list of.
    let scope: UInt32
}

/// The hamlet that the title of a list names.
enum TitledPart {
    /// It names none.
    case none
    /// It names this unit.
    case unit(ListedUnit)
    /// It names one that the ledger does not have.
    case unknown
}

/// A doubt about a unit.
struct UnitDoubt: Hashable, Error {
    let code: String
    let text: Sentence
    let place: CellPlace?
}

/// Finds the units of a list; each text is looked up once.
struct UnitResolver {
    /// The unit whose list it is.
    let within: ListedUnit?
    private let view: HouseholdView
    private let day: Day
    private let units: UnitFold
    private let tree: UnitTree
    private var finder: UnitFinder
    private var known: [Texts: Result<ListedUnit?, UnitDoubt>] = [:]
    /// The units that have hamlets below them.
    private let withHamlets: Set<UInt32>

    private struct Texts: Hashable {
        let unit: String?
        let code: String?
        let hamlet: String?
    }

    /// Units of a day, below the named one where there is one. Throws `unknownUnit` for that.
    init(_ register: HouseholdRegister, unit: String?) throws(LedgerError) {
        view = register.view
        day = register.cut.effectiveOn
        units = register.units
        tree = register.tree
        finder = UnitFinder(register.view)
        var withHamlets: Set<UInt32> = []
        for number in units.units.indices.map(UInt32.init)
        where units.kind(of: number) == .hamlet && units.units[Int(number)].isInForce(on: day.daysSinceEpoch) {
            withHamlets.formUnion(tree.line(of: number).dropFirst())
        }
        self.withHamlets = withHamlets
        if let unit {
            let found = try finder.unit(called: unit, on: day).number
            within = ListedUnit(number: found, current: tree.root(of: found), scope: found)
        } else {
            within = nil
        }
    }

    /// The unit that the title of a list names, wherever it is; nil where it is none, or one of several.
    mutating func unit(ofTitle text: String) throws(LedgerError) -> ListedUnit? {
        let found = try finder.units(called: text, on: day)
        guard found.count == 1 else { return nil }
        let number = found[0].number
        return ListedUnit(number: number, current: tree.root(of: number), scope: number)
    }

    /// The unit whose name is the start of a text, the longest one; nil where there is none.
    mutating func unit(atStartOf text: String) throws(LedgerError) -> ListedUnit? {
        var words = text.split(separator: " ")[...]
        while words.count > 1 {
            if let unit = try unit(ofTitle: words.joined(separator: " ")) { return unit }
            words.removeLast()
        }
        return nil
    }

    /// The hamlet that the title of a list of a unit names.
    mutating func part(_ text: String, of titled: ListedUnit?) throws(LedgerError) -> TitledPart {
        let isOfHamlet = within.map { units.kind(of: $0.number) == .hamlet } ?? false
        let above = titled ?? (isOfHamlet ? nil : within)
        let found = try finder.units(called: text, on: day).map(\.number).filter { number in
            units.kind(of: number) == .hamlet && above.map { tree.isPart(number, of: $0.current) } ?? true
        }
        let meant = found.count == 1 ? found.first : found.first { $0 == within?.number }
        return meant.map { .unit(ListedUnit(number: $0, current: tree.root(of: $0), scope: $0)) } ?? .unknown
    }

    /// Whether one unit is a part of another, or the other of it, on the day.
    func areOfOneLine(_ one: ListedUnit, _ other: ListedUnit) -> Bool {
        one.number == other.number || tree.isPart(one.number, of: other.current)
            || tree.isPart(other.number, of: one.current)
    }

    /// The unit that a row names; nil where it names none. Throws the doubt.
    mutating func unit(
        _ unit: Stated<String>?, code: Stated<String>?, hamlet: Stated<String>?
    ) throws(LedgerError) -> Result<ListedUnit?, UnitDoubt> {
        let texts = Texts(unit: unit?.value, code: code?.value, hamlet: hamlet?.value)
        if let known = known[texts] { return known }
        let found: Result<ListedUnit?, UnitDoubt>
        do throws(Failure) {
            found = .success(try look(unit, code, hamlet))
        } catch {
            switch error {
            case .doubt(let doubt): found = .failure(doubt)
            case .ledger(let error): throw error
            }
        }
        known[texts] = found
        return found
    }

    private enum Failure: Error {
        case doubt(UnitDoubt)
        case ledger(LedgerError)
    }

    private mutating func look(
        _ unit: Stated<String>?, _ code: Stated<String>?, _ hamlet: Stated<String>?
    ) throws(Failure) -> ListedUnit? {
        var ward: UInt32? = within?.number
        if unit != nil || code != nil {
            let byName = try unit.map { (text) throws(Failure) in try candidates(text.value) } ?? []
            let byCode = try code.map { (text) throws(Failure) in try candidates(text.value) } ?? []
            ward = try one(unit, byName, code, byCode).number
        }
        guard let hamlet else { return try ward.map { (number) throws(Failure) in try listed(number, scope: number) } }
        if let ward, !withHamlets.contains(tree.root(of: ward)) { return try listed(ward, scope: ward) }
        let all = try candidates(hamlet.value)
        let found = all.filter { candidate in
            guard let ward else { return true }
            return tree.isPart(candidate.number, of: tree.root(of: ward))
        }
        guard found.count == 1 else { throw try doubt(hamlet, found, all) }
        return try listed(found[0].number, scope: ward ?? found[0].number)
    }

    /// The one unit that name and code give.
    private mutating func one(
        _ name: Stated<String>?, _ byName: [NumberedUnit], _ code: Stated<String>?, _ byCode: [NumberedUnit]
    ) throws(Failure) -> NumberedUnit {
        let (insideByName, insideByCode) = (inside(byName), inside(byCode))
        let numbers = Set(insideByCode.map(\.number))
        // A code settles which of several units of one name is meant, or a name that is not known; it never overrules
        // one.
        let both = insideByName.filter { numbers.contains($0.number) }
        if both.count == 1 { return both[0] }
        if let name, let code, !insideByName.isEmpty, !insideByCode.isEmpty {
            throw .doubt(
                UnitDoubt(
                    code: "unitsDiffer",
                    text:
                        "the row is of \(Spelling.quoted(name.value)), and its code \(Spelling.quoted(code.value)) is "
                        + "that of \(insideByCode[0].name); write the one that is meant",
                    place: code.place))
        }
        let found = insideByName.isEmpty ? insideByCode : insideByName
        guard found.count != 1 else { return found[0] }
        guard let stated = name ?? code else { throw .doubt(UnitDoubt(code: "noUnit", text: "", place: nil)) }
        throw try doubt(stated, found, name == nil ? byCode : byName)
    }

    /// A unit as the list has it. One that was divided takes nobody any more.
    private func listed(_ number: UInt32, scope: UInt32) throws(Failure) -> ListedUnit {
        let current = tree.root(of: number)
        guard let division = units.units[Int(current)].division, division.day <= day.daysSinceEpoch else {
            return ListedUnit(number: number, current: current, scope: scope)
        }
        let name: String
        var parts: [String] = []
        do throws(LedgerError) {
            name = try view.unitName(current)
            for part in division.into { parts.append(try view.unitName(part)) }
        } catch { throw .ledger(error) }
        throw .doubt(
            UnitDoubt(
                code: "dividedUnit",
                text:
                    "\(name) was divided by \(day) among \(parts.joined(separator: ", ")); name the one that the "
                    + "household is in", place: nil))
    }

    private func inside(_ candidates: [NumberedUnit]) -> [NumberedUnit] {
        guard let within else { return candidates }
        return candidates.filter { tree.isPart($0.number, of: within.current) || $0.number == within.number }
    }

    private mutating func candidates(_ text: String) throws(Failure) -> [NumberedUnit] {
        do throws(LedgerError) {
            return try finder.units(called: text, on: day)
        } catch { throw .ledger(error) }
    }

    /// Why a text names no unit: there is none, there are several, or it is elsewhere (`all`).
    private mutating func doubt(
        _ stated: Stated<String>, _ found: [NumberedUnit], _ all: [NumberedUnit]
    ) throws(Failure) -> Failure {
        do throws(LedgerError) {
            if found.isEmpty, let other = all.first {
                let place =
                    try within.map { (unit) throws(LedgerError) in try view.unitName(unit.number) }
                    ?? "the unit of the row"
                return .doubt(
                    UnitDoubt(
                        code: "otherUnit",
                        text:
                            "\(Spelling.quoted(stated.value)) is \(other.name), which is no part of \(place); draft it "
                            + "with the list of its own unit, or correct the cell",
                        place: stated.place))
            }
            let error = try finder.problem(of: String(Spelling.shown(stated.value, .quote).prefix(60)), found)
            return .doubt(
                UnitDoubt(
                    code: found.isEmpty ? "unknownUnit" : "ambiguousUnit", text: "\(error.problem); \(error.remedy)",
                    place: stated.place))
        } catch { return .ledger(error) }
    }

    /// The name of a unit on the day, or its id.
    mutating func name(of number: UInt32) throws(LedgerError) -> String {
        let id = try view.unitName(number)
        return try finder.name(of: id, on: day) ?? id
    }

    /// The day before a unit merged into another or was divided, where that was by the day of the list.
    func lastDay(of number: UInt32) -> Day? {
        guard Int(number) < units.units.count else { return nil }
        let unit = units.units[Int(number)]
        let end = min(unit.mergedOn, unit.division?.day ?? .max)
        return end <= day.daysSinceEpoch ? Day(daysSinceEpoch: end)?.previous : nil
    }
}
