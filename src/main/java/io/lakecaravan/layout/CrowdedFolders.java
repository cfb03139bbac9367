package io.lakecaravan.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Finds the folders that hold most tables: those whose tables are not mostly in one or few folders below. Takes table
 * roots in order of their bytes and holds no more than the folders around one of them.
 */
public final class CrowdedFolders {
    private static final int MOST_TOLD = 3;
    /** A folder below that holds this part of the tables or more tells more than the folder itself. */
    private static final int TELLING_SHARE = 10;

    private static final Comparator<Folder> BY_SIZE =
            Comparator.comparingLong((Folder folder) -> -folder.tables()).thenComparing(Folder::path, KeyOrder.UTF8);

    /**
     * @param path bucket and prefix, e.g. {@code lake/raw/}
     * @param tables in it and in folders below
     */
    public record Folder(String path, long tables) {}

    private static final class Open {
        private final String path;
        private long tables;
        private long largest;

        Open(String path) {
            this.path = path;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Folder> most = new ArrayList<>();

    /** @param root of a table, not before that of the last call */
    public void add(String bucket, String root) {
        String path = bucket + "/" + root;
        int end = Math.max(bucket.length(), path.lastIndexOf('/', path.length() - 2)) + 1;
        while (!open.isEmpty() && !path.substring(0, end).startsWith(open.peek().path)) {
            close();
        }
        int start = open.isEmpty() ? 0 : open.peek().path.length();
        for (int slash = path.indexOf('/', start); slash >= 0 && slash < end; slash = path.indexOf('/', slash + 1)) {
            open.push(new Open(path.substring(0, slash + 1)));
        }
        open.peek().tables++;
    }

    private void close() {
        Open folder = open.pop();
        if (folder.largest * TELLING_SHARE < folder.tables) {
            most.removeIf(inside -> inside.path().startsWith(folder.path));
            most.add(new Folder(folder.path, folder.tables));
            most.sort(BY_SIZE);
            if (most.size() > MOST_TOLD) {
                most.remove(MOST_TOLD);
            }
        }
        if (!open.isEmpty()) {
            open.peek().tables += folder.tables;
            open.peek().largest = Math.max(open.peek().largest, folder.tables);
        }
    }

    /** The folders with most tables first. To be called once, at the end. */
    public List<Folder> most() {
        while (!open.isEmpty()) {
            close();
        }
        return List.copyOf(most);
    }
}
