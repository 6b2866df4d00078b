package taizhang.records.rectification;

/** What the OpenAPI document says of entity tags. */
final class Tags {

    static final String VERSION = "the quoted version";
    static final String OF_TASK = "the quoted version of the task";

    private Tags() {}
}
