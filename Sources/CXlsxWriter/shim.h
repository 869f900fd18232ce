// libxlsxwriter's own header, and for sheets that are written row by row: merged cells, since its own call for them writes
// the cells of all rows of the range at once, which such a sheet can't; and rows that are made by the caller, in the form
// and into the file in which the library gathers its own until the workbook is closed.
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

// Appends the XML of whole rows to those of a sheet whose cells are in the first rows and columns; 0 where they could not
// all be written.
static inline int socai_write_rows(
    lxw_worksheet *sheet, const void *bytes, size_t count, lxw_row_t last_row, lxw_col_t last_column) {
    if (sheet->optimize_tmpfile == NULL) return 0;
    sheet->dim_rowmin = 0;
    sheet->dim_rowmax = last_row;
    sheet->dim_colmin = 0;
    sheet->dim_colmax = last_column;
    return fwrite(bytes, 1, count, sheet->optimize_tmpfile) == count;
}

// Whether a row of such a sheet could not be written to its temporary file; the library does not look.
static inline int socai_has_failed(lxw_worksheet *sheet) {
    return sheet->optimize_tmpfile != NULL && (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile));
}
