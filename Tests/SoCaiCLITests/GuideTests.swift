// The promise that the guide is true in both languages: its commands print what it says, they are the same in both, and
// the year that they record has the movement that follows from the lists alone.
#if Excel
    import Foundation
    import Testing

    @Suite(.timeLimit(.minutes(60))) struct GuideTests {
        private static let pages = ["Docs/Huong-dan.md", "Docs/Guide.md"]

        @Test(arguments: pages) func commandsPrintWhatTheGuideSays(_ page: String) throws {
            let session = try Session()
            let examples = ConsoleExample.all(in: try Repository.text(page))
            for example in examples { try example.expect(in: session) }
            #expect(examples.count >= 20)
            try expectMovement(in: session)
        }

        @Test func bothLanguagesHaveTheSameCommands() throws {
            let pages = try Self.pages.map { ConsoleExample.all(in: try Repository.text($0)) }
            #expect(
                pages[0].map(\.command) == pages[1].map(\.command) && pages[0].map(\.shown) == pages[1].map(\.shown))
            // From nothing to a form: init, import, draft, import, close, form.
            let first = pages[0].prefix { !$0.command.contains("review-2022") }.map(\.command)
            #expect(
                first.map { $0.split(separator: " ")[1] } == ["init", "import", "draft", "import", "close", "form"])
        }

        /// Counted by Fixtures/office-lists/make.py from the lists, and by the ledger from what was drafted.
        private func expectMovement(in session: Session) throws {
            let data = Data(try Repository.text("Fixtures/office-lists/chain.json").utf8)
            let chain = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
            let expected = try #require(chain["movement2022"] as? [String: [String: Int]])
            let row = [
                "opening", "toOtherClass", "beyond", "gone", "fromOtherClass", "again", "new", "came", "closing",
            ]
            let figures = row.compactMap { expected["poor"]?[$0].map(String.init) }.joined(separator: ",")
            let form = try session.folder.read("mau-7.2-2022.csv")
            #expect(String(decoding: form, as: UTF8.self).contains("\n1,Phường 7,Hộ,\(figures)\r\n"))
            let answer = try session.run(
                "socai movement phuong-7.socai --from 2022 --to 2022 --unit phuong-7 --known closing --format json")
            let json = try #require(JSONSerialization.jsonObject(with: Data(answer.output)) as? [String: Any])
            let tables = try #require(json["tables"] as? [[String: Any]])
            for (table, names) in zip(tables, [Self.poor, Self.nearPoor]) {
                let all = try #require(table["total"] as? [String: Any])
                let households = try #require(all["households"] as? [String: Int])
                let persons = try #require(all["persons"] as? [String: Int])
                let status = try #require(table["class"] as? String)
                let counted = try #require(expected[status])
                for (name, column) in names { #expect(households[column] == counted[name], "\(column)") }
                #expect(persons["opening"] == counted["personsOpening"])
                #expect(persons["closing"] == counted["personsClosing"])
            }
        }

        private static let both = [
            "opening": "opening", "beyond": "exitedPastNearPoor", "gone": "otherDecrease", "again": "relapsed",
            "came": "otherIncrease", "closing": "closing",
        ]
        private static let poor = both.merging([
            "toOtherClass": "exitedToNearPoor", "fromOtherClass": "fellFromNearPoor", "new": "newlyPoor",
        ]) { $1 }
        private static let nearPoor = both.merging([
            "toOtherClass": "fellToPoor", "fromOtherClass": "cameFromPoor", "new": "newlyNearPoor",
        ]) { $1 }
    }
#endif
