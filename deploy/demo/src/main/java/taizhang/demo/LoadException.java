package taizhang.demo;

import java.net.http.HttpResponse;
import java.util.Objects;

/** Why the demo bureau could not be loaded; the message is for the user, without a stack trace. */
public final class LoadException extends RuntimeException {

    LoadException(String message) {
        super(message);
    }

    LoadException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the API would not take, in its own words. */
    static LoadException refused(String what, HttpResponse<String> response) {
        return new LoadException(
                what + " of the demo bureau was refused with " + response.statusCode() + ": " + response.body());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
