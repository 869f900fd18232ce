// Verbs about keys and proofs, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let verbsProving: [String: String] = [
        "The name of the key's file is empty; it must name a new file":
            "Tên tệp khoá đang để trống; phải ghi tên một tệp mới",
        "A private key can't go to standard output (-), where others may see it; name a file":
            "Khoá riêng không ghi ra đầu ra chuẩn (-) được, vì người khác có thể thấy; ghi tên một tệp",
        "the private key is in {1}; keep it and {2}.signed together and secret, and publish this:":
            "khoá riêng ở trong {1}; giữ tệp đó cùng {2}.signed ở một chỗ và giữ bí mật, còn dòng sau thì công bố:",
        "\"{1}\" can't name a key; write at most 255 bytes without spaces and plus signs, such as example.com/ledger":
            "\"{1}\" không dùng làm tên khoá được; ghi tối đa 255 byte, không có dấu cách và dấu cộng, như example.com/ledger",
        "make one with `socai key new`": "tạo khoá bằng `socai key new`",
        "--{1} goes with --new-origin, which records an event; a checkpoint records none":
            "--{1} chỉ dùng cùng --new-origin, là tuỳ chọn ghi một sự kiện; điểm xác nhận không ghi sự kiện nào",
        "--allow-times-ahead-of-clock goes with --new-origin, which records an event; a checkpoint records none":
            "--allow-times-ahead-of-clock chỉ dùng cùng --new-origin, là tuỳ chọn ghi một sự kiện; điểm xác nhận không ghi sự kiện nào",
        "The ledger keeps no checkpoint; nothing was signed yet\n": "Sổ cái không lưu điểm xác nhận nào; chưa ký gì\n",
        "the ledger keeps no checkpoint of size {1}": "sổ không giữ điểm xác nhận nào có kích thước {1}",
        "the ledger keeps no checkpoint": "sổ cái không lưu điểm xác nhận nào",
        "the newest is of size {1}": "điểm mới nhất có kích thước {1}",
        "sign one first": "ký một điểm xác nhận trước",
        "--verifier-key is missing; give the public key of the signer":
            "Thiếu --verifier-key; cung cấp khoá công khai của người ký",
        "Name an event, or a checkpoint with --since: one of the two is proved":
            "Nêu một sự kiện, hoặc một điểm xác nhận với --since: chỉ chứng minh một trong hai",
        "--checkpoint goes with an event; growth is proved to the newest stored checkpoint":
            "--checkpoint chỉ dùng cùng một sự kiện; bằng chứng nối tiếp luôn tính đến điểm xác nhận mới nhất đang lưu",
        "{1} is empty; it must name a file": "{1} đang để trống; phải ghi tên một tệp",
        "Wrote {1}: {2}\n": "Đã ghi ra {1}: {2}\n",
        "position {1} of {2}": "vị trí {1} của {2}",
        "{1}, in the signed tree of {2}": "{1}, trong cây băm đã ký gồm {2}",
        "{1}, from {2} to {3}": "{1}, từ {2} đến {3}",
        "The name of the proof is empty; it must name a file": "Tên tệp bằng chứng đang để trống; phải ghi tên một tệp",
        "--verifier-key is missing; a proof needs a signer that you trust, so give the public key of the ledger":
            "Thiếu --verifier-key; bằng chứng cần một người ký đáng tin cậy, vì vậy cung cấp khoá công khai của sổ cái",
        "The name of the older checkpoint is empty; it must name a file":
            "Tên tệp điểm xác nhận cũ đang để trống; phải ghi tên một tệp",
        "The proof and the older checkpoint can't both be standard input; name a file for one":
            "Bằng chứng và điểm xác nhận cũ không thể cùng là đầu vào chuẩn; ghi tên tệp cho một trong hai",
        "{1} is an evidence bundle; --since goes with a proof of growth only; leave it out":
            "{1} là bộ bằng chứng; --since chỉ dùng với bằng chứng nối tiếp; bỏ tuỳ chọn này",
        "this is the proof of an event, which is since no checkpoint":
            "đây là bằng chứng của một sự kiện, không tính từ điểm xác nhận nào",
        "leave out --since": "bỏ --since",
        "this is a proof of growth since size {1}": "đây là bằng chứng nối tiếp tính từ kích thước {1}",
        "say with --since which file holds the older checkpoint": "dùng --since để nêu tệp chứa điểm xác nhận cũ",
        "{1} holds, its figures were counted again": "{1} đúng, số liệu đã được đếm lại",
        "{1} does not hold: {2}": "{1} không đúng: {2}",
        "#{1} is the event at position {2}, which this proof does not show":
            "#{1} là sự kiện ở vị trí {2}, bằng chứng này không cho thấy sự kiện đó",
        "{1} holds: this event is at position {2} of {3}, in the tree of {4} that was signed":
            "{1} đúng: sự kiện này ở vị trí {2} của {3}, trong cây băm gồm {4} đã được ký",
        "older tree": "cây băm cũ",
        "newer tree": "cây băm mới",
        "both checkpoints of {1} are of the same {2}": "cả hai điểm xác nhận của {1} đều gồm {2} như nhau",
        "{1} has only grown, from {2} to {3}; all that the older checkpoint covers is there unchanged and in the same order":
            "{1} chỉ được ghi tiếp, từ {2} đến {3}; mọi nội dung thuộc điểm xác nhận cũ vẫn còn, không thay đổi và đúng thứ tự",
        "{1} holds: {2}": "{1} đúng: {2}",
        "not signed by": "không có chữ ký của",
        "{1} (key {2})": "{1} (khoá {2})",
        "what is proved": "nội dung được chứng minh",
        "{1} of {2}": "{1} trong {2}",
        "witness": "bên làm chứng",
        "signed by": "người ký",
        "The name of the folder is empty; it must name a new folder":
            "Tên thư mục đang để trống; phải ghi tên một thư mục mới",
        "A bundle can't go to standard output (-): it is a folder; name one":
            "Bộ bằng chứng không ghi ra đầu ra chuẩn (-) được: đó là một thư mục; ghi tên thư mục",
        "The name of the key's file is empty; it must name a file": "Tên tệp khoá đang để trống; phải ghi tên một tệp",
        "There are {1} cuts; a bundle has at most {2}": "Có {1} mốc số liệu; một bộ bằng chứng có tối đa {2}",
        "Wrote and checked {1}": "Đã ghi ra và kiểm tra {1}",
        "; not signed by {1} (key {2})": "; không có chữ ký của {1} (khoá {2})",
        "{1}: {2} of {3}, signed by {4}{5}": "{1}: {2} của {3}, do {4} ký{5}",
    ]
}
