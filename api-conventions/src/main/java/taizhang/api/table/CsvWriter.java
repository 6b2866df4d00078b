package taizhang.api.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180) in UTF-8, with the mark by which Excel notices that it is UTF-8. */
final class CsvWriter implements RowWriter {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final ObjectWriter ROWS = CsvMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build()
            .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private final SequenceWriter rows;

    CsvWriter(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        rows = ROWS.writeValues(out);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        rows.write(cells.stream().map(CsvWriter::text).toArray());
    }

    private static String text(@Nullable Object cell) {
        if (cell instanceof Marked marked) {
            return text(marked.cell());
        }
        if (cell instanceof Number number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        return cell == null ? "" : cell.toString();
    }

    @Override
    public void filter() {
        // a text has none
    }

    @Override
    public void flush() throws IOException {
        rows.flush();
    }

    @Override
    public void finish() throws IOException {
        rows.close();
    }
}
