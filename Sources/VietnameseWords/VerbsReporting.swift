// Verbs that report, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let verbsReporting: [String: String] = [
        "nothing was given in {1} by the units of {2}; see --units-on if it merged":
            "không có khoản hỗ trợ nào ở {1}, theo đơn vị của ngày {2}; nếu đơn vị đã sáp nhập thì xem --units-on",
        "\nLoans, reported separately from gifts\n\n": "\nCho vay, báo cáo riêng với cho không\n\n",
        "Poor and near-poor households on {1}, by what they got":
            "Hộ nghèo, hộ cận nghèo ngày {1}, theo hình thức đã nhận",
        "\nNobody was left behind\n": "\nKhông có hộ nào bị bỏ lại phía sau\n",
        "\nLeft behind: no gift\n\n": "\nBị bỏ lại phía sau: không nhận được khoản cho không nào\n\n",
        "from {1} to": "từ ngày {1} đến hết ngày",
        "up to": "đến hết ngày",
        ", by the units of {1}": ", theo đơn vị của ngày {1}",
        "Aid{1} {2} {3}{4}": "Hỗ trợ{1} {2} {3}{4}",
        "not in the register": "không có trong sổ",
        "Audit up to {1}": "Kiểm toán đến hết ngày {1}",
        "{1} granted {2} {3}, as known at position {4}": "{1}, trao {2} {3}, theo số liệu biết được tại vị trí {4}",
        "\nOne by one\n\n": "\nTừng khen thưởng\n\n",
        "{1} by {2}: {3}": "{1}, theo {2}: {3}",
        "Revoked awards": "Khen thưởng đã bị thu hồi",
        "Awards": "Khen thưởng",
        "--output is \"{1}\", a picture; --format {2} is none":
            "--output là \"{1}\", tức là hình vẽ; --format {2} không phải là hình vẽ",
        "Exits and what became of them by {1}{2}": "Các lượt thoát và kết quả tính đến ngày {1}{2}",
        "past the near-poor line": "vượt chuẩn cận nghèo",
        "Households{1} on {2}{3}": "Số hộ{1} ngày {2}{3}",
        "Households by {1}{2} on {3}{4}": "Số hộ theo {1}{2} ngày {3}{4}",
        "\nNo household is {1}\n": "\nKhông có hộ nào là {1}\n",
        "; of {1} the decision in force records none": "; quyết định đang có hiệu lực của {1} hộ không ghi mục nào",
        "{1}: {2} households, {3} {4} recorded{5}": "{1}: {2} hộ, đã ghi {3} {4}{5}",
        "--events and --look-back go with --bridge only": "--events và --look-back chỉ dùng cùng --bridge",
        "From {1}, to {2}": "Từ ngày {1}, đến ngày {2}",
        "\nFrom one state to another\n\n": "\nTừ tình trạng này sang tình trạng khác\n\n",
        "\nNo household changed its state\n": "\nKhông có hộ nào thay đổi tình trạng\n",
        "\nWho changed\n\n": "\nCác hộ thay đổi\n\n",
        "an exit of the last {1} months": "một lượt thoát trong {1} tháng gần nhất",
        "any earlier exit": "bất kỳ lượt thoát nào trước đó",
        "The bridge: every event between, under what it did; a return after {1} is a relapse":
            "Bảng nối số liệu: mọi sự kiện ở giữa, xếp theo tác động; quay lại sau {1} là tái nghèo",
        "\nThe same by account\n\n": "\nChi tiết theo từng tài khoản\n\n",
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
            "--number là {1}; số hộ hoặc số nhân khẩu phải từ 0 trở lên",
        "Households: {1}, persons: {2} ({3}) on {4}{5}": "Số hộ: {1}, số nhân khẩu: {2} ({3}) ngày {4}{5}",
        "From {1}, to {2}{3}": "Từ ngày {1}, đến ngày {2}{3}",
        "Households ({1}): {2} + {3} entered - {4} left = {5}, a difference of {6}":
            "Số hộ ({1}): {2} + {3} vào - {4} ra = {5}, chênh lệch {6}",
        "\nWho entered\n\n": "\nCác hộ vào\n\n",
        "\nWho left\n\n": "\nCác hộ ra\n\n",
        "VOIDED: {1}": "ĐÃ HUỶ: {1}",
        "\nWhat the ledger counts\n\n": "\nCác hộ mà sổ cái đếm\n\n",
        "{1} ({2}) on {3}{4}": "{1} ({2}) ngày {3}{4}",
        "The ledger gives exactly {1} {2}": "Theo sổ cái đúng là {1} {2}",
        "The ledger gives {1} {2}; {3} is ": "Theo sổ cái là {1} {2}; số {3} ",
        "{1} too many": "thừa {1}",
        "{1} too few": "thiếu {1}",
        "{1}{2}, as known at position {3}": "{1}{2}, theo số liệu biết được tại vị trí {3}",
        "On the earlier day": "Vào ngày trước",
        "Counted": "Được đếm",
        "None": "Không có",
        "Counted on the earlier day only": "Chỉ được đếm vào ngày trước",
        "On the due day": "Vào ngày đến hạn",
        "Counted on the due day only": "Chỉ được đếm vào ngày đến hạn",
        "Not counted, of those that the share is of": "Không được đếm, trong số hộ dùng để tính tỷ lệ",
        ", or with another size": ", hoặc có số nhân khẩu khác",
        ", as known at position {1}": ", theo số liệu biết được tại vị trí {1}",
        "The target is not due on {1}": "Chỉ tiêu chưa đến hạn vào ngày {1}",
        "The ledger gives no figure: {1}": "Không tính được số liệu từ sổ cái: {1}",
        "The ledger gives {1}{2}; {3} is another figure": "Theo sổ cái là {1}{2}; {3} là số khác",
        "the target is {1}": "chỉ tiêu: {1}",
        "The ledger gives exactly {1}: {2}{3}; {4}": "Theo sổ cái đúng là {1}: {2}{3}; {4}",
        "The ledger gives {1}{2}, which can be printed as {3}; {4}":
            "Theo sổ cái là {1}{2}, làm tròn có thể thành {3}; {4}",
        "Nothing near it gives ": "Không cách tính gần giống nào cho ra ",
        "exactly ": "đúng ",
        "Exactly {1} are": "Ra đúng {1} nếu tính như sau",
        "{1} can be": "Có thể ra {1} nếu tính như sau",
        ", the nearest first:": ", cách gần nhất nêu trước:",
        "A form can't go to standard output (-): it is a file; name one":
            "Biểu mẫu không viết ra đầu ra chuẩn (-) được: đó là một tệp; ghi tên tệp",
        "--output is \"{1}\"; the name of a form ends in .xlsx, .csv, .html or .pdf":
            "--output là \"{1}\"; tên biểu mẫu phải có đuôi .xlsx, .csv, .html hoặc .pdf",
        "--pdf-with goes with a file that ends in .pdf": "--pdf-with chỉ dùng với tệp có đuôi .pdf",
        "The name of the file of names is empty; it must name a file":
            "Tên tệp ghi họ tên đang để trống; phải ghi tên một tệp",
        "--names goes with a list; form {1} names no household":
            "--names chỉ dùng với danh sách; biểu mẫu {1} không nêu tên hộ nào",
        "form {1}": "biểu mẫu {1}",
        "Wrote {1}: {2} of {3}, as known at position {4}, by the units of {5}\n":
            "Đã viết ra {1}: {2} năm {3}, theo số liệu biết được tại vị trí {4}, theo đơn vị của ngày {5}\n",
        "Its figures were corrected since they were filed by {1}; --known closing writes the form as filed\n":
            "Sau lần chốt {1}, số liệu của biểu mẫu đã được đính chính; dùng --known closing để viết ra biểu mẫu như đã báo cáo\n",
        "no household was recorded by {1}, as known at position {2}: a 0 of the {3} means that there is no data":
            "đến ngày {1}, theo số liệu biết được tại vị trí {2}, chưa ghi hộ nào: số 0 trong {3} nghĩa là không có số liệu",
        "Fund {1}": "Quỹ {1}",
        "Funds": "Quỹ",
        "{1} from {2} to {3}": "{1} từ ngày {2} đến ngày {3}",
        "No fund is established by then\n": "Đến lúc đó chưa có quỹ nào được thành lập\n",
        "By kind": "Theo loại",
        "Received, by kind of donor": "Đã nhận, theo loại nhà tài trợ",
        "Received in kind, never added to money": "Đã nhận bằng hiện vật, không bao giờ cộng vào tiền",
        "Open pledges on {1}": "Cam kết đóng góp còn lại ngày {1}",
        "--known closing means the closing of a day's period, and a history has no day; say a day, an instant or #POSITION":
            "--known closing là lần chốt kỳ của một ngày, mà lịch sử của hộ không theo ngày nào; ghi ngày, thời điểm hoặc #POSITION",
        "History of household {1}": "Lịch sử của hộ {1}",
        "VOIDED on {1} by {2}": "ĐÃ HUỶ ngày {1} bằng {2}",
        "--from is {1}, after the year of the cut, which is {2}; it must be that year or earlier":
            "--from là {1}, sau năm của mốc số liệu là {2}; phải là năm đó hoặc sớm hơn",
        "Income per person and month{1} in VND, at each year's end up to {2}, as known at position {3}{4}":
            "Thu nhập bình quân đầu người một tháng{1} tính bằng VND, cuối mỗi năm đến ngày {2}, theo số liệu biết được tại vị trí {3}{4}",
        "No income was assessed\n": "Chưa xác định thu nhập nào\n",
        " and ": " và ",
        "Households: {1}, persons: {2} ({3}){4} on {5}, by the units of {6}; entrances from {7} on, a return after {8} is a relapse":
            "Số hộ: {1}, số nhân khẩu: {2} ({3}){4} ngày {5}, theo đơn vị của ngày {6}; xét hộ vào diện từ ngày {7}, quay lại sau {8} là tái nghèo",
        "\nNo household\n": "\nKhông có hộ nào\n",
        "--from is {1}, after --to, which is {2}; it must be the same day or earlier":
            "--from là {1}, sau --to là {2}; phải là cùng ngày hoặc sớm hơn",
        "No entry was recorded that is asked for\n": "Không có bút toán nào thoả điều kiện\n",
        "CLAIMED": "KHAI BÁO",
        "; effective {1}": "; có hiệu lực {1}",
        "; effective {1} to {2}": "; có hiệu lực từ {1} đến {2}",
        "RESTATES a closed period: {1}": "ĐIỀU CHỈNH kỳ đã chốt: {1}",
        "VOIDS {1}: {2}": "HUỶ {1}: {2}",
        "VOIDED since: {1} by {2}": "SAU ĐÓ BỊ HUỶ: {1} bằng {2}",
        "… and {1} more": "… và {1} mục nữa",
        "Every event counts: who left and came back is in both flows. socai trajectory compares the two ends of a year and has such a household in neither.":
            "Mọi sự kiện đều được tính: hộ thoát rồi quay lại có ở cả biến động giảm và biến động tăng. socai trajectory so sánh đầu năm với cuối năm nên không tính hộ như vậy.",
        "persons (nhân khẩu)": "số nhân khẩu",
        "households (hộ)": "số hộ",
        "Movement{1} from {2} to {3}, as known at position {4}, by the units of {5}; a return after {6} is a relapse":
            "Biến động{1} từ ngày {2} đến ngày {3}, theo số liệu biết được tại vị trí {4}, theo đơn vị của ngày {5}; quay lại sau {6} là tái nghèo",
        "With --self-only name the table alone: socai reconcile --self-only TABLE":
            "Với --self-only chỉ nêu tên bảng: socai reconcile --self-only TABLE",
        "Name the ledger and the table: socai reconcile LEDGER TABLE":
            "Nêu sổ cái và bảng: socai reconcile LEDGER TABLE",
        "The name of a file is empty; it must name a file": "Có tên tệp đang để trống; phải ghi tên một tệp",
        "--known, --units-on, --look-back and --replay need a ledger, which --self-only does not use":
            "--known, --units-on, --look-back và --replay cần có sổ cái, mà --self-only không dùng sổ cái",
        "Nothing was checked, so nothing is known to be right":
            "Chưa kiểm tra được gì, nên chưa biết số liệu nào là đúng",
        "Against itself: no check can be made": "Đối chiếu trong bảng: không thực hiện được phép kiểm tra nào",
        "Against itself: {1} of {2} checks hold": "Đối chiếu trong bảng: {1}/{2} phép kiểm tra khớp",
        "; {1} without a total by the ledger's own":
            "; {1} không kèm tổng số, được tính theo tổng số của chính sổ cái",
        "; {1} more are not in the ledger": "; {1} số liệu nữa không có trong sổ cái",
        "Against the ledger: no figure can be checked": "Đối chiếu với sổ cái: không kiểm tra được số liệu nào",
        "Against the ledger: {1} of {2} figures agree": "Đối chiếu với sổ cái: {1}/{2} số liệu khớp",
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
        "{1} (and 1 other)": "{1} (và 1 cách khác)",
        "{1} (and {2} others)": "{1} (và {2} cách khác)",
        "rates": "tỷ lệ",
        "Name a ledger, or a folder with --bundle, and not both":
            "Nêu một sổ cái, hoặc một thư mục bằng --bundle, không nêu cả hai",
        "The name of the bundle is empty; it must name a folder":
            "Tên bộ bằng chứng đang để trống; phải ghi tên một thư mục",
        "--verifier-key is missing; a bundle needs a signer that you trust, so give the public key of the ledger":
            "Thiếu --verifier-key; bộ bằng chứng cần một bên ký đáng tin cậy, vì vậy cung cấp khoá công khai của sổ cái",
        "--verifier-key goes with --bundle; a ledger is opened without a key":
            "--verifier-key chỉ dùng cùng --bundle; mở sổ cái không cần khoá",
        "A page can't go to standard output (-): it is a file; name one":
            "Trang số liệu không viết ra đầu ra chuẩn (-) được: đó là một tệp; ghi tên tệp",
        "--output is \"{1}\"; the name of a page ends in .html":
            "--output là \"{1}\"; tên trang số liệu phải có đuôi .html",
        "The page from {1} to {2} ends before it begins; give its first day first":
            "Trang số liệu từ ngày {1} đến ngày {2} kết thúc trước khi bắt đầu; ghi ngày đầu ở trước",
        "Wrote {1}: figures from {2} to {3}, as known up to position {4}\n":
            "Đã viết ra {1}: số liệu từ ngày {2} đến ngày {3}, theo số liệu biết được đến vị trí {4}\n",
        "It lists no households: there are too many; socai list and socai explain list them\n":
            "Trang không liệt kê hộ vì số hộ quá lớn; dùng socai list và socai explain để liệt kê\n",
        ", of {1} by the units of {2}": ", của {1}, theo đơn vị của ngày {2}",
        "Review from {1} to {2}{3}": "Báo cáo sơ kết, tổng kết từ ngày {1} đến ngày {2}{3}",
        ", of all units": ", của tất cả đơn vị",
        "Targets due{1}, as known and as filed": "Chỉ tiêu đến hạn{1}, theo số liệu biết được và như đã báo cáo",
        "not filed": "chưa báo cáo",
        "Households by class": "Số hộ theo loại hộ",
        "Recognised exits and relapses": "Số lượt thoát được công nhận và tái nghèo",
        "How long the exits of each year lasted": "Mức độ bền vững của các lượt thoát từng năm",
        "Income per person and month in VND": "Thu nhập bình quân đầu người một tháng, tính bằng VND",
        "Gifts": "Hỗ trợ cho không",
        "Loans, reported separately from gifts": "Cho vay, báo cáo riêng với cho không",
        "Poor and near-poor households, by what they got": "Hộ nghèo, hộ cận nghèo, theo hình thức đã nhận",
        "Households with and without a sponsor": "Hộ có và không có người đỡ đầu",
        "Initiatives recorded or adopted": "Sáng kiến đã ghi hoặc đã áp dụng",
        "Joined a movement": "Tham gia phong trào",
        "Responsibilities on {1}": "Phân công phụ trách tại ngày {1}",
        "Reviews held": "Các cuộc sơ kết, tổng kết đã tổ chức",
        "Awards granted{1}, by form": "Khen thưởng đã trao{1}, theo hình thức",
        "Units by the share by which their poor and near-poor households became fewer, then by the fewest left behind; those without any at the opening last":
            "Các đơn vị xếp theo tỷ lệ giảm hộ nghèo, hộ cận nghèo, sau đó theo số hộ bị bỏ lại phía sau từ ít đến nhiều; đơn vị đầu kỳ không có hộ nào xếp cuối",
        "; asked then: {1}": "; khi đó đề ra: {1}",
        "No period was closed": "Chưa chốt kỳ nào",
        ", by the units of that day": ", theo đơn vị của ngày đó",
        "The period through {1}, closed by {2}{3}": "Kỳ đến hết ngày {1}, chốt bằng {2}{3}",
        "Nothing that was recorded since changes it\n": "Các nội dung ghi sau đó không làm thay đổi kỳ này\n",
        "Households{1}{2} at the end of each {3} from {4} to {5}, as known at position {6}{7}":
            "Số hộ{1}{2} cuối mỗi {3} từ ngày {4} đến ngày {5}, theo số liệu biết được tại vị trí {6}{7}",
        "each day": "tương ứng",
        "Sponsors{1} on {2}, by the units of {3}": "Người đỡ đầu{1} ngày {2}, theo đơn vị của ngày {3}",
        "\nHouseholds with and without a sponsor\n\n": "\nHộ có và không có người đỡ đầu\n\n",
        "\nNo sponsorship runs on this day\n": "\nNgày này không có việc đỡ đầu nào\n",
        "\nSponsors, by name\n\n": "\nNgười đỡ đầu, theo tên\n\n",
        "--units-on goes with --by only; a target is counted by the units of the day it is due":
            "--units-on chỉ dùng cùng --by; chỉ tiêu được tính theo đơn vị của ngày đến hạn",
        "Trajectory up to {1}": "Lộ trình đến hết ngày {1}",
        "left and entered compare the two ends of a year: who left and came back within it is in neither. socai movement counts every event and has such a household in both.":
            "cột ra và cột vào so sánh đầu năm với cuối năm: hộ thoát rồi quay lại trong năm không có ở cột nào. socai movement tính mọi sự kiện nên hộ như vậy có ở cả hai.",
        "\nNo plan is recorded inside this cut\n": "\nTrong mốc số liệu này chưa ghi kế hoạch nào\n",
        "All households of {1}: {2}": "Tổng số hộ của {1}: {2}",
        "Units on {1}": "Đơn vị ngày {1}",
        "\nNo unit is established by then\n": "\nĐến lúc đó chưa có đơn vị nào được thành lập\n",
        "\n{1} of {2} exist\n": "\n{1} trên {2} còn tồn tại\n",
        "{1}: merged into {2}": "{1}: sáp nhập vào {2}",
        "{1}: divided among {2}": "{1}: chia tách thành {2}",
    ]
}
