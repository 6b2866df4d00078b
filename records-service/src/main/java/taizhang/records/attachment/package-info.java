/** Evidence files: what is attached to a record, told by content, stored once for each content. */
@org.jspecify.annotations.NullMarked
package taizhang.records.attachment;
