/** Lists: one page of items and an opaque cursor to the next. */
@org.jspecify.annotations.NullMarked
package taizhang.api.page;
