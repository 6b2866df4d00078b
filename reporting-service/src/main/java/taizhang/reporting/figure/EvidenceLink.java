package taizhang.reporting.figure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;

/** The address that reproduces a figure: it names the position and the version of the definition. */
final class EvidenceLink {

    private EvidenceLink() {}

    /** @param today what a running period is judged by: tomorrow the link must say the same */
    static String of(Ask ask, Period period, long position, LocalDate today) {
        Indicator definition = ask.definition();
        StringBuilder link = new StringBuilder("/v1/evidence?");
        if (definition.code().isEmpty()) {
            link.append("definition=").append(encoded(definition));
        } else {
            link.append("indicator=").append(definition.code());
        }
        link.append("&organization=").append(ask.organization());
        link.append("&scope=").append(ask.own() ? "self" : "subtree");
        link.append("&period=").append(period.label());
        link.append("&position=").append(position);
        if (!definition.code().isEmpty()) {
            link.append("&version=").append(definition.version());
        }
        if (ask.type() != null) {
            link.append("&type=").append(encode(ask.type()));
        }
        if (!definition.isOfActivities()) {
            link.append("&asOf=").append(ask.asOf(today));
        }
        if (ask.parent() != null) {
            link.append("&parent=").append(ask.parent());
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
