package taizhang.records.mapping;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.records.record.Author;

/**
 * A mapping with whose it is.
 *
 * @param organization of who made it; null: of somebody with all organizations
 * @param namedOrganization the one that all rows are of; null: none
 */
record KeptMapping(ImportMapping mapping, @Nullable String organization, @Nullable String namedOrganization) {

    boolean isMadeBy(Author author) {
        return mapping.createdBy().equals(author.subject()) && Objects.equals(organization, author.organization());
    }
}
