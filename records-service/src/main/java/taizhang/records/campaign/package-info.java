/** Campaigns: what activities of several types and organizations are held for. */
@org.jspecify.annotations.NullMarked
package taizhang.records.campaign;
