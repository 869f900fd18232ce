// The sentences of the page, section by section, as an official writes them.

extension PageText {
    /// The head of the page, its sliders and its cards.
    static let controls: [(key: String, text: PageText)] = [
        ("skip", PageText("Tới phần số liệu", "Skip to the figures")),
        ("nation", PageText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")),
        ("motto", PageText("Độc lập – Tự do – Hạnh phúc", "Independence – Freedom – Happiness")),
        ("languages", PageText("Ngôn ngữ", "Language")),
        ("years", PageText("từ {from} đến {to}", "from {from} to {to}")),
        (
            "about",
            PageText(
                "Lập từ sổ cái {ledger}, đến vị trí {position}. Hộ gia đình chỉ ghi bằng mã. Tệp này không nối mạng.",
                "Made from the ledger {ledger}, up to position {position}. Households appear by their codes only. This file uses no network."
            )
        ),
        (
            "aboutBundle",
            PageText(
                "Lập từ bộ bằng chứng {ledger}, gồm {position} sự kiện đã ký. Hộ gia đình chỉ ghi bằng mã. Tệp này không nối mạng.",
                "Made from the evidence bundle {ledger} of {position} signed events. Households appear by their codes only. This file uses no network."
            )
        ),
        (
            "notInBundle",
            PageText(
                "Bộ bằng chứng không có phần này; cần sổ cái để xem.",
                "An evidence bundle does not have this; it takes the ledger.")
        ),
        ("knownPosition", PageText("vị trí {position}", "position {position}")),
        (
            "presetCut",
            PageText(
                "Ngày {day}, theo số liệu biết được đến vị trí {position}", "{day}, as known at position {position}")
        ),
        ("controls", PageText("Thời điểm của số liệu", "The time of the figures")),
        ("day", PageText("Tính đến ngày (ngày có hiệu lực)", "Figures of the day (taking effect)")),
        ("known", PageText("Theo số liệu biết được đến hết ngày", "As known by the end of the day")),
        (
            "dayExact",
            PageText("Nhập ngày tính số liệu, ví dụ 31/12/2023", "Type the day of the figures, such as 2023-12-31")
        ),
        (
            "knownExact",
            PageText("Nhập ngày biết số liệu, ví dụ 20/01/2024", "Type the day of knowledge, such as 2024-01-20")
        ),
        ("presets", PageText("Các mốc thường dùng", "Usual days")),
        ("presetFiled", PageText("Năm {year}: như khi chốt", "{year} as filed")),
        ("presetNow", PageText("Năm {year}: hiện nay", "{year} as known now")),
        ("presetYear", PageText("Năm {year}", "{year}")), ("filed", PageText("khi chốt", "as filed")),
        ("now", PageText("hiện nay", "known now")), ("presetLast", PageText("Mới nhất", "Latest")),
        ("positionShown", PageText("Vị trí trong sổ cái: {position}", "Position in the ledger: {position}")),
        ("knownNow", PageText("hiện nay", "now")),
        ("knownOn", PageText("hết ngày {day}", "the end of {day}")),
        ("knownNowDay", PageText("{day} (hiện nay)", "{day} (now)")),
        ("knownAtClosing", PageText("{day} (lúc chốt số liệu năm {year})", "{day} (closing of {year})")),
        (
            "said",
            PageText(
                "Ngày {day}, theo số liệu biết được đến {known}: {poor} hộ nghèo, {near} hộ cận nghèo.",
                "On {day}, as known at {known}: {poor} poor households, {near} near-poor households.")
        ),
        ("cardsHeading", PageText("Số liệu chính", "Main figures")),
        ("card.poor", PageText("Hộ nghèo", "Poor households")),
        ("card.near", PageText("Hộ cận nghèo", "Near-poor households")),
        ("card.poorRate", PageText("Tỷ lệ hộ nghèo", "Rate of poor households")),
        ("card.nearRate", PageText("Tỷ lệ hộ cận nghèo", "Rate of near-poor households")),
        ("card.targets", PageText("Chỉ tiêu đã đến hạn", "Targets that are due")),
        ("personsOf", PageText("{persons} nhân khẩu", "{persons} persons")),
        ("sameNow", PageText("bằng số hiện nay", "the same as known now")),
        ("nowKnown", PageText("hiện nay {count} ({change})", "known now {count} ({change})")),
        ("ofTotal", PageText("trên {total} hộ dân cư", "of {total} households")),
        ("noTotal", PageText("chưa đủ tổng số hộ dân cư", "the number of all households is not known")),
        ("totalAsKnownNow", PageText("tổng số hộ theo số liệu hiện nay", "all households as known now")),
        ("metCount", PageText("đạt {met} trên {due}", "{met} of {due} met")),
        ("missedCount", PageText("không đạt {missed}", "{missed} missed")),
        ("notDueCount", PageText("chưa đến hạn {count}, chưa rõ {unknown}", "{count} not due, {unknown} unknown")),
        ("contents", PageText("Các phần của trang", "Sections of the page")),
        ("unknownFigure", PageText("chưa rõ", "unknown")),
        ("yes", PageText("Có", "Yes")), ("no", PageText("Không", "No")),
    ]

    /// The trajectory and the targets.
    static let trajectory: [(key: String, text: PageText)] = [
        ("section.trajectory", PageText("1. Diễn biến so với kế hoạch", "1. Trajectory against the plan")),
        ("chartTitle", PageText("Số hộ nghèo và hộ cận nghèo theo ngày", "Poor and near-poor households by day")),
        (
            "chartText",
            PageText(
                "Nét mảnh là số liệu biết được tại lúc đang chọn, nét nhạt to là số liệu hiện nay, hình thoi là chỉ tiêu, chấm tròn là số đã chốt. Bảng số liệu ở ngay dưới.",
                "The thin line is as known at the chosen time, the wide pale one as known now; diamonds are targets, dots what was filed. The figures are in the table below."
            )
        ),
        ("legend.known", PageText("theo số liệu biết được lúc đó", "as known then")),
        ("legend.now", PageText("theo số liệu hiện nay", "as known now")),
        ("legend.target", PageText("chỉ tiêu kế hoạch", "target of the plan")),
        ("legend.filed", PageText("số đã chốt", "as filed")),
        ("legend.day", PageText("ngày đang xem", "the chosen day")),
        (
            "targetMark",
            PageText("Chỉ tiêu đến {day}: {value} hộ. {quote}", "Target for {day}: {value} households. {quote}")
        ),
        ("filedMark", PageText("Đã chốt đến {day}: {value} hộ", "Filed for {day}: {value} households")),
        ("chartTable", PageText("Số liệu của biểu đồ", "The figures of the chart")),
        ("dayColumn", PageText("Ngày", "Day")),
        ("asKnown", PageText("{what}: theo số liệu lúc đó", "{what}: as known then")),
        ("asKnownNow", PageText("{what}: hiện nay", "{what}: as known now")),
        ("asFiled", PageText("{what}: đã chốt", "{what}: as filed")),
        ("targetsHeading", PageText("Chỉ tiêu của kế hoạch", "Targets of the plans")),
        ("noPlans", PageText("Lúc đó sổ cái chưa có kế hoạch nào.", "No plan was known in the ledger then.")),
        ("dueColumn", PageText("Đến hạn", "Due")), ("targetColumn", PageText("Chỉ tiêu", "Target")),
        ("actualColumn", PageText("Thực hiện", "Actual")), ("verdictColumn", PageText("Kết quả", "Verdict")),
        ("quoteColumn", PageText("Nguyên văn kế hoạch", "The plan's words")),
        ("partPlans", PageText("Kế hoạch của từng địa bàn ({count})", "Plans of units ({count})")),
        (
            "planReplaced",
            PageText("Kế hoạch này được thay bằng {plan} từ ngày {day}.", "Replaced by {plan} from {day} on.")
        ),
        ("ofStage", PageText("theo số liệu biết được đến {known}", "as known at {known}")),
        ("fewer", PageText("giảm {count}", "{count} fewer")), ("more", PageText("tăng {count}", "{count} more")),
        ("timesAsMuch", PageText("{value} lần", "{value} times")),
        ("shareActual", PageText("{part} trên {all}", "{part} of {all}")),
        ("incomeActual", PageText("{due} đồng, trước đó {before} đồng", "{due} VND after {before} VND")),
    ]

    /// Movement, revisions and aid.
    static let tables: [(key: String, text: PageText)] = [
        ("section.movement", PageText("2. Diễn biến trong năm", "2. Movement in the year")),
        ("yearOf", PageText("({year})", "({year})")),
        (
            "noYear",
            PageText("Trang này không có bảng của năm {year}.", "The page has no table of {year}.")
        ),
        (
            "notClosedThen",
            PageText(
                "Lúc đó số liệu năm {year} chưa chốt; bảng có từ ngày {day}.",
                "The year {year} was not closed then; its tables are known from {day} on.")
        ),
        (
            "movementTable.1",
            PageText(
                "Tổng hợp diễn biến hộ nghèo năm {year} (mẫu 7.2)", "Movement of poor households in {year} (form 7.2)")
        ),
        (
            "movementTable.2",
            PageText(
                "Tổng hợp diễn biến hộ cận nghèo năm {year} (mẫu 7.3)",
                "Movement of near-poor households in {year} (form 7.3)")
        ),
        (
            "movementKnown",
            PageText(
                "Từ {from} đến {to}, theo số liệu biết được đến {known}.", "From {from} to {to}, as known at {known}.")
        ),
        (
            "movementNote",
            PageText(
                "Nhân khẩu tăng, giảm của hộ không đổi diện nằm ở cột 4 và cột 8, như biểu mẫu quy định.",
                "Persons by which staying households shrank or grew are in columns 4 and 8, as the form asks.")
        ),
        ("counted", PageText("Phân tổ", "Counted")),
        ("households", PageText("Hộ", "Households")), ("persons", PageText("Nhân khẩu", "Persons")),
        ("opening.1", PageText("Tổng số hộ nghèo đầu kỳ", "Poor at the opening")),
        ("opening.2", PageText("Tổng số hộ cận nghèo đầu kỳ", "Near-poor at the opening")),
        ("closing.1", PageText("Tổng số hộ nghèo cuối kỳ", "Poor at the closing")),
        ("closing.2", PageText("Tổng số hộ cận nghèo cuối kỳ", "Near-poor at the closing")),
        ("decreases.1", PageText("Diễn biến giảm số hộ nghèo", "Decreases")),
        ("decreases.2", PageText("Diễn biến giảm số hộ cận nghèo", "Decreases")),
        ("increases.1", PageText("Diễn biến tăng số hộ nghèo", "Increases")),
        ("increases.2", PageText("Diễn biến tăng số hộ cận nghèo", "Increases")),
        ("byUnit", PageText("Theo từng địa bàn ({count})", "By unit ({count})")),
        ("section.revisions", PageText("3. Số đã chốt và số hiện nay", "3. As filed and as known now")),
        (
            "noClosings",
            PageText("Sổ cái chưa chốt số liệu kỳ nào.", "No period of the ledger has been closed.")
        ),
        (
            "revisionsTable",
            PageText(
                "Số hộ nghèo / hộ cận nghèo qua từng thời điểm", "Poor / near-poor as known at one time after another")
        ),
        ("periodColumn", PageText("Kỳ đến ngày", "Period through")), ("filedColumn", PageText("Khi chốt", "As filed")),
        ("atClosing", PageText("Lúc chốt năm {year}", "Known at the closing of {year}")),
        ("nowColumn", PageText("Hiện nay", "Known now")), ("notKnownYet", PageText("chưa có", "not known yet")),
        ("documents", PageText("{count} văn bản", "{count} documents")),
        (
            "changesOf",
            PageText(
                "Kỳ đến {day}: thay đổi theo số liệu biết được đến {known}",
                "Period through {day}: changes known at {known}")
        ),
        ("causeColumn", PageText("Nguyên nhân", "Cause")),
        ("changesLeft", PageText("Còn {count} thay đổi khác; xem bằng lệnh", "{count} more changes; list them with")),
        (
            "revisionsNote",
            PageText(
                "Ô có nền vàng là số đã thay đổi so với lần trước, kèm các văn bản làm thay đổi.",
                "Shaded cells changed since the time before; the documents that changed them are listed.")
        ),
        ("section.aid", PageText("7. Hỗ trợ theo loại và nhà tài trợ", "7. Aid by kind and giver")),
        ("gifts.table", PageText("Hỗ trợ cho không năm {year}", "Gifts in {year}")),
        ("loans.table", PageText("Cho vay năm {year}", "Loans in {year}")),
        ("gifts.none", PageText("Năm {year} không ghi khoản cho không nào.", "No gift is recorded for {year}.")),
        ("loans.none", PageText("Năm {year} không ghi khoản cho vay nào.", "No loan is recorded for {year}.")),
        ("kindColumn", PageText("Loại hỗ trợ", "Kind")), ("giverColumn", PageText("Nhà tài trợ", "Giver")),
        ("eventsColumn", PageText("Số lượt", "Times")), ("amountColumn", PageText("Số tiền (đồng)", "Amount (VND)")),
        ("withoutAmountColumn", PageText("Lượt không ghi số tiền", "Without amount")),
        ("reachedColumn", PageText("Số hộ được hỗ trợ", "Households reached")),
        ("sumRow", PageText("Tổng cộng", "All")),
        (
            "aidNote",
            PageText(
                "Cho không và cho vay được báo cáo riêng. Theo số liệu hiện nay, cả năm; một hộ nhận nhiều lần chỉ tính một hộ.",
                "Gifts and loans are reported separately. As known now, for the whole year; a household that was helped several times is counted once."
            )
        ),
    ]

    /// The units.
    static let units: [(key: String, text: PageText)] = [
        ("section.units", PageText("4. Theo địa bàn", "4. By unit")),
        ("unitsOnLabel", PageText("Địa bàn của", "Units of")),
        ("unitsOfDay", PageText("chính ngày đang xem", "the chosen day itself")),
        ("unitsOfFirst", PageText("ngày {day} (đầu trang)", "{day} (the first day)")),
        ("unitsFrom", PageText("từ ngày {day}", "from {day} on")),
        ("unitColumn", PageText("Địa bàn", "Unit")), ("allUnits", PageText("Tất cả địa bàn", "All units")),
        ("unitsTable", PageText("Số liệu theo địa bàn", "Figures by unit")),
        ("allHouseholds", PageText("Tổng số hộ dân cư", "All households")),
        ("rateColumn", PageText("Tỷ lệ hộ", "Rate")),
        ("smallHeading", PageText("Diễn biến của từng địa bàn", "Each unit over time")),
        (
            "smallScale",
            PageText(
                "Từ {from} đến {to}, cùng một thang: từ 0 đến {top} hộ. Nét đỏ là hộ nghèo, nét xanh là hộ cận nghèo; vạch đứng là ngày đang xem.",
                "From {from} to {to} on one scale: 0 to {top} households. Red is poor, blue is near-poor; the upright line is the chosen day."
            )
        ),
        (
            "smallChart",
            PageText(
                "Biểu đồ hộ nghèo, hộ cận nghèo của {unit}, thang từ 0 đến {top} hộ; số liệu ở bảng trên.",
                "Poor and near-poor of {unit}, scale 0 to {top} households; the figures are in the table above.")
        ),
    ]

    /// The households behind a figure.
    static let households: [(key: String, text: PageText)] = [
        ("section.households", PageText("5. Các hộ đằng sau con số", "5. The households behind a figure")),
        ("showHouseholds", PageText("{what}: {count}. Xem các hộ này", "{what}: {count}. Show these households")),
        ("classLabel", PageText("Diện", "Class")), ("unitLabel", PageText("Địa bàn", "Unit")),
        (
            "householdsFound",
            PageText(
                "{count} hộ: {what}, {unit}, ngày {day}, theo số liệu biết được đến {known}.",
                "{count} households: {what}, {unit}, on {day}, as known at {known}.")
        ),
        ("householdsTable", PageText("Các hộ theo mã", "The households by code")),
        ("codeColumn", PageText("Mã hộ", "Code")), ("members", PageText("Nhân khẩu", "Persons")),
        ("protectedColumn", PageText("Bảo trợ xã hội", "Social protection")),
        ("decidedColumn", PageText("Quyết định từ ngày", "Decided from")),
        ("documentColumn", PageText("Văn bản", "Document")),
        ("showEvents", PageText("Các sự kiện của hộ {code}", "Events of household {code}")),
        ("showMore", PageText("Xem thêm {count} hộ", "Show {count} more")),
        ("eventsTable", PageText("Các sự kiện của hộ {code}", "Events of household {code}")),
        ("eventColumn", PageText("Sự kiện", "Event")), ("recordedColumn", PageText("Ghi sổ ngày", "Recorded on")),
        ("referenceColumn", PageText("Tham chiếu", "Reference")), ("voided", PageText("đã huỷ", "voided")),
        ("afterDay", PageText("sau ngày đang xem", "after the chosen day")),
        (
            "claimedNote",
            PageText(
                "* Ngày ghi sổ do hệ thống cũ khai báo, không phải đồng hồ của sổ cái.",
                "* A day of recording that an older system claimed, not the ledger's clock.")
        ),
        ("samePrinted", PageText("Xem danh sách này bằng lệnh", "The same list is printed by")),
        (
            "householdsLeftOut",
            PageText(
                "Trang này không liệt kê hộ: sổ cái có {count} hộ với {events} sự kiện. Xem các hộ của thời điểm đã chọn bằng lệnh:",
                "This page lists no households: the ledger has {count} with {events} events. List those of the chosen time with:"
            )
        ),
    ]

    /// The audit.
    static let findings: [(key: String, text: PageText)] = [
        ("section.audit", PageText("6. Phát hiện kiểm toán", "6. Findings of the audit")),
        (
            "noFindings",
            PageText(
                "Đã kiểm tra {rules} quy tắc, không phát hiện gì.", "All {rules} rules were checked; nothing was found."
            )
        ),
        ("auditTable", PageText("Số phát hiện theo quy tắc", "Findings by rule")),
        ("severityColumn", PageText("Mức độ", "Severity")), ("ruleColumn", PageText("Quy tắc", "Rule")),
        ("findingsColumn", PageText("Số phát hiện", "Findings")),
        ("subjectColumn", PageText("Hộ hoặc địa bàn", "Household or unit")),
        ("findingColumn", PageText("Phát hiện", "Finding")),
        ("findingsOf", PageText("{rule}: {count}", "{rule}: {count}")),
        (
            "findingsLeft",
            PageText(
                "Chỉ liệt kê {shown} trên {count}; xem tất cả bằng lệnh", "{shown} of {count} are listed; list all with"
            )
        ),
        (
            "auditNote",
            PageText(
                "Theo số liệu hiện nay. Mỗi phát hiện là một sự việc trong sổ, cần được giải trình, chưa phải là kết luận sai phạm.",
                "As known now. Each finding is a fact of the record that has to be explained; it is no verdict.")
        ),
    ]

    /// The foot of the page.
    static let proof: [(key: String, text: PageText)] = [
        ("section.proof", PageText("8. Kiểm chứng số liệu", "8. How to check the figures")),
        ("bundleFolder", PageText("Bộ bằng chứng", "Evidence bundle")),
        ("eventsWords", PageText("{events} sự kiện", "{events} events")),
        (
            "checkBundle",
            PageText(
                "Kiểm tra bộ bằng chứng bằng khoá công khai của sổ cái, lấy từ nguồn khác:",
                "Check the bundle by the public key of the ledger, which you have from elsewhere:")
        ),
        ("ledgerFile", PageText("Sổ cái", "Ledger")), ("ledgerSize", PageText("Kích thước", "Size")),
        ("sizeWords", PageText("{events} sự kiện trong {entries} bút toán", "{events} events in {entries} entries")),
        ("recordedSpan", PageText("Ghi sổ từ ngày, đến ngày", "Recorded from, to")),
        ("treeRoot", PageText("Gốc của cây băm (Merkle)", "Root of the Merkle tree")),
        ("noTree", PageText("sổ cái định dạng cũ, không có cây băm", "an older format without a tree")),
        ("signedBy", PageText("Chữ ký của", "Signed by")),
        ("signedSize", PageText("Số sự kiện đã ký", "Signed events")),
        ("signedRoot", PageText("Gốc đã ký", "Signed root")),
        (
            "checkpointIs",
            PageText("Điểm xác nhận đã ký, nguyên văn:", "The signed checkpoint, word for word:")
        ),
        (
            "nothingSigned",
            PageText(
                "Chưa có chữ ký nào trong sổ cái này; gốc ở trên chỉ so được với chính sổ cái.",
                "Nothing is signed in this ledger yet; the root above can be compared with the ledger itself only.")
        ),
        ("howToCheck", PageText("Cách kiểm tra", "How to check")),
        (
            "check1",
            PageText(
                "Kiểm tra toàn bộ sổ cái, tính lại mọi con số suy ra:",
                "Check the whole ledger and compute again what is derived:")
        ),
        (
            "check2",
            PageText("Tính lại một con số từ các sự kiện gốc:", "Fold a figure again from the raw events:")
        ),
        (
            "check3",
            PageText("Lập lại trang này và so từng byte:", "Make this page again and compare it byte for byte:")
        ),
        (
            "pageIsNoProof",
            PageText(
                "Trang này để xem và in, tự nó không phải là bằng chứng. Bằng chứng là sổ cái, chữ ký, hoặc bộ bằng chứng do lệnh bundle lập.",
                "This page is to be read and printed; it proves nothing by itself. Proof is the ledger, its signatures, or a bundle of evidence."
            )
        ),
    ]
}
