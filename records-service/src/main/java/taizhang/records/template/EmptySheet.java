package taizhang.records.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.records.imports.ImportKind;
import taizhang.records.record.Author;

/** The empty sheet for records of one kind; the feature that has them implements it. */
public interface EmptySheet {

    /**
     * @param name of what is recorded in it
     * @param file its name, without the extension
     */
    record Content(Name name, String file, List<TemplateColumn> columns) {}

    ImportKind kind();

    /**
     * @param caller whose organizations are offered
     * @param type code of an activity type; null: any
     * @return columns whose examples together are a row that the caller may import today
     * @throws ProblemException 400 when there is no such type, or this kind of record has none
     */
    Content content(Author caller, @Nullable String type);
}
