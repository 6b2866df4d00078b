/** What characters are: of which a text is, and in which form. */
@org.jspecify.annotations.NullMarked
package taizhang.api.unicode;
