// What the verbs say, in Vietnamese: the sentences of the source and their words. It holds text only.

extension VietnameseWords {
    static let verbs: [String: String] = [
        "nothing was given in {1} by the units of {2}; see --units-on if it merged":
            "không có khoản hỗ trợ nào ở {1}, theo đơn vị của ngày {2}; nếu đơn vị đã sáp nhập thì xem --units-on",
        "\nLoans, reported separately from gifts\n\n": "\nCho vay, báo cáo riêng với cho không\n\n",
        "Poor and near-poor households on {1}, by what they got": "Hộ nghèo, hộ cận nghèo ngày {1}, theo khoản đã nhận",
        "\nNobody was left behind\n": "\nKhông có hộ nào bị bỏ lại phía sau\n",
        "\nLeft behind: no gift\n\n": "\nBị bỏ lại phía sau: không được cho không khoản nào\n\n",
        "from {1} to": "từ ngày {1} đến",
        "up to": "đến",
        ", by the units of {1}": ", theo đơn vị của ngày {1}",
        "Aid{1} {2} {3}{4}": "Hỗ trợ{1} {2} {3}{4}",
        "not in the register": "không có trong sổ",
        "Audit up to {1}": "Kiểm toán đến ngày {1}",
        "{1} granted {2} {3}, as known at position {4}": "{1}, trao {2} {3}, theo số liệu biết được tại vị trí {4}",
        "\nOne by one\n\n": "\nTừng khen thưởng\n\n",
        "{1} by {2}: {3}": "{1}, theo {2}: {3}",
        "Revoked awards": "Khen thưởng đã bị thu hồi",
        "The name of the backup is empty; it must name a new file":
            "Tên bản sao lưu đang để trống; phải ghi tên một tệp mới",
        "A backup can't go to standard output (-): it is read again to verify it; name a file":
            "Bản sao lưu không ghi ra đầu ra chuẩn (-) được: chương trình phải đọc lại để kiểm tra; ghi tên một tệp",
        "{1} events": "{1} sự kiện",
        "{1} with {2}": "{1} với {2}",
        "; the last position is {1}, recorded {2}": "; vị trí cuối là {1}, ghi lúc {2}",
        "Copied {1} to {2}, {3} bytes, and verified them{4}":
            "Đã sao chép {1} sang {2}, {3} byte, và đã kiểm tra toàn vẹn{4}",
        "The name of the folder is empty; it must name a new folder":
            "Tên thư mục đang để trống; phải ghi tên một thư mục mới",
        "A bundle can't go to standard output (-): it is a folder; name one":
            "Bộ bằng chứng không ghi ra đầu ra chuẩn (-) được: đó là một thư mục; ghi tên thư mục",
        "The name of the key's file is empty; it must name a file": "Tên tệp khoá đang để trống; phải ghi tên một tệp",
        "There are {1} cuts; a bundle has at most {2}": "Có {1} mốc số liệu; một bộ bằng chứng có tối đa {2}",
        "Wrote and checked {1}": "Đã ghi ra và kiểm tra {1}",
        "{1} (key {2})": "{1} (khoá {2})",
        "; not signed by {1} (key {2})": "; không có chữ ký của {1} (khoá {2})",
        "{1}: {2} of {3}, signed by {4}{5}": "{1}: {2} của {3}, do {4} ký{5}",
        "The name of the proof is empty; it must name a file": "Tên tệp bằng chứng đang để trống; phải ghi tên một tệp",
        "--verifier-key is missing; a proof needs a signer that you trust, so give the public key of the ledger":
            "Thiếu --verifier-key; bằng chứng cần một người ký đáng tin cậy, vì vậy cung cấp khoá công khai của sổ cái",
        "The name of the older checkpoint is empty; it must name a file":
            "Tên tệp điểm xác nhận cũ đang để trống; phải ghi tên một tệp",
        "The proof and the older checkpoint can't both be standard input; name a file for one":
            "Bằng chứng và điểm xác nhận cũ không thể cùng là đầu vào chuẩn; ghi tên tệp cho một trong hai",
        "{1} is an evidence bundle; --since goes with a proof of growth only; leave it out":
            "{1} là bộ bằng chứng; --since chỉ dùng với bằng chứng nối tiếp; bỏ tuỳ chọn này",
        "this is the proof of an event, which is since no checkpoint":
            "đây là bằng chứng của một sự kiện, không tính từ điểm xác nhận nào",
        "leave out --since": "bỏ --since",
        "this is a proof of growth since size {1}": "đây là bằng chứng nối tiếp tính từ kích thước {1}",
        "say with --since which file holds the older checkpoint": "dùng --since để nêu tệp chứa điểm xác nhận cũ",
        "{1} holds, its figures were counted again": "{1} đúng, số liệu đã được đếm lại",
        "{1} does not hold: {2}": "{1} không đúng: {2}",
        "#{1} is the event at position {2}, which this proof does not show":
            "#{1} là sự kiện ở vị trí {2}, bằng chứng này không cho thấy sự kiện đó",
        "{1} holds: this event is at position {2} of {3}, in the tree of {4} that was signed":
            "{1} đúng: sự kiện này ở vị trí {2} của {3}, trong cây băm gồm {4} đã được ký",
        "older tree": "cây băm cũ",
        "newer tree": "cây băm mới",
        "both checkpoints of {1} are of the same {2}": "cả hai điểm xác nhận của {1} đều gồm {2} như nhau",
        "{1} has only grown, from {2} to {3}; all that the older checkpoint covers is there unchanged and in the same order":
            "{1} chỉ được ghi tiếp, từ {2} đến {3}; mọi nội dung thuộc điểm xác nhận cũ vẫn còn, không thay đổi và đúng thứ tự",
        "{1} holds: {2}": "{1} đúng: {2}",
        "not signed by": "không có chữ ký của",
        "what is proved": "nội dung được chứng minh",
        "{1} of {2}": "{1} trong {2}",
        " at {1}, by its own clock": " lúc {1}, theo đồng hồ của bên ký",
        "signed by": "người ký",
        "--{1} goes with --new-origin, which records an event; a checkpoint records none":
            "--{1} chỉ dùng cùng --new-origin, là tuỳ chọn ghi một sự kiện; điểm xác nhận không ghi sự kiện nào",
        "--allow-times-ahead-of-clock goes with --new-origin, which records an event; a checkpoint records none":
            "--allow-times-ahead-of-clock chỉ dùng cùng --new-origin, là tuỳ chọn ghi một sự kiện; điểm xác nhận không ghi sự kiện nào",
        "The ledger keeps no checkpoint; nothing was signed yet\n": "Sổ cái không lưu điểm xác nhận nào; chưa ký gì\n",
        "the ledger keeps no checkpoint": "sổ cái không lưu điểm xác nhận nào",
        "the newest is of size {1}": "điểm mới nhất có kích thước {1}",
        "sign one first": "ký một điểm xác nhận trước",
        "--verifier-key is missing; give the public key of the signer":
            "Thiếu --verifier-key; cung cấp khoá công khai của người ký",
        "Closed the period through {1} by {2}, as known at position {3}":
            "Đã chốt kỳ đến hết ngày {1} bằng {2}, theo số liệu biết được tại vị trí {3}",
        "Up to that day gifts: {1}, of {2} VND; loans: {3}, of {4} VND; awards in force: {5}, revoked: {6}":
            "Tính đến hết ngày đó, cho không: {1}, số tiền {2} VND; cho vay: {3}, số tiền {4} VND; khen thưởng đang có hiệu lực: {5}, đã thu hồi: {6}",
        "Exits and what became of them by {1}{2}": "Các lượt thoát và kết quả tính đến ngày {1}{2}",
        "past the near-poor line": "vượt chuẩn cận nghèo",
        "The name of the other ledger is empty; it must name a file":
            "Tên sổ cái kia đang để trống; phải ghi tên một tệp",
        "--verifier-key goes with the file of a checkpoint, and this is none":
            "--verifier-key chỉ dùng với tệp điểm xác nhận, mà tệp này không phải",
        "leave it out, or name a checkpoint": "bỏ tuỳ chọn này, hoặc nêu một điểm xác nhận",
        "Their days end at different times: in {1} at UTC{2}, in {3} at UTC{4}":
            "Ngày của hai sổ kết thúc ở giờ khác nhau: {1} theo UTC{2}, {3} theo UTC{4}",
        "Their trees differ, since entries were recorded or imported with other secrets: a checkpoint of one is none of the other":
            "Cây băm của hai sổ khác nhau, vì các bút toán được ghi hoặc nhập với giá trị bí mật khác: điểm xác nhận của sổ này không phải của sổ kia",
        "{1} and {2} are equal: {3}": "{1} và {2} giống hệt nhau: {3}",
        "{1} and {2} have the same entries but are not equal: {3}":
            "{1} và {2} có các bút toán như nhau nhưng không giống hệt nhau: {3}",
        "{1} and {2} part after {3}; the first difference is at position {4}, in: {5}":
            "{1} và {2} tách nhau sau {3}; khác biệt đầu tiên ở vị trí {4}, về: {5}",
        "{1} is the past of {2}: both are the same up to {3}, and {4} goes on to ":
            "{1} là trạng thái trước của {2}: hai sổ như nhau đến {3}, còn {4} ghi tiếp đến ",
        "{1} was signed beyond {2}: it keeps {3} {4} that {5} does not reach, the last of size {6}; {7} must not be signed under the same origin":
            "{1} đã được ký xa hơn {2}: sổ này lưu {3} {4} mà {5} chưa đạt tới, điểm cuối có kích thước {6}; không được ký {7} với cùng tên nguồn (origin)",
        "position 0, before any entry": "vị trí 0, trước mọi bút toán",
        "position {1} (entry {2}, recorded {3})": "vị trí {1} (bút toán {2}, ghi lúc {3})",
        "{1} is what {2} says: {3}, root {4}": "{1} đúng như {2} ghi: {3}, gốc {4}",
        "{1} has grown since {2}: its first {3} are what was signed, and {4} more {5} there":
            "{1} đã được ghi tiếp từ {2}: {3} đầu tiên đúng là nội dung đã ký, và {4} sự kiện nữa {5} ghi thêm",
        "{1} is behind {2}: {3} were signed and it has {4}, so {5} {6} missing. It is an older copy, such as a backup that was restored, or it parted from what was signed; the checkpoint alone does not show which":
            "{1} đi sau {2}: đã ký {3} mà sổ chỉ có {4}, nên còn {5} sự kiện chưa {6} ghi ở đây. Đây là bản cũ hơn, ví dụ một bản sao lưu được khôi phục, hoặc sổ đã tách khỏi nội dung đã ký; chỉ riêng điểm xác nhận thì không cho biết là trường hợp nào",
        "{1} is not what {2} says: at size {3} its root is {4} and not {5}. An event, its order or a secret differs, and the checkpoint does not show where":
            "{1} không đúng như {2} ghi: ở kích thước {3} sổ có gốc {4}, không phải {5}. Có sự kiện, thứ tự sự kiện hoặc giá trị bí mật khác đi, và điểm xác nhận không cho biết ở đâu",
        "Whether {1} signed it was not checked; give its key with --verifier-key":
            "Chưa kiểm tra {1} có ký hay không; cung cấp khoá của nơi đó bằng --verifier-key",
        "Signed by ": "Đã ký bởi ",
        "Compared were the hashes that the ledger stores, not its entries; socai verify {1} --checkpoint makes them again from the entries":
            "Đã so sánh các giá trị băm lưu trong sổ cái, không phải các bút toán; socai verify {1} --checkpoint lập lại các giá trị đó từ bút toán",
        "The ledger keeps checkpoints of {1} and none of {2}: this may be a checkpoint of another ledger":
            "Sổ cái lưu điểm xác nhận của {1} mà không có của {2}: đây có thể là điểm xác nhận của sổ cái khác",
        "Households{1} on {2}{3}": "Số hộ{1} ngày {2}{3}",
        "Households by {1}{2} on {3}{4}": "Số hộ theo {1}{2} ngày {3}{4}",
        "\nNo household is {1}\n": "\nKhông có hộ nào là {1}\n",
        "; of {1} the decision in force records none": "; quyết định đang có hiệu lực của {1} hộ không ghi mục nào",
        "--events and --look-back go with --bridge only": "--events và --look-back chỉ dùng cùng --bridge",
        "From {1}, to {2}": "Từ ngày {1}, đến ngày {2}",
        "\nFrom one state to another\n\n": "\nTừ tình trạng này sang tình trạng khác\n\n",
        "\nNo household changed its state\n": "\nKhông có hộ nào thay đổi tình trạng\n",
        "\nWho changed\n\n": "\nCác hộ thay đổi\n\n",
        "an exit of the last {1} months": "một lượt thoát trong {1} tháng gần nhất",
        "any earlier exit": "bất kỳ lượt thoát nào trước đó",
        "The bridge: every event between, under what it did; a return after {1} is a relapse":
            "Bảng nối số liệu: mọi sự kiện ở giữa, xếp theo tác động; quay lại sau {1} là tái nghèo",
        "\nThe same by account\n\n": "\nCũng như trên, theo từng tài khoản\n\n",
        ", as then known": ", theo số liệu biết lúc đó",
        "reported late": "ghi muộn",
        "new in the class": "phát sinh mới",
        "fell from near-poor": "từ hộ cận nghèo xuống",
        "came from poor": "từ hộ nghèo lên",
        "came from a worse class": "từ loại hộ kém hơn lên",
        "came from a better class": "từ loại hộ tốt hơn xuống",
        "moved in": "chuyển đến",
        "came by a boundary change": "đến do điều chỉnh địa giới",
        "social protection changed": "thay đổi diện bảo trợ xã hội",
        "got a first class": "được phân loại lần đầu",
        "left for near-poor": "thoát thành hộ cận nghèo",
        "left past the near-poor line": "thoát, vượt chuẩn cận nghèo",
        "became poor": "thành hộ nghèo",
        "left for a better class": "lên loại hộ tốt hơn",
        "left for a worse class": "xuống loại hộ kém hơn",
        "moved out": "chuyển đi",
        "went by a boundary change": "đi do điều chỉnh địa giới",
        "left the register": "ra khỏi sổ",
        "members changed": "thay đổi nhân khẩu",
        "--exit-to is {1}, which is not above near-poor; write one of {2}":
            "--exit-to là {1}, không trên mức hộ cận nghèo; ghi một trong {2}",
        "Name a kind and a new file: socai draft --template KIND -o FILE":
            "Nêu loại danh sách và một tệp mới: socai draft --template KIND -o FILE",
        "Name the ledger and the list: socai draft LEDGER LIST --as KIND --on DAY":
            "Nêu sổ cái và danh sách: socai draft LEDGER LIST --as KIND --on DAY",
        "--as is missing; say what the list is about: {1}": "Thiếu --as; nêu danh sách về việc gì: {1}",
        "--on is missing; give the day as of which the list says how things are":
            "Thiếu --on; nêu ngày mà danh sách phản ánh tình trạng",
        "Wrote an empty list to {1} and the map of its columns to {2}\n":
            "Đã ghi danh sách trống ra {1} và bảng khai báo cột ra {2}\n",
        "{1} is in the future; the entry takes effect on that day":
            "{1} là ngày trong tương lai; bút toán có hiệu lực vào ngày đó",
        "the workbook has {1} sheets": "sổ tính (workbook) có {1} trang tính",
        "name one with --sheet: {1}": "chọn một trang bằng --sheet: {1}",
        "a text file has one: leave it out": "tệp văn bản chỉ có một trang: bỏ tuỳ chọn này",
        ", sheet \"{1}\"": ", trang tính \"{1}\"",
        "List ({1}){2}{3}, compared with the ledger on {4}": "Danh sách ({1}){2}{3}, so với sổ cái ngày {4}",
        "Nothing was written; questions: {1}": "Chưa ghi ra gì; số câu hỏi: {1}",
        "; {1} about what it leaves out": "; {1} về phần để ngoài dự thảo",
        "The ledger says the same; there is nothing to record": "Sổ cái đã ghi đúng như vậy; không có gì để ghi thêm",
        "Nothing is proposed; questions: {1}": "Không đề nghị ghi gì; số câu hỏi: {1}",
        "Proposed: {1}{2}; -o writes it": "Đề nghị ghi: {1}{2}; dùng -o để ghi ra tệp",
        "Proposed: {1}, written to {2}{3}": "Đề nghị ghi: {1}, đã ghi ra {2}{3}",
        "Columns that were not read: {1}; --map says what they mean":
            "Các cột không đọc: {1}; dùng --map để khai báo nghĩa của cột",
        "Hidden rows were read: {1}, from row {2}": "Đã đọc các dòng ẩn: {1}, từ dòng {2}",
        "A hidden column was read": "Đã đọc một cột ẩn",
        "The sheet is hidden; it was read": "Trang tính bị ẩn; chương trình đã đọc",
        "Text of an old font was converted, from row {1}": "Đã chuyển đổi chữ theo phông cũ, từ dòng {1}",
        "Rows of aid that was not given were left out: {1}": "Đã để ngoài các dòng hỗ trợ chưa trao: {1}",
        "… and {1} more: --format csv --list {2}": "… và {1} mục nữa: --format csv --list {2}",
        "Give --class, or --target for a target of a plan":
            "Dùng --class, hoặc --target nếu hỏi về chỉ tiêu của kế hoạch",
        "--class and --target are two questions; ask one at a time":
            "--class và --target là hai câu hỏi; mỗi lần hỏi một câu",
        "--plan goes with --target only": "--plan chỉ dùng cùng --target",
        "A target says whom it counts; --target goes with a cut, --plan, --number, --replay and --format only":
            "Chỉ tiêu đã nêu rõ đếm đối tượng nào; --target chỉ dùng cùng mốc số liệu, --plan, --number, --replay và --format",
        "--change and --number are two questions; ask one at a time":
            "--change và --number là hai câu hỏi; mỗi lần hỏi một câu",
        "--persons goes with --number only": "--persons chỉ dùng cùng --number",
        "--households goes with --number only; households are listed without it":
            "--households chỉ dùng cùng --number; không có --number thì các hộ vẫn được liệt kê",
        "--replay goes with --number only; households are always found in the events":
            "--replay chỉ dùng cùng --number; các hộ luôn được tìm trong các sự kiện",
        "--number is {1}; a number of households or persons is 0 or more":
            "--number là {1}; số hộ hoặc số người phải từ 0 trở lên",
        "Households: {1}, persons: {2} ({3}) on {4}{5}": "Số hộ: {1}, số người: {2} ({3}) ngày {4}{5}",
        "From {1}, to {2}{3}": "Từ ngày {1}, đến ngày {2}{3}",
        "Households ({1}): {2} + {3} entered - {4} left = {5}, a difference of {6}":
            "Số hộ ({1}): {2} + {3} vào - {4} ra = {5}, chênh lệch {6}",
        "\nWho entered\n\n": "\nCác hộ vào\n\n",
        "\nWho left\n\n": "\nCác hộ ra\n\n",
        "VOIDED: {1}": "ĐÃ HUỶ: {1}",
        "\nWhat the ledger counts\n\n": "\nSổ cái đếm những hộ nào\n\n",
        "{1} ({2}) on {3}{4}": "{1} ({2}) ngày {3}{4}",
        "The ledger gives exactly {1} {2}": "Sổ cái cho đúng {1} {2}",
        "The ledger gives {1} {2}; {3} is ": "Sổ cái cho {1} {2}; số {3} ",
        "{1} too many": "thừa {1}",
        "{1} too few": "thiếu {1}",
        "{1}{2}, as known at position {3}": "{1}{2}, theo số liệu biết được tại vị trí {3}",
        "On the earlier day": "Vào ngày trước",
        "Counted on the earlier day only": "Chỉ được đếm vào ngày trước",
        "On the due day": "Vào ngày đến hạn",
        "Counted on the due day only": "Chỉ được đếm vào ngày đến hạn",
        "Not counted, of those that the share is of": "Không được đếm, trong số dùng để tính tỷ lệ",
        ", or with another size": ", hoặc có số nhân khẩu khác",
        ", as known at position {1}": ", theo số liệu biết được tại vị trí {1}",
        "The target is not due on {1}": "Chỉ tiêu chưa đến hạn vào ngày {1}",
        "The ledger gives no figure: {1}": "Sổ cái không cho số liệu nào: {1}",
        "The ledger gives {1}{2}; {3} is another figure": "Sổ cái cho {1}{2}; {3} là số liệu khác",
        "the target is {1}": "chỉ tiêu: {1}",
        "The ledger gives exactly {1}: {2}{3}; {4}": "Sổ cái cho đúng {1}: {2}{3}; {4}",
        "The ledger gives {1}{2}, which can be printed as {3}; {4}": "Sổ cái cho {1}{2}, có thể in ra là {3}; {4}",
        "Nothing near it gives ": "Không cách tính nào gần đó cho ra ",
        "Exactly {1} are": "Đúng {1} khi tính",
        "{1} can be": "Có thể ra {1} khi tính",
        ", the nearest first:": ", gần nhất trước:",
        "nobody reads any more": "không còn ai đọc",
        "A form can't go to standard output (-): it is a file; name one":
            "Biểu mẫu không ghi ra đầu ra chuẩn (-) được: đó là một tệp; ghi tên tệp",
        "--output is \"{1}\"; the name of a form ends in .xlsx, .csv, .html or .pdf":
            "--output là \"{1}\"; tên biểu mẫu phải kết thúc bằng .xlsx, .csv, .html hoặc .pdf",
        "--pdf-with goes with a file that ends in .pdf": "--pdf-with chỉ dùng với tệp kết thúc bằng .pdf",
        "The name of the file of names is empty; it must name a file":
            "Tên tệp họ tên đang để trống; phải ghi tên một tệp",
        "--names goes with a list; form {1} names no household":
            "--names chỉ dùng với danh sách; biểu mẫu {1} không nêu tên hộ nào",
        "form {1}": "biểu mẫu {1}",
        "Wrote {1}: {2} of {3}, as known at position {4}, by the units of {5}\n":
            "Đã ghi ra {1}: {2} năm {3}, theo số liệu biết được tại vị trí {4}, theo đơn vị của ngày {5}\n",
        "Its figures were corrected since they were filed by {1}; --known closing writes the form as filed\n":
            "Số liệu của biểu đã được đính chính sau khi báo cáo bởi {1}; dùng --known closing để viết biểu như đã báo cáo\n",
        "Fund {1}": "Quỹ {1}",
        "{1} from {2} to {3}": "{1} từ ngày {2} đến ngày {3}",
        "No fund is established by then\n": "Đến lúc đó chưa có quỹ nào được thành lập\n",
        "By kind": "Theo loại",
        "Received, by kind of donor": "Đã nhận, theo loại nhà tài trợ",
        "Received in kind, never added to money": "Đã nhận bằng hiện vật, không bao giờ cộng vào tiền",
        "Open pledges on {1}": "Cam kết đóng góp còn lại ngày {1}",
        "--known closing means the closing of a day's period, and a history has no day; say a day, an instant or #POSITION":
            "--known closing là lần chốt kỳ của một ngày, mà lịch sử của hộ không có ngày; ghi ngày, thời điểm hoặc #POSITION",
        "History of household {1}": "Lịch sử của hộ {1}",
        "VOIDED on {1} by {2}": "ĐÃ HUỶ ngày {1} bởi {2}",
        "Standard input (-) is named more than once; it can be read once only":
            "Đầu vào chuẩn (-) được nêu nhiều lần; chỉ đọc được một lần",
        "; {1} recorded before and skipped": "; {1} đã ghi trước đó và được bỏ qua",
        "Recorded {1}{2}; the last position is {3}": "Đã ghi {1}{2}; vị trí cuối là {3}",
        "Nothing was recorded: {1} would be{2}; no line is bad":
            "Chưa ghi gì: sẽ ghi được {1}{2}; không có dòng nào sai",
        "no other line could be recorded": "không dòng nào khác ghi được",
        "beside them {1} could be recorded": "ngoài ra ghi được {1}",
        "Nothing was recorded, and an import would record nothing: bad lines: {1}; {2}{3}":
            "Chưa ghi gì, và nếu nhập cũng sẽ không ghi gì: số dòng sai: {1}; {2}{3}",
        "{1} of another system, which {2} kept: this moment counts as the time of recording; --keep-recorded-times keeps them, marked as claimed":
            "{1} của hệ thống khác, {2} giữ lại: thời điểm ghi tính theo lúc này; --keep-recorded-times giữ các thời điểm đó và đánh dấu là khai báo",
        "{1} was voided by {2}": "{1} đã bị huỷ bởi {2}",
        "Of the skipped entries {1} {2} no longer in force, whole or in part: {3}{4}; to record an event again, put it in an entry with an id of its own":
            "Trong các bút toán bỏ qua, {1} bút toán không còn {2} coi là có hiệu lực, toàn bộ hoặc một phần: {3}{4}; muốn ghi lại một sự kiện thì đặt trong bút toán có mã riêng",
        "--from is {1}, after the year of the cut, which is {2}; it must be that year or earlier":
            "--from là {1}, sau năm của mốc số liệu, là {2}; phải là năm đó hoặc sớm hơn",
        "Income per person and month{1} in VND, at each year's end up to {2}, as known at position {3}{4}":
            "Thu nhập bình quân đầu người một tháng{1} tính bằng VND, cuối mỗi năm đến ngày {2}, theo số liệu biết được tại vị trí {3}{4}",
        "No income was assessed\n": "Chưa xác định thu nhập nào\n",
        "days end at": "hết ngày theo",
        "{1} bytes": "{1} byte",
        "last position": "vị trí cuối",
        "first recorded": "ghi lần đầu",
        "last recorded": "ghi lần cuối",
        "{1} events, signed by {2}": "{1} sự kiện, do {2} ký",
        "nothing signed yet": "chưa ký gì",
        "the newest state": "trạng thái mới nhất",
        "a state {1} commits old": "trạng thái cũ hơn {1} lần ghi",
        "being read by": "đang đọc",
        "process {1}, in {2}; keeps {3} bytes from reuse": "tiến trình {1}, đọc {2}; giữ {3} byte chưa dùng lại được",
        "nothing yet": "chưa có gì",
        "Made {1}; its days end at midnight, UTC{2}\n": "Đã lập {1}; ngày của sổ kết thúc lúc nửa đêm, UTC{2}\n",
        "The name of the key's file is empty; it must name a new file":
            "Tên tệp khoá đang để trống; phải ghi tên một tệp mới",
        "A private key can't go to standard output (-), where others may see it; name a file":
            "Khoá riêng không ghi ra đầu ra chuẩn (-) được, vì người khác có thể thấy; ghi tên một tệp",
        "the private key is in {1}; keep it and {2}.signed together and secret, and publish this:":
            "khoá riêng ở trong {1}; giữ tệp đó cùng {2}.signed ở một chỗ và giữ bí mật, còn dòng sau thì công bố:",
        "\"{1}\" can't name a key; write at most 255 bytes without spaces and plus signs, such as example.com/ledger":
            "\"{1}\" không dùng làm tên khoá được; ghi tối đa 255 byte, không có dấu cách và dấu cộng, như example.com/ledger",
        "make one with `socai key new`": "tạo khoá bằng `socai key new`",
        "Households: {1}, persons: {2} ({3}){4} on {5}, by the units of {6}; entrances from {7} on, a return after {8} is a relapse":
            "Số hộ: {1}, số người: {2} ({3}){4} ngày {5}, theo đơn vị của ngày {6}; hộ mới vào diện tính từ ngày {7}, quay lại sau {8} là tái nghèo",
        "\nNo household\n": "\nKhông có hộ nào\n",
        "--from is {1}, after --to, which is {2}; it must be the same day or earlier":
            "--from là {1}, sau --to, là {2}; phải là cùng ngày hoặc sớm hơn",
        "No entry was recorded that is asked for\n": "Không có bút toán nào đã ghi đúng với yêu cầu\n",
        "; effective {1}": "; có hiệu lực {1}",
        "; effective {1} to {2}": "; có hiệu lực từ {1} đến {2}",
        "RESTATES a closed period: {1}": "ĐIỀU CHỈNH kỳ đã chốt: {1}",
        "VOIDS {1}: {2}": "HUỶ {1}: {2}",
        "VOIDED since: {1} by {2}": "SAU ĐÓ BỊ HUỶ: {1} bởi {2}",
        "… and {1} more": "… và {1} mục nữa",
        "Every event counts: who left and came back is in both flows. socai trajectory compares the two ends of a year and has such a household in neither.":
            "Mọi sự kiện đều được tính: hộ thoát rồi quay lại có ở cả hai chiều biến động. socai trajectory so sánh hai đầu của một năm nên hộ như vậy không có ở chiều nào.",
        "persons (nhân khẩu)": "số nhân khẩu",
        "households (hộ)": "số hộ",
        "Movement{1} from {2} to {3}, as known at position {4}, by the units of {5}; a return after {6} is a relapse":
            "Biến động{1} từ ngày {2} đến ngày {3}, theo số liệu biết được tại vị trí {4}, theo đơn vị của ngày {5}; quay lại sau {6} là tái nghèo",
        "Name an event, or a checkpoint with --since: one of the two is proved":
            "Nêu một sự kiện, hoặc một điểm xác nhận với --since: chỉ chứng minh một trong hai",
        "--checkpoint goes with an event; growth is proved to the newest stored checkpoint":
            "--checkpoint chỉ dùng cùng một sự kiện; bằng chứng nối tiếp luôn tính đến điểm xác nhận mới nhất đang lưu",
        "{1} is empty; it must name a file": "{1} đang để trống; phải ghi tên một tệp",
        "Wrote {1}: {2}\n": "Đã ghi ra {1}: {2}\n",
        "position {1} of {2}": "vị trí {1} của {2}",
        "{1}, in the signed tree of {2}": "{1}, trong cây băm đã ký gồm {2}",
        "{1}, from {2} to {3}": "{1}, từ {2} đến {3}",
        "Made the derived tables again, in the newest format": "Đã dựng lại các bảng suy ra, theo định dạng mới nhất",
        "Made the derived tables again": "Đã dựng lại các bảng suy ra",
        "{1}; the last position is {2}\n": "{1}; vị trí cuối là {2}\n",
        "With --self-only name the table alone: socai reconcile --self-only TABLE":
            "Với --self-only chỉ nêu tên bảng: socai reconcile --self-only TABLE",
        "Name the ledger and the table: socai reconcile LEDGER TABLE":
            "Nêu sổ cái và bảng: socai reconcile LEDGER TABLE",
        "The name of a file is empty; it must name a file": "Có tên tệp đang để trống; phải ghi tên một tệp",
        "--known, --units-on, --look-back and --replay need a ledger, which --self-only does not use":
            "--known, --units-on, --look-back và --replay cần có sổ cái, mà --self-only không dùng sổ cái",
        "Nothing was checked, so nothing is known to be right":
            "Chưa kiểm tra được gì, nên chưa biết số liệu nào là đúng",
        "Against itself: no check can be made": "Đối chiếu trong bảng: không có phép kiểm tra nào làm được",
        "Against itself: {1} of {2} checks hold": "Đối chiếu trong bảng: {1} trong {2} phép kiểm tra khớp",
        "; {1} {2} without a total by the ledger's own":
            "; {1} {2} không có tổng số, tính theo tổng số của chính sổ cái",
        "; {1} more are not in the ledger": "; {1} số liệu nữa không có trong sổ cái",
        "Against the ledger: no figure can be checked": "Đối chiếu với sổ cái: không có số liệu nào kiểm tra được",
        "Against the ledger: {1} of {2} figures agree": "Đối chiếu với sổ cái: {1} trong {2} số liệu khớp",
        "Not checked: {1} of line {2}{3}, for want of {4}": "Chưa kiểm tra: {1} của dòng {2}{3}, vì thiếu {4}",
        " in line {1}": " ở dòng {1}",
        "the ledger": "sổ cái",
        "its columns 1 to 8": "các cột 1 đến 8 của dòng",
        "the mirror table{1}": "bảng đối ứng{1}",
        "the sum of the units": "tổng của các đơn vị",
        "the closing before{1}": "số cuối kỳ trước{1}",
        "the rate of the total": "tỷ lệ trên tổng số",
        "the ledger, households by its own total": "sổ cái, số hộ trên tổng số hộ của chính sổ",
        "all households{1}": "tổng số hộ{1}",
        ", of {1} by the units of {2}": ", của {1}, theo đơn vị của ngày {2}",
        "Review from {1} to {2}{3}": "Báo cáo sơ kết, tổng kết từ ngày {1} đến ngày {2}{3}",
        ", of all units": ", của tất cả đơn vị",
        "Targets due{1}, as known and as filed": "Chỉ tiêu đến hạn{1}, theo số liệu biết được và như đã báo cáo",
        "not filed": "chưa báo cáo",
        "Households by class": "Số hộ theo loại hộ",
        "Recognised exits and relapses": "Số lượt thoát được công nhận và tái nghèo",
        "How long the exits of each year lasted": "Kết quả thoát của từng năm kéo dài bao lâu",
        "Income per person and month in VND": "Thu nhập bình quân đầu người một tháng, tính bằng VND",
        "Loans, reported separately from gifts": "Cho vay, báo cáo riêng với cho không",
        "Poor and near-poor households, by what they got": "Hộ nghèo, hộ cận nghèo, theo khoản đã nhận",
        "Households with and without a sponsor": "Hộ có và không có người đỡ đầu",
        "Initiatives recorded or adopted": "Sáng kiến đã ghi hoặc đã áp dụng",
        "Joined a movement": "Tham gia phong trào",
        "Responsibilities on {1}": "Phân công phụ trách ngày {1}",
        "Reviews held": "Các cuộc sơ kết, tổng kết đã tổ chức",
        "Awards granted{1}, by form": "Khen thưởng đã trao{1}, theo hình thức",
        "Units by the share by which their poor and near-poor households became fewer, then by the fewest left behind; those without any at the opening last":
            "Các đơn vị xếp theo tỷ lệ giảm hộ nghèo, hộ cận nghèo, rồi theo số hộ bị bỏ lại phía sau từ ít nhất; đơn vị không có hộ nào đầu kỳ xếp cuối",
        "; asked then: {1}": "; lúc đó đề ra: {1}",
        "No period was closed": "Chưa chốt kỳ nào",
        ", by the units of that day": ", theo đơn vị của ngày đó",
        "The period through {1}, closed by {2}{3}": "Kỳ đến hết ngày {1}, chốt bởi {2}{3}",
        "Nothing that was recorded since changes it\n": "Không có nội dung nào ghi sau đó làm thay đổi kỳ này\n",
        "Households{1}{2} at the end of each {3} from {4} to {5}, as known at position {6}{7}":
            "Số hộ{1}{2} cuối mỗi {3} từ ngày {4} đến ngày {5}, theo số liệu biết được tại vị trí {6}{7}",
        "each day": "tương ứng",
        "Sponsors{1} on {2}, by the units of {3}": "Người đỡ đầu{1} ngày {2}, theo đơn vị của ngày {3}",
        "\nHouseholds with and without a sponsor\n\n": "\nHộ có và không có người đỡ đầu\n\n",
        "\nNo sponsorship runs on this day\n": "\nNgày này không có việc đỡ đầu nào\n",
        "\nSponsors, by name\n\n": "\nNgười đỡ đầu, theo tên\n\n",
        "--output is empty; it must name a file": "--output đang để trống; phải ghi tên một tệp",
    ]
}
