/** Who is exempt from which requirement, for how long, why, and by whom. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.exemption;
