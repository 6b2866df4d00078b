package taizhang.records.rectification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A task is answered as one write left it, whatever is written meanwhile. */
@QuarkusTest
class TaskSnapshotTest extends TaskFixture {

    private static final int WRITES = 150;

    @Test
    void aTaskFitsItsActions() throws Exception {
        String id = created(aTask().action("1", "办公室", "2020-08-31"));
        String path = TASKS + "/" + id;
        String action = reader().get(path).path("actions[0].id");
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            // The title of the action is the version of the task that it was written with.
            Future<?> writing = writer.submit(() -> {
                for (int version = 1; version <= WRITES; version++) {
                    editAction(id, action, version, Map.of("title", String.valueOf(version + 1)))
                            .statusCode(200);
                }
            });
            while (!writing.isDone()) {
                JsonPath task = reader().get(path).jsonPath();
                assertEquals(task.getString("version"), task.getString("actions[0].title"));
            }
            writing.get();
        } finally {
            writer.shutdownNow();
        }
    }
}
