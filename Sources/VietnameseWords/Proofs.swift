// Proofs and keys, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let proofs: [String: String] = [
        "the size {1} is negative": "kích thước {1} là số âm",
        "the root of size 0 is not that of the empty tree":
            "gốc ứng với kích thước 0 không phải là gốc của cây băm rỗng",
        "checkpoint": "điểm xác nhận",
        "the checkpoint has no origin": "điểm xác nhận không ghi tên nguồn (origin)",
        "the name of a key, without spaces and plus signs": "ghi tên của một khoá, không có dấu cách và dấu cộng",
        "the checkpoint has no size": "điểm xác nhận không ghi kích thước",
        "a number without leading zeroes": "ghi một số không có chữ số 0 ở đầu",
        "the checkpoint has no root": "điểm xác nhận không ghi gốc",
        "32 bytes as base64, 44 characters": "ghi 32 byte dạng base64, 44 ký tự",
        "the checkpoint has a fourth line": "điểm xác nhận có dòng thứ tư",
        "origin, size and root, nothing else": "chỉ ghi tên nguồn (origin), kích thước và gốc, không thêm gì khác",
        "the key {1} can't sign for {2}": "khoá {1} không ký được cho {2}",
        "the origin of a checkpoint is the name of its key":
            "tên nguồn (origin) của điểm xác nhận phải là tên của khoá ký",
        "the checkpoint of {1} is not signed by a key of that name":
            "điểm xác nhận của {1} không được ký bằng khoá mang tên đó",
        "give the verifier key {1}+…": "cung cấp khoá kiểm tra {1}+…",
        "private key": "khoá riêng",
        "find the private key": "tìm khoá riêng",
        "there is no such private key": "không có khoá riêng này",
        "make a key first, or name the file of one": "tạo khoá trước, hoặc ghi tên tệp của một khoá đã có",
        "a path is not empty and has no NUL byte": "đường dẫn không được để trống và không được có byte NUL",
        "name a file": "ghi tên một tệp",
        "no key could be made": "không tạo được khoá",
        "look at the system's cryptography": "kiểm tra phần mật mã của hệ thống",
        "this is not a private key": "đây không phải là khoá riêng",
        "it is one line that begins with PRIVATE+KEY, as it was written when the key was made":
            "khoá riêng là một dòng bắt đầu bằng PRIVATE+KEY, đúng như đã ghi khi tạo khoá",
        "note": "phiếu ký",
        "nothing could be signed with the key {1}": "không ký được bằng khoá {1}",
        "this is a private key": "đây là khoá riêng",
        "if others saw it, make a new key; give the public one":
            "nếu người khác đã thấy khoá này thì tạo khoá mới; cung cấp khoá công khai",
        "this is not a verifier key": "đây không phải là khoá kiểm tra",
        "a key of signature type {1} can't be checked here": "ở đây không kiểm tra được khoá có kiểu chữ ký {1}",
        "the public key has {1} bytes instead of 32": "khoá công khai dài {1} byte thay vì 32",
        "the key id of {1} does not follow from its name and public key":
            "số hiệu khoá của {1} không khớp với tên và khoá công khai",
        "name+id+key: the id as 8 lower-case hexadecimal digits, the key as base64 of 01 or 04 and 32 bytes":
            "ghi theo dạng tên+số hiệu+khoá: số hiệu là 8 chữ số thập lục phân viết thường, khoá là base64 của 01 hoặc 04 và 32 byte",
        "read the folder": "đọc thư mục",
        "the folder itself is empty, or too deep": "chính thư mục này trống, hoặc lồng quá sâu",
        "the folder {1} is empty, or too deep": "thư mục {1} trống, hoặc lồng quá sâu",
        "{1}{2} is neither a file nor a folder": "{1}{2} không phải là tệp, cũng không phải là thư mục",
        "{1} is missing, no file, or too long": "{1} thiếu, không phải là tệp, hoặc quá dài",
        "{1} is cut short": "{1} bị thiếu phần cuối",
        "something was changed, or is missing; ask its maker for it again":
            "có nội dung bị thay đổi hoặc bị thiếu; đề nghị nơi lập gửi lại",
        "the text of the note can't be distinguished from its signatures":
            "không phân biệt được nội dung của phiếu ký với các chữ ký",
        "sign one text": "chỉ ký một nội dung",
        "the note has no signatures": "phiếu ký không có chữ ký",
        "an empty line comes before them": "chữ ký phải đứng sau một dòng trống",
        "the note has more than {1} signatures": "phiếu ký có quá {1} chữ ký",
        "take some away": "bớt chữ ký",
        "one comes after the empty line": "sau dòng trống phải có chữ ký",
        "two keys have the name {1} and the id {2}": "có hai khoá cùng tên {1} và cùng số hiệu {2}",
        "give one of them": "chỉ cung cấp một trong hai khoá",
        "the signature of {1} ({2}) does not hold": "chữ ký của {1} ({2}) không hợp lệ",
        "text and signature must be as they were when {1} signed": "nội dung và chữ ký phải đúng như khi {1} ký",
        "no key": "không có khoá nào",
        "the note is not signed by a known key": "phiếu ký không được ký bằng khoá đã biết",
        "known: {1}; give the signer's key": "khoá đã biết: {1}; cung cấp khoá của bên ký",
        "this is not a signature line": "đây không phải là dòng chữ ký",
        "— name base64, with an em dash and single spaces":
            "— tên base64, có dấu gạch dài ở đầu và chỉ một dấu cách giữa các phần",
        "the {1} belongs to another user": "{1} thuộc về người dùng khác",
        "sign with a key of your own": "ký bằng khoá của chính mình",
        "others may read or change the {1}": "người khác có thể đọc hoặc sửa {1}",
        "make a new key if somebody could have; else take their rights away: chmod 600":
            "nếu có thể đã có người đọc hoặc sửa thì tạo khoá mới; nếu không thì bỏ quyền của người khác: chmod 600",
        "{1} is in the way": "{1} đang chiếm chỗ",
        "take it away": "chuyển mục đó đi nơi khác",
        "choose another name; no key is ever overwritten":
            "chọn tên khác; chương trình không bao giờ ghi đè lên khoá đã có",
        "the {1} is no regular file": "{1} không phải là tệp thông thường",
        "name the file itself": "ghi đường dẫn của chính tệp đó",
        "name one that is there": "ghi tên một tệp hoặc thư mục đã có",
        "permission denied for the {1} or its folder": "không có quyền đối với {1} hoặc thư mục chứa",
        "a key lies in a folder that its owner may write to": "để khoá trong thư mục mà chủ khoá có quyền ghi",
        "there is no room for the {1}": "không còn chỗ trống cho {1}",
        "make room and try again": "giải phóng chỗ trống rồi thử lại",
        "use the {1}": "dùng {1}",
        "the {1} has {2} bytes": "{1} dài {2} byte",
        "it may have {1}": "được dài tối đa {1} byte",
        "the {1} begins with a byte order mark": "{1} bắt đầu bằng dấu thứ tự byte (BOM)",
        "save it as UTF-8 without one": "lưu dạng UTF-8 không có dấu đó",
        "the {1} has Windows line ends": "{1} có dấu xuống dòng kiểu Windows",
        "save it with newlines only, byte for byte as it was made":
            "lưu với dấu xuống dòng LF, đúng từng byte như khi được tạo ra",
        "the {1} does not end with a newline": "{1} không kết thúc bằng dấu xuống dòng",
        "every line ends with one; it may be cut short":
            "mỗi dòng phải kết thúc bằng dấu xuống dòng; có thể tệp bị thiếu phần cuối",
        "the {1} is not UTF-8": "{1} không phải là UTF-8",
        "it is text in UTF-8": "nội dung phải là văn bản dạng UTF-8",
        "the {1} has a control character": "{1} có ký tự điều khiển",
        "newlines are the only ones allowed": "chỉ được dùng dấu xuống dòng",
        "there is no “{1}” with a number": "không có “{1}” kèm một số",
        "“{1}”, a space and a number without leading zeroes": "“{1}”, một dấu cách và một số không có chữ số 0 ở đầu",
        "there is no empty line behind the hashes": "không có dòng trống sau các giá trị băm",
        "a checkpoint follows it": "sau dòng trống là điểm xác nhận",
        "there are more than {1} hashes": "có quá {1} giá trị băm",
        "no proof has more": "không bằng chứng nào có nhiều hơn",
        "there is no hash": "không có giá trị băm",
        "proof": "bằng chứng",
        "this is not a proof": "đây không phải là bằng chứng",
        "its first line is {1}": "dòng đầu tiên phải là {1}",
        "there is nothing behind “extra”": "không có gì sau “extra”",
        "base64, or no such line": "ghi base64, hoặc bỏ dòng này",
        "the proof is since size {1} of {2}, not size {3} of {4}":
            "bằng chứng tính từ kích thước {1} của {2}, không phải kích thước {3} của {4}",
        "a tree has 0 to {1} leaves": "cây băm có từ 0 đến {1} lá",
        "there is no leaf {1} in a tree of size {2}": "không có lá {1} trong cây băm kích thước {2}",
        "leaves are numbered from 0 to the size less one": "lá được đánh số từ 0 đến kích thước trừ 1",
        "a tree of size {1} is no past of one of size {2}":
            "cây băm kích thước {1} không thể là trạng thái trước của cây băm kích thước {2}",
        "the old size is from 0 to the new one": "kích thước cũ phải từ 0 đến kích thước mới",
        "a proof belongs to one leaf or old tree and to one root":
            "bằng chứng chỉ ứng với một lá hoặc một cây băm cũ, và với một gốc",
        "memory of what was signed": "tệp ghi nhớ những gì đã ký",
        "the key signed size {1} already, and the ledger has {2}": "khoá đã ký kích thước {1}, mà sổ cái chỉ có {2}",
        "the key signed another history at size {1}": "khoá đã ký một lịch sử khác ở kích thước {1}",
        "the memory of what was signed with the key is not there": "không có tệp ghi nhớ những gì đã ký bằng khoá này",
        "put it back beside the key; if the key never signed, make an empty file that only you may read":
            "đặt lại tệp đó bên cạnh khoá; nếu khoá chưa ký lần nào thì tạo một tệp trống mà chỉ chủ khoá được đọc",
        "the memory of what was signed with the key can't be read":
            "không đọc được tệp ghi nhớ những gì đã ký bằng khoá này",
        "put it back as it was; if it is lost, go on with a new key and a new origin":
            "đặt lại tệp như cũ; nếu đã mất thì dùng khoá mới và tên nguồn (origin) mới",
        "a key signs one growing ledger; if this one was restored from an older copy, or a copy of it was signed, go on with a new key and a new origin":
            "mỗi khoá chỉ ký một sổ cái, sổ đó chỉ được ghi thêm; nếu sổ này được khôi phục từ bản cũ hơn, hoặc một bản sao của sổ đã được ký, thì dùng khoá mới và tên nguồn (origin) mới",
        "a tree of size {1} has no complete subtree at leaves {2}":
            "cây băm kích thước {1} không có cây con đầy đủ ở các lá {2}",
        "{1} gave {2} hashes where {3} were asked for": "{1} cho {2} giá trị băm trong khi cần {3}",
        "restore the tiles, or rebuild them from the records": "khôi phục các mảnh, hoặc dựng lại từ các bản ghi",
        "the proof of inclusion has too many hashes": "bằng chứng có mặt có quá nhiều giá trị băm",
        "the proof of inclusion has too few hashes": "bằng chứng có mặt có quá ít giá trị băm",
        "the proof does not lead from leaf {1} to the root of size {2}":
            "bằng chứng không dẫn từ lá {1} đến gốc của cây băm kích thước {2}",
        "the proof of consistency has too few hashes": "bằng chứng nhất quán có quá ít giá trị băm",
        "the proof of consistency has too many hashes": "bằng chứng nhất quán có quá nhiều giá trị băm",
        "the tree of size {1} is not shown to begin with that of size {2}":
            "chưa chứng minh được cây băm kích thước {1} bắt đầu bằng cây băm kích thước {2}",
        "two trees of size {1} have different roots": "hai cây băm cùng kích thước {1} có gốc khác nhau",
    ]
}
