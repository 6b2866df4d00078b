@org.jspecify.annotations.NullMarked
package taizhang.reporting.effect;
