package io.lakecaravan.format.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The well-known layouts, the more particular first, and the choice among them. */
final class LogLayouts {
    /** Share of lines that must fit; headers and footers are few. */
    private static final double MOST_LINES = 0.8;

    /** Of logs whose records go on over several lines. */
    private static final double SOME_LINES = 0.2;

    private static final String TOKEN = "([^ ]++)";
    private static final String QUOTED = "\"([^\"]*+)\"";
    private static final String BRACKETED = "\\[([^\\]]++)\\]";
    private static final String LEVEL =
            "(TRACE|DEBUG|FINE|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL|trace|debug|info|warn|warning|error|fatal)";
    private static final String ISO_TIME =
            "(\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9}+)?+(?:Z|[+-]\\d{2}:?\\d{2})?+)";
    private static final String COMMON =
            TOKEN + " " + TOKEN + " " + TOKEN + " " + BRACKETED + " " + QUOTED + " (\\d{3}|-) (\\d++|-)";

    private static final List<LogLayout> FIXED = List.of(
            PatternLayout.of(
                    "s3-access",
                    TOKEN + " " + TOKEN + " " + BRACKETED + " " + TOKEN + " " + TOKEN + " " + TOKEN + " " + TOKEN + " "
                            + TOKEN + " (?:-|" + QUOTED + ") (\\d{3}|-) " + TOKEN + " (\\d++|-) (\\d++|-) (\\d++|-)"
                            + " (\\d++|-) (?:-|" + QUOTED + ") (?:-|" + QUOTED + ") " + TOKEN + "(?: (.*))?",
                    "bucket_owner",
                    "bucket",
                    "time",
                    "remote_ip",
                    "requester",
                    "request_id",
                    "operation",
                    "key",
                    "request",
                    "status",
                    "error_code",
                    "bytes_sent",
                    "object_size",
                    "total_time",
                    "turn_around_time",
                    "referrer",
                    "user_agent",
                    "version_id",
                    "rest"),
            PatternLayout.of(
                    "elb",
                    "(?:(http|https|h2|grpcs|ws|wss) )?+" + ISO_TIME + " " + TOKEN + " " + TOKEN + " " + TOKEN
                            + " (-?[\\d.]++) (-?[\\d.]++) (-?[\\d.]++) (\\d{3}|-) (\\d{3}|-) (\\d++) (\\d++) " + QUOTED
                            + "(?: " + QUOTED + ")?+(?: (.*))?",
                    "type",
                    "time",
                    "elb",
                    "client",
                    "target",
                    "request_processing_time",
                    "target_processing_time",
                    "response_processing_time",
                    "elb_status_code",
                    "target_status_code",
                    "received_bytes",
                    "sent_bytes",
                    "request",
                    "user_agent",
                    "rest"),
            PatternLayout.of(
                    "combined",
                    COMMON + " " + QUOTED + " " + QUOTED + "(?: (.*))?",
                    "remote_host",
                    "identity",
                    "user",
                    "time",
                    "request",
                    "status",
                    "bytes",
                    "referrer",
                    "user_agent",
                    "rest"),
            PatternLayout.of("common", COMMON, "remote_host", "identity", "user", "time", "request", "status", "bytes"),
            PatternLayout.of(
                    "syslog-5424",
                    "<(\\d{1,3})>(\\d{1,2}) (-|\\d{4}-\\d{2}-\\d{2}T[^ ]++) " + TOKEN + " " + TOKEN + " " + TOKEN + " "
                            + TOKEN + " (-|(?:\\[[^\\]\"]*+(?:\"[^\"]*+\"[^\\]\"]*+){0,200}+\\]){1,50}+)(?: (.*))?",
                    "priority",
                    "version",
                    "time",
                    "host",
                    "app",
                    "process",
                    "message_id",
                    "structured_data",
                    "message"),
            PatternLayout.of(
                    "syslog-3164",
                    "(?:<(\\d{1,3})>)?+([A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}) ([^ :]++)"
                            + " ([^ :\\[]++)(?:\\[([^\\]]*+)\\])?+: ?(.*)",
                    "priority",
                    "time",
                    "host",
                    "app",
                    "process",
                    "message"),
            PatternLayout.of(
                            "logger",
                            "\\[?+" + ISO_TIME + "\\]?+ ++(?:\\[([^\\]]++)\\] ++)?+[\\[(]?+" + LEVEL
                                    + "[\\])]?+:?+ ++(?:\\d++ --- )?(?:\\[([^\\]]++)\\] ++)?+([\\w.$/]++)?+ *+(?:-|:) (.*)",
                            "time",
                            "thread",
                            "level",
                            "context",
                            "logger",
                            "message")
                    .continued(),
            PatternLayout.of(
                            "leveled",
                            "\\[?+" + ISO_TIME + "\\]?+(?: -)?+ ++[\\[(]?+" + LEVEL + "[\\])]?+:?+(?: -)?+ (.*)",
                            "time",
                            "level",
                            "message")
                    .continued(),
            PatternLayout.of(
                            "logger-first",
                            "\\[?+" + ISO_TIME + "\\]?+ - ([\\w.$/:-]++) - " + LEVEL + " - (.*)",
                            "time",
                            "logger",
                            "level",
                            "message")
                    .continued());

    private LogLayouts() {}

    /** The layout that most lines have; empty where none has them. Blank lines do not count. */
    static Optional<LogLayout> of(List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        Optional<LogLayout> header = HeaderLayout.of(filled);
        if (header.filter(layout -> fits(layout, filled)).isPresent()) {
            return header;
        }
        List<LogLayout> candidates = new ArrayList<>(FIXED);
        KeyValueLayout.of(filled).ifPresent(candidates::add);
        return candidates.stream().filter(layout -> fits(layout, filled)).findFirst();
    }

    private static boolean fits(LogLayout layout, List<String> lines) {
        long records = lines.stream().filter(line -> !line.startsWith("#")).count();
        long fitting =
                lines.stream().filter(line -> layout.split(line).isPresent()).count();
        double share = layout.continues()
                        && !lines.isEmpty()
                        && layout.split(lines.get(0)).isPresent()
                ? SOME_LINES
                : MOST_LINES;
        return fitting >= 1 && fitting >= records * share;
    }
}
