/** What callers see of a database that is away, has been away or has no room. */
@NullMarked
package taizhang.records.database;

import org.jspecify.annotations.NullMarked;
