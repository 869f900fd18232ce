// libxlsxwriter's own header, and merged cells for sheets that are written row by row: its own call for them writes the
// cells of all rows of the range at once, which such a sheet can't.
#pragma once
#include <stdlib.h>
#include <xlsxwriter.h>

// Adds a range to those that a sheet lists as merged, and writes no cell; the library frees it. 0 without memory.
static inline int socai_merge(
    lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_column, lxw_row_t last_row, lxw_col_t last_column) {
    lxw_merged_range *range = calloc(1, sizeof(lxw_merged_range));
    if (range == NULL) return 0;
    range->first_row = first_row;
    range->first_col = first_column;
    range->last_row = last_row;
    range->last_col = last_column;
    STAILQ_INSERT_TAIL(sheet->merged_ranges, range, list_pointers);
    sheet->merged_range_count++;
    return 1;
}

// Whether a row of such a sheet could not be written to its temporary file; the library does not look.
static inline int socai_has_failed(lxw_worksheet *sheet) {
    return sheet->optimize_tmpfile != NULL && (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile));
}
