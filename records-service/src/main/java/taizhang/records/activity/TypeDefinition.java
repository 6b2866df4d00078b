package taizhang.records.activity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an activity type lets a record say.
 *
 * @param quantities unit by code
 * @param attributes closed vocabulary by code; null: free text
 */
record TypeDefinition(Map<String, String> quantities, Map<String, @Nullable List<String>> attributes) {}
