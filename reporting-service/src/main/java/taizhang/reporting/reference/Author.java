package taizhang.reporting.reference;

import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;

/**
 * Who reads or writes.
 *
 * @param organization code of the one whose subtree is all that they see and write; null: everything
 */
public record Author(String subject, @Nullable String organization) {

    public static Author of(Caller caller) {
        return new Author(caller.subject(), caller.organization());
    }
}
