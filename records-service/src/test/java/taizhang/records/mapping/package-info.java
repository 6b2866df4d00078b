/** Tests of mappings. */
@org.jspecify.annotations.NullUnmarked
package taizhang.records.mapping;
