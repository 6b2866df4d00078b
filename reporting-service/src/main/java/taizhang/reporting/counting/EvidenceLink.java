package taizhang.reporting.counting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;

/** The address that reproduces a figure: it names the position and the version of the definition. */
public final class EvidenceLink {

    private EvidenceLink() {}

    /**
     * @param type only activities of this one; null: of all
     * @param asOf the day that states, deadlines and stocks are judged by: of a running period the link must say the same
     *     tomorrow; null: of activities
     * @param generation of what is written here, which what is entered is listed by
     */
    public static String of(
            Indicator definition,
            Place place,
            Period period,
            @Nullable String type,
            @Nullable LocalDate asOf,
            long position,
            long generation) {
        StringBuilder link = new StringBuilder("/v1/evidence?");
        if (definition.code().isEmpty()) {
            link.append("definition=").append(encoded(definition));
        } else {
            link.append("indicator=").append(definition.code());
        }
        link.append("&organization=").append(place.organization());
        link.append("&scope=").append(place.scope());
        link.append("&period=").append(period.label());
        link.append("&position=").append(position);
        if (!definition.code().isEmpty()) {
            link.append("&version=").append(definition.version());
        }
        if (definition.isEntered()) {
            link.append("&generation=").append(generation);
        }
        if (type != null) {
            link.append("&type=").append(encode(type));
        }
        if (asOf != null) {
            link.append("&asOf=").append(asOf);
        }
        if (place.parent() != null) {
            link.append("&parent=").append(place.parent());
        }
        return link.toString();
    }

    static String encoded(Indicator inline) {
        return encode(Indicators.json(inline));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
