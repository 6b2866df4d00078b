/** Who calls: role and organization scope from the bearer token. */
@org.jspecify.annotations.NullMarked
package taizhang.api.access;
