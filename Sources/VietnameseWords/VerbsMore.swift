// What the verbs say, in Vietnamese: the sentences of the source and their words. It holds text only.

extension VietnameseWords {
    static let verbsMore: [String: String] = [
        "{1} cannot be written: {2}": "không ghi được {1}: {2}",
        "standard output": "đầu ra chuẩn",
        "--units-on goes with --by only; a target is counted by the units of the day it is due":
            "--units-on chỉ dùng cùng --by; chỉ tiêu được tính theo đơn vị của ngày đến hạn",
        "Trajectory up to {1}": "Lộ trình đến ngày {1}",
        "left and entered compare the two ends of a year: who left and came back within it is in neither. socai movement counts every event and has such a household in both.":
            "hai cột ra khỏi và vào so sánh hai đầu của một năm: hộ thoát rồi quay lại trong năm không có ở cột nào. socai movement tính mọi sự kiện nên hộ như vậy có ở cả hai.",
        "\nNo plan is recorded inside this cut\n": "\nTrong mốc số liệu này chưa ghi kế hoạch nào\n",
        "All households of {1}: {2}": "Tổng số hộ của {1}: {2}",
        "Units on {1}": "Đơn vị ngày {1}",
        "\nNo unit is established by then\n": "\nĐến lúc đó chưa có đơn vị nào được thành lập\n",
        "\n{1} of {2} {3} exist\n": "\n{1} trong {2} {3} còn tồn tại\n",
        "{1}: merged into {2}": "{1}: sáp nhập vào {2}",
        "{1}: divided among {2}": "{1}: chia tách thành {2}",
        "The name of a checkpoint is empty; it must name a file":
            "Tên tệp điểm xác nhận đang để trống; phải ghi tên một tệp",
        "; the last position is {1}": "; vị trí cuối là {1}",
        "Entries intact: {1} with {2} events{3}": "Bút toán nguyên vẹn: {1} với {2} sự kiện{3}",
        "Events lost: {1}": "Số sự kiện bị mất: {1}",
        "Derived tables compared through position {1}, rules judged through {2}":
            "Đã so sánh các bảng suy ra đến hết vị trí {1}, đã xét các quy tắc đến hết vị trí {2}",
        "An unfinished import left {1} events, which the next writer takes out":
            "Một lần nhập chưa xong để lại {1} sự kiện, lần ghi sau sẽ bỏ các sự kiện đó",
        "No damage was found": "Không phát hiện hư hỏng",
        ", and all events are {1}": ", và mọi sự kiện đều là {1}",
        "1 checkpoint agrees": "1 điểm xác nhận khớp",
        "{1} checkpoints agree": "{1} điểm xác nhận khớp",
        "1 signature was": "1 chữ ký",
        "{1} signatures were": "{1} chữ ký",
        "Tree made again through position {1}; {2}, {3} checked":
            "Đã lập lại cây băm đến hết vị trí {1}; {2}, đã kiểm tra {3}",
        "those that were signed": "các sự kiện đã được ký",
        "those of the checkpoint that was given; who signed it was not checked":
            "các sự kiện của điểm xác nhận đã đưa vào; chưa kiểm tra ai đã ký",
        "No checkpoint has a signature of a key that was given: who signed is not checked":
            "Không điểm xác nhận nào có chữ ký của khoá đã đưa vào: chưa kiểm tra ai đã ký",
        "Not checked: whether somebody who can write to the file wrote another history into it, or put it back to an older state. Only a signed checkpoint that was kept elsewhere shows it: --checkpoint, --verifier-key":
            "Chưa kiểm tra: có ai ghi được vào tệp đã viết vào đó một lịch sử khác, hoặc đưa tệp về trạng thái cũ hơn hay không. Chỉ điểm xác nhận đã ký và lưu ở nơi khác mới cho thấy: --checkpoint, --verifier-key",
        "The events up to position {1} are {2}. Not checked: whether those after it are what was recorded, and whether there were others; a later checkpoint shows it":
            "Các sự kiện đến vị trí {1} là {2}. Chưa kiểm tra: các sự kiện sau đó có đúng như đã ghi hay không, và có còn sự kiện nào khác hay không; một điểm xác nhận mới hơn sẽ cho thấy",
        "The entries agree with each other, and not with what was signed: ask for the ledger that was, or whether the checkpoint is of another one; socai compare says more":
            "Các bút toán khớp với nhau nhưng không khớp với nội dung đã ký: hỏi lấy đúng sổ cái đã ký, hoặc hỏi xem điểm xác nhận có phải của sổ cái khác không; socai compare cho biết thêm",
        "Restore the ledger from a backup": "Khôi phục sổ cái từ bản sao lưu",
        "; what is intact before the first damage can be exported":
            "; phần nguyên vẹn trước chỗ hỏng đầu tiên có thể xuất ra được",
        "; a rebuild does not help. No entry is damaged, but the entries do not say whether the last of them are of an import that was not finished, and no program reads or records until that is known. Keep the file: what was recorded after the backup is in it":
            "; dựng lại không giúp được. Không bút toán nào bị hỏng, nhưng các bút toán không cho biết những bút toán cuối có thuộc một lần nhập chưa xong hay không, và chừng nào chưa rõ thì không chương trình nào đọc hoặc ghi. Giữ lại tệp này: những gì đã ghi sau bản sao lưu nằm trong đó",
        "The entries are as they were recorded, and do not keep the rules":
            "Các bút toán đúng như khi được ghi, nhưng không tuân theo quy tắc",
        "No entry is damaged: export the ledger and import that into a new one":
            "Không bút toán nào bị hỏng: xuất sổ cái ra rồi nhập vào một sổ mới",
        "No entry is damaged: make the derived tables again with socai rebuild":
            "Không bút toán nào bị hỏng: dựng lại các bảng suy ra bằng socai rebuild",
    ]
}
