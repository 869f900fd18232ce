// Whether the households of a list are where it says: in the unit of the row, of the title, or for which the list is
// drafted. A list of one unit with the codes of another is a question, of the whole list or of its rows; a household that
// moved, or whose unit merged or was divided, is nothing unusual.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A title and the unit that it names.
struct TitledUnit {
    let unit: ListedUnit
    let title: Stated<String>
}

extension Drafting {
    /// The unit that the title names: that of the office that made the list, or else that which the list is of.
    static func titledUnits(
        of list: OfficeList, _ resolver: inout UnitResolver
    ) throws(LedgerError) -> (own: TitledUnit?, beside: TitledUnit?) {
        let office = try list.unit.flatMap { (title) throws(LedgerError) in
            try resolver.unit(ofTitle: title.value).map { TitledUnit(unit: $0, title: title) }
        }
        let named = try list.unitOfTitle.flatMap { (title) throws(LedgerError) in
            try resolver.unit(atStartOf: title.value).map { TitledUnit(unit: $0, title: title) }
        }
        // The list of an office that the ledger does not have may be that of any unit.
        if list.unit != nil { return (office, named) }
        return (named, nil)
    }

    /// The unit whose list it is: the one that was named, or else that of its title.
    var ownUnit: ListedUnit? { resolver.within ?? title?.unit }

    /// Whether the title names one unit, and that for which the list is drafted.
    mutating func unitAgrees() throws(LedgerError) -> Bool {
        if let title, let within = resolver.within, !resolver.areOfOneLine(within, title.unit) {
            try askForTitle(title.title, in: within)
            return false
        }
        if let title, let beside = titleBeside, !resolver.areOfOneLine(beside.unit, title.unit) {
            try askForTitle(beside.title, in: title.unit)
            return false
        }
        return true
    }

    /// Asks about a title that names something that is no part of a unit.
    mutating func askForTitle(_ title: Stated<String>, in unit: ListedUnit) throws(LedgerError) {
        questions.ask(
            "otherUnit", at: title.place,
            "the title names \(Spelling.quoted(title.value)), which is no part of "
                + "\(try register.unitName(unit.number)); draft it as the list of its own unit, or correct the title")
    }

    /// The unit of rows that name none, where the title of a list without a column of units says which it is of.
    func unitOfTitle(_ code: Stated<String>?) throws(LedgerError) -> Stated<String>? {
        guard let title, code == nil, list.unit == nil, list.columns[.unit] == nil, list.columns[.unitCode] == nil
        else { return nil }
        return Stated(try register.unitName(title.unit.number), at: title.title.place)
    }

    /// Asks about a row that names a unit that is no part of the one whose list it is by its title; true then.
    mutating func isOutsideTitle(_ unit: ListedUnit, _ stated: Stated<String>?) throws(LedgerError) -> Bool {
        guard let title, let stated, stated.place.row > list.headerRows.upperBound, !isDivided(title.unit.current),
            !resolver.areOfOneLine(unit, title.unit)
        else { return false }
        questions.askOnce(
            "otherUnit", at: stated.place,
            "\(Spelling.quoted(stated.value)) is \(try register.unitName(unit.number)), which is no part of "
                + "\(try register.unitName(title.unit.number)); draft it with the list of its own unit, or correct the cell"
        )
        return true
    }

    private func isDivided(_ unit: UInt32) -> Bool {
        register.units.units[Int(register.tree.root(of: unit))].division != nil
    }

    /// Whether the unit of a row is only that of the whole list: no cell of the row, and no name above it, says which.
    func isOfWholeList(_ unit: Stated<String>?, _ code: Stated<String>?, _ hamlet: Stated<String>?) -> Bool {
        guard code == nil, hamlet == nil else { return false }
        return unit.map { $0.place.row < list.headerRows.lowerBound } ?? true
    }
}

/// Where a row says that its household is.
struct RowUnit {
    let unit, code, hamlet: Stated<String>?

    /// The cell that says it.
    var place: CellPlace? { (unit ?? code ?? hamlet)?.place }
}

extension ListedHousehold {
    /// Where the row says that it is.
    var rowUnit: RowUnit { RowUnit(unit: unit, code: unitCode, hamlet: hamlet) }
}

extension ListedGrant {
    /// Where the row says that the household is.
    var rowUnit: RowUnit { RowUnit(unit: unit, code: unitCode, hamlet: hamlet) }
}

// The whole list.
extension Drafting {
    /// Notes whether a household is where its row says, or else in the unit of the whole list.
    mutating func notePlace(_ number: UInt32, _ row: RowUnit) throws(LedgerError) {
        guard register.state(number).isRegistered else { return }
        let unit = register.state(number).unit
        if isOfWholeList(row.unit, row.code, row.hamlet) {
            guard let own = ownUnit else { return }
            let isInside = register.tree.isPart(unit, of: own.current) || unit == own.number
            placed = (placed.elsewhere + (isInside ? 0 : 1), placed.inside + (isInside ? 1 : 0))
            return
        }
        // One of a unit that was divided is moved by that.
        guard !isDivided(unit),
            case .success(let named?) = try resolver.unit(row.unit, code: row.code, hamlet: row.hamlet)
        else { return }
        let isInside = register.tree.isPart(unit, of: named.scope) || register.tree.isPart(unit, of: named.current)
        stated = (stated.elsewhere + (isInside ? 0 : 1), stated.inside + (isInside ? 1 : 0))
    }

    /// Whether no household is in the unit that its row names: then the units are those of another list. One that moved
    /// is nothing unusual, and a list of exits moves none.
    mutating func areOfOtherUnits(at place: CellPlace?) -> Bool {
        guard stated.inside == 0, stated.elsewhere >= (list.kind == .exits ? 1 : 3) else { return false }
        questions.ask(
            "otherUnit", at: place,
            "\(stated.elsewhere) \(stated.elsewhere == 1 ? "household is" : "households are") in other units in the "
                + "ledger than the list says, and none is where it says; correct the units, or record the moves first")
        return true
    }

    /// Whether more households that the list places in its own unit are elsewhere than there: then it is the list of
    /// another unit, and nothing of it is certain.
    mutating func isOfAnotherUnit() throws(LedgerError) -> Bool {
        guard let own = ownUnit, placed.elsewhere > placed.inside else { return false }
        questions.ask(
            "otherUnit", at: list.unit?.place ?? title?.title.place,
            "the list is drafted as that of \(try register.unitName(own.number)); in the ledger \(placed.elsewhere) of its "
                + "households \(placed.elsewhere == 1 ? "is" : "are") in other units and \(placed.inside) in that one; draft "
                + "it as the list of its own unit, or write the unit of each household in a column")
        return true
    }
}

// One row of a list that moves nobody: of exits, aid or awards.
extension Drafting {
    /// Asks about a household that never was where its row, or else the list, says that it is; true then. Cost: a
    /// timeline for each household that is not there now.
    mutating func isElsewhere(_ number: UInt32, _ row: RowUnit, at place: CellPlace) throws(LedgerError) -> Bool {
        guard register.state(number).isRegistered else { return false }
        let named: ListedUnit
        if isOfWholeList(row.unit, row.code, row.hamlet) {
            guard let own = ownUnit else { return false }
            named = own
        } else {
            switch try resolver.unit(row.unit, code: row.code, hamlet: row.hamlet) {
            case .success(let found?):
                guard try !isOutsideTitle(found, row.unit ?? row.code ?? row.hamlet) else { return true }
                named = found
            case .failure(let doubt) where ["otherUnit", "unitsDiffer"].contains(doubt.code):
                questions.askOnce(doubt.code, at: doubt.place ?? row.place ?? place, doubt.text)
                return true
            // The code says which household it is; a unit that is not known says nothing against it.
            case .success(nil), .failure: return false
            }
        }
        let unit = register.state(number).unit
        guard !isNear(unit, named), try !everWas(number, near: named) else { return false }
        let code = register.codes[Int(number)]
        questions.ask(
            "otherUnit", at: row.place.flatMap { $0.row > list.headerRows.upperBound ? $0 : nil } ?? place,
            household: code,
            "by the list household \(code) is in \(try register.unitName(named.number)), and in the ledger it is in "
                + "\(try register.unitName(unit)); correct the unit or the code, or record the move first")
        return true
    }

    /// Whether a unit is another one, a part of it, or in the same ward or commune: hamlets of one are not compared.
    private func isNear(_ unit: UInt32, _ named: ListedUnit) -> Bool {
        let tree = register.tree
        if isDivided(unit) || tree.isPart(unit, of: named.scope) || tree.isPart(unit, of: named.current) { return true }
        let line = tree.line(of: named.current).filter { register.units.kind(of: $0) != .city }
        return line.contains { tree.isPart(unit, of: $0) }
    }

    private func everWas(_ number: UInt32, near named: ListedUnit) throws(LedgerError) -> Bool {
        let timeline = try register.view.ledger.timeline(
            category: StreamCategory.household.rawValue, number: number, at: register.cut)
        return timeline.contains { item in
            switch HouseholdStep(item) {
            case .registered(let unit, _), .moved(let unit): isNear(unit, named)
            default: false
            }
        }
    }
}
