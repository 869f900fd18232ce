// The promise that a published table is taken for what it says, or refused at the field that makes no sense.

import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Published tables")
struct PublishedTableTests {
    private func table(_ text: String) throws -> PublishedTable { try PublishedTable(Array(text.utf8), file: "t.csv") }

    @Test func columnsStandInAnyOrder() throws {
        let table = try table(
            """
            households,class,unit,day,socialProtection,rate
            815101,poor,all,2023-12-31,,2.93
            ,nearPoor,phuong-1,2023-12-31,true,
            """)
        #expect(table.rows.map(\.line) == [2, 3])
        #expect(table.rows[0].filter == AccountFilter(.poor))
        #expect(table.rows[0].figures == [.stock(.households): 815_101])
        #expect(table.rows[0].rate?.description == "2.93" && table.rows[0].span == .day("2023-12-31"))
        #expect(table.rows[1].filter == AccountFilter(.nearPoor, unit: "phuong-1", socialProtection: true))
        #expect(table.rows[1].figures.isEmpty && table.rows[1].rate == nil)
    }

    @Test func aPeriodHasTheColumnsOfItsClass() throws {
        let table = try table(
            """
            from,to,class,opening,exitedToNearPoor,cameFromPoor,persons.closing,persons.sizeChange
            2022-12-31,2023-12-31,poor,10,4,,30,-2
            2022-12-31,2023-12-31,nearPoor,20,,4,,
            """)
        #expect(
            table.rows[0].figures == [
                .movement(1, .households): 10, .movement(2, .households): 4, .movement(9, .persons): 30,
                .sizeChange: -2,
            ])
        #expect(table.rows[1].figures == [.movement(1, .households): 20, .movement(5, .households): 4])
        #expect(
            table.rows[0].figures.keys.map { $0.name(in: .poor) }.sorted() == [
                "exitedToNearPoor", "opening", "persons.closing", "persons.sizeChange",
            ])
    }

    /// A table, the line and column it is wrong at, and what is said of it.
    static let refused: [(text: String, place: [Int], code: LedgerError.Code)] = [
        ("", [1, 0], .missingMember), ("day,households\n", [1, 1], .missingMember),
        ("from,class\n", [1, 1], .missingMember), ("day,class,hộ\n", [1, 11], .unknownMember),
        ("day,class,day\n", [1, 11], .duplicateMember), ("day,class\n2023-12-31\n", [2, 1], .malformedCSV),
        ("day,class\n2023-12-31,rich\n", [2, 12], .invalidValue), ("day,class\n23,poor\n", [2, 1], .invalidValue),
        ("day,class\n,poor\n", [2, 1], .invalidValue),
        ("day,from,to,class\n2023-12-31,2022-12-31,2023-12-31,poor\n", [2, 1], .invalidValue),
        ("from,to,class\n2023-12-31,2023-12-31,poor\n", [2, 1], .invalidValue),
        ("from,to,class\n2023-12-31,,poor\n", [2, 1], .invalidValue),
        ("day,class,socialProtection\n2023-12-31,poor,yes\n", [2, 17], .invalidValue),
        ("day,class,households\n2023-12-31,poor,815.101\n", [2, 17], .invalidValue),
        ("day,class,households\n2023-12-31,poor,-1\n", [2, 17], .invalidValue),
        ("day,class,households\n2023-12-31,poor,123456789012\n", [2, 17], .invalidValue),
        ("day,class,rate\n2023-12-31,poor,\"2,93\"\n", [2, 17], .invalidValue),
        ("day,class,rate\n2023-12-31,poor,100.1\n", [2, 17], .invalidValue),
        ("day,class,opening\n2023-12-31,poor,1\n", [2, 17], .invalidValue),
        ("from,to,class,households\n2022-12-31,2023-12-31,poor,1\n", [2, 28], .invalidValue),
        ("from,to,class,rate\n2022-12-31,2023-12-31,poor,1\n", [2, 28], .invalidValue),
        ("from,to,class,newlyPoor\n2022-12-31,2023-12-31,nearPoor,1\n", [2, 32], .invalidValue),
        ("from,to,class,opening\n2022-12-31,2023-12-31,average,1\n", [2, 31], .invalidValue),
        ("day,class,unit\n2023-12-31,poor,\n2023-12-31,nearPoor,\n2023-12-31,poor,all\n", [4, 0], .duplicateMember),
    ]

    @Test func whatMakesNoSenseIsRefusedWhereItStands() throws {
        for (text, place, code) in Self.refused {
            let error = #expect(throws: LedgerError.self, "\(text)") { try table(text) }
            #expect(error?.code == code && error?.place.file == "t.csv", "\(text)\(String(describing: error))")
            #expect([error?.place.line ?? 0, error?.place.column ?? 0] == place, "\(text)\(String(describing: error))")
            #expect(error?.remedy.isEmpty == false, "\(text)")
        }
    }

    @Test func aFileHasALimit() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("big.csv", String(repeating: "x", count: (16 << 20) + 1))
        let error = #expect(throws: LedgerError.self) { try PublishedTable(path: path) }
        #expect(error?.code == .fileTooLarge && error?.place.file == path)
        #expect((#expect(throws: LedgerError.self) { try PublishedTable(path: folder.path) })?.code == .readFailed)
        #expect((#expect(throws: LedgerError.self) { try PublishedTable(path: path + "x") })?.code == .readFailed)
        let rows = (0...100_000).map { "2023-12-31,poor,u\($0)\n" }.joined()
        #expect((#expect(throws: LedgerError.self) { try table("day,class,unit\n" + rows) })?.code == .fileTooLarge)
    }
}
