package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_FLAG;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_GLOB;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NUMBER;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_REGEX;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_SCHEDULE;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_TAG;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_URL;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_VALUE;
import static io.lakecaravan.config.ConfigCode.CONFIG_PATH_NOT_FOUND;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_VALUE;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/** The kinds of single values that several sections have. */
final class Parsers {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern SHARE = Pattern.compile("0?\\.\\d{1,9}|[01](\\.0{1,9})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private Parsers() {}

    static String text(String text) {
        if (text.isBlank()) {
            throw new BadValueException(CONFIG_MISSING_VALUE, "is no value. Write one or take the key out");
        }
        return text;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new BadValueException(CONFIG_BAD_FLAG, "is neither true nor false");
        };
    }

    static ValueParser<Integer> number(int least, int most) {
        return text -> {
            String digits = text.strip();
            if (!NUMBER.matcher(digits).matches() || Long.parseLong(digits) < least || Long.parseLong(digits) > most) {
                throw new BadValueException(CONFIG_BAD_NUMBER, "is not a whole number from " + least + " to " + most);
            }
            return Integer.parseInt(digits);
        };
    }

    static ValueParser<String> oneOf(Collection<String> known) {
        return text -> {
            if (!known.contains(text)) {
                throw new BadValueException(
                        CONFIG_UNKNOWN_VALUE,
                        "is not known. Known: " + String.join(", ", known) + "." + Spelling.hint(text, known));
            }
            return text;
        };
    }

    /** A name that may stand in paths, metrics and messages. */
    static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new BadValueException(
                    CONFIG_BAD_NAME,
                    "is no name. Names are 1 to 64 of A-Z a-z 0-9 . _ - and start with a letter or digit");
        }
        return text;
    }

    /** Scheme, host and perhaps a path; never a query. */
    static URI url(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new BadValueException(
                        CONFIG_BAD_URL, "is not an address. Write http://host:port or https://host:port");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new BadValueException(
                    CONFIG_BAD_URL,
                    "is not an address (at character " + (e.getIndex() + 1)
                            + "). Write http://host:port or https://host:port");
        }
    }

    static URI proxy(String text) {
        URI uri = url(text);
        if (uri.getPort() < 0 || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
            throw new BadValueException(CONFIG_BAD_URL, "is not a proxy. Write http://host:port, without a path");
        }
        return uri;
    }

    /** Store addresses are host and port; the bucket is no part of them. */
    static URI endpoint(String text) {
        URI uri = url(text);
        if (!(uri.getPath().isEmpty() || uri.getPath().equals("/")) || uri.getUserInfo() != null) {
            throw new BadValueException(
                    CONFIG_BAD_URL, "is not an endpoint. Write http://host:port; bucket and credentials have own keys");
        }
        return uri;
    }

    static String glob(String text) {
        try {
            Glob.of(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new BadValueException(CONFIG_BAD_GLOB, "is no path pattern: " + e.getMessage());
        }
    }

    static String regex(String text) {
        try {
            Pattern.compile(text);
            return text;
        } catch (PatternSyntaxException e) {
            String place = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            throw new BadValueException(CONFIG_BAD_REGEX, "is no regular expression: " + e.getDescription() + place);
        }
    }

    /** A glob, or a regular expression after {@code regex:}. */
    static String keyPattern(String text) {
        if (text.startsWith("regex:")) {
            regex(text.substring("regex:".length()));
            return text;
        }
        return glob(text);
    }

    static String schedule(String text) {
        String cron = text.strip();
        int fields = cron.split("\\s+").length;
        if (fields == 5) {
            throw new BadValueException(
                    CONFIG_BAD_SCHEDULE,
                    "has 5 fields. Quartz wants the seconds first and a '?' for the day that is not given: '0 0 2 * * ?'"
                            + " is every night at two");
        }
        try {
            CronExpression.validateExpression(cron);
            return cron;
        } catch (ParseException e) {
            throw new BadValueException(
                    CONFIG_BAD_SCHEDULE,
                    "is no quartz cron expression: " + e.getMessage().replaceFirst("\\.$", "")
                            + ". The fields are seconds, minutes, hours, day of month, month, day of week and perhaps"
                            + " year; '0 0 2 * * ?' is every night at two");
        }
    }

    static String tag(String text) {
        boolean separates = text.indexOf('.') > 0 && !text.endsWith(".");
        if (!separates
                || text.contains("::")
                || text.contains("\"")
                || text.contains(">")
                || !text.strip().equals(text)) {
            throw new BadValueException(
                    CONFIG_BAD_TAG,
                    "is no tag. Write Classification.Name, e.g. PII.Sensitive, without '::', '\"', '>' or blanks around");
        }
        return text;
    }

    /** A score or share, above 0 and at most 1. */
    static double share(String text) {
        if (!SHARE.matcher(text.strip()).matches() || Double.parseDouble(text.strip()) <= 0) {
            throw new BadValueException(CONFIG_BAD_NUMBER, "is not above 0 and at most 1, such as 0.95");
        }
        return Double.parseDouble(text.strip());
    }

    /** Words with their tags: {@code users:PII.Sensitive;sales:Finance.Critical,Tier.Gold}. */
    static Map<String, List<String>> tagMapping(String text) {
        Map<String, List<String>> mapping = new LinkedHashMap<>();
        for (String entry : text.split("[;\n]", -1)) {
            if (entry.isBlank()) {
                continue;
            }
            int colon = entry.indexOf(':');
            if (colon < 0 || entry.substring(0, colon).isBlank()) {
                throw new BadValueException(
                        CONFIG_BAD_TAG,
                        "has an entry without word and tag. Write word:Classification.Name and divide entries by ;");
            }
            List<String> tags = Arrays.stream(entry.substring(colon + 1).split(","))
                    .map(tag -> tag(tag.strip()))
                    .toList();
            mapping.merge(
                    entry.substring(0, colon).strip(),
                    tags,
                    (one, other) -> Stream.concat(one.stream(), other.stream())
                            .distinct()
                            .toList());
        }
        return mapping;
    }

    /** Relative to the working directory. */
    static Path path(String text) {
        try {
            return Path.of(text(text));
        } catch (InvalidPathException e) {
            throw new BadValueException(CONFIG_PATH_NOT_FOUND, "is no path: " + e.getReason());
        }
    }

    static Path existingFile(String text) {
        Path path = path(text);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new BadValueException(
                    CONFIG_PATH_NOT_FOUND,
                    "is no file that can be read. A relative path starts at the working directory");
        }
        return path;
    }
}
