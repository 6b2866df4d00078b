/** Numbers that no record can give, entered with their source. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.entries;
