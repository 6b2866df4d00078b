/** What requests and answers have in common: entity tags, request ids, idempotency keys, sizes. */
@org.jspecify.annotations.NullMarked
package taizhang.api.http;
