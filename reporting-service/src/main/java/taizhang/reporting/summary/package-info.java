/** A period of an organization on one screen. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.summary;
