// Entries that say much: every kind of member that lines have, as values that a hostile writer writes down.

import LedgerTestSupport

/// The entries that hostile lines come from.
enum HostileTemplates {
    private static func event(_ type: String, _ day: String, _ members: [(String, HostileValue)]) -> HostileValue {
        .object(
            [(name: "type", value: .text(type)), (name: "effectiveOn", value: .text(day))]
                + members.map { ($0.0, $0.1) })
    }

    static let all: [HostileValue] = [
        .object([
            ("id", .text("p1-2021-12")), ("recordedAt", .text("2021-12-28T03:00:00Z")),
            ("actor", .text("UBND Phường 1")),
            ("document", .text("12/QĐ-UBND")), ("reason", .text("Rà soát \"định kỳ\" 2021 \\ 𝄞")),
            (
                "events",
                .list([
                    event(
                        "householdRegistered", "2021-12-20",
                        [("household", .text("P1-0001")), ("unit", .text("phuong-1")), ("members", .whole(4))]),
                    event(
                        "householdClassified", "2021-12-20",
                        [
                            ("household", .text("P1-0001")), ("class", .text("poor")),
                            ("socialProtection", .bool(true)),
                            ("incomeScore", .whole(120)), ("deprivationScore", .whole(30)),
                            ("deprivations", .list([.text("employment"), .text("housingArea")])),
                            ("causes", .list([.text("land")])),
                        ]),
                ])
            ),
        ]),
        .object([
            ("id", .text("a/b")), ("actor", .text("Ủy ban nhân dân")), ("restates", .text("báo cáo sót")),
            (
                "events",
                .list([
                    .object([
                        ("type", .text("eventVoided")), ("event", .text("p1-2021-12#2")), ("reason", .text("ghi sai")),
                    ]),
                    event(
                        "aidGiven", "2023-02-28",
                        [
                            ("household", .text("P1-0001")), ("kind", .text("cash")), ("amountVND", .whole(2_000_000)),
                            ("donor", .text("Quỹ")), ("donorKind", .text("fundForThePoor")),
                        ]),
                ])
            ),
        ]),
        .object([
            ("id", .text("plan-1")), ("actor", .text("HĐND")),
            (
                "events",
                .list([
                    event(
                        "planAdopted", "2022-01-10",
                        [
                            ("plan", .text("kh-2022")), ("title", .text("Kế hoạch")),
                            (
                                "targets",
                                .list([
                                    .object([
                                        ("id", .text("t1")), ("measure", .text("nearPoor")), ("kind", .text("rate")),
                                        ("due", .text("2025-12-31")), ("comparison", .text("below")),
                                        ("value", .text("0.01")), ("quote", .text("dưới 1%")),
                                    ])
                                ])
                            ),
                        ]),
                    event(
                        "householdTotalReported", "2022-12-31",
                        [("unit", .text("phuong-1")), ("households", .whole(38536)), ("persons", .whole(140_000))]),
                ])
            ),
        ]),
    ]
}
