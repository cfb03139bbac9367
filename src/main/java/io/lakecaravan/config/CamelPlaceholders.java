package io.lakecaravan.config;

import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** References one by one through the properties component, so that a message can say which one failed and why. */
final class CamelPlaceholders implements Placeholders {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([^{}]*)}}");

    private static final Set<String> FUNCTIONS = Set.of("env", "sys", "file", "aws");

    private final CamelContext context;

    CamelPlaceholders(CamelContext context) {
        this.context = context;
    }

    @Override
    public String resolve(String text) {
        StringBuilder resolved = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            reference.appendReplacement(
                    resolved, Matcher.quoteReplacement(value(reference.group(1).strip())));
        }
        return reference.appendTail(resolved).toString();
    }

    private String value(String reference) {
        String value;
        try {
            value = read(reference);
        } catch (UnresolvedReferenceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnresolvedReferenceException(reason(reference, e));
        }
        if (value == null) {
            throw new UnresolvedReferenceException(reason(reference, new NoSuchElementException()));
        }
        return value;
    }

    /** Straight to the function where one is named: Camel would look for references inside of what it gives. */
    private String read(String reference) {
        int colon = reference.indexOf(':');
        String function = colon < 0 ? "" : reference.substring(0, colon);
        return FUNCTIONS.contains(function)
                ? context.getPropertiesComponent()
                        .getPropertiesFunction(function)
                        .apply(reference.substring(colon + 1))
                : context.resolvePropertyPlaceholders("{{" + reference + "}}");
    }

    /** In our words: the exception's message may quote what was read. */
    private static String reason(String reference, Throwable thrown) {
        int colon = reference.indexOf(':');
        String function = colon < 0 ? "" : reference.substring(0, colon);
        String name = reference.substring(colon + 1);
        return switch (function) {
            case "env" -> "the environment variable " + name + " is not set";
            case "sys" -> "the system property " + name + " is not set. Start with -D" + name + "=...";
            case "aws" ->
                "AWS Secrets Manager does not give the secret " + name + " (" + kind(thrown)
                        + "). Its credentials and region are camel.vault.aws.* in application.properties";
            default ->
                "there is no property " + reference
                        + ". Set it in config/application.properties or as the environment variable "
                        + reference.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        };
    }

    private static String kind(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
