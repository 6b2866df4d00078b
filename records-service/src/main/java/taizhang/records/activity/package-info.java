/** Activities: what an organization did on a day, from draft to approved. */
@org.jspecify.annotations.NullMarked
package taizhang.records.activity;
