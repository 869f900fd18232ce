// The help of verbs and options, in Vietnamese. It holds text only.

extension VietnameseWords {
    static let helpMore: [String: String] = [
        "Add the answer of each office, where LEDGER is a union (its name ends in .union).":
            "Thêm câu trả lời của từng đơn vị, khi LEDGER là sổ hợp nhất (tên kết thúc bằng .union).",
        "The first year. (default: the first with an assessment)":
            "Năm đầu. (mặc định: năm đầu tiên có xác định thu nhập)",
        "The folder has the ledger's newest signed checkpoint, every event it covers, the counts by unit and the official movement tables (from the first day of the year) at each CUT, a signed certificate over all of these, and a page for people. It is checked before it gets its name. The same checkpoint, cuts and key give the same bytes. It names every household: give it only to people who may see them all.":
            "Thư mục có điểm xác nhận đã ký mới nhất của sổ cái, mọi sự kiện mà điểm đó bao gồm, số liệu theo đơn vị và các bảng biến động chính thức (từ ngày đầu năm) tại mỗi CUT, một bản chứng nhận đã ký cho tất cả những nội dung này, và một trang cho người đọc. Thư mục được kiểm tra trước khi mang tên chính thức. Cùng điểm xác nhận, cùng mốc số liệu và cùng khoá thì cho ra đúng các byte như nhau. Thư mục nêu mã của mọi hộ: chỉ đưa cho người được phép xem tất cả các hộ đó.",
        "The folder of an evidence bundle, instead of a ledger.": "Thư mục của bộ bằng chứng, thay cho sổ cái.",
        "The form, 7.1 to 7.7 or 7.10, or list, exits, aid or awards.":
            "Biểu mẫu, 7.1 đến 7.7 hoặc 7.10, hoặc list, exits, aid hay awards.",
        "The forms are those of Circular 07/2021: 7.1 (counts and rates), 7.2 and 7.3 (movement of the poor and the near-poor), 7.4 to 7.7 (deprivations), 7.10 (causes). Lists are list (poor and near-poor after the review), exits, aid and awards. Figures are of the last day of the year. The opening of 7.2 and 7.3 is the figure that was filed for the year before; what changed since then is below the rows, with its documents. With --unit, the rows are the units below it. Names come from your own file and are not stored.":
            "Biểu mẫu theo Thông tư 07/2021: 7.1 (số hộ và tỷ lệ), 7.2 và 7.3 (diễn biến hộ nghèo và hộ cận nghèo), 7.4 đến 7.7 (thiếu hụt), 7.10 (nguyên nhân). Danh sách gồm list (hộ nghèo và hộ cận nghèo sau rà soát), exits (hộ thoát), aid (hỗ trợ) và awards (khen thưởng). Số liệu là của ngày cuối năm. Số đầu kỳ của 7.2 và 7.3 là số đã báo cáo của năm trước; những gì thay đổi sau đó ghi dưới các dòng, kèm văn bản. Với --unit, các dòng là đơn vị cấp dưới của đơn vị đó. Tên lấy từ tệp riêng của người dùng và không được lưu.",
        "The household's code.": "Mã của hộ.",
        "The id of the entry. (default: closing-<day>)": "Mã của bút toán. (mặc định: closing-<ngày>)",
        "The id of the entry; of several its start. (default: one that follows from the content)":
            "Mã của bút toán; nếu có nhiều bút toán thì là phần đầu của mã. (mặc định: mã suy ra từ nội dung)",
        "The language in which the page opens.": "Ngôn ngữ khi mở trang.",
        "The language of the labels: vi or en. (default: that of the locale)":
            "Ngôn ngữ của nhãn: vi hoặc en. (mặc định: theo ngôn ngữ của máy)",
        "The largest number of households, 1 to 9999999.": "Số hộ nhiều nhất, từ 1 đến 9999999.",
        "The last day of recording; a year means its last day.":
            "Ngày ghi cuối cùng; ghi năm nghĩa là ngày cuối của năm đó.",
        "The last day of the page. (default: the last day of recording)":
            "Ngày cuối của trang. (mặc định: ngày ghi cuối cùng)",
        "The last day of the period.": "Ngày cuối kỳ.",
        "The last day. (default: 2025-12-31)": "Ngày cuối. (mặc định: 2025-12-31)",
        "The ledger is compared with the checkpoints it keeps and with those you kept elsewhere; only the latter can show that the whole file was rewritten or replaced by an older state. Signatures are checked with the given keys. If no signature is of a given key, the exit status is also 1.":
            "Sổ cái được so với các điểm xác nhận mà sổ lưu và với các điểm xác nhận được giữ ở nơi khác; chỉ loại sau mới cho thấy được cả tệp đã bị viết lại hoặc bị thay bằng trạng thái cũ hơn. Chữ ký được kiểm tra bằng các khoá đã cung cấp. Nếu không có chữ ký nào là của khoá đã cung cấp thì mã kết thúc cũng là 1.",
        "The ledgers that were read.": "Các sổ cái đã đọc.",
        "The list to write with --format csv. (default: the accounts; with --households or --bridge, that list)":
            "Danh sách viết ra với --format csv. (mặc định: các tài khoản; với --households hoặc --bridge thì là danh sách tương ứng)",
        "The list to write with --format csv. (default: the changes)":
            "Danh sách viết ra với --format csv. (mặc định: các thay đổi)",
        "The list to write with --format csv. (default: the counts; with --awards, the awards)":
            "Danh sách viết ra với --format csv. (mặc định: các số đếm; với --awards thì là các khen thưởng)",
        "The list to write with --format csv. (default: the figures)":
            "Danh sách viết ra với --format csv. (mặc định: các số liệu)",
        "The list to write with --format csv. (default: the funds)":
            "Danh sách viết ra với --format csv. (mặc định: các quỹ)",
        "The list to write with --format csv. (default: the gifts; with --left-behind, the households)":
            "Danh sách viết ra với --format csv. (mặc định: các khoản cho không; với --left-behind thì là các hộ)",
        "The list to write with --format csv. (default: the sponsorships)":
            "Danh sách viết ra với --format csv. (mặc định: các việc nhận đỡ đầu)",
        "The list to write with --format csv. (default: the targets)":
            "Danh sách viết ra với --format csv. (mặc định: các chỉ tiêu)",
        "The list to write with --format csv: a row for each day, or for each account. (default: the points)":
            "Danh sách viết ra với --format csv: mỗi ngày một dòng, hoặc mỗi tài khoản một dòng. (mặc định: các mốc)",
        "The lowest severity that gives status 1; all are listed.":
            "Mức độ thấp nhất làm mã kết thúc thành 1; mọi mức độ đều được liệt kê.",
        "The name is the origin of the checkpoints that the key signs. Choose one that nobody else uses, such as your domain and a path, without spaces and plus signs. A key signs for one ledger. The private key is written to a new file that only you can read: NAME.key, with each / replaced by -. There is no other copy; if you lose it, make a new key.":
            "Tên khoá là tên nguồn (origin) của các điểm xác nhận mà khoá ký. Chọn tên không ai khác dùng, ví dụ tên miền của đơn vị và một đường dẫn, không có dấu cách và dấu cộng. Mỗi khoá ký cho một sổ cái. Khoá riêng được ghi vào một tệp mới mà chỉ người tạo đọc được: NAME.key, mỗi dấu / thay bằng dấu -. Không có bản nào khác; nếu mất thì tạo khoá mới.",
        "The name of the key is the origin. The signed size and root are saved beside the key before the signature is printed. A ledger with fewer events than the key signed before, or with another history, is refused. For a ledger that was restored from an older copy, use a new key and --new-origin, which records an event.":
            "Tên của khoá là tên nguồn (origin). Kích thước và gốc đã ký được lưu cạnh khoá trước khi in chữ ký. Chương trình từ chối ký sổ cái có ít sự kiện hơn lần khoá đã ký, hoặc có lịch sử khác. Với sổ cái được khôi phục từ bản cũ hơn, dùng khoá mới và --new-origin; việc này ghi một sự kiện.",
        "The name of the key: at most 255 bytes, without spaces and plus signs.":
            "Tên của khoá: dài tối đa 255 byte, không có dấu cách và dấu cộng.",
        "The new file for the entry, or for the empty list. (default: nothing is written)":
            "Tệp mới cho bút toán, hoặc cho danh sách trống. (mặc định: không viết ra gì)",
        "The new file; an existing one is never touched.": "Tệp mới; không bao giờ động đến tệp đã có.",
        "The new file; an existing one is never touched. (default: <name>.key)":
            "Tệp mới; không bao giờ động đến tệp đã có. (mặc định: <tên>.key)",
        "The new file; its ending decides: .xlsx, .csv, .html or .pdf.":
            "Tệp mới; định dạng theo đuôi tệp: .xlsx, .csv, .html hoặc .pdf.",
        "The new file; its name ends in .html.": "Tệp mới; tên có đuôi .html.",
        "The new folder; an existing one must be empty.": "Thư mục mới; nếu thư mục đã có thì phải trống.",
        "The number of events that it covers.": "Số sự kiện mà điểm xác nhận bao gồm.",
        "The number of the signal.": "Số của tín hiệu.",
        "The office's own file of who is in which household.": "Tệp riêng của đơn vị cho biết ai thuộc hộ nào.",
        "The offset from UTC of the ledger's days. (default: +07:00)":
            "Độ lệch so với UTC của các ngày trong sổ cái. (mặc định: +07:00)",
        "The output format.": "Định dạng kết quả.",
        "The output format. (default: by the ending of --output, else table)":
            "Dạng kết quả. (mặc định: theo đuôi tệp của --output, nếu không thì table)",
        "The output is the form that import reads, with the position of each entry's first event, its recorded time, and whether an older system claimed that time. Importing an export with --keep-recorded-times gives an equal ledger with a different tree and root. With --with-salts the export has the secrets from which the tree's salts are computed; the new ledger then has the same root, and the same checkpoints are valid for it. Protect such an export like the ledger itself.":
            "Kết quả có dạng mà import đọc được, kèm vị trí sự kiện đầu tiên của mỗi bút toán, thời điểm ghi, và thời điểm đó có phải do hệ thống cũ khai báo hay không. Nhập bản xuất với --keep-recorded-times thì được sổ cái bằng nhau nhưng có cây băm và gốc khác. Với --with-salts, bản xuất có các mã bí mật dùng để tính giá trị muối (salt) của cây băm; khi đó sổ cái mới có cùng gốc, và vẫn dùng được các điểm xác nhận cũ. Phải bảo vệ bản xuất như vậy giống như bảo vệ chính sổ cái.",
        "The output is the form that import reads, with the position of each entry's first event, its recorded time, and whether an older system claimed that time. Importing an export with --keep-recorded-times gives an equal ledger with a different tree and root. With --with-salts the export has the secrets from which the tree's salts are computed; the new ledger then has the same root, and the same checkpoints are valid for it. Protect such an export like the ledger itself. With --since it has only what was recorded after a position, and is imported into a ledger that has the rest.":
            "Kết quả ở dạng mà import đọc được, kèm vị trí sự kiện đầu của mỗi bút toán, thời điểm ghi, và thời điểm đó có phải do hệ thống cũ khai báo không. Nhập bản xuất với --keep-recorded-times cho một sổ bằng nhau, có cây băm và gốc khác. Với --with-salts, bản xuất có các mã bí mật để tính muối (salt) của cây băm; sổ mới khi đó có cùng gốc, và các điểm xác nhận cũng đúng với nó. Bảo vệ bản xuất như chính sổ cái. Với --since, bản xuất chỉ có những gì được ghi sau một vị trí, và được nhập vào sổ đã có phần trước.",
        "The page needs a browser and nothing else: no network, no ledger. Two sliders choose the day of the figures and what was known by when, and move every figure at once. It has the trajectory against the plans, the movement tables, the revisions of closed periods, the units, findings of the audit, aid by kind and giver, and at its foot the root of the ledger's tree. Households are listed by their codes, with their events, where they have at most 40,000 events; in larger ledgers the page names the command that lists them. It opens in Vietnamese and switches to English.":
            "Trang chỉ cần trình duyệt: không cần mạng, không cần sổ cái. Hai thanh trượt chọn ngày của số liệu và số liệu biết được đến lúc nào, mọi con số đổi theo cùng lúc. Trang có lộ trình so với kế hoạch, bảng biến động, thay đổi sau chốt, các đơn vị, phát hiện kiểm toán, hỗ trợ theo loại và nhà tài trợ, và ở cuối là gốc cây băm của sổ. Hộ được liệt kê theo mã, kèm sự kiện, khi có nhiều nhất 40.000 sự kiện; sổ lớn hơn thì trang nêu lệnh để liệt kê. Trang mở bằng tiếng Việt và chuyển được sang tiếng Anh.",
        "The plan of the target, where several have one of that id.":
            "Kế hoạch của chỉ tiêu, khi có nhiều kế hoạch có chỉ tiêu cùng mã.",
        "The program that makes the PDF. (default: LibreOffice or Chromium, where installed)":
            "Chương trình tạo PDF. (mặc định: LibreOffice hoặc Chromium, nếu đã cài)",
        "The proof of an event is a c2sp.org/tlog-proof@v1 file, made for the newest stored checkpoint that covers the event. It has the event, the head of its entry, and only salted hashes of other events. With --since, the proof shows that the newest stored checkpoint continues an older one; it is the body of a witness's add-checkpoint. `socai check` and other tools check both without the ledger.":
            "Bằng chứng của một sự kiện là tệp c2sp.org/tlog-proof@v1, lập cho điểm xác nhận mới nhất đang lưu có bao gồm sự kiện đó. Trong tệp có sự kiện, phần đầu của bút toán, và với các sự kiện khác chỉ có giá trị băm có muối (salt). Với --since, bằng chứng cho thấy điểm xác nhận mới nhất đang lưu nối tiếp một điểm cũ hơn; đó là nội dung của yêu cầu add-checkpoint gửi bên làm chứng. `socai check` và các công cụ khác kiểm tra được cả hai loại mà không cần sổ cái.",
        "The public key of a signer or witness, to check signatures with; may be repeated.":
            "Khoá công khai của bên ký hoặc bên làm chứng, dùng để kiểm tra chữ ký; có thể ghi nhiều lần.",
        "The published number counts persons.": "Con số đã công bố là số nhân khẩu.",
        "The same options always give the same bytes. The first entry states that the history is synthetic and how it was made. The id of every entry starts with \"synthetic-\". Every event, in the order written, is valid under the rules of the ledger.":
            "Cùng các tuỳ chọn thì luôn cho ra đúng các byte như nhau. Bút toán đầu tiên nêu rõ lịch sử này là giả định và được tạo ra thế nào. Mã của mọi bút toán bắt đầu bằng \"synthetic-\". Mọi sự kiện, theo thứ tự viết ra, đều hợp lệ theo quy tắc của sổ cái.",
        "The second cut.": "Mốc số liệu sau; ghi năm nghĩa là ngày cuối của năm đó.",
        "The seed of the random generator.": "Giá trị khởi tạo của bộ sinh số ngẫu nhiên.",
        "The sheet of a workbook, by number or name. (default: the only one with such a form)":
            "Trang tính của sổ tính, theo số thứ tự hoặc tên. (mặc định: trang duy nhất có biểu đó)",
        "The sheet, by number or name. (default: the only one)":
            "Trang tính, ghi số thứ tự hoặc tên. (mặc định: trang duy nhất)",
        "The table is CSV, or a workbook (.xlsx) with a form 7.2 or 7.3. CSV that is no such form needs the column class, and day, or from and to. Optional are unit (empty or all for all units) and socialProtection (true or false). Figures of a day are households, persons, total (all households) and rate (in per cent, or <1 for less than one); figures of a period are the columns of the official movement table, opening to closing, and exited for all exits, as in older forms. A year means its last day, in from its first. Leave unpublished figures empty. A rate without a total is compared with the ledger's own rate. Checks that need missing columns are listed. With --self-only no ledger is named or opened. The exit status is 1 if anything differs, or if nothing could be checked.":
            "Bảng là CSV, hoặc sổ tính (.xlsx) có biểu 7.2 hay 7.3. CSV không phải biểu đó cần cột class, và day, hoặc from và to. Không bắt buộc: unit (để trống hoặc all là mọi đơn vị) và socialProtection (true hoặc false). Số liệu của một ngày là households, persons, total (tổng số hộ) và rate (phần trăm, hoặc <1 nếu dưới một); số liệu của một kỳ là các cột của bảng biến động chính thức, từ opening đến closing, và exited cho mọi hộ thoát, như biểu cũ. Ghi năm nghĩa là ngày cuối của năm, ở cột from là ngày đầu. Số liệu không công bố thì để trống. Tỷ lệ không có tổng được so với tỷ lệ của sổ. Phép kiểm tra thiếu cột được liệt kê. Với --self-only không mở sổ cái nào. Mã kết thúc là 1 nếu có chỗ khác, hoặc nếu không kiểm tra được gì.",
        "The table is CSV. It needs the column class, and day, or from and to. Optional are unit (empty or all for all units) and socialProtection (true or false). Figures of a day are households, persons, total (all households) and rate (in per cent, or <1 for less than one); figures of a period are the columns of the official movement table, opening to closing, and exited for all exits, as in older forms. A year means its last day, in from its first. Leave unpublished figures empty. A rate without a total is compared with the ledger's own rate. Checks that need missing columns are listed. With --self-only no ledger is named or opened. The exit status is 1 if anything differs, or if nothing could be checked.":
            "Bảng là CSV. Bảng phải có cột class, và cột day hoặc các cột from và to. Không bắt buộc có unit (để trống hoặc all là mọi đơn vị) và socialProtection (true hoặc false). Số liệu của một ngày là households, persons, total (tổng số hộ) và rate (tính bằng phần trăm, hoặc <1 nếu nhỏ hơn một); số liệu của một kỳ là các cột của bảng biến động chính thức, từ opening đến closing, và exited cho mọi lần thoát, như ở biểu mẫu cũ. Ghi năm nghĩa là ngày cuối của năm đó, ở from là ngày đầu. Số không công bố thì để trống. Nếu có rate mà không có total thì so với tỷ lệ của chính sổ cái. Phép kiểm tra cần cột còn thiếu được liệt kê. Với --self-only thì không ghi và không mở sổ cái nào. Mã kết thúc là 1 nếu có số khác nhau, hoặc nếu không kiểm tra được gì.",
        "The unit whose list it is (id, name or code).":
            "Đơn vị có danh sách này (mã (id), tên hoặc mã hành chính (code)).",
        "The verifier key is public: name, id, and public key. Anyone who checks a signature needs it.":
            "Khoá kiểm tra là phần công khai: tên, số hiệu và khoá công khai. Ai kiểm tra chữ ký cũng cần khoá này.",
        "The width of the drawing, 40 to 200. (default: that of the terminal, else 80)":
            "Bề rộng hình vẽ, 40 đến 200. (mặc định: theo màn hình lệnh, nếu không thì 80)",
        "The year.": "Năm.",
        "To restore a ledger that is behind its backup, or forked from it, end every program that has it open, move a copy of the backup into its place (mv, never cp) and remove the old lock file (LEDGER-lock).":
            "Để khôi phục sổ cái đi sau bản sao lưu của nó, hoặc đã rẽ nhánh khác với bản đó, tắt mọi chương trình đang mở sổ, chuyển một bản sao của bản sao lưu vào chỗ của sổ (mv, không bao giờ cp) và xoá tệp khoá cũ (LEDGER-lock).",
        "To restore, end every program that has the ledger open, then move a copy of the backup into its place (mv) and remove the old lock file (LEDGER-lock). Never copy over an open ledger (cp): programs that have it open would read and write a mixture of both files.":
            "Để khôi phục, tắt mọi chương trình đang mở sổ cái, rồi chuyển một bản sao của bản sao lưu vào chỗ của sổ (mv) và xoá tệp khoá cũ (LEDGER-lock). Không bao giờ chép đè lên sổ cái đang mở (cp): các chương trình đang mở sổ sẽ đọc và ghi lẫn lộn hai tệp.",
        "What becomes of poor and near-poor households that the list does not have.":
            "Cách xử lý hộ nghèo và hộ cận nghèo mà danh sách không có.",
        "What columns mean: CSV of heading,field, as --template writes it.":
            "Ý nghĩa các cột: CSV gồm heading,field, như --template viết ra.",
        "What the list is about.": "Danh sách nói về nội dung gì.",
        "When it was known: a day, an instant or #POSITION. (default: now)":
            "Theo số liệu biết được lúc nào: một ngày, một thời điểm hoặc #POSITION. (mặc định: hiện tại)",
        "When it was known: a day, an instant, #POSITION, or closing. (default: now)":
            "Theo số liệu biết được lúc nào: một ngày, một thời điểm, #POSITION hoặc closing. (mặc định: hiện tại)",
        "Who changes the origin. (default: the name of the key)": "Ai đổi tên nguồn (origin). (mặc định: tên của khoá)",
        "Who closes the period.": "Ai chốt kỳ.",
        "Who records. (default: the unit of the list; of several the lowest that all are part of)":
            "Ai ghi. (mặc định: đơn vị của danh sách; nếu có nhiều đơn vị thì là đơn vị cấp thấp nhất bao gồm tất cả)",
        "Why it is recorded.": "Lý do ghi.",
        "Why the list changes a closed period.": "Lý do danh sách làm thay đổi kỳ đã chốt.",
        "Why the origin changes.": "Lý do đổi tên nguồn (origin).",
        "Why the period is closed.": "Lý do chốt kỳ.",
        "With --bundle the page is made from a folder of `socai bundle`, for somebody without the ledger; it is checked first, by the public key that --verifier-key gives.":
            "Với --bundle, trang được lập từ thư mục của `socai bundle`, cho người không có sổ; thư mục được kiểm tra trước, bằng khoá công khai của --verifier-key.",
        "With --number, also list the households that the ledger counts.":
            "Khi có --number, liệt kê cả các hộ mà sổ cái đếm.",
        "With --upgrade a ledger of an earlier format becomes one of the newest, with the same positions and, where it has a tree, the same root; counts are then looked up instead of folded. Older versions of socai can't open it afterwards, and a program that has it open can't record into it until it opens it again.":
            "Với --upgrade, sổ cái có định dạng cũ được chuyển lên định dạng mới nhất, giữ nguyên các vị trí và, nếu có cây băm, giữ nguyên gốc; từ đó số liệu được tra sẵn thay vì dựng lại. Sau đó các phiên bản socai cũ hơn không mở được sổ, và chương trình đang mở sổ không ghi được vào sổ cho đến khi mở lại.",
        "Write a database of SQLite: a new file with tables, indexes and views.":
            "Viết cơ sở dữ liệu SQLite: tệp mới có bảng, chỉ mục và khung nhìn (view).",
        "Write a folder with which anyone can check the figures at given cuts.":
            "Viết ra một thư mục để ai cũng kiểm tra được số liệu tại các mốc số liệu đã nêu.",
        "Write a made-up history as JSON Lines, for trials and benchmarks.":
            "Viết ra một lịch sử giả định dưới dạng JSON Lines, để chạy thử và đo tốc độ.",
        "Write a page with the figures of a ledger: one HTML file to look at, print or send.":
            "Viết một trang số liệu của sổ cái: một tệp HTML để xem, in hoặc gửi đi.",
        "Write all entries as JSON Lines, or the ledger as tables for SQL.":
            "Viết ra mọi bút toán dạng JSON Lines, hoặc sổ cái thành các bảng cho SQL.",
        "Write all entries as JSON Lines.": "Xuất mọi bút toán dưới dạng JSON Lines.",
        "Write an empty list of this kind and the map of its columns.":
            "Viết ra danh sách trống thuộc loại này và tệp ý nghĩa các cột của danh sách.",
        "Write an official form or a list of a year: Excel, CSV, HTML or PDF.":
            "Viết ra biểu mẫu chính thức hoặc danh sách của một năm: Excel, CSV, HTML hoặc PDF.",
        "Write one event per entry, instead of 1 to 400 (about 12 on average).":
            "Viết mỗi bút toán một sự kiện, thay vì từ 1 đến 400 (trung bình khoảng 12).",
        "Write the same tables as CSV into a folder; an existing one must be empty.":
            "Viết các bảng đó dạng CSV vào một thư mục; thư mục đã có phải trống.",
        "Write to this new file, which only you and your group can read: .txt, .json, .csv, .xlsx or .html.":
            "Ghi vào tệp mới này, chỉ chủ tệp và nhóm đọc được: .txt, .json, .csv, .xlsx hoặc .html.",
    ]
}
