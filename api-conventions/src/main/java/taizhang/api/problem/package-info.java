/** Every failure as application/problem+json (RFC 9457), in English and Chinese. */
@org.jspecify.annotations.NullMarked
package taizhang.api.problem;
