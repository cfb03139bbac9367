package io.lakecaravan.tag.detect.person;

import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.words.WordList;
import java.util.List;
import java.util.Set;

/** Names of people: how they are written and which are common. Immutable. */
final class PersonWords {
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "sir",
            "madam",
            "herr",
            "frau",
            "hr",
            "fr",
            "dipl.-ing",
            "ing",
            "mag",
            "med",
            "m",
            "mme",
            "mlle",
            "sr",
            "sra",
            "srta",
            "dott",
            "dott.ssa",
            "sig",
            "sig.ra",
            "dhr",
            "mevr",
            "mw",
            "jr",
            "ii",
            "iii",
            "iv",
            "v",
            "md",
            "dds",
            "phd",
            "dvm",
            "univ.prof",
            "b.sc",
            "ba",
            "mba",
            "msc",
            "bsc",
            "cpa",
            "esq",
            "rev",
            "dona",
            "don",
            "sig.na",
            "h.c",
            "b.a",
            "m.sc",
            "b.eng",
            "m.eng");
    private static final String CHINESE_FAMILIES =
            "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鐘姜崔谭譚陆陸范汪廖石金韦韋贾賈夏傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤";
    private static final Set<String> JAPANESE_FAMILIES = Set.of(
            "佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本", "井上", "木村", "林",
            "斎藤", "斉藤", "清水", "山崎", "阿部", "森", "池田", "橋本", "石川", "山下", "小川", "石井", "長谷川", "後藤", "岡田", "近藤", "前田", "藤田",
            "遠藤", "青木", "坂本", "村上", "太田", "金子", "藤井", "福田", "西村", "三浦", "竹内", "中川", "岡本", "松田", "原田", "中島", "若松", "喜嶋",
            "宮沢", "江古田", "桐山", "野村", "笹田", "工藤", "津田", "浜田", "杉山", "廣川", "大垣", "宇野", "西之園", "小泉", "吉本", "田辺", "山岸",
            "加納", "三宅");
    private static final String KOREAN_FAMILIES = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구";

    private final WordList given = WordList.ofWords("given-names.txt");
    private final WordList family = WordList.ofWords("family-names.txt");
    private final WordList companies = WordList.section("person-words.txt", "company-marks");

    /** One to three words that begin in upper case, or in a script without cases, of letters alone. */
    boolean isOneName(Value value) {
        return isWritten(value) && value.spaces() <= 2 && value.length() <= 40;
    }

    /** Letters with blanks, hyphens, apostrophes and dots, no digits, at most six words. */
    boolean isWritten(Value value) {
        if (value.digits() > 0
                || value.letters() < 1
                || value.spaces() > 5
                || value.colons() + value.slashes() + value.ats() > 0) {
            return false;
        }
        if (value.others() > 0 && !onlyNameMarks(value.text())) {
            return false;
        }
        int first = value.text().codePointAt(0);
        return !Character.isLowerCase(first)
                || (value.spaces() <= 1 && value.upper() == 0)
                || (value.text().indexOf(' ') > 0 && value.upper() > 0);
    }

    private static boolean onlyNameMarks(String text) {
        return text.chars()
                .allMatch(c -> Character.isLetter(c)
                        || " '’,.-`\"()·\u00a0".indexOf(c) >= 0
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    }

    /** One common given name, perhaps a second behind it. */
    boolean isGiven(Value value) {
        if (!isOneName(value)) {
            return false;
        }
        List<String> words = value.words();
        return !words.isEmpty() && given.has(bare(words.get(0)));
    }

    boolean isFamily(Value value) {
        if (!isOneName(value)) {
            return false;
        }
        String whole = value.plain();
        List<String> words = value.words();
        return family.has(whole)
                || (!words.isEmpty() && family.has(bare(words.get(words.size() - 1))))
                || isAsianFamily(value.text());
    }

    private static boolean isAsianFamily(String text) {
        return JAPANESE_FAMILIES.contains(text)
                || (text.length() == 1
                        && (CHINESE_FAMILIES.indexOf(text.charAt(0)) >= 0
                                || KOREAN_FAMILIES.indexOf(text.charAt(0)) >= 0));
    }

    /** Two names or more, titles apart, one of them a common given name, or both parts known in a script without blanks. */
    boolean isFull(Value value) {
        if (!isWritten(value) || value.length() > 80) {
            return false;
        }
        if (value.spaces() == 0 && value.dots() + value.dashes() == 0) {
            return isEastAsian(value.text());
        }
        List<String> words = value.words();
        int names = 0;
        boolean known = false;
        for (int i = 0; i < words.size(); i++) {
            String word = bare(words.get(i));
            if (word.isEmpty() || TITLES.contains(word)) {
                continue;
            }
            names++;
            known |= given.has(word) || JAPANESE_FAMILIES.contains(word);
        }
        return names >= 2 && names <= 5 && known && !isCompany(value);
    }

    /** Families come first where no blank divides: one character (Chinese, Korean) or mostly two (Japanese), then one or two more. */
    private static boolean isEastAsian(String text) {
        if (text.length() < 2 || text.length() > 5 || text.chars().anyMatch(c -> c < 0x3000)) {
            return false;
        }
        char first = text.charAt(0);
        boolean shortName = text.length() <= 3;
        return JAPANESE_FAMILIES.contains(text.substring(0, 2))
                || (text.length() > 3 && JAPANESE_FAMILIES.contains(text.substring(0, 3)))
                || (shortName
                        && (CHINESE_FAMILIES.indexOf(first) >= 0
                                || (first >= 0xAC00 && KOREAN_FAMILIES.indexOf(first) >= 0)));
    }

    /** A form of company or "and" between names. */
    boolean isCompany(Value value) {
        if (value.spaces() == 0) {
            return false;
        }
        List<String> words = value.words();
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        if (companies.has(last)) {
            return true;
        }
        for (String word : words) {
            if (word.equals("&") || word.equals("and") || word.equals("und") || word.equals("+")) {
                return true;
            }
        }
        // "Miller-Jones", "Smith, Brown": families alone, as makers of sample data name companies
        return words.size() == 3
                && value.text().indexOf(',') > 0
                && family.has(bare(words.get(0)))
                && family.has(bare(words.get(2)))
                && !given.has(bare(words.get(1)));
    }

    private static String bare(String word) {
        int from = 0;
        int end = word.length();
        while (from < end && !Character.isLetter(word.charAt(from))) {
            from++;
        }
        while (end > from && !Character.isLetter(word.charAt(end - 1))) {
            end--;
        }
        String plain = from == 0 && end == word.length() ? word : word.substring(from, end);
        int hyphen = plain.indexOf('-');
        return hyphen > 1 ? plain.substring(0, hyphen) : plain;
    }
}
