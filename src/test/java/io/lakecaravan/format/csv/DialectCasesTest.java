package io.lakecaravan.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small texts, one for each thing that dialects differ in. */
class DialectCasesTest {
    /** Texts are written with {@code \n}, {@code \t} and {@code \r}; expected is what differs from commas, quotes and LF. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            a||b||c\\n1||2||x\\n3||4||y\\n § || header § a:int b:int c:string § 2
            a::b::c\\n1::2::12:30:00\\n3::4::12:31:00\\n § :: header § a:int b:int c:time § 2
            a|~|b|~|c\\n1|~|2|~|x\\n3|~|4|~|y\\n § |~| header § a:int b:int c:string § 2
            a^b^c\\n1^2^x, y\\n3^4^y\\n § ^ header § a:int b:int c:string § 2
            1\\u0001x\\u00012.5\\n2\\u0001y\\u00013.5\\n § \\u0001 § column_1:int column_2:string column_3:decimal(2,1) § 2
            id name  score\\n1  Ana   2.5\\n2  Bo    3.5\\n10 Cy    4.0\\n § \\s+ header § id:int name:string score:decimal(2,1) § 3
            1 2 3\\n4 5 6\\n7 8 9\\n § space § column_1:int column_2:int column_3:int § 3
            x:1\\ny:2\\nz:3\\n § : § column_1:string column_2:int § 3
            # made by hand\\n# twice\\na,b\\n1,2\\n3,4\\n § , header comment # § a:int b:int § 2
            // made by hand\\na,b\\n1,2\\n// in between\\n3,4\\n § , header comment // § a:int b:int § 2
            a,b\\r1,2\\r3,4\\r § , header end \\r § a:int b:int § 2
            a,b\\r\\n1,2\\r\\n3,4\\r\\n § , header end \\r\\n § a:int b:int § 2
            Sales of 2024\\n\\nregion,amount,day\\nnorth,1.5,2024-01-01\\nsouth,2.5,2024-01-02\\n § , header skip 2 § region:string amount:decimal(2,1) day:date § 2
            Sales,,\\nall regions,,\\nregion,amount,day\\nnorth,1.5,2024-01-01\\nsouth,2.5,2024-01-02\\n § , header skip 2 § region:string amount:decimal(2,1) day:date § 2
            id,name,n\\n1,Ana,2\\n2,Bo,3\\n3,Cy,4\\n(3 rows)\\n § , header footer 1 § id:int name:string n:int § 3
            id,name,n\\n1,Ana,2\\n2,Bo,3\\n3,Cy,4\\n\\nSource: the register\\n § , header footer 2 § id:int name:string n:int § 3
            id,name,n\\n1,Ana,2\\n2,Bo,3\\n3,Cy,4\\nTotal,,9\\n § , header footer 1 § id:int name:string n:int § 3
            name,id,n\\nAna,1,2\\nBo,2,3\\nCy,3,4\\nTotal,,9\\n § , header footer 1 § name:string id:int n:int § 3
            id,name,n\\n1,Ana,2\\n2,Bo,3\\n3,Cy\\n § , header § id:int name:string n:int § 3
            time,speed\\nh:m:s,m/s\\n10:00:00,1.5\\n10:00:01,1.6\\n10:00:02,1.7\\n10:00:03,1.8\\n § , header § time_h:m:s:time speed_m/s:decimal(2,1) § 4
            2023,,2024,\\nq1,q2,q1,q2\\n1,2,3,4\\n5,6,7,8\\n9,10,11,12\\n13,14,15,16\\n17,18,19,20\\n18,19,20,21\\n § , header § 2023_q1:int 2023_q2:int 2024_q1:int 2024_q2:int § 6
            a, b, c\\n1, "x, y", 2\\n3, "z", 4\\n § , header § a:int b:string c:int § 2
            name;size\\n"a;b";1,5\\nc;2,5\\n § ; header § name:string size:decimal(2,1) § 2
            it's,1\\nthat's,2\\nfine,3\\n § , § column_1:string column_2:int § 3
            'a','b'\\n'x, y','1'\\n'z','2'\\n § , quote ' header § a:string b:int § 2
            a\\tb\\n1\\t"x\\ty"\\n2\\tz\\n § tab header § a:int b:string § 2
            a,b,\\n1,2,\\n3,4,\\n § , header § a:int b:int column_3:null § 2
            "a ""b"" c",1\\n"d",2\\n"e",3\\n § , § column_1:string column_2:int § 3
            city,country\\nBerlin,Germany\\nParis,France\\nRome,Italy\\n § , header § city:string country:string § 3
            Paris,France\\nBerlin,Germany\\nParis,France\\nRome,Italy\\n § , § column_1:string column_2:string § 4
            the first line of this text\\nand, well, another one\\nthen it ends here.\\n § whole § column_1:string § 3
            """)
    void isFound(String text, String dialect, String columns, long rows) throws IOException {
        byte[] bytes = unescaped(text).getBytes(StandardCharsets.UTF_8);
        ReadTable table = new CsvReader(',').read(new BytesSource("a.csv", bytes), ReadOptions.DEFAULT);
        String found = table.schema().columns().stream()
                .map(column -> column.name() + ":" + TypeText.display(column.type()))
                .collect(Collectors.joining(" "));
        assertThat(text(table.dialect().orElseThrow(), table.schema().columns().size()))
                .isEqualTo(dialect);
        assertThat(found).isEqualTo(columns);
        assertThat(table.rows().orElseThrow().value()).isEqualTo(rows);
    }

    private static String text(Dialect dialect, int columns) {
        String delimiter = dialect.delimiter()
                .replace("\t", "tab")
                .replace("\u0001", "\\u0001")
                .replaceAll("^ $", "space");
        return (columns == 1 ? "whole" : delimiter)
                + dialect.quote()
                        .filter(quote -> !quote.equals("\""))
                        .map(quote -> " quote " + quote)
                        .orElse("")
                + (dialect.header() ? " header" : "")
                + dialect.comment().map(comment -> " comment " + comment).orElse("")
                + (dialect.lineEnd().equals("\n")
                        ? ""
                        : " end " + dialect.lineEnd().replace("\r", "\\r").replace("\n", "\\n"))
                + (dialect.skipRows() > 0 ? " skip " + dialect.skipRows() : "")
                + (dialect.skipFooter() > 0 ? " footer " + dialect.skipFooter() : "");
    }

    static String unescaped(String text) {
        return text.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\u0001", "\u0001");
    }
}
