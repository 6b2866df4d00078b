/** What organizations are required to hold, how often, and since when: the catalog of requirements. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.requirement;
