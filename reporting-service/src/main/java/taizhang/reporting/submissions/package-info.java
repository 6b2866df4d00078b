/** On the way up: an organization declares a period complete, its superior accepts it or gives it back. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.submissions;
