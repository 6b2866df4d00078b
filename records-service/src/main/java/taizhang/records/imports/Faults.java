package taizhang.records.imports;

import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Language;
import taizhang.api.problem.Words;
import taizhang.api.text.Name;
import taizhang.records.problem.RecordsProblem;

/** Why an import has failed as a whole, in both languages. */
final class Faults {

    private Faults() {}

    static Import.Fault of(SheetFault fault) {
        Words words = fault.type().detail();
        Object[] arguments = fault.arguments().toArray();
        return new Import.Fault(
                fault.type().code(), new Name(words.in(Language.ZH, arguments), words.in(Language.EN, arguments)));
    }

    /** Something that nobody has foreseen. */
    static Import.Fault internal() {
        return of(new SheetFault(HttpProblem.INTERNAL));
    }

    static SheetFault rowsRejected(int rows) {
        return new SheetFault(RecordsProblem.ROWS_REJECTED, String.valueOf(rows));
    }
}
