package taizhang.reporting.progress;

import org.jspecify.annotations.Nullable;

/**
 * Whose tasks are counted.
 *
 * @param own the organization alone and not its subtree
 * @param parent only on days on which the organization stood directly under it; null: on all days
 * @param steady whether it stood there all the time, so that this changes nothing
 */
record Part(String organization, boolean own, @Nullable String parent, boolean steady) {

    static Part whole(ProgressQuery query) {
        return new Part(query.organization(), query.own(), null, true);
    }

    static Part alone(String organization) {
        return new Part(organization, true, null, true);
    }
}
