/** Tests of the running system: both services as processes on a real, durable PostgreSQL, over the public API only. */
@org.jspecify.annotations.NullMarked
package taizhang.system;
