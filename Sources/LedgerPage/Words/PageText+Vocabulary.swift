// The words of the vocabularies, by the numbers and names that the data has: classes, flows of the forms, targets, kinds
// of aid and givers, events of households, rules of the audit.

extension PageText {
    /// Classes, targets, aid.
    static let vocabulary: [(key: String, text: PageText)] = [
        ("class.0", PageText("Chưa phân loại", "Unclassified")), ("class.1", PageText("Hộ nghèo", "Poor households")),
        ("class.2", PageText("Hộ cận nghèo", "Near-poor households")),
        ("class.3", PageText("Hộ có hoàn cảnh khó khăn", "Disadvantaged households")),
        ("class.4", PageText("Hộ có mức sống trung bình", "Households of average living standard")),
        ("class.5", PageText("Hộ khá", "Better-off households")),
        ("class.6", PageText("Hộ giàu", "Well-off households")),
        ("class.1.short", PageText("nghèo", "poor")), ("class.2.short", PageText("cận nghèo", "near-poor")),
        ("protected", PageText("thuộc diện bảo trợ xã hội", "under social protection")),
        (
            "byCriteria",
            PageText("theo tiêu chí (ngoài diện bảo trợ xã hội)", "by the criteria (outside social protection)")
        ),
        ("area.urban", PageText("khu vực thành thị", "urban units")),
        ("area.rural", PageText("khu vực nông thôn", "rural units")),
        ("target.reduction", PageText("giảm {comparison} {value} {of}", "{comparison} {value} {of} fewer")),
        ("target.increase", PageText("tăng {comparison} {value} {of}", "{comparison} {value} {of} more")),
        ("target.stock", PageText("còn {comparison} {value} {of}", "{comparison} {value} {of}")),
        ("target.rate", PageText("tỷ lệ {comparison} {value} trên tổng số {of}", "{comparison} {value} of all {of}")),
        (
            "target.income",
            PageText("thu nhập bình quân đầu người {comparison} {value}", "income per person {comparison} {value}")
        ),
        (
            "target.lasting",
            PageText("thoát nghèo bền vững, {comparison} {value}", "exits that last, {comparison} {value}")
        ),
        (
            "target.leftBehind",
            PageText(
                "không nhận được khoản cho không nào: {comparison} {value} {of}",
                "without a gift: {comparison} {value} {of}")
        ),
        ("target.resources", PageText("vận động {comparison} {value} {of}", "resources of {comparison} {value} {of}")),
        ("target.sponsored", PageText("có người đỡ đầu: {comparison} {value}", "with a sponsor: {comparison} {value}")),
        ("comparison.atLeast", PageText("ít nhất", "at least")),
        ("comparison.atMost", PageText("không quá", "at most")),
        ("comparison.below", PageText("dưới", "below")), ("comparison.equal", PageText("đúng bằng", "exactly")),
        ("comparison.rises", PageText("tăng", "rises")),
        ("of.households", PageText("hộ", "households")), ("of.persons", PageText("nhân khẩu", "persons")),
        ("of.amountVND", PageText("đồng", "VND")), ("of.gifts", PageText("lượt cho không", "gifts")),
        ("verdict.met", PageText("đạt", "met")), ("verdict.missed", PageText("không đạt", "missed")),
        ("verdict.notDue", PageText("chưa đến hạn", "not due")), ("verdict.unknown", PageText("chưa rõ", "unknown")),
        ("cause.unitChange", PageText("điều chỉnh đơn vị", "change of units")),
        ("cause.lateReport", PageText("báo cáo muộn", "late report")),
        ("cause.correction", PageText("đính chính", "correction")),
        ("aid.cash", PageText("Tiền mặt", "Cash")), ("aid.goods", PageText("Hiện vật", "Goods")),
        ("aid.housing", PageText("Nhà ở", "Housing")), ("aid.livelihood", PageText("Sinh kế", "Livelihood")),
        ("aid.credit", PageText("Vay vốn", "Credit")),
        ("aid.healthInsurance", PageText("Bảo hiểm y tế", "Health insurance")),
        ("aid.education", PageText("Giáo dục, đào tạo", "Education")), ("aid.labour", PageText("Ngày công", "Labour")),
        ("aid.ideas", PageText("Sáng kiến, hướng dẫn", "Ideas and advice")),
        ("giver.stateBudget", PageText("Ngân sách nhà nước", "State budget")),
        ("giver.nationalProgramme", PageText("Chương trình mục tiêu quốc gia", "National target programme")),
        ("giver.fundForThePoor", PageText("Quỹ “Vì người nghèo”", "Fund “For the poor”")),
        ("giver.massOrganisation", PageText("MTTQ và đoàn thể", "Fatherland Front and mass organisations")),
        ("giver.agency", PageText("Cơ quan, đơn vị", "Agency")),
        ("giver.enterprise", PageText("Doanh nghiệp", "Enterprise")),
        ("giver.religiousBody", PageText("Tổ chức tôn giáo", "Religious body")),
        ("giver.household", PageText("Hộ gia đình", "Household")),
        ("giver.individual", PageText("Cá nhân", "Individual")),
        ("giver.abroad", PageText("Nước ngoài", "From abroad")),
        ("giver.policyBank", PageText("Ngân hàng Chính sách xã hội", "Policy bank")),
        ("severity.error", PageText("Sai quy định", "Error")),
        ("severity.warning", PageText("Cần giải trình", "Warning")),
        ("severity.notice", PageText("Cần xem lại", "Notice")),
    ]

    /// The columns of the two forms of movement.
    static let flows: [(key: String, text: PageText)] = [
        ("flow.exitedToNearPoor.1", PageText("Thoát nghèo, trở thành hộ cận nghèo", "Exited to near-poor")),
        ("flow.exitedPastNearPoor.1", PageText("Thoát nghèo, vượt chuẩn cận nghèo", "Exited past the near-poor line")),
        ("flow.otherDecrease.1", PageText("Khác giảm", "Other decrease")),
        ("flow.fellFromNearPoor.1", PageText("Hộ cận nghèo trở thành hộ nghèo", "Fell from near-poor")),
        ("flow.relapsed.1", PageText("Tái nghèo", "Relapsed")),
        ("flow.newlyPoor.1", PageText("Phát sinh mới", "Newly poor")),
        ("flow.otherIncrease.1", PageText("Khác tăng", "Other increase")),
        ("flow.fellToPoor.2", PageText("Trở thành hộ nghèo", "Fell to poor")),
        ("flow.exitedPastNearPoor.2", PageText("Vượt chuẩn cận nghèo", "Exited past the near-poor line")),
        ("flow.otherDecrease.2", PageText("Khác giảm", "Other decrease")),
        ("flow.cameFromPoor.2", PageText("Hộ nghèo trở thành hộ cận nghèo", "Came from poor")),
        ("flow.relapsed.2", PageText("Tái cận nghèo", "Relapsed")),
        ("flow.newlyNearPoor.2", PageText("Phát sinh mới", "Newly near-poor")),
        ("flow.otherIncrease.2", PageText("Khác tăng", "Other increase")),
    ]

    /// What happened to a household, by the numbers of the types of events.
    static let events: [(key: String, text: PageText)] = [
        ("event.5", PageText("Đưa vào sổ, {members} nhân khẩu", "Registered with {members} persons")),
        ("event.6", PageText("Chuyển đến {unit}", "Moved to {unit}")),
        ("event.7", PageText("Thay đổi nhân khẩu: {members}", "Now {members} persons")),
        ("event.8", PageText("Đưa ra khỏi sổ", "Dissolved")),
        ("event.9", PageText("Phân loại: {class}", "Class: {class}")),
        ("event.10", PageText("Công nhận thoát; nay là: {class}", "Recognised exit; now: {class}")),
        ("event.11", PageText("Xác định thu nhập", "Income assessed")),
        ("event.12", PageText("Nhận hỗ trợ", "Aid given")),
        ("event.13", PageText("Có người đỡ đầu", "Sponsor assigned")),
        ("event.14", PageText("Kết thúc đỡ đầu", "Sponsor ended")),
        ("event.15", PageText("Được khen thưởng", "Award granted")),
        ("event.16", PageText("Thu hồi khen thưởng", "Award revoked")),
        ("event.other", PageText("Sự kiện khác", "Another event")),
    ]

    /// The rules of the audit.
    static let rules: [(key: String, text: PageText)] = [
        (
            "rule.aidOutsidePoverty",
            PageText(
                "Hỗ trợ hộ không thuộc diện nghèo, cận nghèo",
                "A gift to a household that was neither poor nor near-poor")
        ),
        (
            "rule.aidToUnregistered",
            PageText("Hỗ trợ hộ chưa có trong sổ", "Aid to a household that was never registered")
        ),
        ("rule.repeatedAid", PageText("Một khoản hỗ trợ ghi nhiều lần", "The same aid recorded several times")),
        ("rule.repeatedAward", PageText("Một thành tích khen thưởng hai lần", "Two awards for one achievement")),
        (
            "rule.revokedAwardCounted",
            PageText("Khen thưởng đã thu hồi vẫn còn tính", "A revoked award that is still counted")
        ),
        ("rule.overdrawnFund", PageText("Quỹ chi vượt số đã nhận", "A fund that gave more than it received")),
        ("rule.quickReturn", PageText("Thoát rồi tái nghèo sớm", "A return soon after an exit")),
        ("rule.exitUndone", PageText("Thoát rồi quay lại trong cùng ngày", "An exit undone on the same day")),
        (
            "rule.scoreMismatch",
            PageText("Diện được công nhận khác với điểm rà soát", "A class that differs from its scores")
        ),
        (
            "rule.splitTooLarge",
            PageText("Hộ tách ra quá đông nhân khẩu so với hộ gốc", "A split household as large as the one it left")
        ),
        ("rule.splitFromUnknown", PageText("Tách từ hộ không có trong sổ", "A split from an unknown household")),
        ("rule.restatedPeriod", PageText("Điều chỉnh kỳ đã chốt số liệu", "A closed period was restated")),
        (
            "rule.openingMismatch",
            PageText("Số kỳ đã chốt nay khác số đã báo cáo", "A closed figure differs from the one filed")
        ),
        (
            "rule.unclassifiedAtClosing",
            PageText("Hộ chưa phân loại khi chốt số liệu", "Unclassified households at a closing")
        ),
        (
            "rule.dissolvedBeforeDue",
            PageText(
                "Đưa hộ nghèo, cận nghèo ra khỏi sổ sát ngày đến hạn",
                "Poor or near-poor dissolved just before a due day")
        ),
        ("rule.farAhead", PageText("Ngày có hiệu lực quá xa sau ngày ghi sổ", "An event far ahead of its recording")),
        ("rule.lookAlikeCodes", PageText("Các mã nhìn giống nhau", "Codes that look alike")),
        ("rule.refusedCode", PageText("Mã nay không còn được chấp nhận", "A code that would be refused today")),
        ("rule.dividedUnit", PageText("Hộ còn ở địa bàn đã chia tách", "Households in a unit that was divided")),
        (
            "rule.rateTotals",
            PageText(
                "Tỷ lệ tính trên tổng số hộ của năm khác hoặc thiếu",
                "A rate over totals of another year, or without some")
        ),
        (
            "rule.brokenEarmark",
            PageText("Chi sai mục đích đóng góp", "Earmarked money given for something else")
        ),
        ("rule.overduePledge", PageText("Cam kết đóng góp quá hạn chưa đủ", "A pledge overdue")),
        ("rule.bunchedExits", PageText("Thoát nghèo dồn sát ngày đến hạn", "Exits bunched before a due day")),
        (
            "rule.missingTotal",
            PageText("Địa bàn thiếu tổng số hộ dân cư của năm", "A unit without a household total for a year")
        ),
        ("rule.lateEntry", PageText("Ghi sổ muộn", "Recorded late")),
    ]
}
