// As whom a connection is made: files of credentials, passwords and certificates, given to the client library. What is
// in them is never part of an error.

#if JetStream
    internal import CNATS
    import EventLedger
    import Files

    /// A login, and the servers it is for.
    struct ConnectionLogin {
        let login: JetStreamOptions.Login
        let place: String

        /// Gives the files to a connection that is to be made; each is looked at first, so that the file is named that
        /// cannot be read.
        func apply(to options: OpaquePointer, usesTLS addresses: [String]) throws(LedgerError) {
            if let file = login.credentialsFile {
                _ = try read(file)
                try check(natsOptions_SetUserCredentialsFromFiles(options, file, nil), file)
            }
            if let file = login.passwordFile {
                let lines = String(decoding: try read(file), as: UTF8.self)
                    .split(whereSeparator: \.isNewline).map(String.init)
                guard lines.count == 2 else {
                    throw LedgerError(
                        .invalidValue, "this is no file of a user and a password",
                        remedy: "the first line is the user's name, the second the password", file: file)
                }
                try check(natsOptions_SetUserInfo(options, lines[0], lines[1]), file)
            }
            let files = [login.authorityFile, login.certificateFile, login.keyFile].compactMap(\.self)
            guard !files.isEmpty || addresses.contains(where: { $0.hasPrefix("tls://") }) else { return }
            for file in files { _ = try read(file) }
            try check(natsOptions_SetSecure(options, true), place)
            if let file = login.authorityFile {
                try check(natsOptions_LoadCATrustedCertificates(options, file), file)
            }
            if let certificate = login.certificateFile, let key = login.keyFile {
                try check(natsOptions_LoadCertificatesChain(options, certificate, key), certificate)
            }
        }

        private func read(_ file: String) throws(LedgerError) -> [UInt8] {
            try WholeFile(
                what: "file of a login", maximumBytes: 1 << 20, remedy: "certificates, keys and credentials are small"
            ).bytes(at: file)
        }

        private func check(_ status: natsStatus, _ file: String) throws(LedgerError) {
            guard status == NATS_OK else {
                throw LedgerError(
                    .invalidValue, "the client of NATS does not take this file",
                    remedy: "certificates and keys are in PEM, credentials as NATS issues them", file: file)
            }
        }
    }
#endif
