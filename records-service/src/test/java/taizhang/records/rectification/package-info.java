/** Rectification tasks: states as plain tests, everything else over HTTP. */
@org.jspecify.annotations.NullMarked
package taizhang.records.rectification;
