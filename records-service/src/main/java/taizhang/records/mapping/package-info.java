/** Mappings: what files of one's own say in their own words, kept for the next import. */
@org.jspecify.annotations.NullMarked
package taizhang.records.mapping;
