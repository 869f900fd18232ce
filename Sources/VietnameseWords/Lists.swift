// Reading the lists of offices, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let lists: [String: String] = [
        "the cell has the number {1}, and words of its format are shown with it; format the column as text and type the codes as they are shown":
            "ô chứa số {1}, còn phần chữ là do định dạng của ô hiện thêm; định dạng cột là văn bản và ghi lại mã như đang hiện",
        "{1} is neither yes nor no; write x or leave the cell empty":
            "{1} không cho biết có hay không; ghi x hoặc để trống ô",
        "perhaps {1} is meant": "có thể là {1}",
        "correct it": "sửa lại",
        "{1} is no {2}; {3}": "{1} không phải là {2}; {3}",
        "{1} is no {2} of the form; write words or numbers such as \"1, 3\", as text":
            "{1} không phải là {2} của biểu mẫu; ghi bằng chữ hoặc các số như \"1, 3\", dưới dạng văn bản",
        "{1} is no class; write Hộ nghèo, Hộ cận nghèo or Hộ không nghèo":
            "{1} không phải là loại hộ; ghi Hộ nghèo, Hộ cận nghèo hoặc Hộ không nghèo",
        "{1} is no date; write number and day such as 98/QĐ-UBND, 31/12/2022":
            "{1} không phải là ngày; ghi số và ngày như 98/QĐ-UBND, 31/12/2022",
        "the value": "giá trị",
        "the formula was never calculated; open the workbook in a spreadsheet program and save it":
            "công thức chưa được tính; mở sổ tính bằng phần mềm bảng tính rồi lưu lại",
        "is in the old encoding of a {1} font and": "theo bảng mã cũ của phông {1}",
        "is in an old encoding that": "theo một bảng mã cũ",
        "the text {1} cannot be converted; convert the list to Unicode":
            "không chuyển đổi được nội dung {1}; chuyển danh sách sang Unicode",
        "the formula failed with {1}; correct it or type the value":
            "công thức bị lỗi {1}; sửa công thức hoặc nhập giá trị",
        "the text": "nội dung",
        "the code": "mã",
        "the unit's": "của đơn vị",
        "the household's": "của hộ",
        "{1}; write {2} own code": "{1}; ghi mã riêng {2}",
        "{1} is no code; format the column as text and type the codes again":
            "{1} không phải là mã; định dạng cột là văn bản (Text) rồi nhập lại các mã",
        "the number of an identity card has 12 digits, or 9 on older ones; correct it":
            "số căn cước có 12 chữ số, loại cũ có 9; sửa lại",
        "{1} is not a whole date; write day, month and year, such as 31/12/2022":
            "{1} không phải là ngày đầy đủ; ghi ngày, tháng và năm, như 31/12/2022",
        "{1} has a year of two digits; write it with four, such as 31/12/2022":
            "{1} chỉ ghi năm bằng hai chữ số; ghi đủ bốn chữ số, như 31/12/2022",
        "{1} is no date; write the day before the month, such as 31/12/2022":
            "{1} không phải là ngày; ghi ngày trước tháng, như 31/12/2022",
        "{1} dates of the column have a day of at most 12, and all later ones are text: day and month may be exchanged; check them, and format the column as text":
            "{1} ngày trong cột có số ngày không quá 12, còn các ngày lớn hơn đều ở dạng văn bản: có thể ngày và tháng bị đổi chỗ; kiểm tra lại, và định dạng cột là văn bản",
        "{1} is neither a date nor a year; write it such as 31/12/2022 or 2022":
            "{1} không phải là ngày, cũng không phải là năm; ghi như 31/12/2022 hoặc 2022",
        "{1} is no whole number {2}; correct it": "{1} không phải là số nguyên {2}; sửa lại",
        "from {1}": "từ {1}",
        "from {1} to {2}": "từ {1} đến {2}",
        "the heading is empty": "tiêu đề cột đang để trống",
        "write the heading of a column of the list": "ghi tiêu đề của một cột trong danh sách",
        "the heading {1} is there twice": "tiêu đề {1} có hai lần",
        "keep one of them": "chỉ giữ một",
        "the field {1} is there twice": "trường {1} có hai lần",
        "give the other columns the field ignored": "khai báo các cột còn lại là ignored",
        "there is no field {1}": "không có trường {1}",
        "write ignored for a column that is not read, or one of {1}":
            "cột không đọc thì ghi ignored, hoặc ghi một trong các trường {1}",
        "this is no map of columns": "đây không phải là bảng khai báo cột",
        "its first line is heading,field, and each other one a heading and a field":
            "dòng đầu là heading,field, mỗi dòng sau gồm một tiêu đề và một trường",
        "none": "không có",
        "no column, title or row states the class of the households; add a column Phân loại hộ":
            "không có cột, tiêu đề hoặc dòng nào nêu loại hộ; thêm cột Phân loại hộ",
        "the household has no class; add it": "hộ không có loại hộ; bổ sung loại hộ",
        "the household has {1} members here and {2} rows of persons; correct one":
            "hộ ghi {1} nhân khẩu ở đây mà có {2} dòng ghi người; sửa một trong hai",
        "the code {1} is in {2} already; give each household its own": "mã {1} đã có ở {2}; đặt mã riêng cho từng hộ",
        "the code {1} looks like {2} in {3}; write one household's code in one way":
            "mã {1} nhìn gần giống {2} ở {3}; mã của một hộ chỉ viết theo một cách",
        "the person is in row {1} already; a person belongs to one household, once":
            "người này đã có ở dòng {1}; mỗi người chỉ thuộc một hộ, và chỉ ghi một lần",
        "the unit {1} is in {2} already; state it once": "đơn vị {1} đã có ở {2}; chỉ ghi một lần",
        "known state of a grant": "trạng thái hỗ trợ đã biết",
        "the cell has a month and no day; write day, month and year, such as 31/12/2022":
            "ô chỉ ghi tháng, không ghi ngày; ghi ngày, tháng và năm, như 31/12/2022",
        "the award has no recipient; add one": "khen thưởng không có người nhận; bổ sung vào",
        "nothing says whether the recipient is a collective, a person or a household; add a column Đối tượng with Tập thể, Cá nhân or Hộ gia đình":
            "không rõ người nhận là tập thể, cá nhân hay hộ gia đình; thêm cột Đối tượng, ghi Tập thể, Cá nhân hoặc Hộ gia đình",
        "kind of area, such as thành thị or nông thôn": "loại khu vực, như thành thị hoặc nông thôn",
        "the row has no unit; add its name or code": "dòng không có đơn vị; bổ sung tên hoặc mã đơn vị",
        "the row is of a person, and no row above it is of the head of a household; add that row":
            "dòng là của một người, mà phía trên không có dòng chủ hộ nào; bổ sung dòng chủ hộ",
        "the row is of the head of a household, and has no number of a household; add it":
            "dòng là của chủ hộ mà không có số thứ tự hộ; bổ sung vào",
        "the household has {1} members here and {2} in {3}; correct one":
            "hộ ghi {1} nhân khẩu ở đây và {2} ở {3}; sửa một trong hai",
        "the household has another class here than in {1}; correct one":
            "loại hộ ở đây khác với ở {1}; sửa một trong hai",
        "the code {1} has a row already that says the same; this one is passed over, delete it":
            "mã {1} đã có một dòng ghi như vậy; dòng này được bỏ qua, nên xoá đi",
        "the code is marked as a repetition of {1}, which no row has; correct it":
            "mã được đánh dấu là lặp lại của {1}, mà không dòng nào có mã đó; sửa lại",
        "the code is marked as a repetition of {1}, and this row says something else than that one; delete one of them, or give this household its own code":
            "mã được đánh dấu là lặp lại của {1}, mà dòng này ghi khác dòng kia; xoá một dòng, hoặc cho hộ này mã riêng",
        "the row is neither one of the list nor one that is known; give it a value, or delete it":
            "dòng không phải của danh sách, cũng không phải loại dòng đã biết; ghi giá trị, hoặc xoá dòng",
        "the sum is {1} here, and the rows add up to {2}; correct the sum, or the rows":
            "số cộng ở đây là {1}, mà các dòng cộng lại là {2}; sửa số cộng, hoặc sửa các dòng",
        "yes": "có",
        "no row of the first {1} has the headings of {2}": "trong {1} dòng đầu, không dòng nào có tiêu đề cột của {2}",
        "name its columns {1}, or give a map of its columns": "đặt tên các cột {1}, hoặc cung cấp bảng khai báo cột",
        "the column means {1} as {2} does, which is read; give one of them the field ignored in a map":
            "cột này cũng có nghĩa là {1} như cột {2}, là cột được đọc; khai báo một trong hai cột là ignored",
        "the column means {1} as {2} does, and neither is read; give one of them the field ignored in a map":
            "cột này cũng có nghĩa là {1} như cột {2}, nên không cột nào được đọc; khai báo một trong hai cột là ignored",
        "the cell says that the household has no code yet; write one, or leave the cell empty and name the office's own file of who is in which household":
            "ô cho biết hộ chưa có mã; ghi mã, hoặc để trống ô và nêu tệp riêng của cơ quan ghi người nào thuộc hộ nào",
        "the cell has words such as a name, and no code; write the household's own code":
            "ô ghi chữ như họ tên chứ không phải mã; ghi mã riêng của hộ",
        "{1} may be read in two ways in a column that counts {2} đồng; write it without a point or a comma":
            "{1} có thể hiểu theo hai cách trong cột có đơn vị tính {2} đồng; ghi số không có dấu chấm, dấu phẩy",
        "by its remark the household moved away or somebody died; record that first and take the row out, or correct the members and clear the remark":
            "theo ghi chú thì hộ đã chuyển đi hoặc có người đã mất; ghi việc đó vào sổ trước rồi bỏ dòng, hoặc sửa số nhân khẩu và xoá ghi chú",
        "the map has the heading {1}, which the list has not; correct the map":
            "bảng khai báo cột có tiêu đề {1} mà danh sách không có; sửa bảng khai báo cột",
        "a list after a review": "danh sách sau rà soát",
        "a list of exits": "danh sách thoát",
        "a list of households": "danh sách hộ",
        "a list of aid": "danh sách hỗ trợ",
        "a list of awards": "danh sách khen thưởng",
        "a list of totals": "danh sách tổng số hộ",
        "such as \"Mã hộ\", \"Họ và tên chủ hộ\", \"Phân loại hộ\", \"Số nhân khẩu\"":
            "như \"Mã hộ\", \"Họ và tên chủ hộ\", \"Phân loại hộ\", \"Số nhân khẩu\"",
        "such as \"Mã hộ\", \"Họ và tên chủ hộ\", \"Kết quả sau rà soát\"":
            "như \"Mã hộ\", \"Họ và tên chủ hộ\", \"Kết quả sau rà soát\"",
        "such as \"Mã hộ\", \"Họ và tên chủ hộ\", \"Xã/Phường\", \"Số nhân khẩu\"":
            "như \"Mã hộ\", \"Họ và tên chủ hộ\", \"Xã/Phường\", \"Số nhân khẩu\"",
        "such as \"Mã hộ\", \"Hình thức hỗ trợ\", \"Số tiền\", \"Ngày hỗ trợ\"":
            "như \"Mã hộ\", \"Hình thức hỗ trợ\", \"Số tiền\", \"Ngày hỗ trợ\"",
        "such as \"Họ và tên, tập thể\", \"Hình thức khen thưởng\", \"Thành tích\"":
            "như \"Họ và tên, tập thể\", \"Hình thức khen thưởng\", \"Thành tích\"",
        "such as \"Khu vực/Địa bàn\", \"Số hộ\", \"Nhân khẩu\"": "như \"Khu vực/Địa bàn\", \"Số hộ\", \"Nhân khẩu\"",
        "person of row {1}": "người ở dòng {1}",
        "{1} has the digits of an identity card, which are never recorded":
            "{1} có chữ số của căn cước, là thông tin không bao giờ được ghi vào sổ",
        "write it without them": "viết lại, bỏ các chữ số đó",
        "{1} has a day of birth, which is never recorded":
            "{1} có ngày sinh, là thông tin không bao giờ được ghi vào sổ",
        "write it without it": "viết lại, bỏ ngày sinh",
        "SQLite cannot write the file: {1}": "SQLite không ghi được tệp: {1}",
        "check that the disk has room, and run it again": "kiểm tra dung lượng đĩa còn trống rồi chạy lại",
        "{1} has a telephone number, which is never recorded":
            "{1} có số điện thoại, là thông tin không bao giờ được ghi vào sổ",
        "write it without the number": "viết lại, bỏ số điện thoại",
        "{1} is a date and nothing else, such as a day of birth": "{1} chỉ là một ngày, có thể là ngày sinh",
        "{1} is the name of a person, which is never recorded":
            "{1} là tên người, là thông tin không bao giờ được ghi vào sổ",
        "write what its column is for": "ghi đúng nội dung của cột",
        "the text is garbled, as where a file is read in another encoding than it was written in; type it again, or save the list anew as CSV UTF-8":
            "nội dung bị lỗi phông chữ, như khi mở tệp bằng bảng mã khác với bảng mã lúc lưu; nhập lại, hoặc lưu lại danh sách dạng CSV UTF-8",
        "the text has {1} bytes, and at most {2} are recorded; shorten it":
            "nội dung dài {1} byte, sổ chỉ ghi tối đa {2} byte; rút ngắn lại",
        "a hidden sheet of the workbook has such a list too and was not read; name the sheet that is meant, or delete the other one":
            "một trang tính ẩn của sổ tính cũng có danh sách cùng loại và không được đọc; nêu trang tính cần đọc, hoặc xoá trang kia",
    ]
}
