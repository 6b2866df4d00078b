package taizhang.api.problem;

/** Where something failed, without the messages of the exceptions: they can hold values of a record. */
final class Stack {

    private Stack() {}

    /** @return the types and places of a failure and of its causes */
    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause == failure ? "" : "Caused by: ")
                    .append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("\n\tat ").append(frame);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
