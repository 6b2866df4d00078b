package taizhang.reporting.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The states of a rectification task, and which of them are open and fixed: a void one is in no count. */
public enum TaskState {
    FOUND(Group.OPEN),
    PLANNED(Group.OPEN),
    IN_PROGRESS(Group.OPEN),
    DONE(Group.FIXED),
    VERIFIED(Group.FIXED),
    KEPT_UP(Group.FIXED),
    REOPENED(Group.OPEN),
    VOID(null);

    /** What is open and its deadline before the day is overdue. */
    public enum Group {
        OPEN,
        FIXED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return its states in SQL, as a list in brackets */
        public String sql() {
            return states(code()).stream().map("'%s'"::formatted).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    private final @Nullable Group group;

    TaskState(@Nullable Group group) {
        this.group = group;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return those that are counted */
    public static List<String> counted() {
        return states(null);
    }

    /** @param group the code of a group; null: both */
    public static List<String> states(@Nullable String group) {
        return Arrays.stream(values())
                .filter(state -> state.group != null
                        && (group == null || state.group.code().equals(group)))
                .map(TaskState::code)
                .toList();
    }
}
