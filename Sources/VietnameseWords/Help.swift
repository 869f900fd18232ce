// The help of verbs and options, in Vietnamese. It holds text only.

extension VietnameseWords {
    static let help: [String: String] = [
        "--lang vi or --lang en sets the language of messages, tables and help; without it the locale does.":
            "--lang vi hoặc --lang en chọn ngôn ngữ của thông báo, bảng và trợ giúp; không có thì theo ngôn ngữ của máy (locale).",
        "--sqlite and --csv write tables instead: the state of each household with its days and the positions at which it is known, events, aid, awards, units, plans. Any cut is one condition (Docs/Analysis.md); the table readme describes each column. They name every household: give them only to people who may see them all.":
            "--sqlite và --csv viết ra các bảng: trạng thái của từng hộ kèm ngày và vị trí biết được, sự kiện, hỗ trợ, khen thưởng, đơn vị, kế hoạch. Mọi mốc số liệu là một điều kiện (Docs/Analysis.md); bảng readme mô tả từng cột. Các bảng nêu mọi hộ: chỉ đưa cho người được xem tất cả.",
        "A CUT selects the events that count: DAY, or DAY@KNOWN, with KNOWN a day, an instant (2024-01-15T09:00:00Z), #POSITION (the last of an entry), or closing. A year means its last day.":
            "CUT chọn những sự kiện được tính: DAY, hoặc DAY@KNOWN, trong đó KNOWN là một ngày, một thời điểm (2024-01-15T09:00:00Z), #POSITION (vị trí cuối của một bút toán), hoặc closing. Ghi năm nghĩa là ngày cuối của năm đó.",
        "A checkpoint is a signed note of three lines: origin, number of events, root of their tree. Anyone who keeps a checkpoint elsewhere can prove later that every event it covers is still there, unchanged and in the same order. Send each one to others: a checkpoint that never left this machine proves nothing.":
            "Điểm xác nhận là phiếu ký gồm ba dòng: tên nguồn (origin), số sự kiện, gốc của cây băm các sự kiện đó. Ai giữ một điểm xác nhận ở nơi khác thì sau này chứng minh được mọi sự kiện mà điểm đó bao gồm vẫn còn, không đổi và đúng thứ tự. Gửi từng điểm xác nhận cho người khác: điểm xác nhận chưa từng rời khỏi máy này không chứng minh được gì.",
        "A checkpoint that was kept elsewhere; - is standard input; may be repeated.":
            "Điểm xác nhận được giữ ở nơi khác; - là đầu vào chuẩn; có thể ghi nhiều lần.",
        "A household counts once for each year and class it left, with its first recognised exit. It is back when it is in that class again or in a worse one. Each horizon counts only exits that are at least that old at the cut; households that left the register are reported separately.":
            "Mỗi hộ tính một lần cho mỗi năm và mỗi loại hộ mà hộ đã thoát, theo lần thoát được công nhận đầu tiên. Hộ được coi là trở lại khi lại thuộc loại hộ đó hoặc loại kém hơn. Mỗi mốc thời hạn chỉ tính những lần thoát đã qua ít nhất bấy nhiêu tháng tại mốc số liệu; hộ đã đưa ra khỏi sổ được báo riêng.",
        "A key is a file that only its owner can read, and beside it FILE.signed, the memory of what it signed. Keep both secret and together, on a different disk from the ledger, and never use a copy: the memory is what detects a ledger that was restored from an old backup. Publish the verifier key; anyone can check signatures with it.":
            "Khoá là một tệp chỉ chủ khoá đọc được, bên cạnh có FILE.signed là tệp ghi nhớ những gì đã ký. Giữ bí mật cả hai và để cùng nhau, ở ổ đĩa khác với sổ cái, và không bao giờ dùng bản sao: chính tệp ghi nhớ phát hiện ra sổ cái đã được khôi phục từ bản sao lưu cũ. Công bố khoá kiểm tra; ai cũng kiểm tra được chữ ký bằng khoá đó.",
        "A ledger is one file with a lock file beside it. The offset from UTC defines when a day ends, for all questions about what was known on a day. It can't be changed later.":
            "Sổ cái là một tệp, kèm một tệp khoá bên cạnh. Độ lệch so với UTC quy định lúc kết thúc một ngày, áp dụng cho mọi câu hỏi về số liệu biết được tại một ngày. Sau này không thay đổi được.",
        "A list says how things are on a day. LIST is CSV, or .xlsx where the program was built with the trait Excel. The draft proposes new households, moves, sizes, classes and exits, aid, awards or totals as JSON Lines for socai import; read it before you record it. What is in doubt is a question with its cell and is not in the entry; with --strict questions end with status 1 and nothing is written. The same list drafted again after the import proposes nothing.":
            "Danh sách cho biết tình hình vào một ngày. LIST là CSV, hoặc .xlsx nếu chương trình được biên dịch với trait Excel. Dự thảo đề xuất hộ mới, hộ chuyển đơn vị, số nhân khẩu, loại hộ và việc thoát, hỗ trợ, khen thưởng hoặc tổng số hộ, viết dưới dạng JSON Lines cho socai import; đọc kỹ trước khi ghi. Chỗ nào không chắc thì thành câu hỏi, có nêu ô, và không đưa vào bút toán; với --strict, còn câu hỏi thì kết thúc với mã 1 và không viết ra gì. Sau khi nhập, chạy lại draft với chính danh sách đó thì không còn đề xuất nào.",
        "A new file for the proof; - is standard output. (default: -)":
            "Tệp mới cho bằng chứng; - là đầu ra chuẩn. (mặc định: -)",
        "A target is met, missed, not due (due after the cut) or unknown (a figure it needs was never reported). It is counted by the units of the day it is due. Where a plan was revised, the targets of both are judged; those that are due after they were replaced say so, and --strict leaves them out. The columns left and entered compare the households of a class at the two ends of a year; a household that left and returned within the year is in neither. movement counts every event, and its flows may be larger. Without a CUT the day is today, at the ledger's offset from UTC.":
            "Mỗi chỉ tiêu được kết luận là đạt, không đạt, chưa đến hạn (đến hạn sau mốc số liệu) hoặc chưa rõ (có số liệu cần dùng nhưng chưa từng được báo cáo). Chỉ tiêu được đếm theo đơn vị của ngày đến hạn. Nếu kế hoạch đã được điều chỉnh thì xét chỉ tiêu của cả hai kế hoạch; chỉ tiêu đến hạn sau khi đã bị thay thế có ghi rõ điều đó, và --strict không tính các chỉ tiêu này. Các cột left (ra) và entered (vào) so sánh các hộ của một loại ở đầu năm và cuối năm; hộ ra rồi trở lại trong cùng năm không có ở cột nào. movement tính mọi sự kiện nên số biến động có thể lớn hơn. Nếu không ghi CUT thì ngày là hôm nay, theo độ lệch so với UTC của sổ cái.",
        "A year means its last day. --change lists the households that are counted at only one of two cuts, with the events responsible: those that entered minus those that left equals the difference. --number compares a published number with the ledger. If they differ, it lists the nearby definitions that match the number (with or without social protection, other units, another known time, another day, persons, another class), and the exit status is 1. --target lists what the figure of a target of a plan is made of: the households counted on the day it is due, those counted on only one of two days, the gifts, or the exits; with --number the figure that was published for it is compared.":
            "Ghi năm nghĩa là ngày cuối của năm đó. --change liệt kê các hộ chỉ được tính tại một trong hai mốc số liệu, kèm các sự kiện dẫn đến điều đó: số hộ vào trừ số hộ ra bằng mức chênh lệch. --number so một con số đã công bố với sổ cái. Nếu khác nhau, chương trình liệt kê những cách tính gần giống cho ra đúng con số đó (tính hoặc không tính diện bảo trợ xã hội, đơn vị khác, theo số liệu biết được lúc khác, ngày khác, số nhân khẩu, loại hộ khác), và mã kết thúc là 1. --target liệt kê những gì tạo nên số liệu của một chỉ tiêu trong kế hoạch: các hộ được tính vào ngày đến hạn, các hộ chỉ được tính vào một trong hai ngày, các khoản cho không, hoặc các lần thoát; kèm --number thì so với số liệu đã công bố của chỉ tiêu đó.",
        "Accept what the export of an older ledger may contain and is refused today: ids with blanks at an end or invisible characters, and totals and parts of units that had ended.":
            "Chấp nhận những gì bản xuất của sổ cái cũ có thể có mà nay bị từ chối: mã có khoảng trắng ở đầu hoặc cuối hoặc có ký tự vô hình; tổng số hộ của đơn vị đã kết thúc, và đơn vị trực thuộc đơn vị đã kết thúc.",
        "Add signatures of others, such as witnesses, to a kept checkpoint.":
            "Thêm chữ ký của bên khác, ví dụ bên làm chứng, vào một điểm xác nhận đang lưu.",
        "Add the bridge from the first balances to the second, term by term.":
            "Thêm bảng nối số liệu từ số dư đầu đến số dư sau, theo từng khoản.",
        "Add the secret of each entry, so that an import gives the same root.":
            "Thêm mã bí mật của từng bút toán, để khi nhập lại có cùng gốc.",
        "Aid to a household counts in the unit of the household on that day. Gifts and loans are reported separately. A poor or near-poor household that received no gift is left behind; those with a loan only are listed separately from those with nothing.":
            "Hỗ trợ cho một hộ được tính ở đơn vị của hộ vào ngày hỗ trợ. Cho không và cho vay được báo riêng. Hộ nghèo hoặc hộ cận nghèo không nhận khoản cho không nào là hộ bị bỏ lại phía sau; hộ chỉ được cho vay được liệt kê riêng với hộ không nhận được gì.",
        "An append-only audit ledger of poverty-reduction work: record, replay to any date, compare.":
            "Sổ cái kiểm toán chỉ ghi thêm của công tác giảm nghèo: ghi, dựng lại đến ngày bất kỳ, so sánh.",
        "An award revoked by the day of the cut is not counted as in force.":
            "Khen thưởng bị thu hồi đến hết ngày của mốc số liệu thì không tính là còn hiệu lực.",
        "Break down by form, recipientKind, authority, year; may be repeated, or given with commas. (default: form,recipientKind)":
            "Chia theo form, recipientKind, authority, year; có thể ghi nhiều lần, hoặc ghi cách nhau bằng dấu phẩy. (mặc định: form,recipientKind)",
        "Break down by the units of a level: unit:LEVEL (city, ward, commune, hamlet).":
            "Chia theo các đơn vị của một cấp: unit:LEVEL (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp).",
        "Break down by unit (or unit:LEVEL; levels are city, ward, commune, hamlet), household, kind, donorKind, donor, programme, year, or giver (donorKind and donor); may be repeated, or given with commas. (default: kind)":
            "Chia theo unit (hoặc unit:LEVEL; các cấp là city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp), household, kind, donorKind, donor, programme, year, hoặc giver (donorKind và donor); có thể ghi nhiều lần, hoặc ghi cách nhau bằng dấu phẩy. (mặc định: kind)",
        "Break down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).":
            "Chia theo đơn vị (unit), hoặc theo unit:LEVEL là các đơn vị của một cấp (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp).",
        "Break the years down by unit, or by unit:LEVEL, the units of a level (city, ward, commune, hamlet).":
            "Chia số liệu từng năm theo đơn vị (unit), hoặc theo unit:LEVEL là các đơn vị của một cấp (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp).",
        "Bring the ledger to the newest format.": "Chuyển sổ cái lên định dạng mới nhất.",
        "Check a proof without a ledger, and print what it proves.":
            "Kiểm tra bằng chứng mà không cần sổ cái, và in ra điều bằng chứng chứng minh.",
        "Check every page, entry, rule, closing, derived table and checkpoint.":
            "Kiểm tra mọi trang, bút toán, quy tắc, lần chốt, bảng suy ra và điểm xác nhận.",
        "Check everything, report every bad line, and record nothing. Lines are checked against what was recorded when the dry run began. It takes no lock and needs only read access to the ledger.":
            "Kiểm tra tất cả, báo mọi dòng sai và không ghi gì. Các dòng được kiểm tra với những gì đã ghi tính đến khi bắt đầu chạy thử. Không khoá sổ và chỉ cần quyền đọc sổ cái.",
        "Colours are used on a terminal unless NO_COLOR is set; a locale without UTF-8 gets ASCII. The language of the labels is that of the locale. Without a CUT the day is today.":
            "Có màu khi in ra màn hình lệnh, trừ khi đặt NO_COLOR; máy không dùng UTF-8 thì vẽ bằng ASCII. Nhãn theo ngôn ngữ của máy. Không có CUT thì lấy ngày hôm nay.",
        "Compare a published table with the ledger and with its own sums.":
            "So một bảng đã công bố với sổ cái và với các tổng của chính bảng đó.",
        "Compare an office's list with the ledger and write the entry that makes the ledger say the same.":
            "So danh sách của đơn vị với sổ cái và viết ra bút toán để sổ cái ghi đúng như danh sách.",
        "Compare the table with its own sums only.": "Chỉ so bảng với các tổng của chính bảng đó.",
        "Compare the units of a level: unit:LEVEL (city, ward, commune, hamlet), or unit, those that households are in. (default: unit:ward, wards and communes)":
            "So sánh các đơn vị của một cấp: unit:LEVEL (city, ward, commune, hamlet: thành phố, phường, xã, khóm/ấp), hoặc unit là các đơn vị mà hộ đang ở. (mặc định: unit:ward, phường và xã)",
        "Compare this published number of households, or figure of a target, with the ledger.":
            "So con số đã công bố này, là số hộ hoặc số liệu của chỉ tiêu, với sổ cái.",
        "Compares all entries byte by byte. Two ledgers are equal if they have the same entries and the same offset from UTC. A backup is older than its ledger once more is recorded (in JSON: its past). At the first difference, both versions are printed. The exit status is 1 unless they are equal.":
            "So sánh mọi bút toán theo từng byte. Hai sổ cái bằng nhau nếu có cùng các bút toán và cùng độ lệch so với UTC. Bản sao lưu cũ hơn sổ cái khi sổ đã được ghi thêm (trong JSON: past). Tại chỗ khác nhau đầu tiên, chương trình in cả hai phiên bản. Mã kết thúc là 1, trừ khi hai sổ bằng nhau.",
        "Copy a ledger into a new file and verify the copy.": "Sao sổ cái ra một tệp mới và kiểm tra toàn vẹn bản sao.",
        "Count a return as a relapse only within this many months of the exit. (default: no limit)":
            "Hộ trở lại chỉ tính là tái nghèo nếu trong vòng số tháng này kể từ khi thoát. (mặc định: không giới hạn)",
        "Count and list the awards, revoked ones separately.":
            "Đếm và liệt kê khen thưởng, khen thưởng đã bị thu hồi tách riêng.",
        "Count by the units of this day.": "Đếm theo đơn vị của ngày này.",
        "Count by the units of this day. (default: each row's own day)":
            "Đếm theo đơn vị của ngày này. (mặc định: ngày của chính từng dòng)",
        "Count by the units of this day. (default: the day of each cut)":
            "Đếm theo đơn vị của ngày này. (mặc định: ngày của từng mốc số liệu)",
        "Count only households under social protection (yes), or only the others (no).":
            "Chỉ đếm hộ thuộc diện bảo trợ xã hội (yes), hoặc chỉ đếm các hộ còn lại (no).",
        "Count only this unit (id, name or code) and all units below it.":
            "Chỉ đếm đơn vị này (mã (id), tên hoặc mã hành chính (code)) và mọi đơn vị cấp dưới.",
        "Counts the households of a class by the causes of poverty that the decision in force on each records, with the rate of each as so many of so many (form 7.10 of the yearly review). A household is counted under each of its causes. Households whose decision records no cause are counted apart.":
            "Đếm các hộ của một loại theo những nguyên nhân nghèo ghi trong quyết định đang có hiệu lực của từng hộ, kèm tỷ lệ của mỗi nguyên nhân dưới dạng bao nhiêu trên bao nhiêu (mẫu 7.10 của rà soát hằng năm). Một hộ được đếm ở từng nguyên nhân của hộ. Hộ mà quyết định không ghi nguyên nhân nào được đếm riêng.",
        "Counts the households of a class by the indicators that the decision in force on each records, with the rate of each as so many of so many (forms 7.4 to 7.7 of the yearly review). A household is counted under each of its indicators. Households whose decision records no indicator, such as an exit from poor to near-poor, are counted apart.":
            "Đếm các hộ của một loại theo những chỉ số thiếu hụt ghi trong quyết định đang có hiệu lực của từng hộ, kèm tỷ lệ của mỗi chỉ số dưới dạng bao nhiêu trên bao nhiêu (mẫu 7.4 đến 7.7 của rà soát hằng năm). Một hộ được đếm ở từng chỉ số mà hộ thiếu hụt. Hộ mà quyết định không ghi chỉ số nào, ví dụ thoát nghèo nhưng thành hộ cận nghèo, được đếm riêng.",
        "Covers the sponsorships that were assigned by the day of the cut and did not end: the poor and near-poor households with and without one, the households of each sponsor by class, and each sponsorship. A household with several sponsors is counted under each. Sponsors are reported by the name that was recorded.":
            "Gồm các việc nhận đỡ đầu đã phân công đến hết ngày của mốc số liệu và chưa kết thúc: hộ nghèo và hộ cận nghèo có và chưa có người đỡ đầu, các hộ của từng người đỡ đầu theo loại hộ, và từng việc nhận đỡ đầu. Hộ có nhiều người đỡ đầu được đếm ở từng người. Người đỡ đầu được nêu theo tên đã ghi.",
        "DAY or DAY@KNOWN: the day of the figures and when they were known; a year means its last day.":
            "DAY hoặc DAY@KNOWN: ngày của số liệu và lúc biết được số liệu; ghi năm nghĩa là ngày cuối của năm đó.",
        "DAY, or DAY@KNOWN; one or more.": "DAY, hoặc DAY@KNOWN; một hoặc nhiều mốc.",
        "Draw the poor and near-poor households against the targets of the plan.":
            "Vẽ số hộ nghèo và hộ cận nghèo so với chỉ tiêu kế hoạch.",
        "Draws the households month by month, as known at the cut, and the targets that are a number of poor or near-poor households of all units. The drawing fills the terminal, from 40 to 200 columns. With a file whose name ends in .svg it is a picture for documents, with a description for those who don't see it.":
            "Vẽ số hộ từng tháng, theo số liệu biết được tại mốc, và các chỉ tiêu là số hộ nghèo hoặc hộ cận nghèo của mọi đơn vị. Hình vẽ rộng bằng màn hình lệnh, từ 40 đến 200 cột. Với tệp có đuôi .svg thì là hình để đưa vào văn bản, có lời mô tả cho người không nhìn được.",
        "Each entry is listed with its positions, recorded time, actor, document, number of events of each type, and effective days. Marks show times CLAIMED by an older system, entries that RESTATE a closed period, events that an entry VOIDS, and its events that were VOIDED later. --from and --to are days of recording. An entry is listed only if it passes all given filters.":
            "Mỗi bút toán được liệt kê kèm vị trí, thời điểm ghi, người ghi, văn bản, số sự kiện của từng loại và các ngày có hiệu lực. Các dấu cho biết thời điểm do hệ thống cũ khai báo (CLAIMED), bút toán điều chỉnh kỳ đã chốt (RESTATES), sự kiện mà bút toán huỷ (VOIDS), và sự kiện của bút toán về sau bị huỷ (VOIDED). --from và --to là ngày ghi. Bút toán chỉ được liệt kê nếu thoả mọi điều kiện lọc đã nêu.",
        "Each finding has its severity, rule, household, unit or fund, day, events and documents. All findings are counted; the first of each rule, by day and position, are listed. The exit status is 1 if there is a finding of the chosen severity or a higher one. Without a CUT the day is today, at the ledger's offset from UTC.":
            "Mỗi phát hiện có mức độ, quy tắc, hộ, đơn vị hoặc quỹ, ngày, các sự kiện và văn bản. Mọi phát hiện đều được đếm; chỉ liệt kê các phát hiện đầu tiên của mỗi quy tắc, theo ngày và vị trí. Mã kết thúc là 1 nếu có phát hiện ở mức độ đã chọn hoặc cao hơn. Nếu không ghi CUT thì ngày là hôm nay, theo độ lệch so với UTC của sổ cái.",
        "End with status 1 and write nothing where there are questions.":
            "Còn câu hỏi thì kết thúc với mã 1 và không viết ra gì.",
        "Entries are read and never written. If an entry is damaged, nothing is changed. While a rebuild runs, other programs get an error. If it is interrupted, they get an error that asks for another rebuild. It needs free space for these tables, which the file keeps: backup --compact makes a small copy.":
            "Bút toán chỉ được đọc, không bao giờ bị ghi đè. Nếu có bút toán bị hỏng thì không thay đổi gì. Trong khi dựng lại, các chương trình khác nhận báo lỗi. Nếu việc dựng lại bị ngắt giữa chừng, các chương trình đó nhận báo lỗi yêu cầu dựng lại lần nữa. Cần có chỗ trống cho các bảng này, và tệp giữ luôn phần chỗ đó: backup --compact tạo được bản sao nhỏ.",
        "Examine the last N days up to the due day of a target, that day included.":
            "Xét N ngày cuối đến hết ngày đến hạn của một chỉ tiêu, tính cả ngày đó.",
        "Example:": "Ví dụ:",
        "Exit with status 1 if a target was missed that was not replaced before it was due.":
            "Kết thúc với mã 1 nếu có chỉ tiêu không đạt mà chưa bị thay thế trước ngày đến hạn.",
        "Explain the difference to this second cut instead.":
            "Thay vào đó, giải thích mức chênh lệch so với mốc số liệu thứ hai này.",
        "Explain this target of a plan instead of a class.":
            "Giải thích chỉ tiêu này của một kế hoạch thay cho loại hộ.",
        "FILE is the checkpoint with more signature lines below its own, as a witness or another signer returns it. If you received the lines alone, append them first: cat bac-lieu.checkpoint lines > cosigned.checkpoint. Each new line must be a valid signature of a given key. The checkpoint is then printed as it is kept. Others sign with their own tools: a witness, or Go's golang.org/x/mod/sumdb/note, which accepts keys of socai key new.":
            "FILE là điểm xác nhận có thêm các dòng chữ ký dưới dòng của chính nó, như bên làm chứng hoặc bên ký khác gửi lại. Nếu chỉ nhận được riêng các dòng đó thì nối vào trước: cat bac-lieu.checkpoint lines > cosigned.checkpoint. Mỗi dòng mới phải là chữ ký hợp lệ của một khoá đã cung cấp. Sau đó điểm xác nhận được in ra đúng như đang lưu. Các bên khác ký bằng công cụ của họ: công cụ của bên làm chứng, hoặc golang.org/x/mod/sumdb/note của Go, công cụ này nhận khoá của socai key new.",
        "Flag events recorded more than N days after their effective day.":
            "Nêu các sự kiện được ghi sau ngày có hiệu lực quá N ngày.",
        "Flag events recorded more than N days before their effective day.":
            "Nêu các sự kiện được ghi trước ngày có hiệu lực quá N ngày.",
        "Flag returns within N months of an exit.": "Nêu các trường hợp trở lại trong vòng N tháng sau khi thoát.",
        "Fold the raw events to a cut and print the counts.":
            "Dựng lại từ các sự kiện gốc đến một mốc số liệu và in số hộ, số nhân khẩu.",
        "Fold the raw events, even where balances are kept. The figures are the same.":
            "Dựng lại từ các sự kiện gốc, kể cả khi có lưu số dư. Số liệu không đổi.",
        "For each kind of damage the first finding is printed, with its position or key; what is intact is reported too. Nothing is changed. The exit status is 1 if there is a finding.":
            "Với mỗi loại hư hỏng, in phát hiện đầu tiên, kèm vị trí hoặc khoá; phần nguyên vẹn cũng được báo. Không thay đổi gì. Mã kết thúc là 1 nếu có phát hiện.",
        "For each year, covers the households present on its last day (in the year of the cut: on the day of the cut), by class, with the latest income of each that was assessed by then. The table rounds to whole VND; JSON and CSV are exact.":
            "Với mỗi năm, tính các hộ có trong sổ vào ngày cuối năm (năm của mốc số liệu thì vào ngày của mốc), theo loại hộ, lấy thu nhập gần nhất của từng hộ đã được xác định đến lúc đó. Bảng làm tròn đến đồng (VND); JSON và CSV ghi số chính xác.",
        "Households are known by a column with their codes, or by --codes, the office's own file (identifier,code: the number of an identity card, or a name and a day of birth as dd/mm/yyyy). New ones get the next code of their unit, P1-0042 behind P1-0041, and where no household of it has a code with a number, the unit's id and -0001. Names, days of birth and identity numbers are written to that file only.":
            "Hộ được nhận ra theo cột mã hộ, hoặc theo --codes, là tệp riêng của đơn vị (identifier,code: số căn cước, hoặc tên và ngày sinh theo dạng dd/mm/yyyy). Hộ mới được cấp mã tiếp theo của đơn vị mình, sau P1-0041 là P1-0042; nếu chưa hộ nào của đơn vị có mã kèm số thì lấy mã (id) của đơn vị và -0001. Tên, ngày sinh và số căn cước chỉ ghi vào tệp đó.",
        "How far apart the rows are.": "Khoảng cách giữa các dòng.",
        "If one line is bad, nothing of any file is recorded. A dry run records nothing and reports every bad line. Entries already recorded with the same content are skipped and counted, so an import can be repeated.":
            "Nếu một dòng sai thì không ghi gì của bất kỳ tệp nào. Chạy thử (--dry-run) không ghi gì và báo mọi dòng sai. Bút toán đã ghi với cùng nội dung được bỏ qua và đếm riêng, nên có thể nhập lại nhiều lần.",
        "In a bridge, count a return as a relapse only within this many months of the exit. (default: no limit)":
            "Trong bảng nối số liệu, hộ trở lại chỉ tính là tái nghèo nếu trong vòng số tháng này kể từ khi thoát. (mặc định: không giới hạn)",
        "Keep the recorded times of the lines, marked as claimed, instead of using the current time. Lines with a secret keep their own mark.":
            "Giữ thời điểm ghi của các dòng, đánh dấu là thời điểm khai báo, thay vì dùng thời điểm hiện tại. Dòng có mã bí mật thì giữ nguyên dấu của dòng đó.",
        "Leave out free pages. The copy is smaller and takes longer.":
            "Bỏ các trang trống. Bản sao nhỏ hơn và lâu hơn mới xong.",
        "List at most N findings of each rule.": "Liệt kê tối đa N phát hiện của mỗi quy tắc.",
        "List each award, with its revocation if there is one.": "Liệt kê từng khen thưởng, kèm việc thu hồi nếu có.",
        "List the entries in the order of recording.": "Liệt kê các bút toán theo thứ tự ghi.",
        "List the events behind each term of the bridge.": "Liệt kê các sự kiện của từng khoản trong bảng nối số liệu.",
        "List the households of a class, since when, by which document, and who is new or relapsed.":
            "Liệt kê các hộ của một loại, từ khi nào, theo văn bản nào, hộ nào phát sinh mới hoặc tái nghèo.",
        "List the households whose state differs, with the events that changed it.":
            "Liệt kê các hộ có trạng thái khác nhau, kèm các sự kiện đã làm thay đổi.",
        "List the poor and near-poor households that received no gift.":
            "Liệt kê các hộ nghèo và hộ cận nghèo không nhận khoản cho không nào.",
        "List the signed checkpoints that the ledger keeps.": "Liệt kê các điểm xác nhận đã ký mà sổ cái lưu.",
        "List the units: ids, names, codes, kinds, parents, and which were merged or divided.":
            "Liệt kê các đơn vị: mã (id), tên, mã hành chính (code), loại, đơn vị cấp trên, và đơn vị nào đã sáp nhập hoặc chia tách.",
        "Lists every unit that was established by the day, with its state on that day. Every verb accepts a unit by its id, its name (accents and case are ignored) or its official code. If several units had that name or code, the one that exists on the day of the units is meant. Without a CUT the day is today, at the ledger's offset from UTC.":
            "Liệt kê mọi đơn vị đã thành lập đến hết ngày đó, với tình trạng vào ngày đó. Mọi lệnh đều nhận đơn vị theo mã (id), theo tên (không phân biệt dấu và chữ hoa, chữ thường) hoặc theo mã hành chính (code). Nếu nhiều đơn vị từng có tên hoặc mã đó thì chọn đơn vị còn tồn tại vào ngày tính đơn vị. Nếu không ghi CUT thì ngày là hôm nay, theo độ lệch so với UTC của sổ cái.",
        "Lists its events by effective day, with the recorded day and document of each. Voided events are marked, with when and why they were voided. With --known, the timeline is printed as known at a past time, without what was recorded or voided later.":
            "Liệt kê các sự kiện của hộ theo ngày có hiệu lực, kèm ngày ghi và văn bản của từng sự kiện. Sự kiện đã bị huỷ được đánh dấu, kèm ngày huỷ và lý do huỷ. Với --known, dòng thời gian được in theo số liệu biết được tại một thời điểm trước đây, không có những gì ghi hoặc huỷ về sau.",
        "Lists the entries that caused each change. A lateReport was recorded after the figure was filed. A correction voids an event that was counted. A unitChange (with --by unit) counts the same households by a merger or parent of units that was recorded later. The changes add up to the difference.":
            "Liệt kê các bút toán gây ra từng thay đổi. lateReport là báo cáo chậm, ghi sau khi số liệu đã báo cáo. correction là đính chính, huỷ một sự kiện đã được tính. unitChange (khi có --by unit) là vẫn các hộ đó nhưng được đếm theo lần sáp nhập hoặc đơn vị cấp trên ghi về sau. Các thay đổi cộng lại bằng mức chênh lệch.",
        "Lists the poor and near-poor households at the cut, or those of other classes, by unit and code: unit, members, social protection, since when a household is in its class, and the documents that put it there and confirmed it since. A household is new, relapsed or arrived by the flow of the movement with which it came into its class from --from to the cut; the others were in it before. In --from a year means its first day.":
            "Liệt kê hộ nghèo và hộ cận nghèo tại mốc số liệu, hoặc hộ thuộc các loại khác, theo đơn vị và mã hộ: đơn vị, số nhân khẩu, diện bảo trợ xã hội, thuộc loại hộ đó từ khi nào, và các văn bản đã xếp loại rồi xác nhận lại. Hộ là phát sinh mới, tái nghèo hay chuyển đến thì căn cứ vào biến động đưa hộ vào loại đó trong khoảng từ --from đến mốc số liệu; các hộ khác đã thuộc loại đó từ trước. Ở --from, ghi năm nghĩa là ngày đầu năm.",
        "Make a key that signs checkpoints, or show its public half.":
            "Tạo khoá để ký điểm xác nhận, hoặc hiện phần công khai của khoá.",
        "Make a new, empty ledger.": "Lập một sổ cái mới, trống.",
        "Make a private key and print its verifier key.": "Tạo khoá riêng và in khoá kiểm tra của nó.",
        "Make a proof that an event was signed, or that a checkpoint continues an older one.":
            "Lập bằng chứng rằng một sự kiện đã được ký, hoặc một điểm xác nhận nối tiếp điểm cũ hơn.",
        "Make the derived tables again from the entries.": "Dựng lại các bảng suy ra từ các bút toán.",
        "Make this key the ledger's signer from now on, and record that as an event.":
            "Từ nay lấy khoá này làm khoá ký của sổ cái, và ghi việc đó thành một sự kiện.",
        "Names for lists: a table with the columns code, name and address (CSV or Excel).":
            "Tên dùng cho danh sách: bảng có các cột code, name và address (CSV hoặc Excel).",
        "No pager, no colours, and ASCII in drawings.": "Không trình xem từng trang, không màu, hình vẽ bằng ASCII.",
        "OTHER may also be the file of a signed checkpoint. Then the ledger's tree must equal or continue the signed one; the number of added or missing events is printed. The exit status is 1 if it does not. Stored hashes are compared and no entry is read; verify --checkpoint computes the hashes from the entries again. Signatures are checked with the given keys.":
            "OTHER cũng có thể là tệp của một điểm xác nhận đã ký. Khi đó cây băm của sổ cái phải bằng hoặc nối tiếp cây băm đã ký; chương trình in số sự kiện thêm hoặc thiếu. Mã kết thúc là 1 nếu không đúng như vậy. Chương trình so các giá trị băm đang lưu và không đọc bút toán nào; verify --checkpoint tính lại các giá trị băm từ bút toán. Chữ ký được kiểm tra bằng các khoá đã cung cấp.",
        "Only awards that were revoked.": "Chỉ khen thưởng đã bị thu hồi.",
        "Only entries whose actor contains this text; case is ignored.":
            "Chỉ bút toán có người ghi chứa đoạn chữ này; không phân biệt chữ hoa, chữ thường.",
        "Only entries whose document contains this text; case is ignored.":
            "Chỉ bút toán có văn bản chứa đoạn chữ này; không phân biệt chữ hoa, chữ thường.",
        "Only entries with an event of this type, as named in JSON.":
            "Chỉ bút toán có sự kiện thuộc loại này, ghi tên loại như trong JSON.",
        "Only the closed period that this day is in; a year means its last day.":
            "Chỉ kỳ đã chốt có ngày này; ghi năm nghĩa là ngày cuối của năm đó.",
        "Only the entries after this position, the last of an entry.":
            "Chỉ các bút toán sau vị trí này, là vị trí cuối của một bút toán.",
        "Only this class: poor, nearPoor and so on; may be repeated. (default: all classes)":
            "Chỉ loại hộ này: poor, nearPoor, v.v.; có thể ghi nhiều lần. (mặc định: mọi loại hộ)",
        "Only this class: poor, nearPoor and so on; may be repeated. (default: poor and nearPoor)":
            "Chỉ loại hộ này: poor, nearPoor, v.v.; có thể ghi nhiều lần. (mặc định: poor và nearPoor)",
        "Only this fund. (default: all funds)": "Chỉ quỹ này. (mặc định: mọi quỹ)",
        "Only this unit (id, name or code) and all units below it; moves to and from other units are then flows.":
            "Chỉ đơn vị này (mã (id), tên hoặc mã hành chính (code)) và mọi đơn vị cấp dưới; khi đó việc chuyển đến, chuyển đi với đơn vị khác là biến động.",
        "Opening plus received, less given and loans, equals closing. Money received is the amount of contributions of kind cash; every amount of aid of the fund is money given. What is received in kind has a worth, which is never added to money. A pledge is open until all of it is received; pledges are those of the last day, on any day they were made. In --from a year means its first day, in --to its last.":
            "Số đầu kỳ cộng số đã nhận, trừ số đã cho không và cho vay, bằng số cuối kỳ. Tiền đã nhận là số tiền của các khoản đóng góp loại cash; mọi khoản hỗ trợ của quỹ có ghi số tiền là tiền đã chi. Hiện vật đã nhận có giá trị quy ra tiền, không bao giờ cộng vào tiền. Cam kết còn mở cho đến khi nhận đủ; các cam kết là của ngày cuối, bất kể cam kết vào ngày nào. Ở --from, ghi năm nghĩa là ngày đầu năm; ở --to là ngày cuối năm.",
        "Other programs may read and write meanwhile. The copy is written to FILE-partial and renamed to FILE once every entry in it is checked and compared. If the program is killed or interrupted there is no FILE; the next backup to FILE replaces FILE-partial.":
            "Trong lúc đó các chương trình khác vẫn đọc và ghi được. Bản sao được ghi vào FILE-partial, và chỉ đổi tên thành FILE khi mọi bút toán trong đó đã được kiểm tra và so sánh. Nếu chương trình bị tắt hoặc bị ngắt giữa chừng thì không có FILE; lần sao lưu sau vào FILE sẽ thay FILE-partial.",
        "PROOF is a folder made by `socai bundle`, or a file made by `socai prove`: a proof that an event is in a signed tree, or a proof that a signed tree continues an older one, for which --since names the older checkpoint. Give the verifier keys of the ledger and of witnesses. Each signature of a given key must be valid; keys that did not sign are listed. The exit status is 1 if the proof is not valid.":
            "PROOF là thư mục do `socai bundle` tạo, hoặc tệp do `socai prove` tạo: bằng chứng rằng một sự kiện có trong cây băm đã ký, hoặc bằng chứng rằng một cây băm đã ký nối tiếp cây cũ hơn, khi đó nêu điểm xác nhận cũ hơn bằng --since. Cung cấp khoá kiểm tra của sổ cái và của các bên làm chứng. Mỗi chữ ký của khoá đã cung cấp phải hợp lệ; khoá không ký được liệt kê. Mã kết thúc là 1 nếu bằng chứng không hợp lệ.",
        "Per cent of the events that are later voided and recorded again; at most every second entry corrects.":
            "Tỷ lệ phần trăm sự kiện về sau bị huỷ và ghi lại; nhiều nhất cứ hai bút toán thì có một bút toán đính chính.",
        "Per cent of the events that take effect before the day of their document, without corrections.":
            "Tỷ lệ phần trăm sự kiện có hiệu lực trước ngày của văn bản, không kể đính chính.",
        "Poor and near-poor households of the units of the list that it does not have are asked about one by one; --missing keep leaves them as they are, and --missing exit proposes that each left, for the class that --exit-to names. The list of a review does not say how well off they are: average (hộ có mức sống trung bình) is the class behind near-poor in Decree 07/2021/NĐ-CP.":
            "Hộ nghèo và hộ cận nghèo thuộc các đơn vị trong danh sách mà danh sách không có thì được hỏi từng hộ; --missing keep giữ nguyên các hộ đó, --missing exit đề xuất ghi từng hộ đã thoát, lên loại hộ nêu ở --exit-to. Danh sách rà soát không cho biết hộ có mức sống ra sao: theo Nghị định 07/2021/NĐ-CP, loại liền trên hộ cận nghèo là average (hộ có mức sống trung bình).",
        "Print a kept checkpoint, by default the newest.": "In một điểm xác nhận đang lưu, mặc định là điểm mới nhất.",
        "Print a long table without a pager.": "In bảng dài không qua trình xem từng trang.",
        "Print each year's opening, flows and closing, and the verdict of each target.":
            "In số đầu kỳ, biến động và số cuối kỳ của từng năm, cùng kết luận về từng chỉ tiêu.",
        "Print how many exits from poverty last 12, 24 and 36 months.":
            "In số lượt thoát nghèo còn bền vững sau 12, 24 và 36 tháng.",
        "Print how many households are poor for each of the eight causes.":
            "In số hộ nghèo do từng nguyên nhân trong tám nguyên nhân.",
        "Print how many households fall short in each of the twelve indicators.":
            "In số hộ thiếu hụt ở từng chỉ số trong mười hai chỉ số.",
        "Print mean and median income per person and month by class and year.":
            "In thu nhập bình quân và trung vị một người một tháng theo loại hộ và theo năm.",
        "Print size, positions and time span of a ledger.": "In kích thước, các vị trí và khoảng thời gian của sổ cái.",
        "Print the aid given, gifts and loans separately, and the households left behind.":
            "In hỗ trợ đã trao, cho không và cho vay tách riêng, và các hộ bị bỏ lại phía sau.",
        "Print the counts at a cut.": "In số hộ, số nhân khẩu tại một mốc số liệu.",
        "Print the counts at the end of each day, week, month, quarter or year.":
            "In số liệu cuối mỗi ngày, tuần, tháng, quý hoặc năm.",
        "Print the figures of closed periods as filed, at each later closing and now, with the changes.":
            "In số liệu của các kỳ đã chốt như đã báo cáo, tại từng lần chốt sau và hiện tại, kèm các thay đổi.",
        "Print the households behind a number, with the event and document of each.":
            "In các hộ tạo nên một con số, kèm sự kiện và văn bản của từng hộ.",
        "Print the official movement tables of a period.": "In các bảng biến động chính thức của một kỳ.",
        "Print the pages of the file too, and what this command itself has done with it.":
            "In cả số trang của tệp, và những gì chính lệnh này đã làm với tệp.",
        "Print the report for a preliminary or final review of the movement.":
            "In báo cáo phục vụ sơ kết hoặc tổng kết phong trào.",
        "Print the timeline of one household.": "In dòng thời gian của một hộ.",
        "Print the verifier key of a private key.": "In khoá kiểm tra của một khoá riêng.",
        "Print what changed between two cuts.": "In những gì thay đổi giữa hai mốc số liệu.",
        "Print what funds received and gave in a period, and the open pledges.":
            "In số quỹ đã nhận và đã chi trong một kỳ, và các cam kết chưa thực hiện đủ.",
        "Print who sponsors which households, and which have no sponsor.":
            "In ai đỡ đầu hộ nào, và hộ nào chưa có người đỡ đầu.",
        "Prints households and persons by class and social protection, without zero rows. counts answers from the balances that the ledger keeps, where it has them; replay folds the raw events again. Both give the same figures, and verify compares the balances with the events. --units-on maps each household's unit through the mergers in effect on that day, by default the day of the cut. A unit includes all units below it.":
            "In số hộ và số nhân khẩu theo loại hộ và diện bảo trợ xã hội, không in dòng bằng 0. counts lấy số từ số dư mà sổ cái lưu, nếu có; replay dựng lại từ các sự kiện gốc. Hai lệnh cho cùng số liệu, và verify so số dư với các sự kiện. --units-on quy đơn vị của từng hộ theo các lần sáp nhập đã có hiệu lực vào ngày đó, mặc định là ngày của mốc số liệu. Một đơn vị bao gồm mọi đơn vị cấp dưới.",
        "Prints households and persons by class and social protection, without zero rows. replay always folds the raw events; counts gives the same figures from the balances that the ledger keeps. --units-on maps each household's unit through the mergers in effect on that day, by default the day of the cut. A unit includes all units below it.":
            "In số hộ và số nhân khẩu theo loại hộ và diện bảo trợ xã hội, không in dòng bằng 0. replay luôn dựng lại từ các sự kiện gốc; counts cho cùng số liệu nhưng lấy từ số dư mà sổ cái lưu. --units-on quy đơn vị của từng hộ theo các lần sáp nhập đã có hiệu lực vào ngày đó, mặc định là ngày của mốc số liệu. Một đơn vị bao gồm mọi đơn vị cấp dưới.",
        "Prints the balance of each account at both cuts, and how many households changed from one state to another; a state is a class or absent. A year means its last day. Both cuts are counted by the units of one day, by default the later one. --bridge adds how the first balance became the second: late reports and corrections about the first day, then every event between the two days, by its effect.":
            "In số dư của từng tài khoản tại hai mốc, và có bao nhiêu hộ chuyển từ trạng thái này sang trạng thái khác; trạng thái là một loại hộ hoặc absent (không có trong sổ). Ghi năm nghĩa là ngày cuối của năm đó. Hai mốc được đếm theo đơn vị của cùng một ngày, mặc định là ngày sau. --bridge cho biết thêm số dư đầu trở thành số dư sau như thế nào: báo cáo chậm và đính chính về ngày đầu, rồi mọi sự kiện giữa hai ngày, xếp theo tác động.",
        "Prints the checkpoint as it is kept, with all signatures that were added to it.":
            "In điểm xác nhận đúng như đang lưu, kèm mọi chữ ký đã được thêm vào.",
        "Prints the households of each class at the end of each period from one day to another, all as known at one time. The last row is the last day, also where it ends no period. Weeks end on Sunday. In --from a year means its first day, in --to its last. Each row is counted by the units of its own day, unless --units-on is given. JSON and CSV have persons too. Figures come from the balances that the ledger keeps, where it has them; each equals counts on that day.":
            "In số hộ của từng loại vào cuối mỗi kỳ, từ ngày này đến ngày khác, tất cả theo số liệu biết được tại cùng một lúc. Dòng cuối là ngày cuối, kể cả khi ngày đó không kết thúc kỳ nào. Tuần kết thúc vào chủ nhật. Ở --from, ghi năm nghĩa là ngày đầu năm; ở --to là ngày cuối năm. Mỗi dòng đếm theo đơn vị của chính ngày đó, trừ khi có --units-on. JSON và CSV có thêm số nhân khẩu. Số liệu lấy từ số dư mà sổ cái lưu, nếu có; mỗi số bằng số của counts vào ngày đó.",
        "Prove growth since the checkpoint in this file.": "Chứng minh sự nối tiếp kể từ điểm xác nhận trong tệp này.",
        "Prove the event for the checkpoint in this file instead.":
            "Thay vào đó, chứng minh sự kiện theo điểm xác nhận trong tệp này.",
        "Record even if recorded times are ahead of this machine's clock, for example because the clock was wrong before. New entries then get the last recorded time, marked as claimed.":
            "Vẫn ghi khi thời điểm ghi đi trước đồng hồ của máy này, ví dụ vì trước đó đồng hồ chạy sai. Khi đó bút toán mới nhận thời điểm ghi cuối, đánh dấu là thời điểm khai báo.",
        "Record the entries of JSON Lines files, all of them or none.":
            "Ghi các bút toán trong các tệp JSON Lines: ghi tất cả hoặc không ghi gì.",
        "Records the households and persons by unit, class and social protection on the last day of the period, and the sums of aid and awards up to that day, as known now. A period is closed once, on its last day or later; each closing must end later than the one before it. Cuts known at closing, such as 2022-12-31@closing, always give these figures. With --key, a checkpoint that covers the closing is signed and printed below the figures, as `socai checkpoint` does.":
            "Ghi số hộ và số nhân khẩu theo đơn vị, loại hộ và diện bảo trợ xã hội vào ngày cuối kỳ, cùng tổng hỗ trợ và khen thưởng đến hết ngày đó, theo số liệu biết được tại thời điểm này. Mỗi kỳ chỉ chốt một lần, vào ngày cuối kỳ hoặc sau đó; lần chốt sau phải kết thúc muộn hơn lần chốt trước. Mốc số liệu theo số liệu biết được lúc chốt, như 2022-12-31@closing, luôn cho đúng các số này. Với --key, chương trình ký một điểm xác nhận bao gồm lần chốt và in ra dưới phần số liệu, như `socai checkpoint`.",
        "Report whether two ledgers are equal, one is older, or where they differ.":
            "Cho biết hai sổ cái bằng nhau, sổ nào cũ hơn, hoặc khác nhau ở đâu.",
        "Results go to standard output, everything else to standard error. Exit status: 0 done, 1 a finding, 2 bad input or usage, 3 system failure.":
            "Kết quả được ghi ra đầu ra chuẩn, mọi thứ khác ra đầu ra lỗi chuẩn. Mã kết thúc: 0 đã xong, 1 có phát hiện, 2 dữ liệu vào hoặc cách gọi lệnh sai, 3 lỗi hệ thống.",
        "Rules: aidOutsidePoverty, aidToUnregistered, repeatedAid, repeatedAward, revokedAwardCounted, overdrawnFund, quickReturn, exitUndone, scoreMismatch, splitTooLarge, splitFromUnknown, restatedPeriod, openingMismatch, unclassifiedAtClosing, dissolvedBeforeDue, farAhead, lookAlikeCodes, refusedCode, dividedUnit, rateTotals, brokenEarmark, overduePledge, bunchedExits, missingTotal, lateEntry.":
            "Các quy tắc: aidOutsidePoverty, aidToUnregistered, repeatedAid, repeatedAward, revokedAwardCounted, overdrawnFund, quickReturn, exitUndone, scoreMismatch, splitTooLarge, splitFromUnknown, restatedPeriod, openingMismatch, unclassifiedAtClosing, dissolvedBeforeDue, farAhead, lookAlikeCodes, refusedCode, dividedUnit, rateTotals, brokenEarmark, overduePledge, bunchedExits, missingTotal, lateEntry.",
        "Run every audit rule and list the findings.": "Chạy mọi quy tắc kiểm toán và liệt kê các phát hiện.",
        "Run only this rule; may be repeated.": "Chỉ chạy quy tắc này; có thể ghi nhiều lần.",
        "Say why a signal ended the program.": "Cho biết vì sao một tín hiệu đã dừng chương trình.",
        "Show help information.": "Hiện phần trợ giúp.",
        "Show subcommand help information.": "Hiện phần trợ giúp của lệnh con.",
        "Show the version.": "Hiện phiên bản.",
        "Shows for a period each target due in it, as known and as filed; households by class at both ends; exits, relapses, and how long exits lasted; incomes; what was given, by donor; funds; who was left behind and who has a sponsor; initiatives, members, responsibilities, reviews and awards; and the units in the order of the share by which their poor and near-poor households became fewer. With --unit, targets, funds and awards are still those of all units. In --from a year means its first day, in --to its last.":
            "Cho biết trong một kỳ: từng chỉ tiêu đến hạn trong kỳ, theo số liệu biết được và như đã báo cáo; số hộ theo loại ở đầu kỳ và cuối kỳ; thoát, tái nghèo, và thoát được bao lâu; thu nhập; những gì đã trao, theo nhà tài trợ; các quỹ; ai bị bỏ lại phía sau và ai có người đỡ đầu; sáng kiến, đơn vị tham gia, phụ trách, sơ kết, tổng kết và khen thưởng; và các đơn vị xếp theo tỷ lệ giảm số hộ nghèo và hộ cận nghèo. Khi có --unit, chỉ tiêu, quỹ và khen thưởng vẫn là của mọi đơn vị. Ở --from, ghi năm nghĩa là ngày đầu năm; ở --to là ngày cuối năm.",
        "Shows how the number of poor (diễn biến hộ nghèo) and near-poor (diễn biến hộ cận nghèo) changed from the opening of a period to its closing, in households and in persons, by unit and in total. Opening plus flows equals closing. Every flow counts events: a household that leaves and returns within the period is in both flows (trajectory compares the two ends of a year and has it in neither). The first and the last day belong to the period. In --from a year means its first day, in --to its last.":
            "Cho biết hộ nghèo (diễn biến hộ nghèo) và hộ cận nghèo (diễn biến hộ cận nghèo) thay đổi thế nào từ đầu kỳ đến cuối kỳ, tính theo số hộ và số nhân khẩu, theo đơn vị và tổng cộng. Số đầu kỳ cộng các biến động bằng số cuối kỳ. Mỗi cột biến động đếm sự kiện: hộ ra rồi trở lại trong kỳ có ở cả hai cột (trajectory so sánh đầu năm với cuối năm nên không tính hộ đó ở cột nào). Ngày đầu và ngày cuối đều thuộc kỳ. Ở --from, ghi năm nghĩa là ngày đầu năm; ở --to là ngày cuối năm.",
        "Sign everything that was recorded, keep the checkpoint in the ledger and print it.":
            "Ký mọi thứ đã ghi, lưu điểm xác nhận trong sổ cái và in ra.",
        "Sign everything that was recorded; keep, show and cosign checkpoints.":
            "Ký mọi thứ đã ghi; lưu, hiện và ký thêm điểm xác nhận.",
        "Sign off the figures of a period; later changes to it must be marked as restatements.":
            "Chốt số liệu của một kỳ; thay đổi về sau đối với kỳ đó phải được đánh dấu là điều chỉnh.",
        "Signatures are listed by the names they claim and are not checked; `socai verify` checks them.":
            "Chữ ký được liệt kê theo tên tự khai và không được kiểm tra; `socai verify` kiểm tra chữ ký.",
        "Start with the exits of this year.": "Bắt đầu từ những lần thoát của năm này.",
        "The class of households that left and for which the list names none; for those that left poverty only when given. (default: average)":
            "Loại hộ của những hộ đã thoát mà danh sách không ghi loại; với hộ thoát nghèo thì chỉ áp dụng khi có ghi tuỳ chọn này. (mặc định: average)",
        "The class to count: poor, nearPoor and so on.": "Loại hộ cần đếm: poor, nearPoor, v.v.",
        "The cut. (default: today, everything recorded so far)":
            "Mốc số liệu. (mặc định: hôm nay, mọi thứ đã ghi đến lúc này)",
        "The cut; a year means its last day.": "Mốc số liệu; ghi năm nghĩa là ngày cuối của năm đó.",
        "The cut; a year means its last day. (default: today, everything recorded so far)":
            "Mốc số liệu; ghi năm nghĩa là ngày cuối của năm đó. (mặc định: hôm nay, mọi thứ đã ghi đến lúc này)",
        "The day as of which the list says how things are; a year means its last day.":
            "Ngày mà danh sách phản ánh; ghi năm nghĩa là ngày cuối của năm đó.",
        "The document of rows that name no decision.": "Văn bản của những dòng không nêu quyết định.",
        "The document that the closing is based on.": "Văn bản làm căn cứ chốt số liệu.",
        "The document that the new origin is based on.": "Văn bản làm căn cứ cho tên nguồn (origin) mới.",
        "The event: the id of its entry, # and its number in the entry; or # and its position.":
            "Sự kiện: mã của bút toán, dấu # và số thứ tự của sự kiện trong bút toán; hoặc dấu # và vị trí của sự kiện.",
        "The exact number of events, 20 to 100000000.": "Số sự kiện chính xác, từ 20 đến 100000000.",
        "The file of a private key to sign a checkpoint with.": "Tệp khoá riêng dùng để ký điểm xác nhận.",
        "The file of the checkpoint with its signatures, - for standard input.":
            "Tệp của điểm xác nhận kèm các chữ ký, - là đầu vào chuẩn.",
        "The file of the ledger, then the list.": "Tệp của sổ cái, rồi đến danh sách.",
        "The file of the ledger, then the table (- is standard input); with --self-only the table alone.":
            "Tệp của sổ cái, rồi đến bảng (- là đầu vào chuẩn); với --self-only thì chỉ ghi bảng.",
        "The file of the ledger, unless --bundle names a folder.": "Tệp của sổ cái, trừ khi --bundle nêu một thư mục.",
        "The file of the ledger.": "Tệp của sổ cái.",
        "The file of the older checkpoint, for a proof of growth.":
            "Tệp của điểm xác nhận cũ hơn, dùng cho bằng chứng nối tiếp.",
        "The file of the other ledger, or of a checkpoint; - is a checkpoint from standard input.":
            "Tệp của sổ cái kia, hoặc của một điểm xác nhận; - là điểm xác nhận từ đầu vào chuẩn.",
        "The file of the private key that signed the checkpoint.": "Tệp của khoá riêng đã ký điểm xác nhận.",
        "The file of the private key, made with `socai key new`.": "Tệp của khoá riêng, tạo bằng `socai key new`.",
        "The file of the private key.": "Tệp của khoá riêng.",
        "The file of the proof; - is standard input.": "Tệp của bằng chứng; - là đầu vào chuẩn.",
        "The file to write; - is standard output. (default: -)": "Tệp cần ghi; - là đầu ra chuẩn. (mặc định: -)",
        "The files to read, in this order; - is standard input.":
            "Các tệp cần đọc, theo đúng thứ tự này; - là đầu vào chuẩn.",
        "The first cut; a year means its last day.": "Mốc số liệu đầu; ghi năm nghĩa là ngày cuối của năm đó.",
        "The first day of recording; a year means its first day.":
            "Ngày ghi đầu tiên; ghi năm nghĩa là ngày đầu của năm đó.",
        "The first day of the page. (default: the day before the first year of the plans)":
            "Ngày đầu của trang. (mặc định: ngày trước năm đầu của các kế hoạch)",
        "The first day of the period in which a household is new or relapsed. (default: the first of the cut's year)":
            "Ngày đầu của kỳ để xét hộ phát sinh mới hoặc tái nghèo. (mặc định: ngày đầu năm của mốc số liệu)",
        "The first day of the period.": "Ngày đầu kỳ.",
        "The first day. (default: 2022-01-01)": "Ngày đầu. (mặc định: 2022-01-01)",
        "The first day; a year means its first. (default: the day of the first event)":
            "Ngày đầu; ghi năm nghĩa là ngày đầu của năm đó. (mặc định: ngày của sự kiện đầu tiên)",
    ]
}
