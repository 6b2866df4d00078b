package taizhang.records.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which mappings are asked for.
 *
 * @param visibleTo scope of the caller; null: everything
 * @param entities any of them; null: all
 */
record MappingQuery(@Nullable String visibleTo, @Nullable List<String> entities) {}
