// Reports, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let reports: [String: String] = [
        "there is no year to draw up to {1}": "đến ngày {1} không có năm nào để vẽ",
        "take a day in or after the first year of the plan": "lấy một ngày trong năm đầu của kế hoạch hoặc sau đó",
        "dissolved": "đưa ra khỏi sổ",
        "the bridge would lead back from {1} as known at {2} to {3} as known at {4}":
            "bảng nối số liệu sẽ đi ngược từ ngày {1} theo số liệu biết được tại {2} về ngày {3} theo số liệu biết được tại {4}",
        "give the earlier cut first; the later one must know at least as much":
            "nêu mốc số liệu sớm hơn trước; mốc sau phải biết ít nhất bằng mốc trước",
        "the bridge of the {1}{2} does not meet its end": "bảng nối số liệu của {1}{2} không khớp với số cuối",
        "the ledger holds events that its rules refuse; restore it from a backup":
            "sổ cái có những sự kiện trái với quy tắc của nó; khôi phục sổ cái từ bản sao lưu",
        " in {1}": " tại {1}",
        "the event at position {1} does not fit its type": "sự kiện ở vị trí {1} không đúng với kiểu của nó",
        "the certificate is not signed once, by the key of its origin":
            "bản chứng nhận không có đúng một chữ ký bằng khoá của tên nguồn (origin)",
        "checkpoint and certificate are of different trees":
            "điểm xác nhận và bản chứng nhận thuộc hai cây băm khác nhau",
        "an event names a unit that does not exist": "có sự kiện nêu một đơn vị không tồn tại",
        "the id of unit number {1} is no text": "mã của đơn vị số {1} không phải là chữ",
        "the certificate does not list the page, the checkpoint and its cuts":
            "bản chứng nhận không liệt kê trang số liệu, điểm xác nhận và các mốc số liệu của nó",
        "files are missing": "thiếu tệp",
        "{1} does not belong here": "{1} không thuộc về đây",
        "{1} is not the file that the certificate lists": "{1} không phải là tệp mà bản chứng nhận liệt kê",
        "position {1} is not the last of an entry": "vị trí {1} không phải vị trí cuối của một bút toán",
        "{1} is not what the events give": "{1} không đúng với kết quả từ các sự kiện",
        "unit number {1} has no id that can be read": "đơn vị số {1} không có mã đọc được",
        "a bundle of {1} cuts": "bộ bằng chứng có {1} mốc số liệu",
        "a bundle has 1 to {1}": "mỗi bộ bằng chứng có từ 1 đến {1} mốc số liệu",
        "the day {1} is in the future": "ngày {1} nằm trong tương lai",
        "today is {1}": "hôm nay là {1}",
        "the cut {1} at position {2} is given twice": "mốc số liệu ngày {1} tại vị trí {2} được nêu hai lần",
        "give each cut once": "nêu mỗi mốc số liệu một lần",
        "the ledger keeps no checkpoint of {1}": "sổ cái không lưu điểm xác nhận nào của {1}",
        "the newest checkpoint covers {1} events, a cut knows {2}":
            "điểm xác nhận mới nhất bao gồm {1} sự kiện, còn một mốc số liệu biết đến {2}",
        "the events do not have the root of the checkpoint of size {1}":
            "các sự kiện không cho ra gốc của điểm xác nhận cỡ {1}",
        "verify the ledger": "kiểm tra toàn vẹn sổ cái",
        "the first line of the certificate is not {1}": "dòng đầu của bản chứng nhận không phải là {1}",
        "the certificate is not by the rules {1}": "bản chứng nhận không theo bộ quy tắc {1}",
        "the certificate does not say origin, size and root": "bản chứng nhận không nêu origin, size và root",
        "the cuts or files of the certificate are not written as they must be":
            "các mốc số liệu hoặc tệp của bản chứng nhận không được viết đúng quy định",
        "see Docs/Format.md; a newer program may read what this one can't":
            "xem Docs/Format.md; chương trình mới hơn có thể đọc được những gì chương trình này không đọc được",
        "what changed the balances of {1} since its closing does not add up":
            "các thay đổi số dư ngày {1} kể từ khi chốt cộng lại không khớp",
        "the period from {1} to {2} ends before it begins": "kỳ từ {1} đến {2} kết thúc trước khi bắt đầu",
        "give its first day and then its last": "nêu ngày đầu trước, ngày cuối sau",
        "a look-back of {1} months": "khoảng xét lùi {1} tháng",
        "a whole number from 0 to {1}, or none for no limit":
            "số nguyên từ 0 đến {1}, hoặc để trống nếu không giới hạn",
        "all units": "tất cả đơn vị",
        "in {1} the {2} of the opening and its flows add up to {3}, the closing is {4}":
            "tại {1}, số {2} đầu kỳ cộng với các biến động là {3}, còn số cuối kỳ là {4}",
        "the tables of the poor and the near-poor differ in what went between them":
            "hai bảng hộ nghèo và hộ cận nghèo không khớp về số hộ chuyển giữa hai bên",
        "verify the ledger: it holds events that its rules refuse, or balances of other events":
            "kiểm tra toàn vẹn sổ cái: sổ có những sự kiện trái với quy tắc, hoặc số dư của các sự kiện khác",
        "the incomes from {1} to {2} would have {3} years": "bảng thu nhập từ năm {1} đến năm {2} sẽ có {3} năm",
        "an answer has at most {1} years; begin with a later one":
            "một kết quả có tối đa {1} năm; bắt đầu từ năm muộn hơn",
        "the {1} households on {2}": "các hộ {1} ngày {2}",
        "the incomes of {1} add up to {2} VND": "thu nhập của {1} cộng lại là {2} VND",
        "a sum has at most {1} VND; find the income that is wrong and void its event":
            "tổng tối đa là {1} VND; tìm khoản thu nhập sai và huỷ sự kiện của nó",
        "the trajectory from {1} to {2} would have {3} years": "lộ trình từ năm {1} đến năm {2} sẽ có {3} năm",
        "a trajectory has at most {1} years; cut it at an earlier day":
            "một lộ trình có tối đa {1} năm; chọn mốc số liệu ở ngày sớm hơn",
        "the balances of the cut are missing": "thiếu số dư của mốc số liệu",
        "make the derived tables again": "dựng lại các bảng suy ra",
        "and so {1} more": "và {1} đơn vị khác cũng vậy",
        "{1} last reported {2} for {3}": "{1} báo cáo lần cuối {2} hộ cho ngày {3}",
        "{1} never reported": "{1} chưa từng báo cáo",
        "{1} is left out, for its households left by a boundary change since it last reported":
            "{1} không được tính, vì từ lần báo cáo cuối các hộ đã chuyển đi do điều chỉnh địa giới",
        "the amounts of the {1} gifts of target {2} add up to {3} VND":
            "số tiền của {1} lượt hỗ trợ cho không thuộc chỉ tiêu {2} cộng lại là {3} VND",
        "a sum has at most {1} VND; find the amount that is wrong and void its event":
            "tổng tối đa là {1} VND; tìm số tiền sai và huỷ sự kiện của nó",
        "the households of target {1} on {2}": "các hộ của chỉ tiêu {1} ngày {2}",
        "the targets of the plans that are part of {1} add up to {2}":
            "chỉ tiêu của các kế hoạch thuộc {1} cộng lại là {2}",
        "a sum has at most {1}; void the plan whose target is wrong":
            "tổng tối đa là {1}; huỷ kế hoạch có chỉ tiêu sai",
        "only a closed period can be revised: name a day in one, or close this period first":
            "chỉ kỳ đã chốt mới có thay đổi sau chốt: nêu một ngày thuộc kỳ đã chốt, hoặc chốt kỳ này trước",
        "the closing {1} has other figures than the events: {2}": "lần chốt {1} có số liệu khác với các sự kiện: {2}",
        "check the closings, and where the ledger came from": "kiểm tra các lần chốt, và nguồn gốc của sổ cái",
        "what changed the period through {1} up to position {2} does not add up":
            "các thay đổi của kỳ đến hết ngày {1}, tính đến vị trí {2}, cộng lại không khớp",
        "the amounts of {1} aid events add up to {2} VND": "số tiền của {1} sự kiện hỗ trợ cộng lại là {2} VND",
        "the answer would have more than {1} rows": "kết quả sẽ có nhiều hơn {1} dòng",
        "break down by fewer dimensions, or ask for one unit or a shorter span":
            "phân tách theo ít chiều hơn, hoặc hỏi một đơn vị hay một khoảng thời gian ngắn hơn",
        "an event has {1} {2}, which does not exist": "có sự kiện mang {1} {2}, vốn không tồn tại",
        "break down by fewer dimensions, or ask for a shorter span":
            "phân tách theo ít chiều hơn, hoặc hỏi một khoảng thời gian ngắn hơn",
        "there is no fund {1} on {2}": "không có quỹ {1} vào ngày {2}",
        "no fund is established by then": "đến lúc đó chưa có quỹ nào được thành lập",
        "the amounts of fund {1} add up to {2}": "số tiền của quỹ {1} cộng lại là {2}",
        "a sum has at most {1}; find the amount that is wrong and void its event":
            "tổng tối đa là {1}; tìm số tiền sai và huỷ sự kiện của nó",
        "loan": "cho vay",
    ]
}
