/** What holds for every operation of an OpenAPI document. */
@org.jspecify.annotations.NullMarked
package taizhang.api.openapi;
