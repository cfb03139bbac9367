package io.lakecaravan.catalog.citation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the sources of a stub decide, method by method, as the compiler's own parser reads them. */
final class StubSources {
    /** Calls that leave out, put in order or end early. */
    private static final Set<String> CHOOSING = Set.of(
            "filter",
            "sorted",
            "sort",
            "limit",
            "skip",
            "removeIf",
            "anyMatch",
            "noneMatch",
            "allMatch",
            "retain",
            "putIfAbsent");

    /** Questions about what is played. */
    private static final Set<String> ASKING = Set.of("plays", "variant", "atLeast", "since");

    private static final Pattern COMMENT =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private StubSources() {}

    /** Methods and constants of the classes that are neither tests nor {@code exempt}, in the order of files and lines. */
    static List<Rule> members(Path folder, Set<String> exempt) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> listed = Files.list(folder);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = listed.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !owner(file).endsWith("Test") && !exempt.contains(owner(file)))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            List<Rule> rules = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                new Members(unit, Files.readString(file), Trees.instance(task).getSourcePositions(), owner(file), rules)
                        .scan(unit, null);
            }
            return rules;
        }
    }

    /** The text of all comments in one line, without what makes them comments. */
    static String comments(String source) {
        return COMMENT.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(token -> token.startsWith("/"))
                .map(comment -> comment.replaceAll("(?m)^\\s*(?:\\*(?!/)|//) ?|/\\*\\*?|\\*/|^//", " "))
                .collect(Collectors.joining(" "))
                .replaceAll("\\{@code ([^}]*)}", "$1")
                .replaceAll("\\s+", " ");
    }

    private static String owner(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /** Finds methods and constants. */
    private static final class Members extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final String text;
        private final SourcePositions positions;
        private final String owner;
        private final List<Rule> rules;

        Members(CompilationUnitTree unit, String text, SourcePositions positions, String owner, List<Rule> rules) {
            this.unit = unit;
            this.text = text;
            this.positions = positions;
            this.owner = owner;
            this.rules = rules;
        }

        /** Types within types, such as the questions of {@code Variant}. */
        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!type.getSimpleName().contentEquals(owner)) {
                add(type, type.getSimpleName().toString(), type.getModifiers().getFlags(), new Marks());
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            Marks marks = new Marks();
            marks.scan(method.getBody(), null);
            add(method, method.getName().toString(), method.getModifiers().getFlags(), marks);
            return super.visitMethod(method, null);
        }

        /** A constant that holds numbers or lists decides: it is a limit or a set of cases. */
        @Override
        public Void visitVariable(VariableTree field, Void none) {
            if (field.getModifiers().getFlags().contains(Modifier.STATIC) && field.getInitializer() != null) {
                Marks marks = new Marks();
                marks.scan(field.getInitializer(), null);
                marks.decides |= marks.holdsValues;
                add(field, field.getName().toString(), field.getModifiers().getFlags(), marks);
            }
            return null;
        }

        private void add(Tree tree, String name, Set<Modifier> flags, Marks marks) {
            int from = (int) positions.getStartPosition(unit, tree);
            int to = (int) positions.getEndPosition(unit, tree);
            long line = unit.getLineMap().getLineNumber(from);
            rules.add(new Rule(
                    owner,
                    name + ":" + line,
                    flags.contains(Modifier.PRIVATE),
                    javadoc(from) + comments(text.substring(from, to)),
                    marks.refusals,
                    marks.borrowed,
                    marks.decides,
                    marks.calls));
        }

        private String javadoc(int from) {
            String before = text.substring(0, from).stripTrailing();
            return before.endsWith("*/") ? comments(before.substring(before.lastIndexOf("/*"))) : "";
        }
    }

    /** What one of them does. */
    private static final class Marks extends TreeScanner<Void, Void> {
        private final List<String> borrowed = new ArrayList<>();
        private final Set<String> calls = new TreeSet<>();
        private int refusals;
        private boolean decides;
        private boolean holdsValues;

        /** The answer within a refusal is no other refusal. */
        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            int before = refusals;
            super.visitNewClass(made, null);
            if (made.getIdentifier().toString().equals("Refusal")) {
                refusals = before + 1;
            }
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            String called = call.getMethodSelect().toString();
            String name = called.substring(called.lastIndexOf('.') + 1);
            calls.add(name);
            if (called.matches("Errors\\.\\w+")) {
                borrowed.add(name);
            }
            boolean answersAnError = called.startsWith("Answer.")
                    && call.getArguments().stream()
                            .anyMatch(argument -> argument instanceof LiteralTree literal
                                    && literal.getValue() instanceof Integer status
                                    && status >= 300);
            refusals += answersAnError ? 1 : 0;
            decides |= CHOOSING.contains(name) || ASKING.contains(name) || answersAnError;
            decides |= called.endsWith("settings.has")
                    || called.endsWith("lapses.add")
                    || called.endsWith("dropped.add")
                    || called.endsWith("violations.add");
            holdsValues |= called.matches("(List|Set|Map|EnumSet|Pattern)\\.(of|ofEntries|compile)");
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void none) {
            calls.add(reference.getName().toString());
            if (reference.getQualifierExpression().toString().equals("Errors")) {
                borrowed.add(reference.getName().toString());
            }
            return super.visitMemberReference(reference, null);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            holdsValues |= literal.getValue() instanceof Number;
            return super.visitLiteral(literal, null);
        }

        @Override
        public Void visitIf(IfTree branch, Void none) {
            decides = true;
            return super.visitIf(branch, null);
        }

        @Override
        public Void visitConditionalExpression(ConditionalExpressionTree branch, Void none) {
            decides = true;
            return super.visitConditionalExpression(branch, null);
        }

        @Override
        public Void visitSwitch(SwitchTree branch, Void none) {
            decides = true;
            return super.visitSwitch(branch, null);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree branch, Void none) {
            decides = true;
            return super.visitSwitchExpression(branch, null);
        }
    }
}
