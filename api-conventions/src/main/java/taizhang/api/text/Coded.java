package taizhang.api.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A constant of an enum as callers write it: {@code IN_PROGRESS} is {@code in-progress}. */
public interface Coded {

    String name();

    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return the codes of all constants, in their order */
    static <E extends Enum<E> & Coded> List<String> codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::code).toList();
    }

    /** @return null when no constant has that code */
    static <E extends Enum<E> & Coded> @Nullable E of(Class<E> type, String code) {
        String name = code.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            // FOUND and in_progress are no codes.
            if (constant.name().equals(name) && constant.code().equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
