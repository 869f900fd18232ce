// Steps that several workloads share: what makes a ledger with some entries, a key, a checkpoint.

/// Steps of workloads.
extension FaultStep {
    /// An empty ledger.
    static let making = socai("init @/\(StandingCheck.ledgerName)", .ledger)
    /// A few entries with a unit and households.
    static let base = socai("import @/\(StandingCheck.ledgerName) %/base.jsonl", .entries(FaultInput.base))
    /// Five entries in one import.
    static let more = socai("import @/\(StandingCheck.ledgerName) %/more.jsonl", .entries(FaultInput.more))
    /// An import whose last line breaks a rule.
    static let bad = socai("import @/\(StandingCheck.ledgerName) %/bad.jsonl", status: 2)
    /// The key that signs for the ledger.
    static let key = socai("key new example.com/so-cai -o @/\(StandingCheck.keyName)", .key)

    /// An import of one entry.
    static func one(_ number: Int) -> FaultStep {
        socai("import @/\(StandingCheck.ledgerName) %/one-\(number).jsonl", .entries(["one-\(number)"]))
    }

    /// The ledger's checkpoint of that number.
    static func checkpoint(_ number: Int) -> FaultStep {
        socai("checkpoint @/\(StandingCheck.ledgerName) --key @/\(StandingCheck.keyName)", .checkpoints(number))
    }

    /// A closing.
    static func closing(_ year: Int) -> FaultStep {
        socai(
            "close @/\(StandingCheck.ledgerName) --through \(year)-12-31 --actor UBND",
            .entries(["closing-\(year)-12-31"]))
    }

    /// A closing that is signed with the ledger's checkpoint of that number.
    static func closing(_ year: Int, checkpoint number: Int) -> FaultStep {
        socai(
            "close @/\(StandingCheck.ledgerName) --through \(year)-12-31 --actor UBND --key @/\(StandingCheck.keyName)",
            .entries(["closing-\(year)-12-31"]), .checkpoints(number))
    }

    /// A copy of a ledger with so many entries.
    static func backup(_ file: String, entries: Int, compact: Bool = false) -> FaultStep {
        socai(
            "backup @/\(StandingCheck.ledgerName) @/\(file)" + (compact ? " --compact" : ""),
            .backup(file, entries: entries))
    }

    /// The derived tables, made again.
    static let rebuild = socai("rebuild @/\(StandingCheck.ledgerName)", .tables)

    /// A bundle of evidence.
    static let bundle = socai(
        "bundle @/\(StandingCheck.ledgerName) 2022-12-31 -o @/evidence --key @/\(StandingCheck.keyName)",
        .bundle("evidence"))

    /// A proof of an event.
    static let proof = socai("prove @/\(StandingCheck.ledgerName) base-1#1 -o @/event.proof", .proof("event.proof"))
}
