// The size of the map: following when another process grew it. The map moves only while no transaction of this process
// is under way, and is tried out first, because LMDB can't go back.
internal import CFiles
internal import CLMDB
import Files

extension Environment {
    /// Follows a file that another process grew beyond this process's map. Throws `mapResized` while a transaction of
    /// this process is under way, and `outOfMemory`.
    func adoptMap(_ operation: String) throws(LMDBError) {
        let meta: MetaPages
        do {
            meta = try MetaPages(
                reading: FileDescriptor(path: resolvedPath, mode: .read), path: path, operation: operation)
        } catch let error as LMDBError {
            throw error
        } catch let error as SystemError {
            throw error.named(operation, path)
        } catch {
            throw failure(.inputOutput, operation)
        }
        let needed = meta.neededBytes ?? .max
        try moveMap(operation) { current in
            // Another thread may have followed already.
            guard current < max(needed, meta.mapSizeBytes) else { return [] }
            var sizes: [Int] = []
            var size = max(meta.mapSizeBytes, needed)
            while size > needed {
                sizes.append(size)
                size /= 2
            }
            return sizes + [needed]
        }
    }

    /// Moves the map to the first of the sizes that can be had; an empty list leaves it.
    private func moveMap(_ operation: String, sizes: (_ current: Int) -> [Int]) throws(LMDBError) {
        let page = System.pageSizeBytes
        let code = state.withLock { state -> LMDBError.Code? in
            guard !state.isWithoutMap else { return .panic }
            guard state.activeTransactions == 0 else { return .mapResized }
            var raw = MDB_envinfo()
            mdb_env_info(handle, &raw)
            let candidates = sizes(raw.me_mapsize).map { $0 / page * page }
            guard !candidates.isEmpty else { return nil }
            guard let size = candidates.first(where: { System.canMap(descriptor: descriptor, bytes: $0) }) else {
                return .outOfMemory
            }
            let result = mdb_env_set_mapsize(handle, size)
            guard result == MDB_SUCCESS else {
                state.isWithoutMap = true
                return LMDBError.Code(returned: result)
            }
            return nil
        }
        if let code { throw failure(code, operation) }
    }

    /// Lengthens the file to its last page. LMDB does not write pages that a transaction took and gave back, and a file
    /// that ends early could not be distinguished at once from one that was cut short. Called inside a transaction.
    func lengthenFile() {
        var raw = MDB_envinfo()
        mdb_env_info(handle, &raw)
        let needed = (raw.me_last_pgno + 1) * System.pageSizeBytes
        guard let status = try? FileStatus(descriptor: descriptor), status.sizeBytes < needed else { return }
        // Not by ftruncate, which would shorten what another process wrote in between.
        socai_lengthen(descriptor, off_t(needed))
    }
}
