package taizhang.api.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Methods that nobody has heard of are measured as one: each would be a time series that is kept until the restart. */
class MeasuredMethods {

    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    @Produces
    @Singleton
    MeterFilter unknownMethodsAreOne() {
        return MeterFilter.replaceTagValues("method", method -> KNOWN.contains(method) ? method : "OTHER");
    }
}
