/** What an import changes in the figures. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.effect;
