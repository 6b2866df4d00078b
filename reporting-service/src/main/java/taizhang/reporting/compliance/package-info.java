/** Requirements become obligations: which organization owed what in which period, and whether it was held. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.compliance;
