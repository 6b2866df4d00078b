/** What an organization means to reach: the number that an indicator should have in a period. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.targets;
