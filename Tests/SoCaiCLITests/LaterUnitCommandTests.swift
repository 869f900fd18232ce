// The promise that every command answers for a ledger whose first event names a unit that its entry establishes only
// later.

import Testing

@Suite(.timeLimit(.minutes(60))) struct LaterUnitCommandTests {
    private static let line = """
        {"id":"first","actor":"UBND","events":[\
        {"type":"householdRegistered","effectiveOn":"2022-01-01","household":"H1","unit":"u2","members":3},\
        {"type":"unitEstablished","effectiveOn":"2022-01-01","unit":"u1","name":"Phường 1","kind":"ward"},\
        {"type":"unitEstablished","effectiveOn":"2022-01-01","unit":"u2","name":"Phường 2","kind":"ward"},\
        {"type":"householdClassified","effectiveOn":"2022-01-01","household":"H1","class":"poor",\
        "socialProtection":false}]}

        """

    @Test func everyCommandAnswers() throws {
        let session = try Session()
        _ = try session.folder.write("first.jsonl", Self.line)
        for command in [
            "socai init t.socai", "socai import t.socai first.jsonl", "socai verify t.socai",
            "socai replay t.socai 2022 --by unit", "socai movement t.socai --from 2022 --to 2022",
            "socai aid t.socai 2022 --by unit",
            "socai explain t.socai 2022 --class poor --unit u2", "socai diff t.socai 2021 2022",
            "socai export t.socai | cat > copy.jsonl", "socai init c.socai", "socai import c.socai copy.jsonl",
        ] {
            let outcome = try session.run(command)
            #expect(outcome.status == 0, "\(command): \(outcome.text)\(outcome.errorText)")
        }
        for ledger in ["t", "c"] {
            let rows = try session.run("socai replay \(ledger).socai 2022 --by unit --format csv | tail -n +2")
            #expect(rows.text.hasPrefix("u2,poor,false,1,3,"), "\(rows.text)")
        }
    }
}
