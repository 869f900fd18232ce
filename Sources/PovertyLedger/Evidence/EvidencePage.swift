// The page of an evidence bundle that people read first: what it is, its figures, how to check it by hand, what it does not
// show; in Vietnamese and in English. It is Markdown, because that can be read with anything, in ten years too, and prints
// well. Nothing in it but the figures and names changes, and no time is in it.

import EventLedger

/// The page `README.md` of a bundle.
struct EvidencePage {
    let checkpoint: SignedCheckpoint
    let key: VerifierKey
    let figures: [EvidenceFigures]

    var bytes: [UInt8] { Array(text.utf8) }

    private var tree: Checkpoint { checkpoint.checkpoint }

    private var text: String {
        """
        # Bằng chứng số liệu hộ nghèo · Evidence of poverty figures

        | | |
        |---|---|
        | Sổ cái · ledger | `\(tree.origin)` |
        | Sự kiện · events | 1 – \(tree.size) |
        | Gốc cây Merkle · root of the tree | `\(tree.root.base64)` |
        | Mã khóa · key id | `\(key.hexID)` |
        | Quy tắc đếm · rules of counting | \(PovertyRules.version) |

        \(EvidencePage.vietnamese(tree))

        \(EvidencePage.english(tree))

        # Số liệu · Figures

        \(figures.enumerated().map { section($1, $0 + 1) }.joined(separator: "\n"))
        """
    }

    private func section(_ figures: EvidenceFigures, _ number: Int) -> String {
        let cut = figures.cut
        let path = EvidenceFigures.paths(number)[0].split(separator: "/").dropLast().joined(separator: "/")
        return """
            ## \(number). Ngày \(cut.cut.effectiveOn), biết đến vị trí \(cut.cut.position) · on \(cut.cut.effectiveOn), as \
            known at position \(cut.cut.position)

            Theo đơn vị của ngày \(cut.unitsOn); theo từng đơn vị: `\(path)/` · by the units of \(cut.unitsOn); for each \
            unit see `\(path)/`

            \(counts(figures.counts))

            \(figures.movement.tables.map { EvidenceMovementTable(table: $0, movement: figures.movement).text }
                .joined(separator: "\n\n"))

            """
    }

    /// The households and persons of each class, all units together.
    private func counts(_ counts: Counts) -> String {
        var lines = [
            "| Phân loại · class | Bảo trợ xã hội · social protection | Hộ · households | Nhân khẩu · persons |",
            "|---|---|--:|--:|",
        ]
        for householdClass in HouseholdClass.allCases.sorted(by: { $0.order < $1.order }) {
            for isProtected in [false, true] {
                let tally = counts.tally(of: householdClass, socialProtection: isProtected)
                guard tally.households > 0 else { continue }
                lines.append(
                    "| \(householdClass.vietnamese) · \(householdClass.words) | \(isProtected ? "có · yes" : "không · no") "
                        + "| \(tally.households) | \(tally.persons) |")
            }
        }
        let total = counts.tally()
        lines.append("| **Tổng · total** | | **\(total.households)** | **\(total.persons)** |")
        return lines.joined(separator: "\n")
    }
}
