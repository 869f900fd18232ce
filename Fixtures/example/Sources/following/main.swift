import EventLedger

/// A ledger without rules: types, categories and payloads are the program's own.
let ledger = try Ledger(at: "following.socai")
let well = StreamName(category: 1, id: "well-7")

/// Records a measurement if the well has as many as the caller believes.
func measure(_ id: String, depthCentimetres: UInt8, expecting version: ExpectedVersion) throws(LedgerError) {
    let event = NewEvent(stream: well, type: 1, effectiveOn: "2023-06-01", payload: [depthCentimetres])
    do {
        let receipt = try ledger.record(NewEntry(id: id, actor: "probe", events: [event], expecting: [well: version]))
        print("\(id) recorded at position \(receipt.positions.lowerBound)")
    } catch {
        guard error.code == .versionConflict else { throw error }
        print("\(id) refused: \(error.problem)")
    }
}

/// Prints the entries up to a position; without the `break` it would wait for those that other processes will record.
func follow(upTo position: Position) async throws {
    for try await entry in ledger.subscribe(after: 0) {
        print("\(entry.id) up to position \(entry.lastPosition)")
        if entry.lastPosition >= position { break }
    }
}

try measure("m-1", depthCentimetres: 120, expecting: .noneYet)
try measure("m-2", depthCentimetres: 118, expecting: .exactly(1))
try measure("m-3", depthCentimetres: 117, expecting: .exactly(1))
try await follow(upTo: ledger.lastPosition())
