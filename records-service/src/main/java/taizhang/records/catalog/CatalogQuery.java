package taizhang.records.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which types are asked for.
 *
 * @param categories any of them; null: all
 * @param q part of the code or of either name; null: all
 */
record CatalogQuery(@Nullable List<String> categories, @Nullable String q) {}
