/**
 * The demo bureau: an invented bureau with its years 2019 and 2020, written as the sheets that a bureau keeps (resources
 * {@code demo}) and loaded through the public API like anybody else's records.
 */
@NullMarked
package taizhang.demo;

import org.jspecify.annotations.NullMarked;
