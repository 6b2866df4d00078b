package taizhang.launcher;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The language of the gateway's own answers, by {@code Accept-Language} as the services read it: the offered language with
 * the highest quality, of equals the first, English where there is none. nginx compares no numbers, so the highest quality is
 * found digit by digit.
 */
final class GatewayLanguage {

    private static final String HEADER = "$http_accept_language";
    /** A range of a language that is offered. */
    private static final String RANGE = "[ ,] *(?:en|zh)(?:-[a-z0-9*-]*)? *";

    private static final String QUALITY = "; *q *= *";

    private GatewayLanguage() {}

    /** The lines inside the http block that set {@code $problem_language}. */
    static String maps() {
        return map(
                        " " + HEADER,
                        "$quality_1",
                        line(RANGE + "(?:" + QUALITY + "1|,|$)", "1") + digits(RANGE + QUALITY + "0?\\.", "0."),
                        "0.0")
                + nextDigit(1)
                + nextDigit(2)
                + map(
                        "$quality_3 " + HEADER,
                        "$problem_language",
                        line("^1(?= ).*?" + first("(?:" + QUALITY + "1[.0]*)?"), "$spoken")
                                + line(
                                        "^0\\.(?<best>\\d*[1-9])0*(?= ).*?" + first(QUALITY + "0?\\.\\k<best>0*"),
                                        "$spoken"),
                        "en");
    }

    /** One more digit of the highest quality: the largest that follows those before it anywhere. */
    private static String nextDigit(int known) {
        String before = "$quality_" + known;
        return map(
                before + " " + HEADER,
                "$quality_" + (known + 1),
                line("^1 ", "1") + digits("^0(?<known>\\.\\d+)(?= ).*" + RANGE + QUALITY + "0?\\k<known>", "0${known}"),
                "${quality_" + known + "}0");
    }

    private static String digits(String before, String value) {
        return IntStream.iterate(9, digit -> digit >= 1, digit -> digit - 1)
                .mapToObj(digit -> line(before + digit, value + digit))
                .collect(Collectors.joining());
    }

    private static String first(String quality) {
        return RANGE.replace("(?:en|zh)", "(?<spoken>en|zh)") + quality + " *(?:,|$)";
    }

    private static String map(String source, String variable, String lines, String otherwise) {
        return "    map \"" + source + "\" " + variable + " {\n" + lines + "        default \"" + otherwise
                + "\";\n    }\n";
    }

    private static String line(String expression, String value) {
        return "        \"~*" + expression.replace("\\", "\\\\") + "\" \"" + value + "\";\n";
    }
}
