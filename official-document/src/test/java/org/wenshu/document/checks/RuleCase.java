package org.wenshu.document.checks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.document.checks.regulations.Regulations;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/**
 * A case of the catalogue: elements of a document as {@code key=value}, the body without a key, separated by " | ";
 * what is not said is as in a right document. Behind ⇒ stands what must be found, and behind → what must be suggested.
 */
final class RuleCase {
    private static final Pattern KEYED = Pattern.compile(
            "^(文种|标题|主送|发文机关|字号|日期|签发人|上行|密级|份号|紧急|附注|附件名|附件|抄送|印发日期|印发|版头|版记|格式|盖章|出席|正文)=(.*)$", Pattern.DOTALL);

    static final Context CONTEXT = new Context(
            new Organs(List.of(
                    organ("江州市人民代表大会常务委员会", "市人大常委会", "", Organs.Relation.SUPERIOR),
                    organ("市委", "中共江州市委", "", Organs.Relation.SUPERIOR),
                    organ("江州市人民政府", "市人民政府", "市府", Organs.Relation.SUPERIOR),
                    organ("江州市财政局", "市财政局", "江财局", Organs.Relation.PEER),
                    organ("江州市审计局", "市审计局", "", Organs.Relation.PEER),
                    organ("江州市档案局", "市档案局", "", Organs.Relation.PEER),
                    organ("临溪县人民政府", "临溪县政府", "", Organs.Relation.SUBORDINATE))),
            Regulations.of(List.of(
                    regulation("中华人民共和国档案法", null, "2020-06-20", "2021-01-01", Regulation.State.IN_FORCE, null),
                    regulation("江州市防汛工作规则", "江政发〔2020〕5号", "2020-03-01", "2020-04-01", Regulation.State.IN_FORCE, null),
                    regulation(
                            "江州市水库管理办法",
                            "江政发〔2010〕3号",
                            "2010-03-01",
                            "2010-04-01",
                            Regulation.State.REPEALED,
                            "江州市水库安全管理办法"),
                    regulation("江州市湿地保护规定", "江政发〔2015〕8号", "2015-03-01", "2015-04-01", Regulation.State.AMENDED, null),
                    regulation("江州市停车管理办法", null, "2026-05-01", "2026-10-01", Regulation.State.IN_FORCE, null))),
            Vocabulary.standard().with(Vocabulary.Kind.OWN, "江州大市\t江州市\t不用“大市”"),
            LocalDate.of(2026, 11, 23));

    final OfficialDocument document;
    final Optional<String> excerpt;
    final Optional<String> suggestion;

    private RuleCase(OfficialDocument document, Optional<String> excerpt, Optional<String> suggestion) {
        this.document = document;
        this.excerpt = excerpt;
        this.suggestion = suggestion;
    }

    static RuleCase of(String line) {
        String[] halves = line.split(" ⇒ ", 2);
        Optional<String> excerpt = Optional.empty();
        Optional<String> suggestion = Optional.empty();
        if (halves.length == 2) {
            String[] expected = halves[1].split("→", -1);
            excerpt = Optional.of(expected[0]);
            suggestion = expected.length > 1 ? Optional.of(expected[1]) : Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        for (String part : halves[0].split(" \\| ", -1)) {
            Matcher keyed = KEYED.matcher(part);
            if (keyed.matches()) {
                given.put(keyed.group(1), keyed.group(2));
            } else {
                given.put("正文", part);
            }
        }
        return new RuleCase(document(given), excerpt, suggestion);
    }

    static OfficialDocument document(Map<String, String> given) {
        DocumentKind kind = Arrays.stream(DocumentKind.values())
                .filter(each -> each.chinese().equals(given.getOrDefault("文种", "通知")))
                .findFirst()
                .orElseThrow();
        boolean upward = given.containsKey("上行")
                ? given.get("上行").equals("是")
                : kind == DocumentKind.REQUEST || kind == DocumentKind.REPORT;
        List<String> issuers = list(given.getOrDefault("发文机关", "江州市人民政府办公室"));
        String issuer = issuers.isEmpty() ? "江州市人民政府办公室" : issuers.getFirst();
        Optional<LocalDate> date = Optional.of(given.getOrDefault("日期", "2026-05-08"))
                .filter(text -> !text.isEmpty())
                .map(LocalDate::parse);
        DocumentFormat format = given.containsKey("格式")
                ? DocumentFormat.valueOf(given.get("格式"))
                : switch (kind) {
                    case LETTER -> DocumentFormat.LETTER;
                    case ORDER -> DocumentFormat.ORDER;
                    case MINUTES -> DocumentFormat.MINUTES;
                    default -> DocumentFormat.ORDINARY;
                };
        return new OfficialDocument(
                kind,
                format,
                upward,
                new OfficialDocument.Marks(
                        Optional.ofNullable(given.get("份号")).map(Integer::valueOf),
                        Optional.ofNullable(given.get("密级")),
                        Optional.ofNullable(given.get("紧急"))),
                issuers,
                list(given.getOrDefault("版头", issuer + "文件")),
                number(given.getOrDefault(
                        "字号", "江政办发〔" + date.map(LocalDate::getYear).orElse(2026) + "〕18号")),
                list(given.getOrDefault("签发人", upward ? "沈怀远" : "")),
                given.getOrDefault("标题", String.join(" ", issuers) + "关于做好防汛工作的" + kind.chinese()),
                list(given.getOrDefault("主送", "市财政局")),
                text(given.getOrDefault("正文", "现将有关事项通知如下。")),
                list(given.getOrDefault("附件名", "")),
                list(given.getOrDefault("附件", "")).stream()
                        .map(RuleCase::attachment)
                        .toList(),
                date,
                given.getOrDefault("盖章", "否").equals("是"),
                Optional.of(given.getOrDefault("附注", kind == DocumentKind.REQUEST ? "联系人：许静姝，联系电话：0790-8213306" : ""))
                        .filter(note -> !note.isEmpty()),
                list(given.getOrDefault("出席", "")).isEmpty()
                        ? List.of()
                        : List.of(new OfficialDocument.Attendance("出席", list(given.get("出席")))),
                given.containsKey("版记")
                        ? Optional.empty()
                        : Optional.of(new OfficialDocument.Imprint(
                                list(given.getOrDefault("抄送", "")),
                                given.getOrDefault("印发", issuer),
                                given.containsKey("印发日期")
                                        ? LocalDate.parse(given.get("印发日期"))
                                        : date.orElse(LocalDate.of(2026, 5, 8)))));
    }

    private static OfficialDocument.Attachment attachment(String given) {
        String[] parts = given.split("\\^", 2);
        return new OfficialDocument.Attachment(parts[0], text(parts[1]));
    }

    private static Optional<DocumentNumber> number(String given) {
        Matcher matcher = Pattern.compile("(.*)〔(\\d{4})〕(\\d+)号").matcher(given);
        return matcher.matches()
                ? Optional.of(new DocumentNumber(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    static Text text(String given) {
        List<Block> blocks = new ArrayList<>();
        for (String block : given.isEmpty() ? new String[0] : given.split("¶", -1)) {
            Matcher heading =
                    Pattern.compile("#(\\d)(?:\\[([^\\]]*)\\])? ?(.*)").matcher(block);
            if (heading.matches()) {
                blocks.add(new Block.Heading(
                        Integer.parseInt(heading.group(1)), Optional.ofNullable(heading.group(2)), heading.group(3)));
            } else if (block.startsWith("表[")) {
                List<Block.Row> rows = new ArrayList<>();
                for (String row : block.substring(2, block.length() - 1).split("//", -1)) {
                    rows.add(new Block.Row(
                            rows.isEmpty(),
                            Arrays.stream(row.split("\\^", -1))
                                    .map(cell -> new Block.Cell(cell, 1, Block.Alignment.LEFT))
                                    .toList()));
                }
                blocks.add(new Block.Table(Optional.empty(), List.of(), rows));
            } else if (block.startsWith("项[")) {
                blocks.add(new Block.Items(
                        List.of(block.substring(2, block.length() - 1).split("//", -1))));
            } else {
                blocks.add(new Block.Paragraph(block));
            }
        }
        return new Text(blocks);
    }

    private static List<String> list(String given) {
        return given.isEmpty() ? List.of() : List.of(given.split("/", -1));
    }

    private static Organs.Organ organ(String name, String shortForm, String informal, Organs.Relation relation) {
        return new Organs.Organ(name, List.of(shortForm), informal.isEmpty() ? List.of() : List.of(informal), relation);
    }

    private static Regulation regulation(
            String title, String number, String issued, String effective, Regulation.State state, String replacedBy) {
        return new Regulation(
                title,
                Optional.ofNullable(number),
                "江州市人民政府",
                LocalDate.parse(issued),
                LocalDate.parse(effective),
                state,
                state == Regulation.State.IN_FORCE ? Optional.empty() : Optional.of(LocalDate.of(2024, 1, 1)),
                Optional.ofNullable(replacedBy));
    }
}
