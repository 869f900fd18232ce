// The promise that the lists of Fixtures/office-lists are read as the scripts that made them say: every value with its
// cell, every doubt, and nothing else. The files beside the lists were written without any program of this repository.

import Files
import Foundation
import OfficeLists
import Testing

@Suite struct FixtureListTests {
    static let files = [
        "aid-2022", "annex-2.3", "awards-2022", "doubts", "field-export", "field-export-txt", "register-csv",
        "review-2021",
        "review-2022", "review-without-codes", "tcvn3", "totals-2022", "totals-2022-csv", "vni",
    ]

    /// What a file beside a list says, without what only a ledger can settle.
    private static func sheets(_ name: String) throws -> (list: String, sheets: [[String: Any]]) {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(officeLists)/\(name).json"))
        let all = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let list = try #require(all["file"] as? String)
        return (list, try #require(all["sheets"] as? [[String: Any]]))
    }

    /// Differences of a sheet as read from what its file says.
    static func differences(_ list: OfficeList, _ sheet: [String: Any]) -> [String] {
        var said = sheet
        for name in ["sheet", "note", "askedOfTheLedger", "hiddenRows", "notGiven"] { said[name] = nil }
        for name in ["households", "grants", "awards"] {
            guard var all = said[name] as? [[String: Any]] else { continue }
            for index in all.indices {
                all[index]["ofCode"] = nil
                // A row a household says nothing of how many persons it has.
                if !list.isRowAPerson { all[index]["persons"] = nil }
            }
            said[name] = all
        }
        var read = Described.list(list)
        for side in ["grants", "awards"] {
            for (name, members) in [("read", read[side]), ("said", said[side])] {
                guard var all = members as? [[String: Any]] else { continue }
                for index in all.indices {
                    // The names of collectives are not said. What a grant was for and its form state its kind together.
                    all[index]["recipient"] = nil
                    if let kind = all[index]["kind"] as? [String: Any] { all[index]["kind"] = kind["value"] }
                }
                if name == "read" { read[side] = all } else { said[side] = all }
            }
        }
        return Described.differences(read, said)
    }

    @Test(arguments: files)
    func aListIsReadAsItWasWritten(_ name: String) throws {
        let (file, sheets) = try Self.sheets(name)
        for sheet in sheets {
            let kind = try #require((sheet["kind"] as? String).flatMap(ListKind.init))
            let list = try read("\(officeLists)/\(file)", sheet: sheet["sheet"] as? String, as: kind)
            let differences = Self.differences(list, sheet)
            #expect(differences.isEmpty, "\(differences.prefix(20).joined(separator: "\n"))")
            let hidden = list.notes.filter { $0.kind == .hiddenRows }.map(\.count).reduce(0, +)
            #expect(hidden == (sheet["hiddenRows"] as? [Int] ?? []).count)
            let notGiven = list.notes.filter { $0.kind == .notGiven }.flatMap { Array($0.rows) }
            #expect(notGiven == sheet["notGiven"] as? [Int] ?? [])
        }
    }

    /// The control: a changed value, a missing household and a missing question are noticed.
    @Test func aDifferenceIsNoticed() throws {
        let (file, sheets) = try Self.sheets("doubts")
        let list = try read("\(officeLists)/\(file)", sheet: sheets[0]["sheet"] as? String, as: .review)
        var said = sheets[0]
        var households = try #require(said["households"] as? [[String: Any]])
        households[0]["members"] = ["value": 3, "cell": "H10"] as [String: Any]
        said["households"] = households
        said["questions"] = [[String: Any]]()
        #expect(Self.differences(list, said).count > 2)
    }

    /// The names of persons are taken for matching, and shown by nothing that describes a list.
    @Test func personsAreNotShown() throws {
        let list = try read("\(officeLists)/review-2021.xlsx", as: .review)
        let names = list.households.flatMap { $0.identities.compactMap(\.name) }
        #expect(names.count == 473)
        let shown = "\(list.households)" + list.questions.map(\.text.description).joined()
        #expect(!names.contains { shown.contains($0) })
        #expect(list.households.allSatisfy { $0.identities.first?.isHead == true })
    }
}
