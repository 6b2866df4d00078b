package taizhang.launcher.demo;

import java.net.http.HttpResponse;
import taizhang.launcher.LaunchException;

/** What the API would not take, in its own words. */
final class Refusal {

    private Refusal() {}

    static LaunchException of(String what, HttpResponse<String> response) {
        return new LaunchException(
                what + " of the demo bureau was refused with " + response.statusCode() + ": " + response.body());
    }
}
