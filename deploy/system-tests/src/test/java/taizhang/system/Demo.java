package taizhang.system;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import taizhang.demo.DemoBureau;

/** The demo bureau in the running system, loaded as its users would load it. */
final class Demo {

    private static boolean loaded;

    private Demo() {}

    /** Loads it unless an earlier test has, and returns when all of it is in the figures. */
    static synchronized void loadOnce() {
        if (!loaded) {
            load();
            Taizhang.running().gateway("admin").awaitFigures();
            loaded = true;
        }
    }

    /** Loads it and returns what the loader printed. */
    static String load() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DemoBureau.load(
                Taizhang.running().gateway.address(),
                (role, subject) -> Taizhang.running().token(role, subject, null),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
