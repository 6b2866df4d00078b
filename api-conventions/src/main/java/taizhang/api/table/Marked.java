package taizhang.api.table;

import org.jspecify.annotations.Nullable;

/**
 * A cell that something is wrong with: a workbook colours it and says in a comment why.
 *
 * @param cell what stands in it; null: nothing
 */
public record Marked(@Nullable Object cell, String why) {}
