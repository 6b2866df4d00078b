/** Who calls. */
@org.jspecify.annotations.NullMarked
package taizhang.records.me;
