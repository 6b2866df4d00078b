/** JSON is read strictly and written canonically. */
@org.jspecify.annotations.NullMarked
package taizhang.api.json;
