// The ledger, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let ledger: [String: String] = [
        "the call was run before": "lệnh gọi này đã được chạy trước đó",
        "its running state is not what its entries make":
            "trạng thái hiện hành của bản sao không đúng với các bút toán trong đó",
        "it has other entries than the ledger": "bản sao có bút toán khác với sổ cái",
        "position {1}: {2}": "vị trí {1}: {2}",
        "the copy is not a whole ledger: {1}": "bản sao không phải là một sổ cái trọn vẹn: {1}",
        "check the ledger and the disk; no backup was made": "kiểm tra sổ cái và ổ đĩa; chưa tạo bản sao lưu nào",
        "another backup to this name is under way": "đang có một lần sao lưu khác ghi vào tên này",
        "wait for it, or choose another name": "chờ lần sao lưu đó xong, hoặc chọn tên khác",
        "the copy is first made at {1}-partial, where there is something other than a file":
            "trước hết bản sao được tạo ở {1}-partial, nhưng mục ở đó không phải là tệp",
        "move that away, or choose another name": "chuyển mục đó đi nơi khác, hoặc chọn tên khác",
        "the file has pages that are neither used nor free, so it can't be compacted":
            "tệp có những trang không được dùng mà cũng không trống, nên không nén gọn được",
        "make the backup without compacting": "sao lưu mà không nén gọn",
        "choose another name; a backup overwrites nothing": "chọn tên khác; sao lưu không ghi đè lên tệp nào",
        "permission denied to make a file there": "không có quyền tạo tệp ở đó",
        "choose a folder that may be written to": "chọn thư mục được phép ghi",
        "there is no room for the copy": "không đủ chỗ trống cho bản sao",
        "make room and try again; no backup was made": "giải phóng chỗ trống rồi thử lại; chưa tạo bản sao lưu nào",
        "an event names an invalid stream": "có sự kiện nêu tên dòng sự kiện không hợp lệ",
        "the amounts posted to series {1} add up to more than {2}":
            "các số phát sinh của chuỗi {1} cộng lại vượt quá {2}",
        "post smaller amounts, or spread them over several series":
            "ghi phát sinh với số nhỏ hơn, hoặc chia ra nhiều chuỗi",
        "series {1} is full": "chuỗi {1} đã đầy",
        "the balances of series {1} can't be read": "không đọc được số dư của chuỗi {1}",
        "make the derived tables again with a rebuild": "dựng lại các bảng suy ra bằng lệnh dựng lại (rebuild)",
        "the list of key events can't be read": "không đọc được danh sách các sự kiện chính",
        "the ledger keeps no balances": "sổ cái không lưu số dư",
        "fold its events with a replay, or make its tables again with a rebuild":
            "dựng lại từ sự kiện, hoặc dựng lại các bảng bằng lệnh dựng lại (rebuild)",
        "the table of the days of recording can't be read": "không đọc được bảng các ngày ghi",
        "the entry at this position is missing or damaged": "bút toán ở vị trí này bị thiếu hoặc bị hỏng",
        "document": "văn bản",
        "the entry has {1} events": "bút toán có {1} sự kiện",
        "an entry has 1 to {1}": "mỗi bút toán có từ 1 đến {1} sự kiện",
        "the events of the entry have {1} bytes together": "các sự kiện của bút toán dài tổng cộng {1} byte",
        "they have at most {1}; divide the entry": "tổng độ dài tối đa là {1} byte; chia bút toán ra",
        "category {1} is too large": "loại {1} quá lớn",
        "use 0 to 15": "dùng số từ 0 đến 15",
        "id of the stream": "mã của dòng sự kiện",
        "reason of the void": "lý do huỷ",
        "the event is {1} bytes long": "sự kiện dài {1} byte",
        "an event is at most {1}": "một sự kiện dài tối đa {1} byte",
        "it has 1 to {1} bytes of UTF-8 in Unicode NFC and no control characters":
            "dài từ 1 đến {1} byte UTF-8, ở dạng Unicode NFC, không có ký tự điều khiển",
        "the {1} is not in Unicode NFC": "{1} không ở dạng Unicode NFC",
        "any version": "phiên bản bất kỳ",
        "no event yet": "chưa có sự kiện nào",
        "an event": "đã có sự kiện",
        "version {1}": "phiên bản {1}",
        "the ledger keeps no such checkpoint of {1} at size {2}":
            "sổ cái không lưu điểm xác nhận như vậy của {1} ở kích thước {2}",
        "add signatures to a checkpoint that the ledger itself signed":
            "chỉ thêm chữ ký vào điểm xác nhận do chính sổ cái đã ký",
        "no key was given for the signature of {1}": "chưa có khoá cho chữ ký của {1}",
        "give the verifier key of {1}, or take its line away":
            "cung cấp khoá kiểm tra của {1}, hoặc bỏ dòng chữ ký đó đi",
        "ledger": "sổ cái",
        "ledgers": "sổ cái",
        "events": "sự kiện",
        "entries": "bút toán",
        "{1} changed while it was looked at": "{1} đã thay đổi trong lúc được đọc",
        "the event at position {1} can't be read": "không đọc được sự kiện ở vị trí {1}",
        "the entry at this position is damaged": "bút toán ở vị trí này bị hỏng",
        "the entry at this position is missing": "thiếu bút toán ở vị trí này",
        "{1} does not have {2} leaves": "{1} không có đủ {2} lá",
        "{1} has the head of an entry that has no event there":
            "{1} có phần đầu của một bút toán không có sự kiện nào ở đó",
        "the last entry does not end with the last event, {1}": "bút toán cuối không kết thúc cùng sự kiện cuối, {1}",
        "the entries do not have the root that was signed": "các bút toán không cho ra gốc đã được ký",
        "{1} has a head that does not follow the one before":
            "{1} có một phần đầu bút toán không nối tiếp phần đầu trước nó",
        "there is no head of an entry for the event at position {1}":
            "không có phần đầu bút toán cho sự kiện ở vị trí {1}",
        "the event at position {1} is not one of its entry": "sự kiện ở vị trí {1} không thuộc bút toán của nó",
        "the event at position {1} has a stream of another number":
            "sự kiện ở vị trí {1} thuộc dòng sự kiện mang số khác",
        "the event at position {1} voids what can't be voided": "sự kiện ở vị trí {1} huỷ một sự kiện không thể huỷ",
        "{1} does not follow from the entries": "{1} không được suy ra đúng từ các bút toán",
        "the position of consumer {1} can't be read": "không đọc được vị trí của chương trình nhận {1}",
        "the event at this position can't be read": "không đọc được sự kiện ở vị trí này",
        "the entry that holds this position can't be read": "không đọc được bút toán chứa vị trí này",
        "the timeline of the event's stream does not have it": "dòng thời gian của dòng sự kiện không có sự kiện này",
        "there is no position {1}": "không có vị trí {1}",
        "the ledger is empty": "sổ cái chưa có sự kiện nào",
        "positions go from 1 to {1}": "vị trí phải từ 1 đến {1}",
        "the timeline of stream number {1} names an event of another stream":
            "dòng thời gian của dòng sự kiện số {1} nêu một sự kiện của dòng sự kiện khác",
        "a timeline names an event that is not of its stream":
            "có dòng thời gian nêu một sự kiện không thuộc dòng sự kiện của nó",
        "the number of a stream of category {1} can't be read": "không đọc được số của một dòng sự kiện thuộc loại {1}",
        "the position of an entry can't be read": "không đọc được vị trí của một bút toán",
        "a void in the table of voids can't be read": "không đọc được một lần huỷ trong bảng các lần huỷ",
        "an entry is missing": "thiếu một bút toán",
        "the entry that holds this position is missing": "thiếu bút toán chứa vị trí này",
        "position {1} is inside entry {2}": "vị trí {1} nằm giữa bút toán {2}",
        "the first entry ends at {1}": "bút toán đầu tiên kết thúc ở vị trí {1}",
        "the nearest ends of entries are {1} and {2}": "các bút toán gần nhất kết thúc ở vị trí {1} và {2}",
        "is missing": "bị thiếu",
        "can't be read in part {1}": "không đọc được ở phần {1}",
        "is out of order": "sai thứ tự",
        "the timeline of stream number {1} of category {2} {3}":
            "dòng thời gian của dòng sự kiện số {1} thuộc loại {2} {3}",
        "the timelines of category {1} do not agree with the entries":
            "các dòng thời gian thuộc loại {1} không khớp với các bút toán",
        "the row of a void can't be read": "không đọc được dòng của một lần huỷ",
        "the rules that this program has are of a domain without a name":
            "bộ quy tắc của chương trình này thuộc một lĩnh vực không có tên",
        "give the domain of the rules a name": "đặt tên cho lĩnh vực của bộ quy tắc",
        "the ledger is {1}, and this program is for one ": "sổ cái {1}, còn chương trình này chỉ dùng cho sổ cái ",
        "open it with a program of its own domain, or name another file":
            "mở bằng chương trình của đúng lĩnh vực đó, hoặc chọn tệp khác",
        "the ledger is recorded under version {1} of the rules of its domain, and this program knows them up to {2}":
            "sổ cái được ghi theo phiên bản {1} của bộ quy tắc thuộc lĩnh vực của nó, còn chương trình này chỉ biết đến phiên bản {2}",
        "use a newer program": "dùng chương trình mới hơn",
        "the ledger has streams of category {1}, which a ledger {2} does not have":
            "sổ cái có dòng sự kiện loại {1}, là loại mà sổ cái {2} không có",
        "of no named domain": "không thuộc lĩnh vực có tên nào",
        "of the domain {1}": "thuộc lĩnh vực {1}",
        "the amounts that the entry posts add up to more than {1}":
            "các số phát sinh của bút toán cộng lại vượt quá {1}",
        "no scratch file can be made: {1}": "không tạo được tệp tạm: {1}",
        "make room in the folder of the ledger or in /tmp; nothing was recorded":
            "giải phóng chỗ trống trong thư mục của sổ cái hoặc trong /tmp; chưa ghi gì",
        "this is not a valid name of a consumer": "tên chương trình nhận này không hợp lệ",
        "it has 1 to 64 bytes of UTF-8 in Unicode NFC and no control characters":
            "dài từ 1 đến 64 byte UTF-8, ở dạng Unicode NFC, không có ký tự điều khiển",
        "positions go from 0 to {1}": "vị trí phải từ 0 đến {1}",
        "the row that names the domain of the ledger can't be read": "không đọc được dòng nêu lĩnh vực của sổ cái",
        "restore the ledger from a backup": "khôi phục sổ cái từ bản sao lưu",
        "there is a table that a ledger does not have, '{1}'": "có một bảng mà sổ cái không có, '{1}'",
        "the domain that this program names has an invalid name":
            "lĩnh vực mà chương trình này nêu có tên không hợp lệ",
        "the name has at most {1} printable characters of ASCII": "tên có tối đa {1} ký tự ASCII in được",
        "the ledger has format {1}, this program reads up to {2}":
            "sổ cái có định dạng {1}, chương trình này chỉ đọc đến định dạng {2}",
        "the format row is damaged": "dòng ghi định dạng bị hỏng",
        "this is an LMDB file but not a ledger": "đây là tệp LMDB nhưng không phải sổ cái",
        "name the file of a ledger": "ghi tên tệp của một sổ cái",
        "choose another name; a ledger is never overwritten": "chọn tên khác; không bao giờ ghi đè lên một sổ cái",
        "the ledger was brought from format {1} to {2} while it is open here":
            "sổ cái đã được chuyển từ định dạng {1} sang {2} trong khi đang mở ở đây",
        "close it and open it again": "đóng sổ cái rồi mở lại",
        "the position of entry {1} can't be read": "không đọc được vị trí của bút toán {1}",
        "the entry {1} is not where its id points": "bút toán {1} không nằm ở chỗ mà mã của nó chỉ đến",
        "the void of the event can't be read": "không đọc được lần huỷ của sự kiện",
        "its derived tables are being made again, or that was cut short":
            "các bảng suy ra đang được dựng lại, hoặc việc dựng lại đã dừng giữa chừng",
        "make them again; no entry is lost": "dựng lại các bảng đó; không bút toán nào bị mất",
        "the running state can't be read": "không đọc được trạng thái hiện hành",
        "the number of stream {1} can't be read": "không đọc được số của dòng sự kiện {1}",
        "the timeline of stream number {1} can't be read": "không đọc được dòng thời gian của dòng sự kiện số {1}",
        "part {1} of the timeline of stream number {2} can't be read":
            "không đọc được phần {1} trong dòng thời gian của dòng sự kiện số {2}",
        "this thread is writing to the ledger already": "luồng này đang ghi vào sổ cái",
        "use the writer of that transaction, or write once that has ended":
            "dùng phiên ghi của giao dịch đó, hoặc ghi sau khi giao dịch đó kết thúc",
        "there is no such file": "không có tệp này",
        "name an existing ledger": "ghi tên một sổ cái đã có",
        "this is not a ledger": "đây không phải là sổ cái",
        "this is a folder, not a ledger": "đây là thư mục, không phải sổ cái",
        "name the ledger's file": "ghi tên tệp của sổ cái",
        "this is not a regular file, so not a ledger": "đây không phải tệp thông thường, nên không phải sổ cái",
        "the file is cut short": "tệp bị thiếu phần cuối",
        "end every program that has the ledger open, then restore it from a backup":
            "tắt mọi chương trình đang mở sổ cái, rồi khôi phục sổ cái từ bản sao lưu",
        "an earlier write failed half-way, so this process can write no more":
            "một lần ghi trước bị lỗi giữa chừng, nên tiến trình này không ghi được nữa",
        "close the ledger and open it again; what was acknowledged is in it":
            "đóng sổ cái rồi mở lại; những gì đã được xác nhận vẫn ở trong sổ",
        "the ledger is open in this process already": "sổ cái đã được mở trong chính tiến trình này",
        "share the open ledger": "dùng chung sổ cái đang mở",
        "end every program that has the ledger open, then try again": "tắt mọi chương trình đang mở sổ cái rồi thử lại",
        "ask the owner for access": "xin chủ sở hữu cấp quyền",
        "nothing can be recorded here: the file system is read-only":
            "không ghi được gì ở đây: hệ thống tệp chỉ cho đọc",
        "copy the ledger to another place": "chép sổ cái sang nơi khác",
        "make room and try again; nothing was recorded": "giải phóng chỗ trống rồi thử lại; chưa ghi gì",
        "format": "định dạng",
        "an earlier failure ended the transaction": "một lỗi trước đó đã kết thúc giao dịch",
        "nothing was recorded; try again": "chưa ghi gì; thử lại",
        "there is no such day": "không có ngày này",
        "write it as YYYY-MM-DD, such as 2023-12-31": "ghi theo dạng YYYY-MM-DD, ví dụ 2023-12-31",
        "\"{1}\" is not a date; write YYYY-MM-DD": "\"{1}\" không phải là ngày; ghi theo dạng YYYY-MM-DD",
        "the parts of the leaf have {1} bytes, which is too short": "các phần của lá dài {1} byte, quá ngắn",
        "the head of the entry can't have {1} bytes of {2}":
            "phần đầu của bút toán không thể dài {1} byte trong số {2} byte",
        "the head of the entry is not as long as the texts in it":
            "phần đầu của bút toán có độ dài không đúng với các nội dung chữ trong đó",
        "the record of the event can't be one": "bản ghi sự kiện không thể là bản ghi đúng",
        "the entry or its event can't be read": "không đọc được bút toán hoặc sự kiện của nó",
        "the entry can't have {1} events from position {2} on": "bút toán không thể có {1} sự kiện kể từ vị trí {2}",
        "the entry has the positions {1} to {2}, and the proof is of position {3}":
            "bút toán chiếm các vị trí từ {1} đến {2}, còn bằng chứng là của vị trí {3}",
        "the head of the entry with its length, the salt and the event record, as the ledger has them":
            "phải gồm phần đầu của bút toán kèm độ dài, giá trị muối (salt) và bản ghi sự kiện, đúng như trong sổ cái",
        "the checkpoint has another root than the ledger had at size {1}":
            "điểm xác nhận có gốc khác với gốc của sổ cái ở kích thước {1}",
        "keep checkpoints of this ledger only": "chỉ lưu điểm xác nhận của chính sổ cái này",
        "a kept checkpoint can't be read": "không đọc được một điểm xác nhận đang lưu",
        "the events do not give the root of the tree that is to be signed":
            "các sự kiện không cho ra gốc của cây băm sắp được ký",
        "the stored hashes do not give the root that was signed at size {1}":
            "các giá trị băm đang lưu không cho ra gốc đã được ký ở kích thước {1}",
        "the event, its entry's secret or its stored hash is not what it was when it was recorded":
            "sự kiện, mã bí mật của bút toán hoặc giá trị băm đang lưu không còn như lúc ghi",
        "nothing was signed; verify the ledger": "chưa ký gì; kiểm tra toàn vẹn sổ cái",
        "the leaf can't be made": "không lập được lá",
        "no checkpoint covers this event yet": "chưa có điểm xác nhận nào bao gồm sự kiện này",
        "sign a checkpoint first": "ký một điểm xác nhận trước",
        "the checkpoint is of size {1} and does not cover this event":
            "điểm xác nhận có kích thước {1} và không bao gồm sự kiện này",
        "name a newer one, or sign one first": "nêu điểm xác nhận mới hơn, hoặc ký một điểm xác nhận mới trước",
        "the proof would not hold: {1}": "bằng chứng sẽ không hợp lệ: {1}",
        "verify the ledger; it says what is damaged": "kiểm tra toàn vẹn sổ cái để biết chỗ nào bị hỏng",
        "the checkpoint is of size {1}, and the ledger has {2} events only":
            "điểm xác nhận có kích thước {1}, trong khi sổ cái chỉ có {2} sự kiện",
        "this may be an older copy of the ledger; compare it with the checkpoint":
            "đây có thể là bản sao cũ hơn của sổ cái; so sánh bản này với điểm xác nhận",
        "the ledger had another root at size {1} than the checkpoint says":
            "ở kích thước {1}, sổ cái có gốc khác với gốc ghi trong điểm xác nhận",
        "this is not the ledger that was signed; compare it with the checkpoint":
            "đây không phải sổ cái đã được ký; so sánh sổ cái với điểm xác nhận",
        "no checkpoint of {1} from size {2} on is kept": "không lưu điểm xác nhận nào của {1} từ kích thước {2} trở đi",
        "the ledger is signed as {1} now, and a proof of growth is between two checkpoints of one origin":
            "sổ cái hiện được ký với tên {1}, mà bằng chứng nối tiếp chỉ có giữa hai điểm xác nhận cùng một tên nguồn (origin)",
        "start from a checkpoint of {1}, or compare the ledger with the older one":
            "bắt đầu từ một điểm xác nhận của {1}, hoặc so sánh sổ cái với điểm xác nhận cũ hơn",
        "the stored hashes and the growing edge of the tree give two roots":
            "các giá trị băm đang lưu và phần rìa đang dài ra của cây băm cho hai gốc khác nhau",
        "a tree of size {1} has no {2}": "cây băm kích thước {1} không có {2}",
        "ask for a tile of `Tile.tiles(from: 0, to: {1})`": "yêu cầu một mảnh thuộc `Tile.tiles(from: 0, to: {1})`",
        "the end of the tree can't be read": "không đọc được phần cuối của cây băm",
        "the last hashes of level {1} of the tree can't be read":
            "không đọc được các giá trị băm cuối ở tầng {1} của cây băm",
        "the record of the entry can't be read back": "không đọc lại được bản ghi của bút toán",
        "the tree does not end where the entries do": "cây băm không kết thúc ở chỗ các bút toán kết thúc",
        "the ledger has no tree of size {1}": "sổ cái không có cây băm kích thước {1}",
        "sizes go from 0 to {1}": "kích thước phải từ 0 đến {1}",
        "the hashes of {1} can't be read": "không đọc được các giá trị băm của {1}",
        "the ledger has format {1}, in which nothing can be proved":
            "sổ cái có định dạng {1}, với định dạng này không chứng minh được gì",
        "export it, and import that into a new ledger, keeping the recorded times":
            "xuất sổ cái ra, rồi nhập vào một sổ cái mới, giữ nguyên thời điểm ghi",
        "verify the ledger, then make its derived tables again":
            "kiểm tra toàn vẹn sổ cái, rồi dựng lại các bảng suy ra",
        "the ledger is open for reading only": "sổ cái chỉ được mở để đọc",
        "open it to write": "mở sổ cái để ghi",
        "stream {1} was given a number and no event": "dòng sự kiện {1} đã được cấp số mà không có sự kiện nào",
        "ask for the number of a stream only for an entry that brings its first event":
            "chỉ xin số của dòng sự kiện cho bút toán mang sự kiện đầu tiên của nó",
        "stream {1} has no events but is not the latest of its category":
            "dòng sự kiện {1} không có sự kiện nào mà lại không phải là dòng mới nhất của loại đó",
        "there is no stream with number {1} in category {2}": "không có dòng sự kiện số {1} thuộc loại {2}",
        "the stream was not opened in this transaction": "dòng sự kiện không được mở trong giao dịch này",
        "open it again: a handle is good for one writer, and until it stages":
            "mở lại dòng sự kiện: mỗi lần mở chỉ dùng cho một phiên ghi, và chỉ đến khi phiên đó ghi tạm",
        "category {1} is full": "loại {1} đã đầy",
        "no entry brought stream {1} to another state": "không bút toán nào đưa dòng sự kiện {1} sang trạng thái khác",
        "set the snapshot of a stream behind the entry that changes it, in the same transaction":
            "đặt ảnh trạng thái của dòng sự kiện sau bút toán làm thay đổi nó, trong cùng một giao dịch",
        "stream {1} is full": "dòng sự kiện {1} đã đầy",
        "stream {1} was given a number out of turn": "dòng sự kiện {1} được cấp số không đúng lượt",
        "ask for numbers in the order in which the first events of streams are recorded":
            "xin số theo thứ tự ghi sự kiện đầu tiên của các dòng sự kiện",
        "what an unfinished import left can't be discarded": "không bỏ được phần còn lại của một lần nhập chưa xong",
        "the last entry of an unfinished import can't be read":
            "không đọc được bút toán cuối của một lần nhập chưa xong",
        "the timeline of stream {1} does not end with its last event":
            "dòng thời gian của dòng sự kiện {1} không kết thúc bằng sự kiện cuối của nó",
        "the entries do not end at position {1}": "các bút toán không kết thúc ở vị trí {1}",
        "no consumer has kept a position in this ledger yet":
            "chưa có chương trình nhận nào lưu vị trí trong sổ cái này",
        "set the position of the consumer alone first, to 0": "trước hết đặt riêng vị trí của chương trình nhận, về 0",
        "there are {1} open streams for {2} events": "có {1} dòng sự kiện đang mở cho {2} sự kiện",
        "give one for each event, in their order": "đưa mỗi sự kiện một dòng sự kiện, đúng thứ tự",
        "the event is of stream {1} of category {2}, and the open stream is {3} of category {4}":
            "sự kiện thuộc dòng sự kiện {1} loại {2}, còn dòng sự kiện đang mở là {3} loại {4}",
        "open the stream of the event": "mở dòng sự kiện của sự kiện này",
        "the clock shows {1}, more than a minute before the last recorded time, {2}":
            "đồng hồ chỉ {1}, sớm hơn thời điểm ghi cuối {2} quá một phút",
        "set the clock right; if it is right, allow times ahead of it, and the entry gets the last recorded time, marked as claimed":
            "chỉnh đồng hồ cho đúng; nếu đồng hồ đang đúng thì cho phép thời điểm ghi muộn hơn đồng hồ, khi đó bút toán nhận thời điểm ghi cuối, đánh dấu là khai báo",
        "the recorded time {1} is before that of the previous entry, {2}":
            "thời điểm ghi {1} sớm hơn thời điểm của bút toán trước, {2}",
        "recorded times never go back": "thời điểm ghi không bao giờ lùi lại",
        "the recorded time {1} is in the future": "thời điểm ghi {1} ở trong tương lai",
        "a claimed time is at most the present, {1}, unless times ahead of it are allowed":
            "thời điểm khai báo muộn nhất là hiện tại, {1}, trừ khi cho phép thời điểm muộn hơn đồng hồ",
        "the event at position {1} can't be voided": "không thể huỷ sự kiện ở vị trí {1}",
        "a void names an event of an earlier entry that is no void and was not voided yet":
            "chỉ huỷ được sự kiện của một bút toán trước đó, không phải là sự kiện huỷ và chưa bị huỷ",
        "another entry was recorded under this id at position {1}":
            "một bút toán khác đã được ghi với mã này ở vị trí {1}",
        "give the new entry an id of its own": "đặt cho bút toán mới một mã riêng",
        "stream {1} of category {2} has version {3}, expected {4}":
            "dòng sự kiện {1} loại {2} đang ở phiên bản {3}, trong khi phải là {4}",
        "read the stream again and decide anew": "đọc lại dòng sự kiện rồi quyết định lại",
    ]
}
