// The cut of an answer as columns of its CSV, behind the columns that a reader knows: a file that is passed on still says
// of which day it is and what was known. They are named as the members of the JSON form.

import EventLedger

/// The last columns of every row of an answer: day, position and the day whose units are counted by.
struct CutColumns {
    /// Their names.
    let names: [String]
    /// Their fields, the same in every row.
    let fields: [String?]

    /// The columns of a cut; `name` is its member in JSON.
    init(_ cut: Cut, unitsOn: Day, named name: String = "cut") {
        names = ["effectiveOn", "position", "unitsOn"].map { "\(name).\($0)" }
        fields = ["\(cut.effectiveOn)", "\(cut.position)", "\(unitsOn)"]
    }

    /// The columns of two cuts.
    init(from: Cut, to: Cut, unitsOn: Day) {
        let (from, to) = (
            CutColumns(from, unitsOn: unitsOn, named: "from"), CutColumns(to, unitsOn: unitsOn, named: "to")
        )
        names = from.names + to.names
        fields = from.fields + to.fields
    }
}
