/** Imports over HTTP, and their steps cut off in the middle. */
@org.jspecify.annotations.NullMarked
package taizhang.records.imports;
