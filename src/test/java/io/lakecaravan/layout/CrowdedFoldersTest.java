package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.layout.CrowdedFolders.Folder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdedFoldersTest {
    private static List<Folder> most(List<String> roots) {
        CrowdedFolders folders = new CrowdedFolders();
        roots.stream().sorted(KeyOrder.UTF8).forEach(root -> folders.add("lake", root));
        return folders.most();
    }

    @Test
    void namesTheFolderWhoseFoldersAreTables() {
        List<String> roots = new ArrayList<>(List.of("raw/orders/", "raw/users/", "top.csv"));
        for (int at = 0; at < 500; at++) {
            roots.add("logs/app/" + at + "/");
        }
        assertThat(most(roots)).startsWith(new Folder("lake/logs/app/", 500)).contains(new Folder("lake/raw/", 2));
    }

    @Test
    void goesUpWhereTablesAreSpreadOverManyFolders() {
        List<String> roots = new ArrayList<>();
        for (int at = 0; at < 500; at++) {
            roots.add("tenants/" + at + "/orders/");
            roots.add("tenants/" + at + "/users/");
        }
        assertThat(most(roots)).containsExactly(new Folder("lake/tenants/", 1000));
    }

    @Test
    void ordersByNumberAndToldAreThree() {
        assertThat(most(List.of("a/1/", "b/1/", "b/2/", "c/1/", "c/2/", "c/3/", "d/1/", "d/2/", "d/3/", "d/4/")))
                .containsExactly(new Folder("lake/d/", 4), new Folder("lake/c/", 3), new Folder("lake/b/", 2));
    }

    @Test
    void rootsThatAreTheBucketOrKeysAtItsRootCount() {
        assertThat(most(List.of(""))).containsExactly(new Folder("lake/", 1));
        assertThat(most(List.of("a.csv", "b.csv"))).containsExactly(new Folder("lake/", 2));
        assertThat(most(List.of("/a/", "//b/"))).isNotEmpty();
    }
}
