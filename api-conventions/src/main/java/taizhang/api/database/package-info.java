/** SQL in text blocks with named parameters, mapped to records; a statement may be put together from fragments. */
@org.jspecify.annotations.NullMarked
package taizhang.api.database;
