import PovertyLedger

/// A list of households as an office has it in a spreadsheet: code, unit, members, class, day of the decision.
let list = """
    P1-0001,phuong-1,4,poor,2022-12-01
    P1-0002,phuong-1,3,nearPoor,2022-12-01
    P1-0003,phuong-1,three,poor,2022-12-01
    P1-0004,phuong-1,5,poor,2022-02-30
    P1-0001,phuong-1,2,poor,2022-12-01
    """

/// The events of a row; throws what is wrong with one of its cells.
func events(_ row: Substring) throws(LedgerError) -> [Event] {
    let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 5 else { throw LedgerError(.invalidValue, "a row has 5 cells, this one \(cells.count)") }
    guard let members = UInt32(cells[2]) else { throw LedgerError(.invalidValue, "\"\(cells[2])\" is not a number") }
    guard let householdClass = HouseholdClass(cells[3]) else {
        throw LedgerError(.invalidValue, "\"\(cells[3])\" is not a class")
    }
    let day = try Day(validating: cells[4])
    return [
        .householdRegistered(cells[0], in: cells[1], members: members, on: day),
        .householdClassified(cells[0], as: householdClass, on: day),
    ]
}

let ledger = try HouseholdLedger(at: "importing.socai")
try ledger.record(
    Entry(
        id: "units", actor: "UBND Phường 1",
        events: [.unitEstablished("phuong-1", name: "Phường 1", kind: .ward, on: "2022-01-01")]))

/// Records the rows that are right, in one transaction, and prints what is wrong with the others.
try ledger.write { (writer: inout HouseholdWriter) throws(LedgerError) in
    for (index, row) in list.split(separator: "\n").enumerated() {
        do throws(LedgerError) {
            let entry = Entry(id: "list-2022-\(index + 1)", actor: "UBND Phường 1", events: try events(row))
            try writer.record(entry)
        } catch {
            guard !error.isSystemFailure else { throw error }
            print("row \(index + 1): \(error.problem)")
        }
    }
}
let counts = try ledger.at("2022").counts()
print("recorded: \(counts.tally(of: .poor).households) poor, \(counts.tally(of: .nearPoor).households) near-poor")
