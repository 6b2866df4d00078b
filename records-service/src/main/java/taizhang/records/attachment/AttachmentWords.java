package taizhang.records.attachment;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** What the OpenAPI document says of files, whichever records they belong to. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AttachmentWords implements OASFilter {

    static final String UPLOAD =
            "One part named file, at most 20 MiB: pdf, docx, xlsx, jpg, png or txt (UTF-8 or GB 18030), told by content; the"
                    + " extension of the name must agree. Documents with macros are refused. The name is the last part of the"
                    + " path that is sent, at most 255 characters, and may be Chinese. A record that is not voided has at most"
                    + " 100 files, whatever its status.";
    static final String DOWNLOAD =
            "Content-Type is the mediaType of the file. Never shown inside a browser: Content-Disposition is attachment,"
                    + " with nosniff and a policy by which nothing runs.";
    static final String REMOVAL = "The content is deleted some time later, unless another file has the same.";
    static final String HASH = "the quoted SHA-256 of the content";
    static final String VERSION = "the quoted version of the record";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.contains("/attachments")) {
                String name = path.startsWith("/v1/activities") ? "Activity" : "Task";
                String noun = name.equals("Activity") ? "an activity" : "a rectification task";
                item.getOperations().values().forEach(operation -> name(operation, name, noun));
            }
        });
    }

    private static void name(Operation operation, String name, String noun) {
        operation.setOperationId(operation.getOperationId().replace("{Record}", name));
        operation.setSummary(operation.getSummary().replace("{a record}", noun));
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> response.setDescription(
                        response.getDescription().replace("{the record}", "the " + name.toLowerCase(Locale.ROOT))));
    }
}
