package org.wenshu.document.layout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.elements.OfficialDocument.Attachment;
import org.wenshu.document.elements.OfficialDocument.Attendance;
import org.wenshu.document.elements.OfficialDocument.Imprint;
import org.wenshu.document.layout.Style.Span;

/**
 * Lays an official document out by GB/T 9704-2012: decides every place, in millimetres, of everything that is printed.
 * The renderers decide nothing.
 */
public final class Layout {
    /** From the 版记 to what stands above it. */
    private static final double ABOVE_IMPRINT = 3;

    private final OfficialDocument document;
    private final LineBreaking breaking;
    private final Flow flow = new Flow();
    private boolean addresseesInImprint;

    private Layout(OfficialDocument document, Fonts fonts) {
        this.document = document;
        this.breaking = new LineBreaking(fonts);
    }

    /**
     * @throws CharacterMissing when no font of its role has a character, naming it and its place
     */
    public static LaidOut of(OfficialDocument document, Fonts fonts) {
        return new Layout(document, fonts).laidOut();
    }

    private LaidOut laidOut() {
        var head = new HeadSetting(document, breaking);
        int titleLine = head.onto(flow.sheet());
        if (document.format() != DocumentFormat.ORDER && !document.title().isBlank()) {
            flow.continueAt(titleLine);
            title(document.title(), "title");
            flow.continueAt(flow.nextLine() + 1);
        } else {
            flow.continueAt(titleLine);
        }
        addressees();
        var body = new BodySetting(breaking, flow);
        body.set(document.body(), "body");
        attachmentsNote();
        new SignatureSetting(document, breaking, flow).set();
        attendance();
        attachments(body);
        return new LaidOut(document.title(), String.join("、", document.issuers()), pages());
    }

    /** 7.3.1: 2号小标宋, centred, in a trapezoid or a rhombus. */
    private void title(String title, String place) {
        double em = Measure.mm(Measure.SIZE_2);
        for (String line : TitleBreaking.lines(title, Measure.WIDTH / em, document.issuers())) {
            SetLine set = breaking.line(line, Style.TITLE, place);
            // A larger character stands in the middle of its line.
            double top = (Measure.CHARACTER - em) / 2;
            // A line that the drafter broke by hand may be too long.
            double scale = Math.min(1, Measure.WIDTH / set.width());
            double left = Measure.LEFT + (Measure.WIDTH - set.width() * scale) / 2;
            flow.line(Flow.Chunk.line(set.at(left, top, Colour.BLACK, scale)));
        }
    }

    /**
     * 7.3.2: flush left, a full-width colon behind the last. So many of them that the first page would have no text go to
     * the 版记.
     */
    private void addressees() {
        if (document.addressees().isEmpty()) {
            return;
        }
        String text = String.join("，", document.addressees()) + "：";
        List<SetLine> lines = breaking.lines(List.of(Style.BODY.of(text)), 0, 0, Measure.GRID, "addressees");
        addresseesInImprint = document.imprint().isPresent() && flow.nextLine() + lines.size() >= Measure.LINES;
        if (!addresseesInImprint) {
            lines(lines);
        }
    }

    /** 7.3.4: an empty line below the text, indented by two characters; further lines under the name's first character. */
    private void attachmentsNote() {
        List<String> names = document.attachmentNames();
        if (names.isEmpty()) {
            return;
        }
        List<Flow.Chunk> lines = names.size() == 1 ? singleAttachment(names.getFirst()) : numberedAttachments(names);
        flow.keepWithText(1 + lines.size());
        flow.blank(1);
        lines.forEach(flow::line);
    }

    private List<Flow.Chunk> singleAttachment(String name) {
        return chunks(breaking.labelled(
                Style.BODY.of("附件："), Style.BODY.of(name), 2 * Measure.CELL, Measure.GRID, "attachments note"));
    }

    private List<Flow.Chunk> numberedAttachments(List<String> names) {
        var lines = new ArrayList<Flow.Chunk>();
        double label = 5 * Measure.CELL;
        double numbers = 0;
        for (int i = 1; i <= names.size(); i++) {
            numbers = Math.max(
                    numbers,
                    breaking.line(i + ".", Style.BODY, "attachments note").width());
        }
        for (int i = 0; i < names.size(); i++) {
            String place = "attachments note, name " + (i + 1);
            double width = Measure.GRID - label - numbers;
            List<SetLine> set = breaking.lines(List.of(Style.BODY.of(names.get(i))), 0, 0, width, place);
            for (int k = 0; k < set.size(); k++) {
                var items = new ArrayList<Item>();
                if (i == 0 && k == 0) {
                    items.addAll(breaking.line("附件：", Style.BODY, place)
                            .at(Measure.LEFT + 2 * Measure.CELL, 0, Colour.BLACK));
                }
                if (k == 0) {
                    SetLine number = breaking.line((i + 1) + ".", Style.BODY, place);
                    items.addAll(number.at(Measure.LEFT + label + numbers - number.width(), 0, Colour.BLACK));
                }
                items.addAll(set.get(k).at(Measure.LEFT + label + numbers, 0, Colour.BLACK));
                lines.add(Flow.Chunk.line(items));
            }
        }
        return lines;
    }

    /** 10.3: an empty line below the text, indented by two characters, further lines under the first name. */
    private void attendance() {
        if (document.attendance().isEmpty()) {
            return;
        }
        flow.blank(1);
        for (Attendance attendance : document.attendance()) {
            labelled(Style.HEI.of(attendance.role() + "："), String.join("、", attendance.names()), attendance.role());
        }
    }

    /** 7.3.7: each on a new page; 附件 with its number flush left on the first line, its title centred on the third. */
    private void attachments(BodySetting body) {
        List<Attachment> attachments = document.attachments();
        boolean numbered =
                Math.max(attachments.size(), document.attachmentNames().size()) > 1;
        for (int i = 0; i < attachments.size(); i++) {
            flow.newSheet();
            String place = "attachment " + (i + 1);
            String label = numbered ? "附件" + (i + 1) : "附件";
            flow.line(Flow.Chunk.line(breaking.line(label, Style.HEI, place).at(Measure.LEFT, 0, Colour.BLACK)));
            flow.blank(1);
            title(attachments.get(i).title(), place + ", title");
            flow.blank(1);
            body.set(attachments.get(i).text(), place);
        }
    }

    /** Indented by two characters, further lines under the first character behind the label. */
    private void labelled(Span label, String text, String place) {
        lines(breaking.labelled(label, Style.BODY.of(text), 2 * Measure.CELL, Measure.GRID, place));
    }

    private void lines(List<SetLine> lines) {
        chunks(lines).forEach(flow::line);
    }

    private static List<Flow.Chunk> chunks(List<SetLine> lines) {
        return lines.stream()
                .map(line -> Flow.Chunk.line(line.at(Measure.LEFT, 0, Colour.BLACK)))
                .toList();
    }

    /** 版记 and page numbers, when all else is in its place. */
    private List<Page> pages() {
        int numbered = flow.sheets().size();
        document.imprint().ifPresent(this::imprint);
        var pages = new ArrayList<Page>();
        for (int i = 0; i < flow.sheets().size(); i++) {
            int number = i + 1;
            List<Item> items = new ArrayList<>(flow.sheets().get(i).items());
            // 7.5: neither a blank page nor one with the 版记 alone is numbered; 10.1: nor a letter's first page.
            boolean prints = number <= numbered && !(document.format() == DocumentFormat.LETTER && number == 1);
            if (prints) {
                items.addAll(pageNumber(number));
            }
            pages.add(new Page(prints ? OptionalInt.of(number) : OptionalInt.empty(), items));
        }
        return pages;
    }

    private void imprint(Imprint imprint) {
        var setting = new ImprintSetting(
                imprint, addresseesInImprint ? document.addressees() : List.of(), document.format(), breaking);
        int pages = flow.sheets().size();
        boolean evenPage = document.format() != DocumentFormat.LETTER;
        boolean room = flow.sheet().bottom() + ABOVE_IMPRINT <= setting.top();
        if (!room || (evenPage && pages % 2 == 1)) {
            flow.newSheet();
        }
        if (evenPage && flow.sheets().size() % 2 == 1) {
            flow.newSheet();
        }
        flow.sheet().add(setting.items());
    }

    /** 7.5: 4号 half-width 宋体, dashes 7 mm below the type area; odd pages right by one character, even ones left. */
    private List<Item.Text> pageNumber(int number) {
        var style = new Style(FontRole.SONG, Measure.SIZE_4);
        SetLine set = breaking.line("— " + number + " —", style, "page number");
        double em = Measure.mm(Measure.SIZE_4);
        double left = number % 2 == 1 ? Measure.RIGHT - em - set.width() : Measure.LEFT + em;
        double dash = set.glyphs().getFirst().face().middle('—') * em;
        double baseline = Measure.BOTTOM + 7 + dash;
        return set.at(left, baseline - Measure.ASCENT * em, Colour.BLACK);
    }

    /** 7.3.5: 年、月、日标全，月、日不编虚位 */
    static String written(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
