package taizhang.api.problem;

import java.util.Locale;

/**
 * A rule that a value in a body or a parameter can break: the {@code code} of an entry of {@code errors}. Each service has
 * an enum of its own beside {@link FieldRule}.
 */
public interface Rule {

    String name();

    Words words();

    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
