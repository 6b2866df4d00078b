/** Texts that people write. */
@org.jspecify.annotations.NullMarked
package taizhang.api.text;
