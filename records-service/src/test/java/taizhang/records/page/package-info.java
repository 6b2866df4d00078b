/** Lists, tags and merge patches as plain tests. */
@org.jspecify.annotations.NullMarked
package taizhang.records.page;
