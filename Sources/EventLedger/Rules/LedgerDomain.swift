// Which domain a ledger is of. The generic layer attaches no meaning to it; it keeps programs of one domain away from
// the files of another, and older programs away from what newer rules recorded.

import Files

/// The domain whose events a ledger holds, and the version of its rules. A file names it from its creation on.
public struct LedgerDomain: Hashable, Sendable {
    /// The name, 1–64 printable characters of ASCII; empty where a program names no domain.
    public let name: String
    /// The version of the rules, from 1. Raise it when a program with the rules before would misread what is
    /// recorded, or record what the rules refuse.
    public let rulesVersion: UInt32
    /// The categories that streams of the domain can have, by which older files are known that name no domain.
    public let categories: ClosedRange<UInt8>

    /// Names a domain; an invalid name is refused when a ledger is opened.
    public init(_ name: String, rulesVersion: UInt32 = 1, categories: ClosedRange<UInt8> = 0...15) {
        self.name = name
        self.rulesVersion = rulesVersion
        self.categories = categories
    }

    /// The domain of programs that name none. Their files are not those of a named domain, nor the other way round.
    public static let unnamed = LedgerDomain("")
}

extension LedgerDomain {
    /// The most bytes of a name.
    static let nameBytes = 64

    /// Whether bytes can be the name of a domain, or none.
    static func isName(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count <= nameBytes && bytes.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// The domain, if it can have rules: without a name a program without them could record in its ledgers.
    func checkedForRules(_ path: String) throws(LedgerError) -> LedgerDomain {
        guard !name.isEmpty else {
            throw LedgerError(
                .wrongDomain, "the rules that this program has are of a domain without a name",
                remedy: "give the domain of the rules a name", file: path)
        }
        return self
    }

    /// The error with which a ledger of a domain refuses to be opened as this one; nil where it may be.
    func refusal(of row: DomainRow, path: String) -> LedgerError? {
        guard row.name == name else {
            return LedgerError(
                .wrongDomain,
                "the ledger is \(LedgerDomain.words(row.name)), and this program is for one "
                    + LedgerDomain.words(name),
                remedy: "open it with a program of its own domain, or name another file", file: path)
        }
        guard row.rulesVersion <= rulesVersion else {
            return LedgerError(
                .newerRules,
                "the ledger is recorded under version \(row.rulesVersion) of the rules of its domain, and this program "
                    + "knows them up to \(rulesVersion)",
                remedy: "use a newer program", file: path)
        }
        return nil
    }

    /// The error with which an older ledger, that names no domain, refuses to be opened as this one: by the
    /// categories of its streams; nil where it may be.
    func refusal(of state: LedgerState, path: String) -> LedgerError? {
        let counts = state.written.streamCounts
        guard let other = counts.indices.first(where: { counts[$0] > 0 && !categories.contains(UInt8($0)) }) else {
            return nil
        }
        return LedgerError(
            .wrongDomain,
            "the ledger has streams of category \(other), which a ledger \(LedgerDomain.words(name)) does not have",
            remedy: "open it with a program of its own domain, or name another file", file: path)
    }

    private static func words(_ name: String) -> Sentence {
        name.isEmpty ? "of no named domain" : "of the domain \(name)"
    }
}
