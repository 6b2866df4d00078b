package taizhang.launcher.demo;

import java.net.http.HttpResponse;

/** The demo bureau cannot be loaded; the message says what was refused and why. */
public final class DemoException extends RuntimeException {

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }

    static DemoException refused(String what, HttpResponse<String> response) {
        return new DemoException(what + " was refused with " + response.statusCode() + ": " + response.body());
    }
}
