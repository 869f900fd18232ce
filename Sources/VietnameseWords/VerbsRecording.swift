// Verbs that record, check and copy, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let verbsRecording: [String: String] = [
        "Standard input (-) is named more than once; it can be read once only":
            "Đầu vào chuẩn (-) được nêu nhiều lần; chỉ đọc được một lần",
        "{1} events": "{1} sự kiện",
        "{1} with {2}": "{1} gồm {2}",
        "; {1} recorded before and skipped": "; bỏ qua {1} đã ghi trước đó",
        "Recorded {1}{2}; the last position is {3}": "Đã ghi {1}{2}; vị trí cuối là {3}",
        "Nothing was recorded: {1} would be{2}; no line is bad":
            "Chưa ghi gì: nếu nhập thì ghi {1}{2}; không có dòng nào sai",
        "no other line could be recorded": "không dòng nào khác ghi được",
        "beside them {1} could be recorded": "ngoài ra ghi được {1}",
        "Nothing was recorded, and an import would record nothing: bad lines: {1}; {2}{3}":
            "Chưa ghi gì, và nếu nhập cũng sẽ không ghi gì: số dòng sai: {1}; {2}{3}",
        "entry has a recorded time": "bút toán có thời điểm ghi",
        "entries have recorded times": "bút toán có thời điểm ghi",
        "{1} of another system, which {2} kept: this moment counts as the time of recording; --keep-recorded-times keeps them, marked as claimed":
            "{1} của hệ thống khác, {2} giữ lại: lấy lúc này làm thời điểm ghi; dùng --keep-recorded-times để giữ các thời điểm đó, đánh dấu là khai báo",
        "{1} was voided by {2}": "{1} đã bị huỷ bằng {2}",
        "Of the skipped entries {1} {2} no longer in force, whole or in part: {3}{4}; to record an event again, put it in an entry with an id of its own":
            "Trong các bút toán bỏ qua, {1} bút toán không còn {2} coi là có hiệu lực, toàn bộ hoặc một phần: {3}{4}; muốn ghi lại một sự kiện thì đưa vào bút toán có mã riêng",
        "entry was": "bút toán",
        "entries were": "bút toán",
        "would not be": "và sẽ không được",
        "was not": "nhưng không được",
        "{1} recorded, and {2} refused\n": "Đã ghi {1}, từ chối {2}\n",
        "Recorded {1}; {2} recorded before, and {3} refused": "Đã ghi {1}; {2} đã ghi từ trước, và từ chối {3}",
        "--origin goes with --shared": "--origin chỉ đi kèm với --shared",
        "--dry-run records nothing, and needs no log; leave --shared out":
            "--dry-run không ghi gì nên không cần nhật ký; bỏ --shared",
        "Recording for {1}, in {2}; Ctrl-C ends it\n": "Đang ghi cho {1}, vào {2}; nhấn Ctrl-C để dừng\n",
        "server": "máy chủ",
        "servers": "máy chủ",
        "The stream {1} has {2} in {3} bytes, each on {4}":
            "Luồng tin {1} có {2}, dung lượng {3} byte, mỗi thông điệp nằm trên {4}",
        "Its servers were asked: they keep what they acknowledge when they lose power":
            "Đã hỏi các máy chủ: khi mất điện, những gì đã xác nhận vẫn được giữ",
        "Its servers were asked when it was made: they keep what they acknowledge when they lose power":
            "Đã hỏi các máy chủ khi tạo luồng tin: khi mất điện, những gì đã xác nhận vẫn được giữ",
        "Nobody asked its servers: they may lose what they acknowledged when they lose power":
            "Chưa ai hỏi các máy chủ: khi mất điện, có thể mất những gì đã xác nhận",
        "{1}: leader": "{1}: máy chủ trưởng",
        "{1}: complete": "{1}: có đủ",
        "{1}: not complete, {2} missing": "{1}: chưa đủ, thiếu {2}",
        "line": "dòng",
        "lines": "dòng",
        "what answers is no recorder of this program": "bên trả lời không phải là máy ghi của chương trình này",
        "look which program serves the origin": "xem chương trình nào đang phục vụ nguồn này",
        "a recorder is reached over a cluster, and this is a folder":
            "máy ghi được liên lạc qua cụm máy chủ, còn đây là thư mục",
        "name nats://SERVERS/ORIGIN, or record with `socai import --shared`":
            "nêu nats://SERVERS/ORIGIN, hoặc ghi bằng `socai import --shared`",
        "Made {1}; its days end at midnight, UTC{2}\n": "Đã lập {1}; ngày của sổ kết thúc lúc nửa đêm, UTC{2}\n",
        "--exit-to is {1}, which is not above near-poor; write one of {2}":
            "--exit-to là {1}, không trên mức hộ cận nghèo; ghi một trong {2}",
        "Name a kind and a new file: socai draft --template KIND -o FILE":
            "Nêu loại danh sách và một tệp mới: socai draft --template KIND -o FILE",
        "Name the ledger and the list: socai draft LEDGER LIST --as KIND --on DAY":
            "Nêu sổ cái và danh sách: socai draft LEDGER LIST --as KIND --on DAY",
        "--as is missing; say what the list is about: {1}": "Thiếu --as; nêu loại danh sách: {1}",
        "--on is missing; give the day as of which the list says how things are":
            "Thiếu --on; nêu ngày mà danh sách phản ánh tình trạng",
        "Wrote an empty list to {1} and the map of its columns to {2}\n":
            "Đã viết danh sách trống ra {1} và bảng khai báo cột ra {2}\n",
        "{1} is in the future; the entry takes effect on that day":
            "{1} là ngày trong tương lai; bút toán có hiệu lực vào ngày đó",
        "the workbook has {1} sheets": "sổ tính (workbook) có {1} trang tính",
        "name one with --sheet: {1}": "chọn một trang bằng --sheet: {1}",
        "a text file has one: leave it out": "tệp văn bản chỉ có một trang: bỏ tuỳ chọn này",
        ", sheet \"{1}\"": ", trang tính \"{1}\"",
        "List ({1}){2}{3}, compared with the ledger on {4}": "Danh sách ({1}){2}{3}, so với sổ cái ngày {4}",
        "Nothing was written; questions: {1}": "Chưa viết ra gì; số câu hỏi: {1}",
        "more is there": "sự kiện",
        "more are there": "sự kiện",
        "event is missing": "sự kiện không có ở đây",
        "events are missing": "sự kiện không có ở đây",
        "checkpoints": "điểm xác nhận",
        "Changes": "Thay đổi",
        "Questions": "Câu hỏi",
        "; {1} about what it leaves out": "; {1} về phần để ngoài dự thảo",
        "The ledger says the same; there is nothing to record": "Sổ cái đã ghi đúng như vậy; không có gì để ghi thêm",
        "Nothing is proposed; questions: {1}": "Không đề nghị ghi gì; số câu hỏi: {1}",
        "Proposed: {1}{2}; -o writes it": "Đề nghị ghi: {1}{2}; dùng -o để viết ra tệp",
        "Proposed: {1}, written to {2}{3}": "Đề nghị ghi: {1}, đã viết ra {2}{3}",
        "Columns that were not read: {1}; --map says what they mean":
            "Các cột không đọc: {1}; dùng --map để khai báo nghĩa của cột",
        "Hidden rows were read: {1}, from row {2}": "Đã đọc các dòng ẩn: {1}, từ dòng {2}",
        "A hidden column was read": "Đã đọc một cột ẩn",
        "The sheet is hidden; it was read": "Trang tính bị ẩn; chương trình đã đọc",
        "Options that answer some of them: {1}": "Tuỳ chọn để trả lời một số câu hỏi: {1}",
        "a list of an office is compared with the ledger first, and what that proposes is imported: socai draft LEDGER LIST --as KIND --on DAY -o FILE":
            "danh sách của đơn vị phải được so với sổ cái trước, rồi mới nhập phần được đề nghị: socai draft LEDGER LIST --as KIND --on DAY -o FILE",
        "Hidden sheets with such a list were not read: {1}; --sheet names one to read":
            "Không đọc các trang tính ẩn có danh sách cùng loại: {1}; dùng --sheet để chọn trang cần đọc",
        "Rows whose hamlet is no unit of the ledger: {1}, from row {2}; they are recorded in the ward or commune":
            "Các dòng có thôn, khóm không phải là đơn vị trong sổ: {1}, từ dòng {2}; hộ được ghi ở xã, phường",
        "Text of an old font was converted, from row {1}": "Đã chuyển đổi chữ theo phông cũ, từ dòng {1}",
        "Rows of aid that was not given were left out: {1}": "Đã để ngoài các dòng hỗ trợ chưa trao: {1}",
        "… and {1} more: --format csv --list {2}": "… và {1} mục nữa: --format csv --list {2}",
        "Closed the period through {1} by {2}, as known at position {3}":
            "Đã chốt kỳ đến hết ngày {1} bằng {2}, theo số liệu biết được tại vị trí {3}",
        "Up to that day gifts: {1}, of {2} VND; loans: {3}, of {4} VND; awards in force: {5}, revoked: {6}":
            "Tính đến hết ngày đó, cho không: {1} lượt, số tiền {2} VND; cho vay: {3} lượt, số tiền {4} VND; khen thưởng đang có hiệu lực: {5}, đã thu hồi: {6}",
        "--sqlite and --csv are two exports; give one of them":
            "--sqlite và --csv là hai cách xuất; chỉ dùng một trong hai",
        "--with-salts goes with JSON Lines; leave it out with {1}":
            "--with-salts chỉ dùng cùng JSON Lines; bỏ tuỳ chọn này khi dùng {1}",
        "--since goes with JSON Lines; the tables of {1} are of the whole ledger":
            "--since chỉ dùng cùng JSON Lines; các bảng của {1} là của cả sổ cái",
        "--sqlite names a new file; a database can't go to standard output":
            "--sqlite phải nêu một tệp mới; cơ sở dữ liệu không viết ra đầu ra chuẩn được",
        "--csv names a new folder; its files can't go to standard output":
            "--csv phải nêu một thư mục mới; các tệp của thư mục không viết ra đầu ra chuẩn được",
        "nobody reads any more": "không còn ai đọc",
        "Wrote {1}: {2} tables with {3} rows, through position {4}; the table readme describes them\n":
            "Đã viết ra {1}: {2} bảng gồm {3} dòng, đến hết vị trí {4}; bảng readme mô tả các bảng này\n",
        "The name of the backup is empty; it must name a new file":
            "Tên bản sao lưu đang để trống; phải ghi tên một tệp mới",
        "A backup can't go to standard output (-): it is read again to verify it; name a file":
            "Bản sao lưu không viết ra đầu ra chuẩn (-) được: chương trình phải đọc lại để kiểm tra; ghi tên một tệp",
        "; the last position is {1}, recorded {2}": "; vị trí cuối là {1}, ghi lúc {2}",
        "Copied {1} to {2}, {3} bytes, and verified them{4}":
            "Đã sao chép {1} sang {2}, {3} byte, và đã kiểm tra toàn vẹn{4}",
        "Made the derived tables again, in the newest format": "Đã dựng lại các bảng suy ra, theo định dạng mới nhất",
        "Made the derived tables again": "Đã dựng lại các bảng suy ra",
        "{1}; the last position is {2}\n": "{1}; vị trí cuối là {2}\n",
        "days end at": "ngày kết thúc theo",
        "{1} bytes": "{1} byte",
        "last position": "vị trí cuối",
        "first recorded": "ghi lần đầu",
        "last recorded": "ghi lần cuối",
        "{1} events, signed by {2}": "{1} sự kiện, do {2} ký",
        "nothing signed yet": "chưa ký gì",
        "the newest state": "trạng thái mới nhất",
        "a state {1} commits old": "trạng thái cũ hơn {1} lần ghi",
        "being read by": "đang đọc",
        "process {1}, in {2}; keeps {3} bytes from reuse": "tiến trình {1}, đọc {2}; {3} byte chưa dùng lại được",
        "{1} of {2} bytes, {3} of them free": "{1} trang, mỗi trang {2} byte, {3} trang còn trống",
        "mapped": "ánh xạ",
        "{1} bytes of address space": "{1} byte vùng địa chỉ",
        "{1} since the file was made, {2} of this command": "{1} từ khi lập tệp, trong đó {2} của lệnh này",
        "{1} of this command, of {2} events": "{1} của lệnh này, gồm {2} sự kiện",
        "waits": "lần chờ",
        "{1} of this command for other writers, {2} milliseconds":
            "{1} lần lệnh này chờ chương trình khác ghi, {2} mili giây",
        "nothing yet": "chưa có gì",
        "The name of a checkpoint is empty; it must name a file":
            "Tên tệp điểm xác nhận đang để trống; phải ghi tên một tệp",
        "; the last position is {1}": "; vị trí cuối là {1}",
        "Entries intact: {1} with {2} events{3}": "Số bút toán nguyên vẹn: {1}, gồm {2} sự kiện{3}",
        "Events lost: {1}": "Số sự kiện bị mất: {1}",
        "Derived tables compared through position {1}, rules judged through {2}":
            "Đã so sánh các bảng suy ra đến hết vị trí {1}, đã xét các quy tắc đến hết vị trí {2}",
        "An unfinished import left {1} events, which the next writer takes out":
            "Một lần nhập chưa xong để lại {1} sự kiện, lần ghi sau sẽ bỏ các sự kiện đó",
        "No damage was found": "Không phát hiện hư hỏng",
        ", and all events are {1}": ", và mọi sự kiện đều là {1}",
        "1 checkpoint agrees": "1 điểm xác nhận khớp",
        "{1} checkpoints agree": "{1} điểm xác nhận khớp",
        "1 signature was": "1 chữ ký",
        "{1} signatures were": "{1} chữ ký",
        "Tree made again through position {1}; {2}, {3} checked":
            "Đã lập lại cây băm đến hết vị trí {1}; {2}, đã kiểm tra {3}",
        "those that were signed": "các sự kiện đã được ký",
        "those of the checkpoint that was given; who signed it was not checked":
            "các sự kiện thuộc điểm xác nhận đã cung cấp; chưa kiểm tra ai đã ký",
        "No checkpoint has a signature of a key that was given: who signed is not checked":
            "Không điểm xác nhận nào có chữ ký của khoá đã cung cấp: chưa kiểm tra ai đã ký",
        "Not checked: whether somebody who can write to the file wrote another history into it, or put it back to an older state. Only a signed checkpoint that was kept elsewhere shows it: --checkpoint, --verifier-key":
            "Chưa kiểm tra được việc người có quyền ghi tệp đã viết vào đó một lịch sử khác, hoặc đưa tệp về trạng thái cũ hơn. Muốn biết phải có điểm xác nhận đã ký và được giữ ở nơi khác: --checkpoint, --verifier-key",
        "The events up to position {1} are {2}. Not checked: whether those after it are what was recorded, and whether there were others; a later checkpoint shows it":
            "Các sự kiện đến hết vị trí {1} là {2}. Chưa kiểm tra: các sự kiện sau đó có đúng như đã ghi hay không, và có thiếu sự kiện nào không; điểm xác nhận mới hơn sẽ cho biết",
        "The entries agree with each other, and not with what was signed: ask for the ledger that was, or whether the checkpoint is of another one; socai compare says more":
            "Các bút toán khớp với nhau nhưng không khớp với nội dung đã ký: tìm lại đúng sổ cái đã ký, hoặc xem điểm xác nhận có phải của sổ cái khác không; socai compare cho biết thêm",
        "Restore the ledger from a backup": "Khôi phục sổ cái từ bản sao lưu",
        "; what is intact before the first damage can be exported":
            "; phần nguyên vẹn trước chỗ hỏng đầu tiên có thể xuất ra được",
        "; a rebuild does not help. No entry is damaged, but the entries do not say whether the last of them are of an import that was not finished, and no program reads or records until that is known. Keep the file: what was recorded after the backup is in it":
            "; dựng lại không giúp được. Không bút toán nào bị hỏng, nhưng các bút toán không cho biết những bút toán cuối có thuộc một lần nhập chưa xong hay không, và chừng nào chưa rõ thì không chương trình nào đọc hoặc ghi. Giữ lại tệp này: những gì đã ghi sau bản sao lưu nằm trong đó",
        "The entries are as they were recorded, and do not keep the rules":
            "Các bút toán đúng như khi được ghi, nhưng không tuân theo quy tắc",
        "No entry is damaged: export the ledger and import that into a new one":
            "Không bút toán nào bị hỏng: xuất sổ cái ra rồi nhập vào một sổ mới",
        "No entry is damaged: make the derived tables again with socai rebuild":
            "Không bút toán nào bị hỏng: dựng lại các bảng suy ra bằng socai rebuild",
        "The name of the other ledger is empty; it must name a file":
            "Tên sổ cái kia đang để trống; phải ghi tên một tệp",
        "--verifier-key goes with the file of a checkpoint, and this is none":
            "--verifier-key chỉ dùng với tệp điểm xác nhận, mà tệp này không phải",
        "leave it out, or name a checkpoint": "bỏ tuỳ chọn này, hoặc nêu một điểm xác nhận",
        "Their days end at different times: in {1} at UTC{2}, in {3} at UTC{4}":
            "Ngày của hai sổ kết thúc ở giờ khác nhau: {1} theo UTC{2}, {3} theo UTC{4}",
        "Their trees differ, since entries were recorded or imported with other secrets: a checkpoint of one is none of the other":
            "Cây băm của hai sổ khác nhau, vì các bút toán được ghi hoặc nhập với mã bí mật khác: điểm xác nhận của sổ này không phải của sổ kia",
        "{1} and {2} are equal: {3}": "{1} và {2} giống hệt nhau: {3}",
        "{1} and {2} have the same entries but are not equal: {3}":
            "{1} và {2} có cùng các bút toán nhưng không giống hệt nhau: {3}",
        "{1} and {2} part after {3}; the first difference is at position {4}, in: {5}":
            "{1} và {2} khác nhau kể từ sau {3}; chỗ khác đầu tiên ở vị trí {4}, về: {5}",
        "{1} is the past of {2}: both are the same up to {3}, and {4} goes on to ":
            "{1} là trạng thái trước của {2}: hai sổ giống nhau đến {3}, còn {4} được ghi tiếp đến ",
        "{1} was signed beyond {2}: it keeps {3} that {4} does not reach, the last of size {5}; {6} must not be signed under the same origin":
            "{1} đã được ký xa hơn {2}: sổ này lưu {3} mà {4} chưa đạt tới, điểm cuối có kích thước {5}; không được ký {6} với cùng tên nguồn (origin)",
        "position 0, before any entry": "vị trí 0, trước mọi bút toán",
        "position {1} (entry {2}, recorded {3})": "vị trí {1} (bút toán {2}, ghi lúc {3})",
        "{1} is what {2} says: {3}, root {4}": "{1} đúng như {2} ghi: {3}, gốc {4}",
        "{1} has grown since {2}: its first {3} are what was signed, and {4}":
            "{1} đã được ghi thêm từ {2}: {3} đầu tiên đúng là nội dung đã ký, và có thêm {4}",
        "{1} is behind {2}: {3} were signed and it has {4}, so {5}. It is an older copy, such as a backup that was restored, or it parted from what was signed; the checkpoint alone does not show which":
            "{1} đi sau {2}: đã ký {3} mà sổ chỉ có {4}, nên {5}. Đây là bản cũ hơn, ví dụ một bản sao lưu được khôi phục, hoặc sổ đã tách khỏi nội dung đã ký; chỉ riêng điểm xác nhận thì không cho biết là trường hợp nào",
        "{1} is not what {2} says: at size {3} its root is {4} and not {5}. An event, its order or a secret differs, and the checkpoint does not show where":
            "{1} không đúng như {2} ghi: ở kích thước {3} sổ có gốc {4}, không phải {5}. Có sự kiện, thứ tự sự kiện hoặc mã bí mật khác đi, và điểm xác nhận không cho biết ở đâu",
        "Whether {1} signed it was not checked; give its key with --verifier-key":
            "Chưa kiểm tra {1} có ký hay không; cung cấp khoá của bên đó bằng --verifier-key",
        " at {1}, by its own clock": " lúc {1}, theo đồng hồ của bên ký",
        "Signed by ": "Bên ký: ",
        "Compared were the hashes that the ledger stores, not its entries; socai verify {1} --checkpoint makes them again from the entries":
            "Đã so sánh các giá trị băm lưu trong sổ cái, không phải các bút toán; socai verify {1} --checkpoint lập lại các giá trị đó từ bút toán",
        "The ledger keeps checkpoints of {1} and none of {2}: this may be a checkpoint of another ledger":
            "Sổ cái lưu điểm xác nhận của {1} mà không có của {2}: đây có thể là điểm xác nhận của sổ cái khác",
        "--output is empty; it must name a file": "--output đang để trống; phải ghi tên một tệp",
        "{1} cannot be written: {2}": "không ghi được {1}: {2}",
        "standard output": "đầu ra chuẩn",
    ]
}
