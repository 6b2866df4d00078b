package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import taizhang.machine.Folders;

/** The data directory: what lies where. */
record Home(Path path) {

    Path postgres() {
        return path.resolve("postgres");
    }

    Path tokens() {
        return make("tokens");
    }

    Path logs() {
        return make("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Files that are attached to records. */
    Path evidence() {
        return make("evidence");
    }

    /** Process ids, the lock and the state of what runs now. */
    Path run() {
        return make("run");
    }

    Path gateway() {
        return make("gateway");
    }

    /** The programs that run, apart from target/, so that a build does not pull the rug from under them. */
    Path programs() {
        return make("programs");
    }

    private Path make(String name) {
        try {
            Folders.createPrivate(path);
            return Folders.createPrivate(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + path + " cannot be written", e);
        }
    }
}
