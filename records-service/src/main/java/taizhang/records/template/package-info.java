/** Empty sheets to fill in and import. What columns a kind of record has in one, its feature says. */
@org.jspecify.annotations.NullMarked
package taizhang.records.template;
