package taizhang.api.http;

/** Requests whose body is a file: larger than a record, and counted where it is stored. */
public interface Uploads {

    /** @param path of the request, normalized */
    boolean isUpload(String path);

    /** @return what the body may have, the wrapping of the file included */
    long mostBytes();
}
