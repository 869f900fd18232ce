// The store, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let store: [String: String] = [
        "read": "đọc",
        "copy": "sao chép",
        "look at the file": "xem thông tin của tệp",
        "{1}; the file is damaged, restore it from a backup": "{1}; tệp bị hỏng, khôi phục từ bản sao lưu",
        "the file was moved or removed while it is open here":
            "tệp đã bị chuyển đi hoặc bị xoá trong khi đang mở ở đây",
        "the file was replaced by another one while it is open here":
            "tệp đã bị thay bằng tệp khác trong khi đang mở ở đây",
        "the lock file '{1}' was removed while the file is open here":
            "tệp khoá '{1}' đã bị xoá trong khi tệp đang mở ở đây",
        "the file was cut short while it is open here": "tệp đã bị cắt bớt trong khi đang mở ở đây",
        "the file is not empty": "tệp không trống",
        "open a table of": "mở một bảng của",
        "there is no table '{1}'": "không có bảng '{1}'",
        "list the tables of": "liệt kê các bảng của",
        "create a table of": "tạo một bảng của",
        "a table's name has 1 to 511 bytes and no NUL": "tên bảng phải dài từ 1 đến 511 byte và không có NUL",
        "table '{1}': {2}": "bảng '{1}': {2}",
        "begin reading": "bắt đầu đọc",
        "begin writing": "bắt đầu ghi",
        "an earlier write transaction was dropped on another thread than its own and still holds the lock; begin and end on one thread":
            "một giao dịch ghi trước đó bị bỏ ở luồng khác với luồng của nó và vẫn giữ quyền khoá; bắt đầu và kết thúc giao dịch trên cùng một luồng",
        "read the figures of": "đọc các số đo của",
        "make the name durable of": "ghi bền vững xuống đĩa tên của",
        "check the pages of": "kiểm tra các trang của",
        "clear the stale readers of": "dọn các lượt đọc bỏ dở của",
        "write the copy": "ghi bản sao",
        "the copy is there and whole, but may be gone after the machine fails":
            "bản sao đã có và đầy đủ, nhưng có thể mất nếu máy gặp sự cố",
        "open": "mở",
        "permission denied to {1}": "không có quyền {1}",
        "the folder it would be in does not exist": "thư mục sẽ chứa tệp không tồn tại",
        "a file can be created only when it is opened for writing": "chỉ tạo được tệp khi mở để ghi",
        "a file that is opened for writing has a lock file": "tệp mở để ghi phải có tệp khoá",
        "mapSizeBytes is 16 pages to 64 TiB": "mapSizeBytes phải từ 16 trang đến 64 TiB",
        "maximumReaders is 1 to 100,000 and maximumTables 1 to 10,000":
            "maximumReaders phải từ 1 đến 100.000 và maximumTables từ 1 đến 10.000",
        "the file is empty; it was never initialised or has lost its content":
            "tệp trống; tệp chưa từng được khởi tạo hoặc đã mất nội dung",
        "process {1}": "tiến trình {1}",
        "another process": "một tiến trình khác",
        "{1} began to open the file and does not finish; end it":
            "{1} đã bắt đầu mở tệp mà không làm xong; kết thúc tiến trình đó",
        "the lock file '{1}' beside it can't have its blocks":
            "không cấp được chỗ trên đĩa cho tệp khoá '{1}' bên cạnh",
        "its two meta pages are not of transactions in a row; restore it from a backup":
            "hai trang meta của tệp không thuộc hai giao dịch liên tiếp; khôi phục từ bản sao lưu",
        "permission denied for the lock file '{1}-lock' beside it":
            "không có quyền đối với tệp khoá '{1}-lock' bên cạnh",
        "there is not enough address space; raise the limit (ulimit -v)":
            "không đủ không gian địa chỉ; nâng giới hạn (ulimit -v)",
        "the key exists already, or an append was not in ascending order":
            "khoá bản ghi đã có, hoặc lần ghi nối tiếp không theo thứ tự tăng dần",
        "there is no such key or table": "không có khoá bản ghi hoặc bảng này",
        "a page the file refers to is missing; the file is damaged, restore it from a backup":
            "thiếu một trang mà tệp có trỏ đến; tệp bị hỏng, khôi phục từ bản sao lưu",
        "a page is not what it should be; the file is damaged, restore it from a backup":
            "có trang không đúng như phải có; tệp bị hỏng, khôi phục từ bản sao lưu",
        "an earlier write failed half-way; close the file and open it again":
            "một lần ghi trước đó hỏng giữa chừng; đóng tệp rồi mở lại",
        "the file or its lock file was made by another version of LMDB":
            "tệp hoặc tệp khoá do phiên bản LMDB khác tạo ra",
        "this is not an LMDB file": "đây không phải là tệp LMDB",
        "the map is full; grow it and write again": "vùng ánh xạ đã đầy; mở rộng rồi ghi lại",
        "the environment was opened for fewer tables; raise maximumTables":
            "môi trường được mở cho ít bảng hơn; tăng maximumTables",
        "all reader slots are taken; end other readers or raise maximumReaders":
            "mọi chỗ dành cho lượt đọc đã dùng hết; kết thúc các lượt đọc khác hoặc tăng maximumReaders",
        "the transaction changed too many pages; write in smaller transactions":
            "giao dịch thay đổi quá nhiều trang; ghi bằng các giao dịch nhỏ hơn",
        "another process grew the file; end this process's other transactions and begin again":
            "một tiến trình khác đã mở rộng tệp; kết thúc các giao dịch khác của tiến trình này rồi bắt đầu lại",
        "a key has 1 to 511 bytes and a value less than 4 GiB":
            "khoá bản ghi phải dài từ 1 đến 511 byte và giá trị phải dưới 4 GiB",
        "the transaction failed earlier; drop it and begin another":
            "giao dịch đã hỏng trước đó; bỏ giao dịch này và bắt đầu giao dịch khác",
        "the table was opened after this transaction began, or in another environment":
            "bảng được mở sau khi giao dịch này bắt đầu, hoặc trong môi trường khác",
        "the name belongs to something that is not a table of this kind": "tên này không thuộc về một bảng cùng loại",
        "this process has the file open already; use that environment or close it first":
            "tiến trình này đang mở tệp; dùng môi trường đó hoặc đóng lại trước",
        "the file is cut short; restore it from a backup": "tệp bị thiếu phần cuối; khôi phục từ bản sao lưu",
        "a write transaction must end on the thread it began on":
            "giao dịch ghi phải kết thúc trên đúng luồng đã bắt đầu",
        "another process wrote while this one read without a lock; read again":
            "một tiến trình khác đã ghi trong khi tiến trình này đọc mà không khoá tệp; đọc lại",
        "the file was made on a machine with another page size": "tệp được tạo trên máy có kích thước trang khác",
        "it was opened for reading only; open it for writing": "tệp được mở chỉ để đọc; mở lại để ghi",
        "this thread is already in a write transaction; end it first":
            "luồng này đang có một giao dịch ghi; kết thúc giao dịch đó trước",
        "the transaction has ended; begin another": "giao dịch đã kết thúc; bắt đầu giao dịch khác",
        "the transaction was written to during the scan; begin the scan again":
            "giao dịch đã được ghi thêm trong khi đang duyệt; duyệt lại từ đầu",
        "the options contradict each other or are out of range": "các tuỳ chọn mâu thuẫn nhau hoặc nằm ngoài giới hạn",
        "the path no longer names the file that was opened": "đường dẫn không còn chỉ đến tệp đã mở",
        "another program has the file open that was here before":
            "một chương trình khác đang mở tệp trước đây ở vị trí này",
        "the file was overwritten while programs have it open": "tệp đã bị ghi đè trong khi có chương trình đang mở",
        "the lock file beside it is not a regular file; remove it":
            "tệp khoá bên cạnh không phải là tệp thông thường; xoá tệp khoá đó",
        "another process began to open the file and does not finish; end that process":
            "một tiến trình khác đã bắt đầu mở tệp mà không làm xong; kết thúc tiến trình đó",
        "a process with the same number, in another container, is reading the file; let the containers share their process numbers, or read in one of them at a time":
            "một tiến trình cùng số hiệu, trong container khác, đang đọc tệp; cho các container dùng chung số hiệu tiến trình, hoặc mỗi lúc chỉ đọc trong một container",
        "another copy to this name is under way; wait for it or choose another name":
            "một lần sao chép khác vào tên này đang chạy; chờ lần đó xong hoặc chọn tên khác",
        "the file has pages that are neither used nor free; copy it without compacting":
            "tệp có những trang không được dùng mà cũng không trống; sao chép không thu gọn",
        "the lock file '{1}' beside it is not a regular file; remove it":
            "tệp khoá '{1}' bên cạnh không phải là tệp thông thường; xoá tệp khoá đó",
        "permission denied for the lock file '{1}' beside it": "không có quyền đối với tệp khoá '{1}' bên cạnh",
        "this process still has the file open that was here before; close it first":
            "tiến trình này vẫn đang mở tệp trước đây ở vị trí này; đóng tệp đó trước",
        "another program": "một chương trình khác",
        "{1} still has the file open that was here before it was replaced":
            "{1} vẫn đang mở tệp ở vị trí này trước khi bị thay thế",
        "another program has it open with a lock file that is no longer beside it":
            "một chương trình khác đang mở tệp với tệp khoá không còn ở bên cạnh",
        "another program has it open and has lost its locks, by opening and closing the lock file itself":
            "một chương trình khác đang mở tệp và đã mất quyền khoá, do chính nó mở rồi đóng tệp khoá",
        "this is not an LMDB file (it does not begin with an LMDB meta page)":
            "đây không phải là tệp LMDB (tệp không bắt đầu bằng trang meta của LMDB)",
        "the file has LMDB's data format {1}; this program reads format 1":
            "tệp có định dạng dữ liệu LMDB {1}; chương trình này đọc định dạng 1",
        "the file ends in its first page": "tệp kết thúc ngay trong trang đầu tiên",
        "the first meta page is damaged (it gives {1} as the page size)":
            "trang meta thứ nhất bị hỏng (ghi kích thước trang là {1})",
        "the file has pages of {1} bytes and this machine {2}; export it on a machine like the one it was made on":
            "tệp có trang {1} byte còn máy này dùng trang {2} byte; xuất dữ liệu trên máy cùng loại với máy đã tạo tệp",
        "the file ends before its second page": "tệp kết thúc trước trang thứ hai",
        "the second meta page is damaged; restore the file from a backup":
            "trang meta thứ hai bị hỏng; khôi phục tệp từ bản sao lưu",
        "the newest meta page is damaged; restore the file from a backup":
            "trang meta mới nhất bị hỏng; khôi phục tệp từ bản sao lưu",
        "the file is cut short: it has {1} bytes and should have {2}; restore it from a backup":
            "tệp bị thiếu phần cuối: dài {1} byte trong khi phải dài {2} byte; khôi phục từ bản sao lưu",
        "enter the folder {1}": "vào thư mục {1}",
        "make a file in the folder {1}": "tạo tệp trong thư mục {1}",
        "read the file": "đọc tệp",
        "write to the file": "ghi vào tệp",
        "read and write to its lock file {1}-lock": "đọc và ghi tệp khoá {1}-lock của tệp",
        "make its lock file in the folder {1}": "tạo tệp khoá trong thư mục {1}",
        "and page 1 are not of two commits in a row": "và trang 1 không thuộc hai lần ghi liên tiếp",
        "is free but does not exist": "được ghi là trống nhưng không tồn tại",
        "is both free and in use, or free twice": "vừa trống vừa đang dùng, hoặc được ghi là trống hai lần",
        "belongs to a table of an unknown kind": "thuộc về một bảng loại lạ",
        "has lost a table's root": "đã mất gốc của một bảng",
        "has an impossible depth": "có độ sâu không thể có",
        "has {1} records below it instead of {2}": "có {1} bản ghi bên dưới thay vì {2}",
        "has other numbers of pages below it than its table says": "có số trang bên dưới khác với số bảng ghi",
        "is not the leaf it should be": "không phải là trang lá như phải có",
        "is not the branch it should be": "không phải là trang nhánh như phải có",
        "is empty": "đang để trống",
        "can't be read": "không đọc được",
        "bears another page's number": "mang số của trang khác",
        "leads to keys out of order": "dẫn đến các khoá sai thứ tự",
        "is referred to and does not exist": "được trỏ đến nhưng không tồn tại",
        "is used twice": "được dùng hai lần",
        "has an impossible layout": "có bố cục không thể có",
        "has a record outside itself": "có bản ghi nằm ngoài trang",
        "has a record that runs over its end": "có bản ghi vượt quá cuối trang",
        "has records that overlap": "có các bản ghi chồng lên nhau",
        "has a key of impossible length": "có khoá với độ dài không thể có",
        "has keys out of order": "có các khoá sai thứ tự",
        "has a key that its branch page leads past": "có khoá nằm ngoài khoảng mà trang nhánh dẫn đến",
        "has a record of an unknown kind": "có bản ghi loại lạ",
        "has a damaged table": "có một bảng bị hỏng",
        "has a free list of a commit that does not exist": "có danh sách trang trống của một lần ghi không tồn tại",
        "is not the long value it should be": "không phải là giá trị dài như phải có",
        "has a damaged free list": "có danh sách trang trống bị hỏng",
        "has a free list out of order": "có danh sách trang trống sai thứ tự",
        "page {1} {2}": "trang {1} {2}",
        "page {1} of table '{2}' {3}": "trang {1} của bảng '{2}' {3}",
        "read the list of free pages of": "đọc danh sách trang trống của",
        "read table '{1}' of": "đọc bảng '{1}' của",
        "count": "đếm",
        "write": "ghi",
        "write to": "ghi vào",
        "delete": "xoá",
        "delete from": "xoá trong",
        "{1} table '{2}' of": "{1} bảng '{2}' của",
        "commit to": "hoàn tất giao dịch ghi vào",
        "lock": "khoá",
    ]
}
