package taizhang.records.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** The closure that is kept in the database says what walking up the placements day by day says. */
@QuarkusTest
class AncestryTest extends RecordsTest {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 12;
    private static final int ORGANIZATIONS = 8;

    @Inject
    EntityManager database;

    @Test
    void randomMovesAgreeWithWalkingUpDayByDay() {
        Random random = new Random(32100);
        Map<String, Placements> model = new HashMap<>();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            OrganizationFixture.exists("AT-" + i, null);
            model.put("AT-" + i, Placements.under(null));
        }
        int accepted = 0;
        int cycles = 0;
        for (int move = 0; move < 120; move++) {
            String code = "AT-" + random.nextInt(ORGANIZATIONS);
            String parent = random.nextInt(4) == 0 ? null : "AT-" + random.nextInt(ORGANIZATIONS);
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            Map<String, Placements> moved = new HashMap<>(model);
            moved.put(code, model.get(code).place(parent, from, FIRST));
            boolean cycle = hasCycle(moved);
            OrganizationFixture.move(code, parent, from.toString()).statusCode(cycle ? 409 : 200);
            if (cycle) {
                cycles++;
            } else {
                model = moved;
                accepted++;
            }
        }
        assertTrue(accepted > 30 && cycles > 10, accepted + " accepted, " + cycles + " cycles");
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            for (String code : model.keySet()) {
                assertEquals(walkUp(model, code, date), ancestors(code, date), code + " on " + date);
            }
        }
    }

    private static boolean hasCycle(Map<String, Placements> model) {
        for (int day = 0; day < DAYS; day++) {
            for (String code : model.keySet()) {
                if (walkUp(model, code, FIRST.plusDays(day)).contains("cycle")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> walkUp(Map<String, Placements> model, String code, LocalDate day) {
        Set<String> ancestors = new TreeSet<>();
        @Nullable String next = code;
        for (int depth = 0; next != null; depth++) {
            if (depth > ORGANIZATIONS) {
                return Set.of("cycle");
            }
            ancestors.add(next + "^" + depth);
            next = model.get(next).parentOn(day);
        }
        return ancestors;
    }

    @SuppressWarnings("unchecked")
    private Set<String> ancestors(String code, LocalDate day) {
        return new TreeSet<>((List<String>) database.createNativeQuery(
                        """
                        select ancestor || '^' || depth from ancestry
                        where organization = :code and during @> cast(:day as date)
                        """,
                        String.class)
                .setParameter("code", code)
                .setParameter("day", day)
                .getResultList());
    }

    @Test
    void ofTwoMovesThatTogetherMakeACycleOneWins() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                String a = "AT-RACE-A" + round;
                String b = "AT-RACE-B" + round;
                OrganizationFixture.exists(a, null);
                OrganizationFixture.exists(b, null);
                List<Callable<Integer>> moves = List.of(() -> moved(a, b), () -> moved(b, a));
                Set<Integer> answers = new TreeSet<>();
                for (Future<Integer> answer : callers.invokeAll(moves)) {
                    answers.add(answer.get());
                }
                assertEquals(Set.of(200, 409), answers);
            }
        } finally {
            callers.shutdown();
        }
    }

    private static int moved(String code, String parent) {
        return OrganizationFixture.move(code, parent, "2020-01-01").extract().statusCode();
    }

    @Test
    void ofManyWhoCreateTheSameOneWins() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> create = () -> as("admin")
                    .header("If-None-Match", "*")
                    .body(OrganizationFixture.organization(null))
                    .put("/v1/organizations/AT-ONCE")
                    .statusCode();
            Map<Integer, Integer> answers = new HashMap<>();
            for (Future<Integer> answer : callers.invokeAll(List.of(create, create, create, create))) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
            assertEquals(Map.of(201, 1, 412, 3), answers);
        } finally {
            callers.shutdown();
        }
    }
}
