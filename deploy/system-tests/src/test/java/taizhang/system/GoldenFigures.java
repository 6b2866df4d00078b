package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code golden-figures.yaml} says: the figures that the demo bureau must answer. */
record GoldenFigures(List<Figure> figures, List<Sum> sums, List<Quotient> quotients, List<LeftOut> leftOut) {

    /**
     * One question and its answer.
     *
     * @param indicator code of an indicator that ships, or null where {@code definition} stands
     * @param field {@code value}, or {@code changePercent}: the change against the year before
     */
    record Figure(
            String id,
            String name,
            String organization,
            String scope,
            String period,
            @Nullable String indicator,
            @Nullable JsonNode definition,
            @Nullable String field,
            BigDecimal expected,
            Match match) {}

    record Sum(String id, String name, List<String> of, BigDecimal expected, Match match) {}

    record Quotient(
            String id,
            String name,
            String numerator,
            @Nullable String denominator,
            @Nullable BigDecimal constant,
            BigDecimal expected,
            Match match) {}

    record LeftOut(String id, String reason) {}

    /** How an answer may differ: not at all, upwards, downwards, or behind the second decimal. */
    enum Match {
        eq,
        ge,
        le,
        eq2;

        boolean accepts(BigDecimal expected, BigDecimal answer) {
            return switch (this) {
                case eq -> answer.compareTo(expected) == 0;
                case ge -> answer.compareTo(expected) >= 0;
                case le -> answer.compareTo(expected) <= 0;
                case eq2 -> answer.setScale(2, RoundingMode.HALF_UP).compareTo(expected) == 0;
            };
        }
    }

    static GoldenFigures read() {
        try (InputStream content = GoldenFigures.class.getResourceAsStream("/golden-figures.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(content, GoldenFigures.class);
        } catch (IOException e) {
            throw new IllegalStateException("golden-figures.yaml cannot be read", e);
        }
    }
}
