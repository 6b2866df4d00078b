/** Rectification tasks: what was found, what is done about it by when, and who checked it. */
@org.jspecify.annotations.NullMarked
package taizhang.records.rectification;
