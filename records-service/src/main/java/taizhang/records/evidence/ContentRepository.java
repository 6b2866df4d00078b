package taizhang.records.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import taizhang.api.json.Json;
import taizhang.records.ledger.Change;

/** Which contents may be in the store, and since when each is in doubt; always inside a transaction. */
@ApplicationScoped
class ContentRepository {

    private final EntityManager database;

    ContentRepository(EntityManager database) {
        this.database = database;
    }

    /** Notes that the content is about to be stored, or to be looked at again if no record comes to refer to it. */
    void announce(String sha256, long size, Instant at) {
        database.createNativeQuery(
                        """
                        insert into evidence_content (sha256, size, doubtful_since) values (:sha256, :size, :at)
                        on conflict (sha256) do update set doubtful_since = excluded.doubtful_since
                        """)
                .setParameter("sha256", sha256)
                .setParameter("size", size)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** @return whether the content can be referred to from now on: nobody can have deleted it since it was announced */
    boolean confirm(String sha256) {
        return database.createNativeQuery("update evidence_content set doubtful_since = null where sha256 = :sha256")
                        .setParameter("sha256", sha256)
                        .executeUpdate()
                == 1;
    }

    void doubt(String sha256, Instant since) {
        database.createNativeQuery("update evidence_content set doubtful_since = :since where sha256 = :sha256")
                .setParameter("since", since)
                .setParameter("sha256", sha256)
                .executeUpdate();
    }

    /** Locks some that are in doubt since before that time, leaving out those that another instance has locked. */
    @SuppressWarnings("unchecked")
    List<String> lockDoubtful(Instant before, int most) {
        return database.createNativeQuery(
                        """
                        select sha256 from evidence_content where doubtful_since < :before
                        order by doubtful_since limit :most for update skip locked
                        """,
                        String.class)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultList();
    }

    /** @return the file as it was attached; it may have been removed since */
    Attachment asAttached(Change.Entity entity, UUID record, String id) {
        String json = (String) database.createNativeQuery(
                        """
                        select cast(file as text)
                        from change c, json_array_elements(c.after -> 'attachments') file
                        where c.entity = :entity and c.entity_id = :record and file ->> 'id' = :id
                        limit 1
                        """,
                        String.class)
                .setParameter("entity", entity.code())
                .setParameter("record", record.toString())
                .setParameter("id", id)
                .getSingleResult();
        try {
            return Json.CANONICAL.readValue(json, Attachment.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void delete(String sha256) {
        database.createNativeQuery("delete from evidence_content where sha256 = :sha256")
                .setParameter("sha256", sha256)
                .executeUpdate();
    }
}
