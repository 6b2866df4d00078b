/** Query parameters are read strictly: a mistyped filter must never give a wrong count. */
@org.jspecify.annotations.NullMarked
package taizhang.api.parameter;
