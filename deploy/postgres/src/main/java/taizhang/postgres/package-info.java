/** The embedded PostgreSQL: unpacked from the class path, run over a folder, found again after a crash. For tests and for the launcher. */
@NullMarked
package taizhang.postgres;

import org.jspecify.annotations.NullMarked;
