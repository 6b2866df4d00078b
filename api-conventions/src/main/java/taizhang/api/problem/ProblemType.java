package taizhang.api.problem;

import java.util.Locale;

/**
 * A way in which a request can fail. {@code code} is stable and kebab-case, {@code type} is {@code /problems/<code>} (RFC 9457).
 * Each service has an enum of its own beside {@link HttpProblem}.
 */
public interface ProblemType {

    String name();

    int status();

    Words title();

    Words detail();

    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
