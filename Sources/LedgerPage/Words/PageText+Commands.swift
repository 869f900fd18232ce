// The commands that the page names, for those who have the ledger: what it leaves out, and how it is checked.

extension PageText {
    /// Commands; they are the same in both languages.
    static let commands: [(key: String, text: PageText)] = [
        ("list", "socai list {ledger} {cut} --class poor --class nearPoor"), ("audit", "socai audit {ledger} {day}"),
        ("revisions", "socai revisions {ledger}"), ("checkBundle", "socai check {ledger} --verifier-key …"),
        ("check1", "socai verify {ledger}"), ("union", "socai counts {ledger} '{day}@#{positions}'"),
        ("check2", "socai replay {ledger} {day} --by unit"), ("check3", "socai report {ledger} -o bao-cao-2.html"),
    ].map { ("command.\($0)", PageText($1, $1)) }
}
