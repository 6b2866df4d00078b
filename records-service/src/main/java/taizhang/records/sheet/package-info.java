/**
 * Spreadsheets of others, row by row in bounded memory: files, headings, spellings of cells. What the columns of a kind of
 * record are, its feature says.
 *
 * <p>Workbooks are read here and by no library: texts that cells share may be more than memory holds, and what is hidden,
 * merged, an error or a formula that was never computed must not pass for an empty cell.
 */
@org.jspecify.annotations.NullMarked
package taizhang.records.sheet;
