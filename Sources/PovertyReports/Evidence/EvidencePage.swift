// The page of an evidence bundle that people read first: what it is, its figures, how to check it by hand, what it does
// not show; in Vietnamese and in English. It is Markdown, because that can be read with anything, in ten years too, and
// prints well. Nothing in it but the figures and names changes, and no time is in it.

import EventLedger
import PovertyLedger

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

// The words of the page of an evidence bundle: what it is, the steps to check it, and what it does not show.

extension EvidencePage {
    static func vietnamese(_ tree: Checkpoint) -> String {
        """
        # Tiếng Việt

        Khi các bước kiểm tra dưới đây đều đạt, thư mục này cho thấy: các số liệu ở cuối trang được tính ra từ đúng
        \(tree.size) sự kiện đầu tiên của sổ cái `\(tree.origin)`, và từ khi được ký đến nay không sự kiện nào bị sửa, bỏ
        hay chèn thêm. Ai cũng kiểm tra được, không cần sổ cái, không cần tin người gửi.

        1. **Lấy khóa công khai** của `\(tree.origin)` (một dòng `tên+mã+khóa`) từ nguồn bạn tin, không lấy từ đây.
        2. **Các tệp**: mở cửa sổ lệnh trong thư mục này, chạy
           `grep -E '^[0-9a-f]{64}  ' certificate | sha256sum -c`. Mỗi dòng phải kết thúc bằng `OK`.
        3. **Chữ ký, cây và số liệu**: `python3 ../verify.py . 'KHÓA'`, hoặc `socai check . --verifier-key 'KHÓA'`. Chương
           trình đầu dưới 300 dòng, là `Docs/verify.py` của SoCai (để bên cạnh thư mục này, không để bên trong). Cả hai
           đếm lại từng hộ từ các sự kiện; hãy so các con số chúng in ra với trang này.
        4. **Không dùng chương trình nào của chúng tôi**: `certificate` và `checkpoint` là *signed note* (Go:
           `golang.org/x/mod/sumdb/note`); thư mục `tile/` theo C2SP `tlog-tiles`, đọc được bằng
           `golang.org/x/mod/sumdb/tlog` (ở đó `tile/8/L/N` là `tile/L/N` ở đây). Băm từng mục trong `tile/entries/`
           thành lá, tính gốc của \(tree.size) lá và so với dòng thứ ba của `checkpoint`.
        5. **So với bản đã công bố**: nếu bạn, báo chí hoặc cơ quan khác đã giữ một `checkpoint` cũ hơn của sổ cái này,
           hãy yêu cầu bằng chứng nối tiếp (`socai prove --since`) và kiểm tra nó bằng `socai check`.

        Thư mục này *không* cho thấy: sự việc ngoài đời có đúng như đã ghi hay không; có việc gì không được ghi hay không;
        thời điểm ghi có thật hay không. Nó chứa mã và diễn biến của từng hộ: chỉ giao cho người được phép xem.
        """
    }

    static func english(_ tree: Checkpoint) -> String {
        """
        # English

        Once the steps below succeed, this folder shows: the figures at the end of this page follow from exactly the
        first \(tree.size) events of the ledger `\(tree.origin)`, and since they were signed none of those was changed,
        taken out or put in. Anyone can check it, without the ledger and without trusting the sender.

        1. **Get the public key** of `\(tree.origin)` (one line, `name+id+key`) from a place that you trust, not from here.
        2. **Files**: open a shell in this folder and run `grep -E '^[0-9a-f]{64}  ' certificate | sha256sum -c`. Every
           line must end with `OK`.
        3. **Signatures, tree and figures**: `python3 ../verify.py . 'KEY'`, or `socai check . --verifier-key 'KEY'`. The
           former has under 300 lines and is `Docs/verify.py` of SoCai (put it beside this folder, not into it). Both
           count every household again from the events; compare what they print with this page.
        4. **Without any program of ours**: `certificate` and `checkpoint` are signed notes (Go:
           `golang.org/x/mod/sumdb/note`); `tile/` is laid out as C2SP `tlog-tiles` says and can be read with
           `golang.org/x/mod/sumdb/tlog` (`tile/8/L/N` there is `tile/L/N` here). Hash each item of `tile/entries/` to a
           leaf, take the root of \(tree.size) leaves and compare it with the third line of `checkpoint`.
        5. **Against what was published**: if you, a newspaper or another office kept an older `checkpoint` of this
           ledger, ask for the proof that this one continues it (`socai prove --since`), and check that with `socai check`.

        This folder does *not* show that things happened as they were recorded, that nothing was left unrecorded, or that
        the recorded times are true. It holds the codes and the course of every household: hand it only to those who may
        see them.
        """
    }
}

// One official movement table of the page: the columns of the form as its rows, under its numbers and Vietnamese names.

/// The total of a movement table, for the page of an evidence bundle.
struct EvidenceMovementTable {
    let table: MovementTable
    let movement: Movement

    var text: String {
        let (words, vietnamese) = (table.householdClass.words, table.householdClass.vietnamese)
        let stock = table.householdClass == .poor ? "hộ nghèo" : "hộ cận nghèo"
        let columns = MovementColumn.columns(of: table.householdClass)
        var lines = [
            "**Diễn biến \(vietnamese) từ \(movement.from) đến \(movement.to) · movement of the \(words)**", "",
            "| Cột | | Hộ · households | Nhân khẩu · persons |", "|--:|---|--:|--:|",
            line(1, "Tổng số \(stock) đầu kỳ · opening", table.total.opening),
        ]
        for (place, column) in columns.enumerated() {
            let sign = column.isIncrease ? "+" : "−"
            lines.append(line(place + 2, "\(sign) \(column.formWords(in: table.householdClass))", table.total[column]))
        }
        lines.append("| | ± thay đổi số nhân khẩu · change of members | | \(table.total.sizeChange) |")
        lines.append(line(9, "Tổng số \(stock) cuối kỳ · closing", table.total.closing))
        return lines.joined(separator: "\n")
    }

    private func line(_ number: Int, _ words: String, _ tally: Tally) -> String {
        "| \(number) | \(words) | \(tally.households) | \(tally.persons) |"
    }
}

extension MovementColumn {
    /// The words of the official form, with the English.
    fileprivate func formWords(in householdClass: HouseholdClass) -> String {
        switch self {
        case .exitedToNearPoor: "Thoát nghèo – trở thành cận nghèo · left for the near-poor"
        case .exitedPastNearPoor:
            householdClass == .poor
                ? "Thoát nghèo – vượt chuẩn cận nghèo · left past the near-poor line"
                : "Vượt chuẩn cận nghèo · left past the near-poor line"
        case .fellToPoor: "Trở thành hộ nghèo · became poor"
        case .otherDecrease: "Khác giảm · other decrease"
        case .fellFromNearPoor: "Cận nghèo trở thành hộ nghèo · fell from the near-poor"
        case .cameFromPoor: "Hộ nghèo trở thành hộ cận nghèo · came from the poor"
        case .relapsed: householdClass == .poor ? "Tái nghèo · relapsed" : "Tái cận nghèo · relapsed"
        case .newlyPoor, .newlyNearPoor: "Phát sinh mới · new"
        case .otherIncrease: "Khác tăng · other increase"
        }
    }
}
