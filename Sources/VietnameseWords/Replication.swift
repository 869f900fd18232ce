// Logs, segments and mirrors, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let replication: [String: String] = [
        // Segments.
        "the domain of the segment has an invalid name": "lĩnh vực của phân đoạn có tên không hợp lệ",
        "the segment has no events": "phân đoạn không có sự kiện nào",
        "the root before the first event is not that of the empty tree":
            "gốc trước sự kiện đầu tiên không phải là gốc của cây băm trống",
        "the segment has {1} entries and {2} events": "phân đoạn có {1} bút toán và {2} sự kiện",
        "the body has {1} bytes, and {2} are announced": "phần thân có {1} byte, trong khi phần đầu ghi {2}",
        "the body has another SHA-256 than the one announced": "phần thân có SHA-256 khác với giá trị ghi ở phần đầu",
        "the segment is of another version": "phân đoạn thuộc phiên bản khác",
        "the bytes are no segment": "dữ liệu này không phải là phân đoạn",
        "the origin is no name of a key": "nguồn (origin) không dùng làm tên khoá được",
        "the version of the rules is no number": "phiên bản quy tắc không phải là số",
        "the offset from UTC is none": "độ lệch so với UTC không hợp lệ",
        "the count of entries is no number": "số bút toán không phải là số",
        "the bytes and the digest of the body can't be read": "không đọc được số byte và mã băm của phần thân",
        "an empty line comes before the body": "trước phần thân phải có một dòng trống",
        "the segment is not written in its one form": "phân đoạn không được viết đúng dạng duy nhất của nó",
        "take it from another copy of the log": "lấy từ bản sao khác của nhật ký",
        "the line does not begin with \"{1}\"": "dòng không bắt đầu bằng \"{1}\"",
        "the size and the root of a tree can't be read": "không đọc được kích thước và gốc của cây băm",
        // Shared ledgers.
        "a copy is no mirror": "bản sao không phải là sổ bản sao",
        "an entry has no root behind it": "sau một bút toán không có gốc của cây băm",
        "an entry that was appended can't be read": "không đọc được một bút toán vừa thêm",
        "the log is new, and the ledger in it has no name yet": "nhật ký còn mới, sổ cái trong đó chưa có tên",
        "name the origin, such as example.com/city": "ghi tên nguồn (origin), ví dụ example.com/city",
        "others record in the ledger all the time, and what is recorded here is always too late":
            "các máy khác ghi vào sổ cái liên tục, nên lần ghi ở đây luôn đến sau",
        "try again, or let one recorder record for all; what is recorded already is found again":
            "thử lại, hoặc để một máy ghi (socai recorder) ghi thay cho tất cả; những gì đã ghi sẽ được tìm lại",
        "this is more than can be recorded at once in a ledger that several machines record into":
            "nhiều hơn mức có thể ghi một lần vào sổ cái mà nhiều máy cùng ghi",
        "record it in parts, such as files of 100,000 lines": "ghi từng phần, ví dụ từng tệp 100.000 dòng",
        "the ledger has entries of its own, so that it is no copy of a shared one":
            "sổ này có bút toán của riêng mình, nên không phải là bản sao của sổ cái dùng chung",
        "name a new file for the copy": "ghi tên một tệp mới cho bản sao",
        // Mirrors.
        "the row that says of whom the ledger is a mirror can't be read":
            "không đọc được dòng ghi sổ này là sổ bản sao của sổ nào",
        "the ledger is a mirror of {1}, so that nothing can be recorded in it":
            "sổ này là sổ bản sao của {1}, nên không ghi gì vào được",
        "record in the ledger of {1}, from which the mirror gets it":
            "ghi vào sổ cái của {1}; sổ bản sao sẽ nhận từ đó",
        "the ledger has entries of its own, so that it is no mirror":
            "sổ này có bút toán của riêng mình, nên không phải là sổ bản sao",
        "name a new file for the mirror": "ghi tên một tệp mới cho sổ bản sao",
        "days end at UTC{1} in {2}, and at UTC{3} in the mirror":
            "ngày kết thúc theo UTC{1} ở {2}, còn ở sổ bản sao theo UTC{3}",
        "it has another history of {1}": "nhật ký này có lịch sử khác của {1}",
        "it has the history of {1}, and the mirror that of {2}":
            "thông điệp có lịch sử của {1}, còn sổ bản sao có lịch sử của {2}",
        "message {1} of the log: {2}": "thông điệp {1} của nhật ký: {2}",
        "nothing of it was folded; fold from another copy of the log, or have the ledger pushed again":
            "chưa nhận gì từ thông điệp này; lấy từ bản sao khác của nhật ký, hoặc đề nghị công bố lại sổ cái",
        "positions 1 to {1} are missing before it": "thiếu các vị trí từ 1 đến {1} trước thông điệp này",
        "positions {1} to {2} are missing before it": "thiếu các vị trí từ {1} đến {2} trước thông điệp này",
        "a checkpoint is before every segment": "có điểm xác nhận đứng trước mọi phân đoạn",
        "the mirror was folded to position {1}, and has {2} events":
            "sổ bản sao đã nhận đến vị trí {1}, nhưng lại có {2} sự kiện",
        "make the mirror again from its log": "lập lại sổ bản sao từ nhật ký",
        "a checkpoint signs {1} events, and the log has {2} before it":
            "điểm xác nhận ký {1} sự kiện, nhưng trước nó nhật ký chỉ có {2}",
        "a checkpoint signs another history": "điểm xác nhận ký một lịch sử khác",
        "it continues another history": "phân đoạn nối tiếp một lịch sử khác",
        "it has another history": "phân đoạn có lịch sử khác",
        "the log is of the domain {1}, and this program is for {2}":
            "nhật ký thuộc lĩnh vực {1}, còn chương trình này dành cho {2}",
        "fold it with a program of its own domain": "dùng chương trình của đúng lĩnh vực đó",
        "message {1} of the log is of version {2} of the rules, and this program knows them up to {3}":
            "thông điệp {1} của nhật ký theo phiên bản quy tắc {2}, còn chương trình này chỉ biết đến phiên bản {3}",
        "use a newer program; nothing of the message was folded":
            "dùng chương trình mới hơn; chưa nhận gì từ thông điệp này",
        "it has {1} entries, and {2} are announced": "phân đoạn có {1} bút toán, trong khi phần đầu ghi {2}",
        "the entry {1} is not at position {2}": "bút toán {1} không ở vị trí {2}",
        "the mirror ends within the entry {1}": "sổ bản sao kết thúc ở giữa bút toán {1}",
        "the entry {1} is refused: {2}": "bút toán {1} bị từ chối: {2}",
        "the entry {1} is in the mirror already": "bút toán {1} đã có trong sổ bản sao",
        "its entries end at position {1}, before its end":
            "các bút toán của phân đoạn kết thúc ở vị trí {1}, trước chỗ cuối đã ghi",
        "with its entries the tree has another root than it says":
            "thêm các bút toán này thì cây băm có gốc khác với gốc mà phân đoạn ghi",
        "line {1}: {2}": "dòng {1}: {2}",
        // Outboxes.
        "the log has the history of {1}, not of {2}": "nhật ký có lịch sử của {1}, không phải của {2}",
        "name the log of {1}, or a new one": "nêu nhật ký của {1}, hoặc một nhật ký mới",
        "the log has more events than the ledger, which ends at position {1}":
            "nhật ký có nhiều sự kiện hơn sổ cái; sổ cái kết thúc ở vị trí {1}",
        "the ledger is an older copy: restore the newest, or take it back from a mirror":
            "sổ cái này là bản cũ: khôi phục bản mới nhất, hoặc lấy lại từ một sổ bản sao",
        "the log has another history than the ledger: positions {1} differ":
            "nhật ký có lịch sử khác với sổ cái: các vị trí {1} khác nhau",
        "name the ledger's own log, or a new one": "nêu đúng nhật ký của sổ cái này, hoặc một nhật ký mới",
        "the log is new, and the ledger has no checkpoint by which it could be named":
            "nhật ký này mới, và sổ cái chưa có điểm xác nhận nào để lấy tên",
        "name the origin, such as example.com/ward-1": "nêu tên nguồn (origin), như example.com/ward-1",
        "the checkpoint of size {1} has {2} bytes, and a message of the log at most {3}":
            "điểm xác nhận có kích thước {1} dài {2} byte, còn mỗi thông điệp của nhật ký tối đa {3}",
        "use a log with larger messages": "dùng nhật ký cho phép thông điệp lớn hơn",
        "message {1}, at the end of the log, can't be read: {2}": "không đọc được thông điệp {1} ở cuối nhật ký: {2}",
        "take the message away, or push to a new log": "bỏ thông điệp đó đi, hoặc công bố vào một nhật ký mới",
        "the request has {1} lines": "lượt chuyển có {1} dòng",
        "hand over at most {1} at a time": "mỗi lượt chuyển nhiều nhất {1} dòng",
        "the entry has {1} bytes where it travels, and a segment of the log at most {2}":
            "bút toán dài {1} byte khi gửi đi, còn mỗi phân đoạn của nhật ký tối đa {2}",
        "use a log with larger messages, as its settings allow":
            "dùng nhật ký cho phép thông điệp lớn hơn, theo thiết lập của nhật ký",
        "the last line does not end": "dòng cuối không có dấu xuống dòng",
        "every entry is a line": "mỗi bút toán là một dòng",
        "the entry has no position, no recorded time or no secret":
            "bút toán thiếu vị trí, thời điểm ghi hoặc mã bí mật",
        "a segment has the lines of an export with secrets": "phân đoạn gồm các dòng của bản xuất kèm mã bí mật",
        // Folders.
        "the folder has no messages, and something else: {1}": "thư mục không có thông điệp nào mà có thứ khác: {1}",
        "name the folder of a log, or a new one": "nêu thư mục của một nhật ký, hoặc một thư mục mới",
        "insert the medium or connect the share, or check the path":
            "cắm thiết bị hoặc kết nối thư mục dùng chung, hoặc kiểm tra đường dẫn",
        "the name is not one that a message has": "tên này không phải là tên của thông điệp",
        "the message is missing, and there are later ones": "thiếu thông điệp này, trong khi có các thông điệp sau nó",
        "take the log from another copy, or make it again from the ledger":
            "lấy nhật ký từ bản sao khác, hoặc lập lại từ sổ cái",
        "this is no file, and a message is one": "đây không phải là tệp, mà thông điệp phải là tệp",
        "the file is larger than a message, which has at most {1} bytes":
            "tệp lớn hơn một thông điệp; thông điệp có tối đa {1} byte",
        "the file can't be read: {1}": "không đọc được tệp: {1}",
        "check the medium": "kiểm tra thiết bị",
        "a message has {1} bytes, and has 1 to {2}": "thông điệp dài {1} byte, trong khi phải có từ 1 đến {2} byte",
        "cut it into smaller ones": "chia thành các thông điệp nhỏ hơn",
        "there is another message behind message {1} of the log":
            "sau thông điệp {1} của nhật ký đã có thông điệp khác",
        "read the end of the log again and go on behind it": "đọc lại chỗ cuối của nhật ký rồi tiếp tục từ đó",
        // Verbs.
        "The address of the log is empty; it must name a folder":
            "Địa chỉ nhật ký đang để trống; phải ghi tên một thư mục",
        "A log can't be standard input or output (-); name a folder":
            "Nhật ký không thể là đầu vào hay đầu ra chuẩn (-); ghi tên một thư mục",
        "This program has no logs of the kind {1}; name a folder, or a cluster by nats://SERVERS/ORIGIN":
            "Chương trình này không có nhật ký loại {1}; ghi tên một thư mục, hoặc một cụm máy chủ theo dạng nats://SERVERS/ORIGIN",
        "The address of a log on a cluster has the ledger's origin behind its servers, such as nats://server-1:4222,server-2:4222/example.com/phuong-1":
            "Địa chỉ nhật ký trên cụm máy chủ phải có nguồn (origin) của sổ cái sau các máy chủ, như nats://server-1:4222,server-2:4222/example.com/phuong-1",
        "--origin is {1}, and the log is that of {2}; leave --origin out":
            "--origin là {1}, còn nhật ký là của {2}; bỏ --origin đi",
        "--follow has no end, and a table of CSV has one; use --format json":
            "--follow chạy không có điểm dừng, còn bảng CSV thì có; dùng --format json",
        " and {1}": " và {1}",
        "segment": "phân đoạn",
        "segments": "phân đoạn",
        "signed checkpoint": "điểm xác nhận đã ký",
        "signed checkpoints": "điểm xác nhận đã ký",
        "Published {1}{2} in {3}; {4} has the history{5} through position {6}":
            "Đã công bố {1}{2} trong {3}; {4} có lịch sử{5} đến vị trí {6}",
        "The name of the mirror is empty; it must name a file": "Tên sổ bản sao đang để trống; phải ghi tên một tệp",
        "A mirror is a file, never standard output (-); name a file":
            "Sổ bản sao là một tệp, không bao giờ là đầu ra chuẩn (-); ghi tên một tệp",
        "--status and --follow are two questions; give one of them":
            "--status và --follow là hai yêu cầu khác nhau; chỉ chọn một",
        "; {1} signed by none of the keys were not kept": "; {1} điểm không do khoá nào trong số đó ký nên không lưu",
        "signed checkpoint is": "điểm xác nhận đã ký",
        "signed checkpoints are": "điểm xác nhận đã ký",
        "{1} of this history{2}": "{1} thuộc đúng lịch sử này{2}",
        "message": "thông điệp",
        "messages": "thông điệp",
        "{1} has nothing yet": "{1} chưa có gì",
        "{1} has the history of {2} through position {3}, from message {4} of {5}":
            "{1} có lịch sử của {2} đến vị trí {3}, lấy từ thông điệp {4} của {5}",
        "Added {1}; {2}": "Đã thêm {1}; {2}",
        "mirror": "sổ bản sao",
        "of {1}, from message {2} of {3}": "của {1}, lấy từ thông điệp {2} của {3}",
        "publishing": "đang công bố",
        "mirroring": "đang nhận",
    ]
}
