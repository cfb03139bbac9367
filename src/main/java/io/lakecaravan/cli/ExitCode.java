package io.lakecaravan.cli;

/** Exit codes of the program. */
final class ExitCode {
    static final int DONE = 0;
    /** Done, with new findings. */
    static final int FINDINGS = 1;
    /** Bad usage or configuration. */
    static final int USAGE = 2;

    static final int FAILED = 3;

    private ExitCode() {}
}
