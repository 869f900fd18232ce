// What arguments and options do, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let optionHelp: [String: String] = [
        "Show the version.": "Hiện phiên bản.",
        "Show help information.": "Hiện phần trợ giúp.",
        "The file of the ledger.": "Tệp của sổ cái.",
        "The offset from UTC of the ledger's days. (default: +07:00)":
            "Độ lệch so với UTC của các ngày trong sổ cái. (mặc định: +07:00)",
        "The files to read, in this order; - is standard input.":
            "Các tệp cần đọc, theo đúng thứ tự này; - là đầu vào chuẩn.",
        "Check everything, report every bad line, and record nothing. Lines are checked against what was recorded when the dry run began. It takes no lock and needs only read access to the ledger.":
            "Kiểm tra tất cả, báo mọi dòng sai và không ghi gì. Các dòng được kiểm tra với những gì đã ghi tính đến khi bắt đầu chạy thử. Không khoá sổ và chỉ cần quyền đọc sổ cái.",
        "Keep the recorded times of the lines, marked as claimed, instead of using the current time. Lines with a secret keep their own mark.":
            "Giữ thời điểm ghi của các dòng, đánh dấu là thời điểm khai báo, thay vì dùng thời điểm hiện tại. Dòng có mã bí mật thì giữ nguyên dấu của dòng đó.",
        "Accept what the export of an older ledger may contain and is refused today: ids with blanks at an end or invisible characters, and totals and parts of units that had ended.":
            "Chấp nhận những gì bản xuất của sổ cái cũ có thể có mà nay bị từ chối: mã có khoảng trắng ở đầu hoặc cuối hoặc có ký tự vô hình; tổng số hộ của đơn vị đã kết thúc, và đơn vị trực thuộc đơn vị đã kết thúc.",
        "Record even if recorded times are ahead of this machine's clock, for example because the clock was wrong before. New entries then get the last recorded time, marked as claimed.":
            "Vẫn ghi khi thời điểm ghi muộn hơn đồng hồ của máy này, ví dụ vì trước đó đồng hồ chạy sai. Khi đó bút toán mới nhận thời điểm ghi cuối, đánh dấu là thời điểm khai báo.",
        "Record through this log, into a ledger that several machines record into; the file is this machine's copy, made where there is none.":
            "Ghi qua nhật ký này, vào sổ cái mà nhiều máy cùng ghi; tệp là bản sao ở máy này, nếu chưa có thì được tạo.",
        "With --shared, the name of the history in a new log.": "Với --shared, tên của lịch sử trong nhật ký mới.",
        "The log, nats://SERVERS/ORIGIN.": "Nhật ký, nats://SERVERS/ORIGIN.",
        "The servers: nats://HOST:PORT,HOST:PORT, or tls://.": "Các máy chủ: nats://HOST:PORT,HOST:PORT, hoặc tls://.",
        "Make the stream if it is missing.": "Tạo luồng tin nếu chưa có.",
        "The log of the ledger, nats://SERVERS/ORIGIN.": "Nhật ký của sổ cái, nats://SERVERS/ORIGIN.",
        "The output format.": "Dạng kết quả.",
        "The file of the ledger, then the list.": "Tệp của sổ cái, rồi đến danh sách.",
        "The sheet, by number or name. (default: the only one)":
            "Trang tính, ghi số thứ tự hoặc tên. (mặc định: trang duy nhất)",
        "What the list is about.": "Loại danh sách.",
        "The day as of which the list says how things are; a year means its last day.":
            "Ngày mà danh sách phản ánh; chỉ ghi năm thì lấy ngày cuối năm đó.",
        "The unit whose list it is (id, name or code).":
            "Đơn vị có danh sách này (mã (id), tên hoặc mã hành chính (code)).",
        "What columns mean: CSV of heading,field, as --template writes it.":
            "Bảng khai báo cột: CSV gồm heading,field, như --template viết ra.",
        "The office's own file of who is in which household.": "Tệp riêng của cơ quan ghi ai thuộc hộ nào.",
        "What becomes of poor and near-poor households that the list does not have.":
            "Cách xử lý hộ nghèo và hộ cận nghèo mà danh sách không có.",
        "The class of households that left and for which the list names none; for those that left poverty only when given. (default: average)":
            "Loại hộ của những hộ đã thoát mà danh sách không ghi loại; với hộ thoát nghèo thì chỉ áp dụng khi có ghi tuỳ chọn này. (mặc định: average)",
        "The document of rows that name no decision.": "Văn bản dùng cho những dòng không nêu quyết định.",
        "Who records. (default: the unit of the list; of several the lowest that all are part of)":
            "Người ghi (actor). (mặc định: đơn vị của danh sách; nếu có nhiều đơn vị thì là đơn vị cấp thấp nhất bao gồm tất cả)",
        "The id of the entry; of several its start. (default: one that follows from the content)":
            "Mã của bút toán; nếu có nhiều bút toán thì là phần đầu của mã. (mặc định: mã suy ra từ nội dung)",
        "Why it is recorded.": "Lý do ghi.",
        "Why the list changes a closed period.": "Lý do danh sách làm thay đổi kỳ đã chốt.",
        "End with status 1 and write nothing where there are questions.":
            "Còn câu hỏi thì kết thúc với mã 1 và không viết ra gì.",
        "Write an empty list of this kind and the map of its columns.":
            "Viết ra danh sách trống thuộc loại này và bảng khai báo cột của danh sách.",
        "The new file for the entry, or for the empty list. (default: nothing is written)":
            "Tệp mới cho bút toán, hoặc cho danh sách trống. (mặc định: không viết ra gì)",
        "The list to write with --format csv. (default: the changes)":
            "Danh sách viết ra với --format csv. (mặc định: các thay đổi)",
        "The last day of the period.": "Ngày cuối kỳ.",
        "Who closes the period.": "Người (đơn vị) chốt kỳ.",
        "The id of the entry. (default: closing-<day>)": "Mã của bút toán. (mặc định: closing-<ngày>)",
        "The document that the closing is based on.": "Văn bản làm căn cứ chốt số liệu.",
        "Why the period is closed.": "Lý do chốt kỳ.",
        "The file of a private key to sign a checkpoint with.": "Tệp khoá riêng dùng để ký điểm xác nhận.",
        "DAY or DAY@KNOWN: the day of the figures and when they were known; a year means its last day.":
            "DAY hoặc DAY@KNOWN: ngày của số liệu và lúc biết được số liệu; chỉ ghi năm thì lấy ngày cuối năm đó.",
        "Break down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).":
            "Chia theo đơn vị (unit), hoặc theo unit:LEVEL là các đơn vị của một cấp (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp).",
        "Count only this unit (id, name or code) and all units below it.":
            "Chỉ đếm đơn vị này (mã (id), tên hoặc mã hành chính (code)) và mọi đơn vị cấp dưới.",
        "Count by the units of this day.": "Đếm theo đơn vị của ngày này.",
        "The first day of the period.": "Ngày đầu kỳ.",
        "How far apart the rows are.": "Khoảng cách giữa các dòng.",
        "When it was known: a day, an instant, #POSITION, or closing. (default: now)":
            "Theo số liệu biết được lúc nào: một ngày, một thời điểm, #POSITION hoặc closing. (mặc định: hiện tại)",
        "Only this class: poor, nearPoor and so on; may be repeated. (default: all classes)":
            "Chỉ loại hộ này: poor, nearPoor, v.v.; có thể ghi nhiều lần. (mặc định: mọi loại hộ)",
        "Count only households under social protection (yes), or only the others (no).":
            "Chỉ đếm hộ thuộc diện bảo trợ xã hội (yes), hoặc chỉ đếm các hộ còn lại (no).",
        "Fold the raw events, even where balances are kept. The figures are the same.":
            "Dựng lại từ các sự kiện gốc, kể cả khi có lưu số dư. Số liệu không đổi.",
        "The list to write with --format csv: a row for each day, or for each account. (default: the points)":
            "Danh sách viết ra với --format csv: mỗi ngày một dòng, hoặc mỗi tài khoản một dòng. (mặc định: các mốc)",
        "The first cut; a year means its last day.": "Mốc số liệu đầu; chỉ ghi năm thì lấy ngày cuối năm đó.",
        "The second cut.": "Mốc số liệu sau; chỉ ghi năm thì lấy ngày cuối năm đó.",
        "List the households whose state differs, with the events that changed it.":
            "Liệt kê các hộ có trạng thái khác nhau, kèm các sự kiện đã làm thay đổi.",
        "Add the bridge from the first balances to the second, term by term.":
            "Thêm bảng nối số liệu từ số dư đầu đến số dư sau, theo từng khoản.",
        "List the events behind each term of the bridge.": "Liệt kê các sự kiện của từng khoản trong bảng nối số liệu.",
        "In a bridge, count a return as a relapse only within this many months of the exit. (default: no limit)":
            "Trong bảng nối số liệu, hộ quay lại chỉ tính là tái nghèo nếu trong vòng số tháng này kể từ khi thoát. (mặc định: không giới hạn)",
        "The list to write with --format csv. (default: the accounts; with --households or --bridge, that list)":
            "Danh sách viết ra với --format csv. (mặc định: các tài khoản; với --households hoặc --bridge thì là danh sách tương ứng)",
        "The cut; a year means its last day. (default: today, everything recorded so far)":
            "Mốc số liệu; chỉ ghi năm thì lấy ngày cuối năm đó. (mặc định: hôm nay, mọi nội dung đã ghi đến lúc này)",
        "Break the years down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).":
            "Chia số liệu từng năm theo đơn vị (unit), hoặc theo unit:LEVEL là các đơn vị của một cấp (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp).",
        "Exit with status 1 if a target was missed that was not replaced before it was due.":
            "Kết thúc với mã 1 nếu có chỉ tiêu không đạt mà chưa bị thay thế trước ngày đến hạn.",
        "The list to write with --format csv. (default: the targets)":
            "Danh sách viết ra với --format csv. (mặc định: các chỉ tiêu)",
        "Only this unit (id, name or code) and all units below it; moves to and from other units are then flows.":
            "Chỉ đơn vị này (mã (id), tên hoặc mã hành chính (code)) và mọi đơn vị cấp dưới; khi đó việc chuyển đến, chuyển đi với đơn vị khác là biến động.",
        "Break down by the units of a level: unit:LEVEL (city, ward, commune, hamlet).":
            "Chia theo các đơn vị của một cấp: unit:LEVEL (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp).",
        "Count a return as a relapse only within this many months of the exit. (default: no limit)":
            "Hộ quay lại chỉ tính là tái nghèo nếu trong vòng số tháng này kể từ khi thoát. (mặc định: không giới hạn)",
        "Only the closed period that this day is in; a year means its last day.":
            "Chỉ kỳ đã chốt có ngày này; chỉ ghi năm thì lấy ngày cuối năm đó.",
        "The list to write with --format csv. (default: the figures)":
            "Danh sách viết ra với --format csv. (mặc định: các số liệu)",
        "The cut; a year means its last day.": "Mốc số liệu; chỉ ghi năm thì lấy ngày cuối năm đó.",
        "The class to count: poor, nearPoor and so on.": "Loại hộ cần đếm: poor, nearPoor, v.v.",
        "Explain this target of a plan instead of a class.": "Giải thích chỉ tiêu này của kế hoạch, thay cho loại hộ.",
        "The plan of the target, where several have one of that id.":
            "Kế hoạch của chỉ tiêu, khi có nhiều kế hoạch có chỉ tiêu cùng mã.",
        "Explain the difference to this second cut instead.":
            "Giải thích mức chênh lệch so với mốc số liệu thứ hai này.",
        "Compare this published number of households, or figure of a target, with the ledger.":
            "So số liệu đã công bố này (số hộ, hoặc số liệu của chỉ tiêu) với sổ cái.",
        "The published number counts persons.": "Số đã công bố là số nhân khẩu.",
        "With --number, also list the households that the ledger counts.":
            "Dùng cùng --number: liệt kê thêm các hộ mà sổ cái đếm.",
        "The table is CSV. It needs the column class, and day, or from and to. Optional are unit (empty or all for all units) and socialProtection (true or false). Figures of a day are households, persons, total (all households) and rate (in per cent, or <1 for less than one); figures of a period are the columns of the official movement table, opening to closing, and exited for all exits, as in older forms. A year means its last day, in from its first. Leave unpublished figures empty. A rate without a total is compared with the ledger's own rate. Checks that need missing columns are listed. With --self-only no ledger is named or opened. The exit status is 1 if anything differs, or if nothing could be checked.":
            "Bảng là CSV. Bảng phải có cột class, và cột day hoặc các cột from và to. Không bắt buộc có unit (để trống hoặc all là mọi đơn vị) và socialProtection (true hoặc false). Số liệu của một ngày là households, persons, total (tổng số hộ) và rate (tính bằng phần trăm, hoặc <1 nếu nhỏ hơn một); số liệu của một kỳ là các cột của bảng biến động chính thức, từ opening đến closing, và exited cho mọi lần thoát, như ở biểu mẫu cũ. Chỉ ghi năm thì lấy ngày cuối năm đó, ở cột from thì lấy ngày đầu năm. Số không công bố thì để trống. Nếu có rate mà không có total thì so với tỷ lệ của chính sổ cái. Phép kiểm tra cần cột còn thiếu được liệt kê. Với --self-only thì không ghi và không mở sổ cái nào. Mã kết thúc là 1 nếu có số khác nhau, hoặc nếu không kiểm tra được gì.",
        "The file of the ledger, then the table (- is standard input); with --self-only the table alone.":
            "Tệp của sổ cái, rồi đến bảng (- là đầu vào chuẩn); với --self-only thì chỉ ghi bảng.",
        "Count by the units of this day. (default: each row's own day)":
            "Đếm theo đơn vị của ngày này. (mặc định: ngày của chính từng dòng)",
        "Compare the table with its own sums only.": "Chỉ so bảng với các tổng của chính bảng đó.",
        "Rules: aidOutsidePoverty, aidToUnregistered, repeatedAid, repeatedAward, revokedAwardCounted, overdrawnFund, quickReturn, exitUndone, scoreMismatch, splitTooLarge, splitFromUnknown, restatedPeriod, openingMismatch, unclassifiedAtClosing, dissolvedBeforeDue, farAhead, lookAlikeCodes, refusedCode, dividedUnit, rateTotals, brokenEarmark, overduePledge, bunchedExits, missingTotal, lateEntry.":
            "Các quy tắc: aidOutsidePoverty, aidToUnregistered, repeatedAid, repeatedAward, revokedAwardCounted, overdrawnFund, quickReturn, exitUndone, scoreMismatch, splitTooLarge, splitFromUnknown, restatedPeriod, openingMismatch, unclassifiedAtClosing, dissolvedBeforeDue, farAhead, lookAlikeCodes, refusedCode, dividedUnit, rateTotals, brokenEarmark, overduePledge, bunchedExits, missingTotal, lateEntry.",
        "The cut. (default: today, everything recorded so far)":
            "Mốc số liệu. (mặc định: hôm nay, mọi nội dung đã ghi đến lúc này)",
        "The lowest severity that gives status 1; all are listed.":
            "Mức độ thấp nhất làm mã kết thúc thành 1; mọi mức độ đều được liệt kê.",
        "Run only this rule; may be repeated.": "Chỉ chạy quy tắc này; có thể ghi nhiều lần.",
        "Flag returns within N months of an exit.": "Nêu các trường hợp quay lại trong vòng N tháng sau khi thoát.",
        "Examine the last N days up to the due day of a target, that day included.":
            "Xét N ngày cuối đến hết ngày đến hạn của một chỉ tiêu, tính cả ngày đó.",
        "Flag events recorded more than N days after their effective day.":
            "Nêu các sự kiện được ghi sau ngày có hiệu lực quá N ngày.",
        "Flag events recorded more than N days before their effective day.":
            "Nêu các sự kiện được ghi trước ngày có hiệu lực quá N ngày.",
        "List at most N findings of each rule.": "Liệt kê tối đa N phát hiện của mỗi quy tắc.",
        "Start with the exits of this year.": "Bắt đầu từ những lần thoát của năm này.",
        "Only this class: poor, nearPoor and so on; may be repeated. (default: poor and nearPoor)":
            "Chỉ loại hộ này: poor, nearPoor, v.v.; có thể ghi nhiều lần. (mặc định: poor và nearPoor)",
        "The first day of the period in which a household is new or relapsed. (default: the first of the cut's year)":
            "Ngày đầu của kỳ để xét hộ phát sinh mới hoặc tái nghèo. (mặc định: ngày đầu năm của mốc số liệu)",
        "The first day; a year means its first. (default: the day of the first event)":
            "Ngày đầu; chỉ ghi năm thì lấy ngày đầu năm đó. (mặc định: ngày của sự kiện đầu tiên)",
        "Break down by unit (or unit:LEVEL; levels are city, ward, commune, hamlet), household, kind, donorKind, donor, programme, year, or giver (donorKind and donor); may be repeated, or given with commas. (default: kind)":
            "Chia theo unit (hoặc unit:LEVEL; các cấp là city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp), household, kind, donorKind, donor, programme, year, hoặc giver (donorKind và donor); có thể ghi nhiều lần, hoặc ghi cách nhau bằng dấu phẩy. (mặc định: kind)",
        "List the poor and near-poor households that received no gift.":
            "Liệt kê các hộ nghèo và hộ cận nghèo không nhận khoản cho không nào.",
        "The list to write with --format csv. (default: the gifts; with --left-behind, the households)":
            "Danh sách viết ra với --format csv. (mặc định: các khoản cho không; với --left-behind thì là các hộ)",
        "The list to write with --format csv. (default: the sponsorships)":
            "Danh sách viết ra với --format csv. (mặc định: các việc nhận đỡ đầu)",
        "Break down by form, recipientKind, authority, year; may be repeated, or given with commas. (default: form,recipientKind)":
            "Chia theo form, recipientKind, authority, year; có thể ghi nhiều lần, hoặc ghi cách nhau bằng dấu phẩy. (mặc định: form,recipientKind)",
        "Only awards that were revoked.": "Chỉ khen thưởng đã bị thu hồi.",
        "List each award, with its revocation if there is one.": "Liệt kê từng khen thưởng, kèm việc thu hồi nếu có.",
        "The list to write with --format csv. (default: the counts; with --awards, the awards)":
            "Danh sách viết ra với --format csv. (mặc định: các số đếm; với --awards thì là các khen thưởng)",
        "Only this fund. (default: all funds)": "Chỉ quỹ này. (mặc định: mọi quỹ)",
        "The list to write with --format csv. (default: the funds)":
            "Danh sách viết ra với --format csv. (mặc định: các quỹ)",
        "The first year. (default: the first with an assessment)":
            "Năm đầu. (mặc định: năm đầu tiên có xác định thu nhập)",
        "Compare the units of a level: unit:LEVEL (city, ward, commune, hamlet), or unit, those that households are in. (default: unit:ward, wards and communes)":
            "So sánh các đơn vị của một cấp: unit:LEVEL (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp), hoặc unit là các đơn vị mà hộ đang ở. (mặc định: unit:ward, phường và xã)",
        "The household's code.": "Mã của hộ.",
        "When it was known: a day, an instant or #POSITION. (default: now)":
            "Theo số liệu biết được lúc nào: một ngày, một thời điểm hoặc #POSITION. (mặc định: hiện tại)",
        "The first day of recording; a year means its first day.":
            "Ngày ghi đầu tiên; chỉ ghi năm thì lấy ngày đầu năm đó.",
        "The last day of recording; a year means its last day.":
            "Ngày ghi cuối cùng; chỉ ghi năm thì lấy ngày cuối năm đó.",
        "Only entries whose actor contains this text; case is ignored.":
            "Chỉ bút toán có người ghi chứa đoạn chữ này; không phân biệt chữ hoa, chữ thường.",
        "Only entries whose document contains this text; case is ignored.":
            "Chỉ bút toán có văn bản chứa đoạn chữ này; không phân biệt chữ hoa, chữ thường.",
        "Only entries with an event of this type, as named in JSON.":
            "Chỉ bút toán có sự kiện thuộc loại này, ghi tên loại như trong JSON.",
        "The form, 7.1 to 7.7 or 7.10, or list, exits, aid or awards.":
            "Biểu mẫu 7.1 đến 7.7 hoặc 7.10; hoặc danh sách list, exits, aid hay awards.",
        "The year.": "Năm.",
        "Names for lists: a table with the columns code, name and address (CSV or Excel).":
            "Tên dùng cho danh sách: bảng có các cột code, name và address (CSV hoặc Excel).",
        "The new file; its ending decides: .xlsx, .csv, .html or .pdf.":
            "Tệp mới; định dạng theo đuôi tệp: .xlsx, .csv, .html hoặc .pdf.",
        "The program that makes the PDF. (default: LibreOffice or Chromium, where installed)":
            "Chương trình tạo PDF. (mặc định: LibreOffice hoặc Chromium, nếu máy đã cài)",
        "Write all entries as JSON Lines.": "Viết ra mọi bút toán dưới dạng JSON Lines.",
        "The output is the form that import reads, with the position of each entry's first event, its recorded time, and whether an older system claimed that time. Importing an export with --keep-recorded-times gives an equal ledger with a different tree and root. With --with-salts the export has the secrets from which the tree's salts are computed; the new ledger then has the same root, and the same checkpoints are valid for it. Protect such an export like the ledger itself.":
            "Kết quả có dạng mà import đọc được, kèm vị trí sự kiện đầu tiên của mỗi bút toán, thời điểm ghi, và thời điểm đó có phải do hệ thống cũ khai báo hay không. Nhập bản xuất với --keep-recorded-times thì được sổ cái giống hệt nhưng có cây băm và gốc khác. Với --with-salts, bản xuất có các mã bí mật dùng để tính giá trị muối (salt) của cây băm; khi đó sổ cái mới có cùng gốc, và vẫn dùng được các điểm xác nhận cũ. Phải bảo vệ bản xuất như vậy giống như bảo vệ chính sổ cái.",
        "Add the secret of each entry, so that an import gives the same root.":
            "Thêm mã bí mật của từng bút toán, để sổ cái nhập lại có cùng gốc.",
        "A checkpoint that was kept elsewhere; - is standard input; may be repeated.":
            "Điểm xác nhận được giữ ở nơi khác; - là đầu vào chuẩn; có thể ghi nhiều lần.",
        "The public key of a signer or witness, to check signatures with; may be repeated.":
            "Khoá công khai của bên ký hoặc bên làm chứng, dùng để kiểm tra chữ ký; có thể ghi nhiều lần.",
        "Bring the ledger to the newest format.": "Chuyển sổ cái lên định dạng mới nhất.",
        "The new file; an existing one is never touched.": "Tệp mới; không bao giờ thay đổi tệp đã có.",
        "Leave out free pages. The copy is smaller and takes longer.":
            "Bỏ các trang trống. Bản sao nhỏ hơn nhưng mất nhiều thời gian hơn.",
        "The file of the other ledger, or of a checkpoint; - is a checkpoint from standard input.":
            "Tệp của sổ cái kia, hoặc của một điểm xác nhận; - là điểm xác nhận từ đầu vào chuẩn.",
        "The name of the key: at most 255 bytes, without spaces and plus signs.":
            "Tên của khoá: dài tối đa 255 byte, không có dấu cách và dấu cộng.",
        "The new file; an existing one is never touched. (default: <name>.key)":
            "Tệp mới; không bao giờ thay đổi tệp đã có. (mặc định: <tên>.key)",
        "The file of the private key.": "Tệp của khoá riêng.",
        "The file of the private key, made with `socai key new`.": "Tệp của khoá riêng, tạo bằng `socai key new`.",
        "Make this key the ledger's signer from now on, and record that as an event.":
            "Từ nay lấy khoá này làm khoá ký của sổ cái, và ghi việc đó thành một sự kiện.",
        "Who changes the origin. (default: the name of the key)":
            "Người (đơn vị) đổi tên nguồn (origin). (mặc định: tên của khoá)",
        "The document that the new origin is based on.": "Văn bản làm căn cứ cho tên nguồn (origin) mới.",
        "Why the origin changes.": "Lý do đổi tên nguồn (origin).",
        "The number of events that it covers.": "Số sự kiện mà điểm xác nhận bao gồm.",
        "The file of the checkpoint with its signatures, - for standard input.":
            "Tệp của điểm xác nhận kèm các chữ ký, - là đầu vào chuẩn.",
        "The event: the id of its entry, # and its number in the entry; or # and its position.":
            "Sự kiện: mã của bút toán, dấu # và số thứ tự của sự kiện trong bút toán; hoặc dấu # và vị trí của sự kiện.",
        "Prove the event for the checkpoint in this file instead.":
            "Chứng minh sự kiện theo điểm xác nhận trong tệp này.",
        "Prove growth since the checkpoint in this file.": "Chứng minh sự nối tiếp kể từ điểm xác nhận trong tệp này.",
        "A new file for the proof; - is standard output. (default: -)":
            "Tệp mới cho bằng chứng; - là đầu ra chuẩn. (mặc định: -)",
        "The file of the proof; - is standard input.": "Tệp của bằng chứng; - là đầu vào chuẩn.",
        "The file of the older checkpoint, for a proof of growth.":
            "Tệp của điểm xác nhận cũ hơn, dùng cho bằng chứng nối tiếp.",
        "DAY, or DAY@KNOWN; one or more.": "DAY, hoặc DAY@KNOWN; một hoặc nhiều mốc.",
        "The new folder; an existing one must be empty.": "Thư mục mới; nếu thư mục đã có thì phải trống.",
        "The file of the private key that signed the checkpoint.": "Tệp của khoá riêng đã ký điểm xác nhận.",
        "Count by the units of this day. (default: the day of each cut)":
            "Đếm theo đơn vị của ngày này. (mặc định: ngày của từng mốc số liệu)",
        "The file to write; - is standard output. (default: -)": "Tệp cần viết ra; - là đầu ra chuẩn. (mặc định: -)",
        "The largest number of households, 1 to 9999999.": "Số hộ nhiều nhất, từ 1 đến 9999999.",
        "The exact number of events, 20 to 100000000.": "Số sự kiện chính xác, từ 20 đến 100000000.",
        "The seed of the random generator.": "Giá trị khởi tạo của bộ sinh số ngẫu nhiên.",
        "The first day. (default: 2022-01-01)": "Ngày đầu. (mặc định: 2022-01-01)",
        "The last day. (default: 2025-12-31)": "Ngày cuối. (mặc định: 2025-12-31)",
        "Per cent of the events that take effect before the day of their document, without corrections.":
            "Tỷ lệ phần trăm sự kiện có hiệu lực trước ngày của văn bản, không kể đính chính.",
        "Per cent of the events that are later voided and recorded again; at most every second entry corrects.":
            "Tỷ lệ phần trăm sự kiện về sau bị huỷ và ghi lại; nhiều nhất cứ hai bút toán thì có một bút toán đính chính.",
        "Write one event per entry, instead of 1 to 400 (about 12 on average).":
            "Mỗi bút toán chỉ có một sự kiện, thay vì từ 1 đến 400 (trung bình khoảng 12).",
        "The number of the signal.": "Số của tín hiệu.",
        "The ledgers that were read.": "Các sổ cái đã đọc.",
        "Show subcommand help information.": "Hiện phần trợ giúp của lệnh con.",
        "The output format. (default: by the ending of --output, else table)":
            "Dạng kết quả. (mặc định: theo đuôi tệp của --output, nếu không thì table)",
        "Write to this new file, which only you and your group can read: .txt, .json, .csv, .xlsx or .html.":
            "Viết ra tệp mới này, chỉ chủ tệp và nhóm đọc được: .txt, .json, .csv, .xlsx hoặc .html.",
        "Print a long table without a pager.": "Hiện bảng dài liền một mạch, không xem theo từng trang.",
        "No pager, no colours, and ASCII in drawings.":
            "Không xem theo từng trang, không dùng màu, hình vẽ bằng ký tự ASCII.",
        "The language of the labels: vi or en. (default: that of the locale)":
            "Ngôn ngữ của nhãn: vi hoặc en. (mặc định: theo ngôn ngữ của máy)",
        "The width of the drawing, 40 to 200. (default: that of the terminal, else 80)":
            "Bề rộng hình vẽ, từ 40 đến 200. (mặc định: theo cửa sổ dòng lệnh, nếu không có thì 80)",
        "The sheet of a workbook, by number or name. (default: the only one with such a form)":
            "Trang tính của sổ tính (workbook), ghi số thứ tự hoặc tên. (mặc định: trang duy nhất có biểu mẫu đó)",
        "The file of the ledger, unless --bundle names a folder.": "Tệp của sổ cái, trừ khi --bundle nêu một thư mục.",
        "The folder of an evidence bundle, instead of a ledger.": "Thư mục của bộ bằng chứng, thay cho sổ cái.",
        "The first day of the page. (default: the day before the first year of the plans)":
            "Ngày đầu của trang. (mặc định: ngày trước năm đầu của các kế hoạch)",
        "The last day of the page. (default: the last day of recording)":
            "Ngày cuối của trang. (mặc định: ngày ghi cuối cùng)",
        "The language in which the page opens.": "Ngôn ngữ khi mở trang.",
        "The new file; its name ends in .html.": "Tệp mới; tên có đuôi .html.",
        "Only the entries after this position, the last of an entry.":
            "Chỉ các bút toán sau vị trí này, là vị trí cuối của một bút toán.",
        "Write a database of SQLite: a new file with tables, indexes and views.":
            "Viết ra cơ sở dữ liệu SQLite: tệp mới có bảng, chỉ mục và khung nhìn (view).",
        "Write the same tables as CSV into a folder; an existing one must be empty.":
            "Viết ra các bảng đó dạng CSV vào một thư mục; thư mục đã có thì phải trống.",
        "Print the pages of the file too, and what this command itself has done with it.":
            "Hiện thêm số trang của tệp, và những gì chính lệnh này đã làm với tệp.",
        "The folder of the log, or nats://SERVERS/ORIGIN.":
            "Thư mục của nhật ký, hoặc nats://SERVERS/ORIGIN.",
        "The name of the ledger's history in a new log. (default: the origin of its newest checkpoint)":
            "Tên của lịch sử sổ cái trong nhật ký mới. (mặc định: nguồn (origin) của điểm xác nhận mới nhất)",
        "Publish the signed checkpoints that the ledger keeps, too.":
            "Công bố cả các điểm xác nhận đã ký mà sổ cái lưu.",
        "Continue, and publish each commit as it comes, until it is interrupted (Ctrl-C).":
            "Chạy tiếp và công bố từng lần ghi ngay khi có, cho đến khi bị ngắt (Ctrl-C).",
        "The file of the mirror.":
            "Tệp của sổ bản sao.",
        "Another copy of the same log; may be repeated.":
            "Bản sao khác của cùng nhật ký; có thể lặp lại.",
        "Continue, and record what comes into the log, until it is interrupted (Ctrl-C).":
            "Chạy tiếp và ghi những gì đến trong nhật ký, cho đến khi bị ngắt (Ctrl-C).",
        "Record nothing; print how far the mirror and its logs are.":
            "Không ghi gì; in sổ bản sao và các nhật ký đã đến đâu.",
        "Add the answer of each office, where LEDGER is a union (its name ends in .union).":
            "Thêm câu trả lời của từng đơn vị, khi LEDGER là sổ hợp nhất (tên kết thúc bằng .union).",
    ]
}
