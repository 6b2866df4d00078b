/** SQL in text blocks with named parameters, mapped to records; this service has no entities. */
@org.jspecify.annotations.NullMarked
package taizhang.api.database;
