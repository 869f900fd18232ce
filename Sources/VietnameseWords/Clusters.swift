// Logs on clusters of servers, in Vietnamese: the sentences of the source and their words. It holds text only.

extension VietnameseWords {
    static let clusters: [String: String] = [
        "no server answered in time": "không có máy chủ nào trả lời kịp thời hạn",
        "there is no connection to a server": "không có kết nối đến máy chủ nào",
        "no server has the stream now, as when most of them are down":
            "hiện không có máy chủ nào giữ luồng tin, như khi phần lớn máy chủ đang ngừng",
        "the user has no permission for the subject {1}": "người dùng không có quyền đối với chủ đề {1}",
        "ask the administrator of the cluster for it": "đề nghị người quản trị cụm máy chủ cấp quyền",
        "the client of NATS failed: {1}": "phần kết nối NATS gặp lỗi: {1}",
        "a server answered what it should not: {1}": "máy chủ trả lời không đúng quy ước: {1}",
        "look whether its version is one that is supported": "kiểm tra xem phiên bản của máy chủ có được hỗ trợ không",
        "try again later; what was not acknowledged is sent again then":
            "thử lại sau; những gì chưa được xác nhận sẽ được gửi lại khi đó",
        "the cluster is not ready: {1}": "cụm máy chủ chưa sẵn sàng: {1}",
        "another message was appended in between: {1}": "đã có thông điệp khác được ghi vào trước: {1}",
        "read what was appended, and append behind it": "đọc những gì đã được ghi, rồi ghi tiếp theo sau",
        "there is no such message: {1}": "không có thông điệp như vậy: {1}",
        "the stream is not there: {1}": "không có luồng tin này: {1}",
        "the stream is not there, and nobody asks how its servers write to their disks":
            "không có luồng tin này, và không ai hỏi các máy chủ của nó về cách ghi xuống đĩa",
        "make it with a user of the system account, or say that it is to be used so":
            "tạo luồng tin kèm người dùng của tài khoản hệ thống, hoặc cho biết là vẫn dùng như vậy",
        "make the stream; if it was deleted, publish from the ledgers again, which have everything":
            "tạo luồng tin; nếu luồng tin đã bị xoá thì đăng lại từ các sổ cái, nơi có đủ dữ liệu",
        "another stream has this name or these subjects: {1}": "luồng tin khác đã có tên hoặc chủ đề này: {1}",
        "choose another name, or change that stream's settings": "chọn tên khác, hoặc sửa thiết lập của luồng tin đó",
        "the cluster has no more space for the stream: {1}": "cụm máy chủ hết chỗ cho luồng tin: {1}",
        "give it more; what was not acknowledged is sent again then":
            "cấp thêm dung lượng; những gì chưa được xác nhận sẽ được gửi lại khi đó",
        "a message is larger than the stream takes: {1}": "thông điệp lớn hơn mức luồng tin nhận: {1}",
        "the cluster refused it: {1}": "cụm máy chủ từ chối: {1}",
        "ask the administrator of the cluster": "liên hệ người quản trị cụm máy chủ",
        "compare the settings of the servers and of the stream with what a log needs":
            "đối chiếu thiết lập của máy chủ và của luồng tin với yêu cầu",
        "the client of NATS does not take these addresses": "phần kết nối NATS không nhận các địa chỉ này",
        "the servers do not know this user, or not this password or key":
            "máy chủ không biết người dùng này, hoặc mật khẩu hay khoá không đúng",
        "compare the file of credentials with what the administrator gave":
            "đối chiếu tệp đăng nhập với những gì người quản trị đã cấp",
        "no secure connection can be made: {1}": "không lập được kết nối bảo mật: {1}",
        "compare the certificates of the servers, their authority's file, and their names":
            "kiểm tra chứng thư của máy chủ, tệp của cơ quan chứng thực và tên trong chứng thư",
        "no server can be connected to: {1}": "không kết nối được máy chủ nào: {1}",
        "look whether the servers run and the address is theirs":
            "kiểm tra xem máy chủ có đang chạy và địa chỉ có đúng không",
        "this is no file of a user and a password": "đây không phải là tệp ghi người dùng và mật khẩu",
        "the first line is the user's name, the second the password":
            "dòng đầu là tên người dùng, dòng thứ hai là mật khẩu",
        "file of a login": "tệp đăng nhập",
        "certificates, keys and credentials are small": "chứng thư, khoá và tệp đăng nhập đều nhỏ",
        "the client of NATS does not take this file": "phần kết nối NATS không nhận tệp này",
        "certificates and keys are in PEM, credentials as NATS issues them":
            "chứng thư và khoá ở dạng PEM, tệp đăng nhập đúng như NATS cấp",
        "this build has no client of NATS": "bản cài đặt này không có phần kết nối NATS",
        "use a folder, or build with the trait JetStream": "dùng thư mục, hoặc dùng bản cài đặt có JetStream",
        "SOCAI_NATS_DURABILITY is \"{1}\"": "SOCAI_NATS_DURABILITY là \"{1}\"",
        "leave it out, or write unchecked to lose what servers acknowledge where they lose power":
            "bỏ đi, hoặc ghi unchecked nếu chấp nhận mất những gì máy chủ đã xác nhận khi mất điện",
        "SOCAI_NATS_REPLICAS is \"{1}\"": "SOCAI_NATS_REPLICAS là \"{1}\"",
        "it is a number from 1 to 5": "giá trị là một số từ 1 đến 5",
        "\"{1}\" cannot be the name of a stream": "\"{1}\" không thể là tên luồng tin",
        "it has 1 to 64 letters, digits, hyphens and underscores":
            "tên có từ 1 đến 64 chữ cái, chữ số, dấu gạch nối và dấu gạch dưới",
        "{1} replicas cannot be asked for": "không thể yêu cầu {1} bản sao",
        "ask for 1 to 5": "yêu cầu từ 1 đến 5 bản sao",
        "a certificate needs its key, and a key its certificate":
            "chứng thư phải có khoá đi kèm, và khoá phải có chứng thư",
        "give both files": "chỉ ra cả hai tệp",
        "{1} would be talked to in plain text": "kết nối đến {1} sẽ không được mã hoá",
        "give the file of its certificate authority, or an address that begins with tls://":
            "chỉ ra tệp của cơ quan chứng thực, hoặc địa chỉ bắt đầu bằng tls://",
        "write nats://host:port, and more servers behind commas":
            "viết nats://máy:cổng, các máy chủ tiếp theo cách nhau bằng dấu phẩy",
        "\"{1}\" is no address of a cluster": "\"{1}\" không phải là địa chỉ của cụm máy chủ",
        "an address has a user or password in it, which other users of the machine can read":
            "địa chỉ có chứa tên người dùng hoặc mật khẩu, người khác dùng chung máy có thể đọc được",
        "put them into a file": "ghi vào một tệp",
        "no server says how it writes to its disk": "không có máy chủ nào cho biết cách ghi xuống đĩa",
        "this needs a user of the system account": "việc này cần người dùng của tài khoản hệ thống",
        "a report of a server": "báo cáo của máy chủ",
        "{1} would acknowledge messages that a power cut takes away again":
            "{1} xác nhận cả những thông điệp có thể mất khi mất điện",
        "set sync_interval: always in the settings of every server":
            "đặt sync_interval: always trong thiết lập của mọi máy chủ",
        "the version of NATS on {1} is too old": "phiên bản NATS trên {1} quá cũ",
        "a log needs 2.12 or newer": "cần phiên bản 2.12 trở lên",
        "too few servers say how they write to their disks": "có quá ít máy chủ cho biết cách ghi xuống đĩa",
        "try again when more of them run": "thử lại khi có thêm máy chủ đang chạy",
        "a stream's state": "trạng thái của luồng tin",
        "a message without its sequence": "thông điệp không có số thứ tự",
        "a message": "thông điệp",
        "message {1} was appended by another program": "thông điệp {1} do chương trình khác ghi",
        "message {1} does not say what it is behind": "thông điệp {1} không cho biết đứng sau thông điệp nào",
        "a message has {1} bytes": "thông điệp dài {1} byte",
        "this log takes up to {1} in one": "mỗi thông điệp chỉ được dài đến {1} byte",
        "an acknowledgement": "xác nhận",
        "an acknowledgement of something else": "xác nhận của việc khác",
        "an answer to {1}": "trả lời cho {1}",
        "the message behind message {1} is missing in the stream": "luồng tin thiếu thông điệp đứng sau thông điệp {1}",
        "a server's files are damaged: let it take them from the others again, or publish from the ledgers":
            "tệp của một máy chủ bị hỏng: để máy đó lấy lại từ các máy khác, hoặc đăng lại từ các sổ cái",
        "nobody answers who records for this origin": "không máy ghi nào của nguồn này trả lời",
        "look whether its recorder runs; what it did not answer can be sent again":
            "xem máy ghi (socai recorder) có đang chạy không; những gì chưa được trả lời có thể gửi lại",
        "record it on a machine with a copy of the ledger, or in parts":
            "ghi trên máy có bản sao của sổ cái, hoặc chia thành nhiều phần",
        "the entry has {1} bytes where it travels, and a message at most {2}":
            "bút toán dài {1} byte khi truyền, trong khi một thông điệp dài nhất {2} byte",
        "an origin has 1 to 255 bytes": "tên nguồn dài từ 1 đến 255 byte",
        "nobody says whether the servers keep what they acknowledge when power is cut":
            "không rõ máy chủ có giữ được những gì đã xác nhận khi mất điện hay không",
        "let a user of the system account make the stream, or say that it is to be used so":
            "để người dùng của tài khoản hệ thống tạo luồng tin, hoặc cho biết là vẫn dùng như vậy",
        "the stream was deleted and made again while it was used": "luồng tin đã bị xoá và tạo lại trong khi đang dùng",
        "publish from the ledgers again, which have everything": "đăng lại từ các sổ cái, nơi có đủ dữ liệu",
        "the stream ends at message {1}, and message {2} was read or kept before":
            "luồng tin kết thúc ở thông điệp {1}, trong khi trước đó đã đọc hoặc ghi đến thông điệp {2}",
        "it was restored from an older copy: publish from the ledgers again":
            "luồng tin đã được khôi phục từ bản sao cũ: đăng lại từ các sổ cái",
        "it is kept in memory, not in files": "chỉ giữ trong bộ nhớ, không ghi vào tệp",
        "it drops what was read": "bỏ những gì đã được đọc",
        "it drops old messages where it is full": "bỏ thông điệp cũ khi đầy",
        "messages can be deleted": "thông điệp có thể bị xoá",
        "it can be purged": "luồng tin có thể bị xoá sạch",
        "it drops messages by their age": "bỏ thông điệp theo tuổi",
        "it has a limit of messages": "giới hạn số thông điệp",
        "it has a limit of messages for a subject": "giới hạn số thông điệp của một chủ đề",
        "server keeps": "máy chủ giữ",
        "servers keep": "máy chủ giữ",
        "{1} a message, not {2}": "{1} mỗi thông điệp, không phải {2}",
        "it does not allow to read directly": "không cho đọc trực tiếp",
        "it does not take batches as a whole": "không nhận trọn cả lô",
        "it does not acknowledge messages": "không xác nhận thông điệp",
        "it is sealed": "luồng tin đã bị niêm phong",
        "a message can take the place of others": "thông điệp này có thể thay thế thông điệp khác",
        "a message can have an end of its own": "thông điệp có thể có thời hạn riêng",
        "it acknowledges before it has written": "xác nhận trước khi ghi xuống đĩa",
        "it changes subjects": "đổi chủ đề của thông điệp",
        "it takes messages of other streams": "nhận thông điệp từ luồng tin khác",
        "its subject is not {1}": "chủ đề của luồng tin không phải là {1}",
        "it does not announce what it kept": "không báo những gì đã giữ",
        "it announces whole messages": "báo cả nội dung thông điệp",
        "it takes messages of up to {1} bytes only": "chỉ nhận thông điệp dài đến {1} byte",
        "change its settings, or make another stream": "sửa thiết lập, hoặc tạo luồng tin khác",
        "the stream is not set up for a log: {1}": "luồng tin không được thiết lập đúng yêu cầu: {1}",
    ]
}
