package taizhang.api.problem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Storage;
import taizhang.api.time.Today;

/** A failure is logged by its types and places; its messages can hold values of a record. */
class StackTest {

    private static final String SECRET = "某人的备注";

    private final StringBuilder logged = new StringBuilder();

    @Test
    void noMessageOfAnyCauseIsLogged() {
        Logger log = Logger.getLogger(ProblemMapper.class.getName());
        Handler handler = new Keeping();
        log.addHandler(handler);
        try {
            Throwable failure = new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
            failure.addSuppressed(new UnsupportedOperationException(SECRET));
            new ProblemMapper(new Storage(Optional.empty(), new Today(Clock.systemUTC())))
                    .anything(failure, any(UriInfo.class), any(HttpHeaders.class), any(RoutingContext.class));
        } finally {
            log.removeHandler(handler);
        }
        String text = logged.toString();
        assertFalse(text.contains(SECRET), text);
        assertTrue(text.contains("java.lang.IllegalStateException"), text);
        assertTrue(text.contains("java.lang.IllegalArgumentException"), text);
        assertTrue(text.contains("noMessageOfAnyCauseIsLogged"), text);
    }

    private final class Keeping extends Handler {
        @Override
        public void publish(LogRecord event) {
            logged.append(event.getMessage());
            for (Object parameter : event.getParameters() == null ? new Object[0] : event.getParameters()) {
                logged.append(parameter);
            }
            if (event.getThrown() != null) {
                StringWriter trace = new StringWriter();
                event.getThrown().printStackTrace(new PrintWriter(trace));
                logged.append(trace);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Answers an address where one is asked for and nothing else. */
    private static <T> T any(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == URI.class ? URI.create("/v1/x") : null));
    }
}
