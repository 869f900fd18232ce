// Files, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let files: [String: String] = [
        "there is no such folder": "không có thư mục này",
        "name one in an existing folder": "đặt trong một thư mục đã có",
        "permission denied for the folder": "không có quyền đối với thư mục",
        "ask its owner for access": "đề nghị chủ thư mục cấp quyền",
        "there is no room left to write": "không còn chỗ trống để ghi",
        "make room and try again; nothing was made": "giải phóng chỗ trống rồi thử lại; chưa có gì được tạo ra",
        "{1} (in conflict with {2})": "{1} (mâu thuẫn với {2})",
        "line {1}": "dòng {1}",
        "column {1}": "cột {1}",
        "sheet \"{1}\"": "trang tính \"{1}\"",
        "cell {1}": "ô {1}",
        "entry {1}": "bút toán {1}",
        "event {1} ({2})": "sự kiện {1} ({2})",
        "event {1}": "sự kiện {1}",
        "position {1}": "vị trí {1}",
        "there is a file already": "đã có tệp mang tên này",
        "choose another name; no file is ever overwritten":
            "chọn tên khác; chương trình không bao giờ ghi đè lên tệp đã có",
        "make the folder first": "tạo thư mục trước",
        "permission denied to make the file": "không có quyền tạo tệp",
        "choose another folder": "chọn thư mục khác",
        "make room and run it again": "giải phóng chỗ trống rồi chạy lại",
        "the file cannot be written: {1}": "không ghi được tệp: {1}",
        "a path has no NUL byte": "đường dẫn không được có byte NUL",
        "choose another name": "chọn tên khác",
        "a path ends in a name and has no NUL byte": "đường dẫn phải kết thúc bằng một tên và không có byte NUL",
        "name a new folder": "đặt tên một thư mục mới",
        "the folder is there and whole, but may be gone after the machine fails: {1}":
            "thư mục đã có và đầy đủ, nhưng có thể mất nếu máy gặp sự cố: {1}",
        "look at the disk, and make it again under another name": "kiểm tra ổ đĩa rồi tạo lại với tên khác",
        "make the folder": "tạo thư mục",
        "the name is taken": "tên này đã được dùng",
        "name a new or an empty folder": "đặt tên một thư mục mới hoặc một thư mục trống",
        "what has the name with -partial appended was not left by this program":
            "mục cùng tên có thêm đuôi -partial không phải do chương trình này để lại",
        "move it away, or choose another name": "dời mục đó đi, hoặc chọn tên khác",
        "what has the name with -partial appended is not a folder":
            "mục cùng tên có thêm đuôi -partial không phải là thư mục",
        "move it away, or name another folder": "chuyển mục đó đi nơi khác, hoặc đặt tên thư mục khác",
        "the folder is being made by another process, or its name is taken":
            "một tiến trình khác đang tạo thư mục này, hoặc tên đã được dùng",
        "wait for that, or name another folder": "chờ tiến trình đó xong, hoặc đặt tên thư mục khác",
        "there is no such file or folder": "không có tệp hoặc thư mục này",
        "permission denied": "không có quyền truy cập",
        "the file system is read-only; open for reading only": "hệ thống tệp chỉ cho đọc; mở ở chế độ chỉ đọc",
        "the disk or the quota is full; nothing was written, make room and try again":
            "ổ đĩa đã đầy hoặc đã dùng hết hạn mức; chưa ghi gì, giải phóng chỗ trống rồi thử lại",
        "the file would pass the largest size allowed here; nothing was written":
            "nếu ghi thì tệp vượt quá kích thước tối đa được phép ở đây; chưa ghi gì",
        "reading or writing the device failed": "đọc hoặc ghi thiết bị không thành công",
        "there is not enough memory or address space": "không đủ bộ nhớ hoặc không gian địa chỉ",
        "this is a folder; name a file": "đây là thư mục; ghi tên một tệp",
        "the file exists already; name a new one": "tệp đã có; đặt tên mới",
        "a part of the path that should be a folder is a file":
            "một phần của đường dẫn phải là thư mục, nhưng lại là tệp",
        "too many files are open": "có quá nhiều tệp đang mở",
        "cannot {1} '{2}': {3}": "không thể {1} '{2}': {3}",
        "the file is larger than {1} bytes": "tệp lớn hơn {1} byte",
        "cannot be opened": "không mở được",
        "cannot be read": "không đọc được",
        "this is a folder, not a file": "đây là thư mục, không phải tệp",
        "name a file in it": "ghi tên một tệp trong thư mục đó",
        "the {1} {2}: {3}": "{1} {2}: {3}",
        "check the path and its permissions": "kiểm tra lại đường dẫn và quyền truy cập",
    ]
}
