// Counts, closings, cuts, plans, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let poverty: [String: String] = [
        "absent": "không có",
        "root": "gốc",
        "the closing {1} is recorded and not signed: {2}": "đã ghi lần chốt số liệu {1} nhưng chưa ký: {2}",
        "the same call again signs the closing that is there": "gọi lại đúng lệnh này để ký lần chốt số liệu đã ghi",
        "{1}; the same call again signs the closing that is there":
            "{1}; gọi lại đúng lệnh này để ký lần chốt số liệu đã ghi",
        "the event at position {1} names no origin": "sự kiện ở vị trí {1} không nêu tên nguồn (origin)",
        "the ledger is signed as {1}, and the key is {2}": "sổ được ký với tên {1}, còn khoá có tên {2}",
        "sign with the key of {1}, or go on with the new key and a new origin":
            "ký bằng khoá của {1}, hoặc tiếp tục với khoá mới và tên nguồn (origin) mới",
        "{1} households under social protection": "hộ {1} thuộc diện bảo trợ xã hội",
        "{1} households outside social protection": "hộ {1} không thuộc diện bảo trợ xã hội",
        "{1} in unit {2}": "{1} ở đơn vị {2}",
        "gifts: {1}": "cho không: {1}",
        "loans: {1}": "cho vay: {1}",
        "awards: {1}": "khen thưởng: {1}",
        "{1} with {2} {3} were closed, the events give {4} with {5}":
            "số đã chốt là {1}, với {2} {3}; số theo các sự kiện là {4}, với {5}",
        "the amounts of aid add up to more than {1} VND": "tổng số tiền hỗ trợ vượt quá {1} VND",
        "void the aid whose amount is wrong": "huỷ khoản hỗ trợ ghi sai số tiền",
        "the figures are not those of the ledger: {1}": "số liệu không khớp với sổ: {1}",
        "leave \"figures\" out and the ledger adds them; an import of an export needs all that was recorded before, in the same order":
            "bỏ \"figures\" để sổ tự thêm; muốn nhập một bản xuất thì phải có đủ mọi bút toán đã ghi trước đó, đúng thứ tự",
        "the period through {1} is closed, by {2}": "kỳ đến hết ngày {1} đã chốt, bởi {2}",
        "the event at position {1} is not a closing": "sự kiện ở vị trí {1} không phải là lần chốt số liệu",
        "the series from {1} to {2} ends before it begins": "chuỗi số liệu từ {1} đến {2} kết thúc trước khi bắt đầu",
        "give its first day first": "ghi ngày đầu ở trước, ngày cuối ở sau",
        "the series from {1} to {2} by {3} would have more than {4} points":
            "chuỗi số liệu từ {1} đến {2} theo {3} sẽ có hơn {4} mốc",
        "ask for a shorter span or a longer interval": "chọn khoảng thời gian ngắn hơn hoặc bước dài hơn",
        "day": "ngày",
        "household number {1} does not exist": "không có hộ mang số {1}",
        "a household is assigned to unit {1}, which does not exist":
            "có hộ được xếp vào đơn vị số {1}, mà đơn vị này không có",
        "the series would have more than {1} rows": "chuỗi số liệu sẽ có hơn {1} dòng",
        "ask for fewer points, for one unit, or for the units of a higher level":
            "chọn ít mốc hơn, chọn một đơn vị, hoặc chọn đơn vị cấp cao hơn",
        "the balances are not those of the households of the ledger": "số dư không khớp với các hộ trong sổ",
        "the number of a unit is too large": "số của đơn vị quá lớn",
        "\"{1}\" is not a day": "\"{1}\" không phải là ngày",
        "write a day such as 2023-12-31 or 31/12/2023, a month such as 12/2023, or a year such as 2023":
            "viết một ngày như 2023-12-31 hoặc 31/12/2023, một tháng như 12/2023, hoặc một năm như 2023",
        "say what was known by a day, an instant or a position":
            "nêu rõ theo số liệu biết được tại ngày, thời điểm hoặc vị trí nào",
        "no period is closed yet": "chưa chốt kỳ nào",
        "the last closed day is {1}": "ngày cuối cùng đã chốt là {1}",
        "no period that {1} falls in was closed; {2}": "chưa chốt kỳ nào có ngày {1}; {2}",
        "\"{1}\" does not say what was known": "\"{1}\" không cho biết số liệu biết được tại mốc nào",
        "write a day, an instant such as 2024-01-15T09:00:00Z, #POSITION, or closing":
            "ghi ngày, thời điểm như 2024-01-15T09:00:00Z, #POSITION, hoặc closing",
        "the number of a household is too large": "số thứ tự của một hộ quá lớn",
        "the import was cancelled": "việc nhập đã bị dừng",
        "nothing was recorded; start it again": "chưa ghi gì; chạy lại từ đầu",
        "the content of the pipe cannot be stored: {1}": "không lưu tạm được dữ liệu nhận qua ống dẫn (pipe): {1}",
        "make room in the folder of the ledger, or import from a file; nothing was recorded":
            "giải phóng dung lượng ở thư mục của sổ, hoặc nhập từ tệp; chưa ghi gì",
        "it voids an event that does not exist": "sự kiện này huỷ một sự kiện không tồn tại",
        "it has an unknown type": "sự kiện này thuộc loại không xác định",
        "the event at position {1} can't be read: {2}": "không đọc được sự kiện ở vị trí {1}: {2}",
        "names position {1}, which has no event": "nêu vị trí {1}, ở đó không có sự kiện",
        "{1} by {2}": "{1} bởi {2}",
        "the event at position {1} has an unknown type": "sự kiện ở vị trí {1} thuộc loại không xác định",
        "nothing is recorded of household {1}": "sổ chưa ghi gì về hộ {1}",
        "no household is recorded yet": "chưa ghi hộ nào",
        "check the code, of which every character counts; the nearest are {1}":
            "kiểm tra lại mã hộ, phải đúng từng ký tự; các mã gần nhất là {1}",
        "household {1} is not known yet at position {2}": "theo số liệu biết được tại vị trí {2}, chưa có hộ {1}",
        "it was first recorded at {1}{2}, in the entry that ends at position {3}; ask for what was known then or later":
            "hộ được ghi lần đầu lúc {1}{2}, trong bút toán kết thúc ở vị trí {3}; chọn theo số liệu biết được tại lúc đó hoặc sau đó",
        "by": "người ghi",
        " (claimed)": " (khai báo)",
        "commits": "lần ghi",
        "replays": "lần dựng lại",
        "pages": "trang",
        "the event at position {1} is missing": "thiếu sự kiện ở vị trí {1}",
        "the event does not fit its type": "sự kiện không khớp với loại của nó",
        "write the id of its entry, # and its number there, or # and its position":
            "ghi mã bút toán, dấu # và số thứ tự của sự kiện trong bút toán đó, hoặc dấu # và vị trí của sự kiện",
        "its first line is {1}, or “old” and a number": "dòng đầu của bằng chứng là {1}, hoặc “old” và một số",
        "no proof is so large; name the file of one": "không bằng chứng nào lớn như vậy; nêu tệp chứa bằng chứng",
        "no checkpoint is so large; name the file of one":
            "không điểm xác nhận nào lớn như vậy; nêu tệp chứa điểm xác nhận",
        "the proof does not say which event it is of": "bằng chứng không cho biết là của sự kiện nào",
        "the parts of its leaf belong after “extra”": "các phần của lá phải đứng sau “extra”",
        "it names the event at position {1}": "sự kiện này nêu sự kiện ở vị trí {1}",
        "its text is not in Unicode NFC": "chữ trong sự kiện không theo Unicode NFC",
        "the tree holds this at position {1}, but it can't be read as an event: {2}":
            "cây băm có nội dung này ở vị trí {1}, nhưng không đọc được như một sự kiện: {2}",
        "check it with the version of this software that recorded it":
            "kiểm tra bằng đúng phiên bản chương trình đã ghi nó",
        "since": "từ ngày",
        "entry": "bút toán",
        "the name of the unit is empty": "tên đơn vị đang để trống",
        "write its id, name or code": "ghi mã (id), tên hoặc mã hành chính (code) của đơn vị",
        "{1} units are called {2}: {3}": "có {1} đơn vị cùng tên {2}: {3}",
        "there is no unit {1}": "không có đơn vị {1}",
        "write the id of the one that is meant": "ghi mã (id) của đơn vị cần chọn",
        "no unit is established yet": "chưa thành lập đơn vị nào",
        "the nearest are {1}": "gần nhất là {1}",
        "names an event": "có nêu một sự kiện",
        "an event of a unit names none": "sự kiện của đơn vị không nêu sự kiện nào",
    ]
}
