// Every verb of the command line that reads a ledger, with words that make it read much, and a ledger that has
// something for each of them.

import Foundation
import LedgerTestSupport
import Testing

/// A sound ledger and the verbs that read it.
struct ReadLedger {
    /// The verbs, and the words after the ledger's path; `OUT` begins a path of its own.
    let verbs: [(verb: String, words: [String])]
    /// The bytes of the file.
    let sound: [UInt8]
    let folder: TemporaryFolder

    /// Makes the ledger of the files, closes a period in it, signs it, and finds a household and a unit for the verbs.
    init(importing files: [String]) throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        let (ledger, key) = (folder.file("sound.socai"), folder.file("so-cai.key"))
        func run(_ words: [String]) throws -> String {
            let program = try RunningProgram(
                [Programs.socai] + words, outputTo: folder.file("out"), errorTo: folder.file("err"))
            try #require(program.wait(seconds: 120))
            let said = String(decoding: try folder.read("err"), as: UTF8.self)
            try #require(program.state == .ended(status: 0), "socai \(words): \(said)")
            return String(decoding: try folder.read("out"), as: UTF8.self)
        }
        _ = try run(["init", ledger])
        _ = try run(["import", ledger] + files + ["--keep-recorded-times"])
        _ = try run(["key", "new", "example.com/so-cai", "--output", key])
        _ = try run(["close", ledger, "--through", "2023-12-31", "--actor", "U", "--key", key])
        let export = try run(["export", ledger])
        func first(_ mark: String, after word: String = "") throws -> String {
            let rest = try #require(export.range(of: word.isEmpty ? mark : word)).upperBound
            let start = try #require(export.range(of: mark, range: rest..<export.endIndex)).upperBound
            return String(export[start...].prefix { $0 != "\"" })
        }
        let unit = try first("\"unit\":\"")
        let household = try first("\"household\":\"", after: "householdRegistered")
        let entry = try first("\"id\":\"", after: "\n")
        let rows = ["day,unit,class,households", "2022-12-31,all,poor,5", "2022-12-31,\(unit),nearPoor,7"]
        let table = try folder.write("filed.csv", rows.joined(separator: "\n") + "\n")
        let copy = folder.file("other.socai")
        _ = try run(["backup", ledger, copy])
        verbs = [
            ("info", []), ("replay", ["2023-12-31", "--by", "unit"]),
            ("counts", ["2023-12-31", "--by", "unit"]),
            ("series", ["--from", "2022", "--to", "2023", "--every", "month", "--by", "unit"]),
            ("diff", ["2021-12-31", "2023-12-31", "--households"]), ("trajectory", ["2023-12-31"]),
            ("movement", ["--from", "2022", "--to", "2023"]), ("history", [household]), ("export", []),
            ("explain", ["2023-12-31", "--class", "poor"]), ("revisions", ["--period", "2023"]),
            ("audit", ["2023-12-31"]), ("cohort", ["2023-12-31"]), ("aid", ["2023-12-31", "--from", "2022-01-01"]),
            ("awards", ["2023-12-31"]), ("fund", ["--from", "2022", "--to", "2023"]), ("income", ["2023-12-31"]),
            ("review", ["--from", "2022", "--to", "2023"]), ("deprivations", ["2023-12-31", "--by", "unit"]),
            ("causes", ["2023-12-31"]), ("list", ["2023-12-31"]), ("sponsors", ["2023-12-31"]),
            ("reconcile", [table]), ("checkpoint list", []),
            ("checkpoint show", []), ("prove", ["\(entry)#1", "-o", "OUT"]),
            ("bundle", ["2023-12-31", "-o", "OUT", "--key", key]), ("compare", [copy]), ("verify", []),
            ("backup", ["OUT"]), ("form", ["7.2", "--year", "2023", "-o", "OUT.csv"]),
        ]
        sound = try folder.read("sound.socai")
    }
}
