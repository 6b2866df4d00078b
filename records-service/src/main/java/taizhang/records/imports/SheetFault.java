package taizhang.records.imports;

import java.util.List;
import taizhang.api.problem.ProblemType;

/** A file is refused as a whole: at once, as a problem, or as the fault of an import that has failed. */
public final class SheetFault extends Exception {

    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<String> arguments;

    public SheetFault(ProblemType type, String... arguments) {
        super(type.code(), null, false, false);
        this.type = type;
        this.arguments = List.of(arguments);
    }

    public ProblemType type() {
        return type;
    }

    public List<String> arguments() {
        return arguments;
    }
}
