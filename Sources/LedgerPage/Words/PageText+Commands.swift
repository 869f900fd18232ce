// The commands that the page names, for those who have the ledger: what it leaves out, and how it is checked.

extension PageText {
    /// Commands; they are the same in both languages.
    static let commands: [(key: String, text: PageText)] = [
        ("list", "socai list {ledger} {cut} --class poor --class nearPoor"), ("audit", "socai audit {ledger} {day}"),
        ("revisions", "socai revisions {ledger}"), ("check1", "socai verify {ledger}"),
        ("check2", "socai replay {ledger} 2023-12-31 --by unit"), ("check3", "socai report {ledger} -o bao-cao-2.html"),
    ].map { ("command.\($0)", PageText($1, $1)) }
}
