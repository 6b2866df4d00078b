package taizhang.reporting.reference;

import org.jboss.resteasy.reactive.RestResponse;
import taizhang.api.http.Answer;

/**
 * What a PUT has made.
 *
 * @param created whether there was none of this code
 * @param changed whether it is a new version; false: the present one said the same
 */
public record Written<T extends Reference>(T content, boolean created, boolean changed) {

    /**
     * @param path of the resource, with a slash at its end
     * @return 201 with its address, or 200
     */
    public RestResponse<T> answer(String path) {
        return created
                ? Answer.created(content, path + content.code(), content.version(), false)
                : Answer.written(content, content.version(), false);
    }
}
