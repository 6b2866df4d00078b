/** The register of organizations and their dated placements. */
@org.jspecify.annotations.NullMarked
package taizhang.records.organization;
