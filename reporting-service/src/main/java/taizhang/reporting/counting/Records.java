package taizhang.reporting.counting;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the records behind a number.
 *
 * @param total how many there are on all pages
 * @param sum of the contributions of all pages
 * @param delicate whether all that add to the number are of the types whose small totals are not shown
 */
public record Records(long total, BigDecimal sum, boolean delicate, List<EvidenceItem> items) {

    static final Records NONE = new Records(0, BigDecimal.ZERO, false, List.of());

    /** A record of a page, with what is said of all of them; null when the page has none. */
    record Line(long total, BigDecimal sum, boolean delicate, @Nullable EvidenceItem item) {}

    static Records of(List<Line> lines) {
        Line first = lines.get(0);
        return new Records(
                first.total(),
                first.sum(),
                first.delicate(),
                lines.stream().map(Line::item).flatMap(Stream::ofNullable).toList());
    }
}
