package taizhang.records.record;

/** What a PUT has left behind, and whether it was not there before. */
public record Written<T>(T resource, boolean created) {}
