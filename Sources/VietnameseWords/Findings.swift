// Findings of the audit, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let findings: [String: String] = [
        "months of a quick return": "tháng để coi là quay lại nhanh",
        "days before a target is due": "ngày trước hạn của chỉ tiêu",
        "days after which an entry is late": "ngày để coi bút toán là ghi muộn",
        "days after which a day of effect is far ahead": "ngày để coi ngày có hiệu lực là quá xa",
        "findings listed of a rule": "phát hiện liệt kê cho mỗi quy tắc",
        "the number of {1} is {2}": "số {1} đang là {2}",
        "it is from {1} to {2}": "phải từ {1} đến {2}",
        "the period was closed with {1} ({2} persons) that had no class yet":
            "kỳ đã được chốt khi còn {1} ({2} người) chưa được phân loại",
        "{1}: the period was closed with {2} households and {3} persons, and what follows opens with {4} and {5}":
            "{1}: kỳ đã được chốt với {2} hộ và {3} người, còn kỳ sau mở đầu với {4} hộ và {5} người",
        "the entry id {1} {2}; new ones are refused": "mã bút toán {1} {2}; mã mới như vậy bị từ chối",
        "the code {1} of {2} {3}; new ones are refused": "mã {1} của {2} {3}; mã mới như vậy bị từ chối",
        "the code {1} of {2} looks like {3}": "mã {1} của {2} nhìn gần giống {3}",
        "a household": "một hộ",
        "a unit": "một đơn vị",
        "a plan": "một kế hoạch",
        "a fund": "một quỹ",
        "a recipient": "một người nhận",
        "{1} in it on {2}, and it was divided among {3}":
            "{1} ở trong đơn vị này ngày {2}, trong khi đơn vị đã được chia tách thành {3}",
        " and {1} more": " và {1} mục khác",
        "; {1} still recorded as part of it: {2}{3}": "; {1} được ghi là trực thuộc đơn vị này: {2}{3}",
        "all households that {1} {2} taken over: {3}": "tổng số hộ làm mẫu số mà {1} {2} tính theo: {3}",
        "registered household is": "hộ đã đăng ký vẫn",
        "registered households are": "hộ đã đăng ký vẫn",
        "unit is": "đơn vị vẫn",
        "units are": "đơn vị vẫn",
        "are": "được",
        "is not in the register": "không có trong sổ",
        "aid ({1}) went to a household that {2} on that day": "hỗ trợ ({1}) đã đến một hộ mà vào ngày đó {2}",
        "aid ({1}) went to a household that was never registered": "hỗ trợ ({1}) đã đến một hộ chưa từng được đăng ký",
        "{1} is decided for the day on which the household left {2}, and was recorded later: the exit has no effect":
            "{1} được quyết định cho đúng ngày hộ thoát {2}, và được ghi sau đó: việc thoát không có tác dụng",
        "takes effect {1} days after it was recorded, on {2}": "có hiệu lực sau ngày ghi {1} ngày, ghi vào ngày {2}",
        "left {1} for {2} on {3} and was {4} again within {5} months":
            "thoát {1} thành {2} ngày {3}, rồi lại là {4} trong vòng {5} tháng",
        "two awards in force are for one achievement": "hai danh hiệu đang có hiệu lực cùng khen một thành tích",
        "the closing through {1} still counts an award that was revoked on that day or before":
            "lần chốt đến hết ngày {1} vẫn tính một khen thưởng đã bị thu hồi từ ngày đó trở về trước",
        "an award was granted again after it was revoked": "một khen thưởng được trao lại sau khi đã bị thu hồi",
        "an entry restates the period closed through {1}: {2}":
            "có bút toán điều chỉnh kỳ đã chốt đến hết ngày {1}: {2}",
        "more money was given than the fund had": "số tiền đã chi nhiều hơn số quỹ có",
        "at the lowest it had {1} VND": "mức thấp nhất của quỹ là {1} VND",
        "money earmarked for a programme was given for something else":
            "tiền dành riêng cho một chương trình đã được chi cho việc khác",
        "at most {1} VND": "nhiều nhất là {1} VND",
        "on {1}": "vào ngày {1}",
        "from {1} through {2}": "từ ngày {1} đến hết ngày {2}",
        "from {1} on": "từ ngày {1} trở đi",
        "{1} VND": "{1} VND",
        "a pledge of {1} by {2} that was due on {3}": "cam kết đóng góp ({1}) của {2} đến hạn ngày {3}",
        "not all is received of {1}: {2} open": "chưa nhận đủ {1}: còn {2}",
        "was dissolved on {1}": "đã được ghi là không còn từ ngày {1}",
        "is registered only from {1} on": "chỉ được đăng ký từ ngày {1}",
        "was never registered": "chưa từng được đăng ký",
        "split off from household {1}, which {2}": "tách ra từ hộ {1}, mà hộ này {2}",
        "split off with {1} members from household {2}, which had {3}":
            "tách ra với {1} nhân khẩu từ hộ {2}, trong khi hộ này có {3} nhân khẩu",
        "{1} of the {2} exits from {3} in the year to the due day of {4} lie in its last {5} days":
            "{1} trong số {2} lượt thoát {3} của năm tính đến hạn của {4} nằm trong {5} ngày cuối",
        "{1} of the {2} {3} households dissolved in the year to the due day of {4} were dissolved in its last {5} days":
            "{1} trong số {2} hộ {3} được ghi không còn trong năm tính đến hạn của {4} là ở {5} ngày cuối",
        "{1} registered {2}, and no total reported in {3}":
            "có {1} {2} đã đăng ký, nhưng chưa báo cáo tổng số hộ trong năm {3}",
        "{1} of {2} recorded more than {3} days late: {4} in the middle, {5} at worst":
            "{1} của năm {2} được ghi muộn quá {3} ngày: trung vị {4} ngày, muộn nhất {5} ngày",
        "income score {1} ({2}) and deprivation score {3}": "điểm B1 là {1} ({2}) và điểm B2 là {3}",
        "are those of a poor household": "là mức điểm của hộ nghèo",
        "are those of a near-poor household": "là mức điểm của hộ cận nghèo",
        "are above the line of {1}": "vượt chuẩn của {1}",
        "deprivations listed: {1}, which make {2} points": "số thiếu hụt được liệt kê: {1}, tương ứng {2} điểm",
        "{1}, but the deprivation score is {2}": "{1}, nhưng điểm B2 là {2}",
        "decided {1}, but {2} {3}": "quyết định là {1}, nhưng {2} {3}",
        "the same aid is in two entries on that day": "cùng một khoản hỗ trợ có trong hai bút toán của ngày đó",
        ", {1} VND": ", {1} VND",
    ]
}
