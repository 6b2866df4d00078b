/** What starting any program on this machine takes: folders of its own, ports, logs, processes, and words for what its user can mend. */
@NullMarked
package taizhang.machine;

import org.jspecify.annotations.NullMarked;
