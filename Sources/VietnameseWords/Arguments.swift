// Arguments of commands, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let arguments: [String: String] = [
        "\"{1}\" is not a day; {2}": "\"{1}\" không phải là ngày; {2}",
        "\"{1}\" is not a year; write a year such as 2022": "\"{1}\" không phải là năm; ghi năm như 2022",
        "\"{1}\" is not a position; write a whole number, the last position of an entry":
            "\"{1}\" không phải là vị trí; viết một số nguyên, là vị trí cuối của một bút toán",
        "there is no breakdown by \"{1}\" here; write one or more of {2}, with commas between":
            "ở đây không phân tách được theo \"{1}\"; ghi một hoặc nhiều từ trong {2}, cách nhau bằng dấu phẩy",
        "\"{1}\" is not a rule; the rules are {2}": "\"{1}\" không phải là quy tắc; các quy tắc là {2}",
        "\"{1}\" is not a published figure; write a whole number such as 194, or of a share 2.93%":
            "\"{1}\" không phải là số liệu đã công bố; ghi số nguyên như 194, hoặc với tỷ lệ thì ghi 2.93%",
        "{1} is {2}; it is from {3} to {4}": "{1} là {2}; giá trị này phải từ {3} đến {4}",
        "\"{1}\" is not an offset from UTC; write hours and minutes such as +07:00, at most 14:00":
            "\"{1}\" không phải là độ lệch so với UTC; ghi giờ và phút như +07:00, nhiều nhất 14:00",
        "\"{1}\" is not a class; classes are {2}": "\"{1}\" không phải là loại hộ; các loại hộ là {2}",
        "\"{1}\" is not a type of event; {2}": "\"{1}\" không phải là loại sự kiện; {2}",
        "there is no breakdown by \"{1}\" here; write unit, or unit:LEVEL with LEVEL one of {2}":
            "ở đây không phân tách được theo \"{1}\"; ghi unit, hoặc unit:LEVEL với LEVEL là một trong {2}",
        "\"{1}\" is not a level of units; levels are {2}": "\"{1}\" không phải là cấp đơn vị; các cấp là {2}",
        " (`socai key show` prints it)": " (`socai key show` in ra khoá này)",
        "this is the name of a file; give the key itself: \"$(cat {1})\" if the file has a verifier key, \"$(socai key show {2})\" if it has a private key":
            "đây là tên tệp; ghi chính khoá đó: \"$(cat {1})\" nếu tệp chứa khoá kiểm tra, \"$(socai key show {2})\" nếu tệp chứa khoá riêng",
        "\"{1}\" names no event; write the id of its entry, # and its number there, such as p7-2023#4, or # and its position, such as '#7358'":
            "\"{1}\" không nêu sự kiện nào; ghi mã bút toán, dấu # và số thứ tự của sự kiện trong bút toán đó, như p7-2023#4, hoặc dấu # và vị trí, như '#7358'",
        "types are {1}": "các loại sự kiện là {1}",
        "The name of the ledger is empty; it must name a file": "Tên sổ cái đang để trống; phải ghi tên một tệp",
        "A ledger is a file, never standard input or output (-); name a file, or write ./- for a file with that name":
            "Sổ cái là một tệp, không bao giờ là đầu vào hoặc đầu ra chuẩn (-); ghi tên tệp, hoặc ghi ./- nếu tệp mang đúng tên đó",
        "this is the lock file of a ledger, not a ledger": "đây là tệp khoá của một sổ cái, không phải sổ cái",
        "name {1}": "ghi tên {1}",
        "waiting for another writer of this ledger": "đang chờ một tiến trình khác ghi xong vào sổ cái này",
        "{1}, in this process": "{1}, trong chính tiến trình này",
        "{1}; which process it is can't be seen from here": "{1}; từ đây không thấy được là tiến trình nào",
        "{1}: process {2}": "{1}: tiến trình {2}",
        "there is no such ledger": "không có sổ cái này",
        "make one with `socai init`": "lập sổ cái bằng `socai init`",
        "The name of the output file is empty; it must name a file": "Tên tệp kết quả để trống; phải nêu một tệp",
        "--output is \"{1}\"; its name ends in .txt, .json, .csv, .xlsx or .html, or --format says what it is":
            "--output là \"{1}\"; tên phải có đuôi .txt, .json, .csv, .xlsx hoặc .html, hoặc --format nói rõ dạng",
        "--format {1} writes a file; name it with --output": "--format {1} viết ra tệp; nêu tên tệp bằng --output",
        "--list goes with --format csv only; the other forms have all lists":
            "--list chỉ dùng cùng --format csv; các dạng khác có đủ mọi danh sách",
        "--from is {1}, after the day of the cut, which is {2}; it must be that day or earlier":
            "--from là {1}, sau ngày của mốc số liệu, là {2}; phải là ngày đó hoặc sớm hơn",
        "The period from {1} to {2} ends before it begins; give its first day first":
            "Kỳ từ {1} đến {2} kết thúc trước khi bắt đầu; ghi ngày đầu ở trước",
        "what": "nội dung",
        "The last recorded time, {1}, is ahead of this machine's clock: one of the two is wrong, or was\n":
            "Thời điểm ghi cuối, {1}, đi trước đồng hồ của máy này: một trong hai đang sai, hoặc đã từng sai\n",
    ]
}
