/** Tests of who calls. */
package taizhang.records.me;
