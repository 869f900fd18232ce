// What the page of a union says: whose figures it has, and what only the ledger of an office answers.

extension PageText {
    /// Texts of pages of unions.
    static let union: [(key: String, text: PageText)] = [
        (
            "aboutUnion",
            PageText(
                "Lập từ {ledgers} sổ cái của sổ hợp nhất {union}, gồm {position} sự kiện, theo những gì đã ghi đến nay. Tệp này không nối mạng.",
                "Made from the {ledgers} ledgers of the union {union} with {position} events, as known now. This file uses no network."
            )
        ),
        (
            "eventsOfUnion",
            PageText("{events} sự kiện trong {ledgers} sổ cái", "{events} events in {ledgers} ledgers")
        ),
        (
            "notInUnion",
            PageText(
                "Sổ hợp nhất không có phần này: mỗi đơn vị tự chốt số liệu của mình. Xem trang lập từ sổ cái của đơn vị.",
                "A union does not have this: each office closes its own periods. See the page of the office's ledger.")
        ),
        (
            "householdsOfUnion",
            PageText(
                "Trang của sổ hợp nhất không liệt kê {count} hộ: hộ và các sự kiện của hộ ở trong sổ cái của đơn vị. Xem trang lập từ sổ cái đó.",
                "The page of a union does not list its {count} households: they are with their events in the ledgers of the offices. See the page of such a ledger."
            )
        ),
        ("unionName", PageText("Sổ hợp nhất", "Union")),
        (
            "unionRules",
            PageText(
                "Các sổ cái được ghi theo những phiên bản quy tắc khác nhau:",
                "The ledgers are recorded under different versions of the rules:")
        ),
        (
            "officesTable",
            PageText("Vị trí cuối cùng của từng sổ cái", "The last position of each ledger")
        ),
        ("officeColumn", PageText("Đơn vị giữ sổ", "Office")), ("positionColumn", PageText("Vị trí", "Position")),
        (
            "sameOfUnion",
            PageText("Để có lại đúng số liệu này sau khi ghi thêm:", "The same figures again after more is recorded:")
        ),
        (
            "unionProof",
            PageText(
                "Sổ hợp nhất không có gốc cây và chữ ký riêng; từng sổ cái có gốc và chữ ký của mình.",
                "A union has no root and no signature of its own; each ledger has its own.")
        ),
    ]

    /// The rules of the audit that compare ledgers.
    static let unionRules: [(key: String, text: PageText)] = [
        (
            "rule.householdInTwoOffices",
            PageText("Một mã hộ có ở hai đơn vị giữ sổ", "A household in the registers of two offices")
        ),
        ("rule.repeatedTransfer", PageText("Một lần chuyển hộ ghi nhiều lần", "A transfer recorded again")),
        (
            "rule.arrivedWithoutLeaving",
            PageText("Hộ chuyển đến mà nơi đi chưa ghi", "Arrived, and not recorded as having left")
        ),
        ("rule.unitsDiffer", PageText("Các sổ ghi khác nhau về địa bàn", "Offices differ on a unit")),
        (
            "rule.rulesDiffer",
            PageText("Các sổ theo phiên bản quy tắc khác nhau", "Ledgers of different versions of the rules")
        ),
        ("rule.inTransit", PageText("Hộ đang chuyển giữa hai đơn vị", "In transit between two offices")),
    ]
}
