package taizhang.records.catalog;

/** Knows records that are of a type; the features that have them implement it. */
public interface ActivityTypeUse {

    boolean isUsed(String type);
}
