import EventLedger

/// Another domain over the generic ledger: types, categories and payloads are its own.
let ledger = try Ledger(at: "following.socai")
let well = StreamName(category: 1, id: "well-7")

func measure(_ id: String, depthCentimetres: UInt8, expecting version: ExpectedVersion) throws(LedgerError) {
    let event = NewEvent(stream: well, type: 1, effectiveOn: "2023-06-01", payload: [depthCentimetres])
    let receipt = try ledger.record(NewEntry(id: id, actor: "probe", events: [event], expecting: [well: version]))
    print("\(id) recorded at position \(receipt.positions.lowerBound)")
}

try measure("m-1", depthCentimetres: 120, expecting: .noneYet)
try measure("m-2", depthCentimetres: 118, expecting: .exactly(1))
do {
    try measure("m-3", depthCentimetres: 117, expecting: .exactly(1))
} catch where error.code == .versionConflict {
    print("refused:", error.problem)
}

// From the first entry on, and then for what other processes will record; it ends when its task is cancelled.
for try await entry in ledger.subscribe(after: 0) {
    print("\(entry.id) up to position \(entry.lastPosition)")
    if try entry.lastPosition == ledger.lastPosition() { break }
}
