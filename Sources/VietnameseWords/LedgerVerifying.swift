// Verifying a ledger, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let ledgerVerifying: [String: String] = [
        "the entry can't be read": "không đọc được bút toán",
        "the entry is outside the limits: {1}": "bút toán vượt giới hạn: {1}",
        "the entry is not written as recording writes it": "bút toán không được viết như cách chương trình ghi",
        "the event is missing from the list": "danh sách thiếu sự kiện này",
        "the event is another in the list": "trong danh sách là một sự kiện khác",
        "the list has events that do not belong there": "danh sách có những sự kiện không thuộc về đó",
        "the table has rows that no entry leads to": "bảng có những dòng không bút toán nào dẫn đến",
        "a row of the balances is missing": "thiếu một dòng của bảng số dư",
        "a row of the balances is not what entries post":
            "một dòng của bảng số dư không đúng với phát sinh của các bút toán",
        "making the derived tables again can take {1} bytes beside the ledger, and {2} are free":
            "việc dựng lại các bảng suy ra có thể cần {1} byte ngoài sổ cái, mà chỉ còn trống {2} byte",
        "make room and run it again; nothing was changed": "giải phóng chỗ trống rồi chạy lại; chưa thay đổi gì",
        "the size of the file can't be read": "không đọc được kích thước của tệp",
        "the running state can't be read, so what is visible is not known":
            "không đọc được trạng thái hiện hành, nên không biết phần nào đang hiển thị cho người đọc",
        "row \"state\" of table \"properties\", which says how far the ledger reaches,":
            "dòng \"state\" của bảng \"properties\", cho biết sổ cái ghi đến đâu,",
        "the {1} is missing": "{1} bị thiếu",
        "the {1} has {2} bytes, and {3} are right": "{1} dài {2} byte, đúng ra là {3}",
        "the {1} has numbers that can't be so": "{1} có những số không thể đúng",
        "the {1} is not what was written: it says that readers see {2}, and that {3} are written":
            "{1} không như đã được ghi: theo dòng đó người đọc thấy {2}, còn đã ghi {3}",
        "{1} events in {2} entries": "{1} sự kiện trong {2} bút toán",
        "there is an entry under a key that is no position": "có bút toán nằm ở khoá không phải là vị trí",
        "positions {1} to {2} are missing": "thiếu các vị trí từ {1} đến {2}",
        "an entry begins at position {1}, inside the one before it":
            "có bút toán bắt đầu ở vị trí {1}, nằm trong bút toán trước nó",
        "the entry was recorded at {1}, before the one before it":
            "bút toán được ghi lúc {1}, trước cả bút toán đứng trước nó",
        "the entry can't be read: its bytes are not those that were recorded":
            "không đọc được bút toán: các byte không phải là những byte đã ghi",
        "the entry of position {1} lies here": "ở đây lại là bút toán của vị trí {1}",
        "the event is not written as the domain records its content":
            "sự kiện không được viết theo cách lĩnh vực ghi nội dung của nó",
        "there are {1} rows that say what the file is, and there should be {2}":
            "có {1} dòng cho biết tệp là gì, đúng ra phải có {2}",
        "entries end here, and the last position is {1}": "các bút toán kết thúc ở đây, còn vị trí cuối là {1}",
        "there are entries behind the last position": "có bút toán nằm sau vị trí cuối",
        "the last position of the day is another than that of the entries":
            "vị trí cuối của ngày khác với vị trí theo các bút toán",
        "the last position of the day is missing": "thiếu vị trí cuối của ngày",
        "the row that says whether balances are complete can't be read":
            "không đọc được dòng cho biết số dư đã đầy đủ hay chưa",
        "what readers see is not what the entries through this position say":
            "phần người đọc thấy không đúng với các bút toán đến hết vị trí này",
        "the last time, the number of entries or of streams is not that of the entries":
            "thời điểm cuối, số bút toán hoặc số dòng sự kiện không đúng với các bút toán",
        "what readers see, through position {1}, ends with no entry":
            "phần người đọc thấy, đến hết vị trí {1}, không kết thúc cùng bút toán nào",
        "the last position or time, or the number of entries or of streams, is not that of the running state":
            "vị trí hoặc thời điểm cuối, số bút toán hoặc số dòng sự kiện không đúng với trạng thái hiện hành",
        "the entry at this position can't be read": "không đọc được bút toán ở vị trí này",
        "an earlier entry has its id, {1}": "một bút toán trước đó đã mang mã của nó, {1}",
        "the event has stream number {1}, and stream {2} has {3}":
            "sự kiện mang số dòng sự kiện {1}, còn dòng sự kiện {2} có số {3}",
        "stream {1} begins with number {2}, and not with the next one":
            "dòng sự kiện {1} bắt đầu với số {2}, không phải số kế tiếp",
        "the event at position {1} can't be voided by this one":
            "sự kiện ở vị trí {1} không thể bị huỷ bởi sự kiện này",
        "the entries contradict each other: {1}": "các bút toán mâu thuẫn nhau: {1}",
        "the secret of the entry can't be read": "không đọc được mã bí mật của bút toán",
        "the entries contradict each other": "các bút toán mâu thuẫn nhau",
        "the timeline of stream number {1} is too short": "dòng thời gian của dòng sự kiện số {1} quá ngắn",
        "the entry behind this position can't be read": "không đọc được bút toán ở sau vị trí này",
        "the entry's id is missing": "thiếu mã của bút toán",
        "the entry's id leads elsewhere": "mã của bút toán dẫn đến chỗ khác",
        "the event has stream number {1}, and no stream before it has {2}":
            "sự kiện mang số dòng sự kiện {1}, mà trước đó không có dòng sự kiện nào mang số {2}",
        "the event has the stream number of {1}": "sự kiện mang số của dòng sự kiện {1}",
        "the event's stream has two numbers, {1} and {2}": "dòng sự kiện của sự kiện này có hai số, {1} và {2}",
        "the stream's number is missing": "thiếu số của dòng sự kiện",
        "the stream has another number than its events": "dòng sự kiện mang số khác với các sự kiện của nó",
        "the stream's timeline is missing": "thiếu dòng thời gian của dòng sự kiện",
        "the stream's timeline can't be read": "không đọc được dòng thời gian của dòng sự kiện",
        "the event is missing from its stream's timeline, or is another there":
            "sự kiện không có trong dòng thời gian của dòng sự kiện của nó, hoặc ở đó là một sự kiện khác",
        "the void does not say which event of its stream it voids":
            "sự kiện huỷ không nêu nó huỷ sự kiện nào trong dòng sự kiện của nó",
        "the event at position {1} was voided before, at {2}": "sự kiện ở vị trí {1} đã bị huỷ trước đó, ở vị trí {2}",
        "the voided event is not in the table": "sự kiện bị huỷ không có trong bảng",
        "another void is in the table": "trong bảng là một lần huỷ khác",
        "no entry leads to this row": "không bút toán nào dẫn đến dòng này",
        "the table does not have as many rows as the entries lead to, which is {1}":
            "bảng không có đúng số dòng mà các bút toán dẫn đến, là {1}",
        "the stream's timeline has {1} events, and the entries give it {2}":
            "dòng thời gian của dòng sự kiện có {1} sự kiện, còn theo các bút toán là {2}",
        "what is kept of the stream's state is not what its events lead to":
            "trạng thái đang lưu của dòng sự kiện không đúng với kết quả từ các sự kiện của nó",
        "the checkpoint that is kept here can't be read": "không đọc được điểm xác nhận lưu ở đây",
        "the kept checkpoint": "điểm xác nhận đang lưu",
        "the given checkpoint": "điểm xác nhận đã đưa vào",
        "{1} of {2}, size {3},": "{1} của {2}, cỡ {3},",
        "{1} is not signed as the key says that is given for it": "{1} không được ký đúng theo khoá đã đưa cho nó",
        "{1} covers more than is here, by {2}: events were taken out, or this is an older state":
            "{1} bao gồm nhiều hơn số hiện có là {2}: sự kiện đã bị lấy ra, hoặc đây là trạng thái cũ hơn",
        "{1} can't be compared with damaged entries": "{1} không so sánh được với các bút toán bị hỏng",
        "{1} has another root than the entries give: one of the first {2} events is not what was signed":
            "{1} có gốc khác với gốc do các bút toán cho ra: một trong {2} sự kiện đầu tiên không phải là sự kiện đã được ký",
        "a stored hash of level {1} is not what the events give":
            "một giá trị băm đang lưu ở tầng {1} không đúng với các sự kiện",
        "the growing edge of the tree is missing": "thiếu phần rìa đang dài ra của cây băm",
        "the growing edge of the tree is not what the events give":
            "phần rìa đang dài ra của cây băm không đúng với các sự kiện",
        "there are {1} secrets and {2} entries: one belongs to no entry":
            "có {1} mã bí mật và {2} bút toán: có giá trị không thuộc bút toán nào",
        "there are {1} rows of hashes, and the tree has {2}": "có {1} dòng giá trị băm, còn cây băm có {2}",
        "the secret of the entry is missing, or is no secret":
            "mã bí mật của bút toán bị thiếu, hoặc không phải là mã bí mật",
        "the stored hash of the event is not that of its leaf":
            "giá trị băm đang lưu của sự kiện không phải là giá trị băm của lá tương ứng",
        "the event is not the one that the tree was made of; others of its entry are":
            "sự kiện không phải là sự kiện đã dùng để lập cây băm; các sự kiện khác của bút toán thì đúng",
        "the entry, or its secret, is not the one that the tree was made of":
            "bút toán, hoặc mã bí mật của nó, không phải là cái đã dùng để lập cây băm",
        "a stored hash over 256 events is not what the events give":
            "một giá trị băm đang lưu của 256 sự kiện không đúng với các sự kiện",
    ]
}
