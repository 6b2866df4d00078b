package taizhang.records.record;

import java.time.Instant;

/** When and by whom a version is written. */
public record Stamp(Instant at, String by) {}
