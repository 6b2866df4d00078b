@org.jspecify.annotations.NullMarked
package taizhang.records.template;
