package taizhang.reporting.reference;

import org.jspecify.annotations.Nullable;

/** The headers of a PUT that say what it expects to find. */
public record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {}
