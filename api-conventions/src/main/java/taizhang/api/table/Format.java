package taizhang.api.table;

import java.io.IOException;
import java.io.OutputStream;

/** What a table is written as. */
enum Format {
    CSV(TableAnswer.CSV + "; charset=utf-8", "csv", Long.MAX_VALUE),
    XLSX(TableAnswer.XLSX, "xlsx", XlsxWriter.MOST_ROWS);

    private final String contentType;
    private final String extension;
    private final long mostRows;

    Format(String contentType, String extension, long mostRows) {
        this.contentType = contentType;
        this.extension = extension;
        this.mostRows = mostRows;
    }

    String contentType() {
        return contentType;
    }

    String fileName(String name) {
        return name + "." + extension;
    }

    /** @return without the header */
    long mostRows() {
        return mostRows;
    }

    RowWriter writer(OutputStream out, String name) throws IOException {
        return this == CSV ? new CsvWriter(out) : new XlsxWriter(out, name);
    }
}
