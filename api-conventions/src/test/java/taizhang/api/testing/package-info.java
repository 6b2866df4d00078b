/** What tests share: one service on one real PostgreSQL, tokens, and every answer checked against the contract. */
@org.jspecify.annotations.NullMarked
package taizhang.api.testing;
