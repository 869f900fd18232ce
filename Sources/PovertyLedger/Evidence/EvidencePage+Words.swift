// The words of the page of an evidence bundle: what it is, the steps to check it, and what it does not show.

import EventLedger

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
