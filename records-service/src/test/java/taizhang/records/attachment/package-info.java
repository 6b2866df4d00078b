/** Tests of evidence files. */
@org.jspecify.annotations.NullUnmarked
package taizhang.records.attachment;
