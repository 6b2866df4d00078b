/** Starts, watches and stops PostgreSQL, both services and the gateway on one machine, and makes tokens. */
@NullMarked
package taizhang.launcher;

import org.jspecify.annotations.NullMarked;
