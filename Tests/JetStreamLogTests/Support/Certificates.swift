// Certificates for servers on this machine, made by openssl for one test: an authority, a server that it signed, and
// an authority that signed nothing.

#if JetStream
    import Foundation
    import LedgerTestSupport

    enum Certificates {
        static func make(in folder: TemporaryFolder) throws {
            let script = """
                set -e
                cd "$1"
                for name in ca other; do
                    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
                        -subj "/CN=$name" -keyout $name.key -out $name.pem
                done
                openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=server \
                    -keyout server.key -out server.csr
                printf 'subjectAltName=IP:127.0.0.1,DNS:localhost\n' > names
                openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names \
                    -out server.pem
                printf 'subjectAltName=DNS:elsewhere.example\n' > names
                openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names \
                    -out elsewhere.pem
                """
            let process = Process("/bin/sh", ["-c", script, "sh", folder.path], endingWithinSeconds: 60)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            guard try process.runToEnd().status == 0 else {
                throw TestCluster.Problem(description: "openssl made no certificates")
            }
        }
    }
#endif
