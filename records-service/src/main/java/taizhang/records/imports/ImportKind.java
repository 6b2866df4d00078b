package taizhang.records.imports;

import taizhang.api.text.Coded;
import taizhang.records.ledger.Change;

/** What the rows of a file are. */
public enum ImportKind implements Coded {
    ACTIVITIES(Change.Entity.ACTIVITY),
    RECTIFICATION_TASKS(Change.Entity.RECTIFICATION_TASK),
    ORGANIZATIONS(Change.Entity.ORGANIZATION);

    private final Change.Entity entity;

    ImportKind(Change.Entity entity) {
        this.entity = entity;
    }

    /** @return as the ledger calls them */
    Change.Entity entity() {
        return entity;
    }

    /** @return pointer to the field by which a row finds its record */
    String key() {
        return hasUuid() ? "/externalId" : "/code";
    }

    boolean hasUuid() {
        return entity != Change.Entity.ORGANIZATION;
    }
}
