package org.wenshu.local.samples;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The sample documents: what the secretariat of a made-up city receives in 2026, good and bad. */
public final class SampleDocuments {
    public static final String PDF = "application/pdf";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The name of the sample of more than 60 MiB. */
    public static final String HUGE = "huge-survey-report";

    /** The name of the sample whose title has 200 characters. */
    public static final String LONG_TITLE = "notice-long-title";

    /** The name of the sample whose document number is in full-width digits and brackets. */
    public static final String FULL_WIDTH_NUMBER = "letter-fullwidth-number";

    /** What opens the password-protected sample. */
    public static final String PASSWORD = PdfRendering.PASSWORD;

    private static final List<Sample> ALL = List.of(
            sample("notice-flood-control"),
            sample("letter-data-sharing"),
            sample("request-archive-hall"),
            sample("report-inspection-rectification"),
            sample("minutes-executive-meeting"),
            sample("decision-commendation"),
            sample("opinion-elderly-care"),
            sample("reply-land-plan"),
            sample("circular-safety-accident"),
            sample(FULL_WIDTH_NUMBER),
            sample("notice-rare-sender"),
            sample("letter-rare-sender"),
            sample(LONG_TITLE),
            sample(HUGE),
            sample("scan-duty-notice"),
            sample("locked-personnel-letter"),
            sample("truncated-budget-report"),
            sample("misnamed-notice"),
            sample("missing-pages-notice"),
            sample("missing-attachment-notice"),
            sample("wrong-number-letter"),
            sample("wrong-title-circular"));

    private SampleDocuments() {}

    /** Every sample, good ones first. */
    public static List<Sample> all() {
        return ALL;
    }

    /** Those without a defect. */
    public static List<Sample> good() {
        return ALL.stream().filter(sample -> sample.defect().isEmpty()).toList();
    }

    public static Sample named(String name) {
        return ALL.stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample " + name));
    }

    /** The sample with the given defect; there is one of each kind. */
    public static Sample with(Defect defect) {
        return ALL.stream()
                .filter(sample -> sample.defect().filter(defect::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Writes every sample into a folder of its own, with its attachments, for people who want to look at them. */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments.length == 0 ? "samples" : arguments[0]);
        for (Sample sample : ALL) {
            Path folder = Files.createDirectories(target.resolve(sample.name()));
            write(folder.resolve(sample.fileName()), sample.content());
            for (Attachment attachment : sample.attachments()) {
                write(folder.resolve(attachment.fileName()), attachment.content());
            }
        }
    }

    private static void write(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        }
    }

    private static Sample sample(String name) {
        OfficialText text = OfficialText.read(name);
        int set = Typesetting.set(text).size();
        int pages = name.equals(HUGE) ? set + PdfRendering.PHOTO_PAGES : set;
        return new Sample(
                name,
                text.kind(),
                text.fileName(),
                mediaType(text.fileName()),
                text.registeredTitle(),
                text.issuer(),
                text.registeredNumber(),
                text.addressee(),
                text.urgency(),
                text.date(),
                text.declaredPages().orElse(pages),
                attachments(text),
                text.defect(),
                content(name, text, pages));
    }

    private static Content content(String name, OfficialText text, int pages) {
        if (name.equals(HUGE)) {
            return out -> PdfRendering.withPhotographs(text, out);
        }
        Content sound = text.fileName().endsWith(".pdf")
                ? out -> PdfRendering.text(text, out)
                : out -> WordRendering.text(text, pages, out);
        return text.defect()
                .map(defect -> switch (defect) {
                    case SCAN_ONLY -> (Content) out -> PdfRendering.scan(text, out);
                    case PASSWORD_PROTECTED -> (Content) out -> PdfRendering.locked(text, out);
                    case TRUNCATED -> (Content) out -> out.write(firstPart(sound));
                    case NAME_DISAGREES -> (Content) out -> WordRendering.text(text, pages, out);
                    case PAGES_MISSING, ATTACHMENT_MISSING, NUMBER_DISAGREES, TITLE_DISAGREES -> sound;
                })
                .orElse(sound);
    }

    /** Two thirds of a file, as an upload that broke off leaves it. */
    private static byte[] firstPart(Content content) throws IOException {
        var whole = new ByteArrayOutputStream();
        content.writeTo(whole);
        return Arrays.copyOf(whole.toByteArray(), whole.size() * 2 / 3);
    }

    private static List<Attachment> attachments(OfficialText text) {
        List<Attachment> attachments = new ArrayList<>();
        for (OfficialText.NamedAttachment named : text.attachments()) {
            named.fileName()
                    .ifPresent(file -> attachments.add(
                            new Attachment(file, mediaType(file), attached(file, named.title(), text))));
        }
        return attachments;
    }

    private static Content attached(String fileName, String title, OfficialText text) {
        return switch (mediaType(fileName)) {
            case XLSX -> out -> WordRendering.table(text.issuer(), title, out);
            case PDF -> out -> PdfRendering.text(text.asAttachment(title), out);
            default -> out -> WordRendering.attachment(text.issuer(), title, out);
        };
    }

    private static String mediaType(String fileName) {
        return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
            case "pdf" -> PDF;
            case "docx" -> DOCX;
            case "xlsx" -> XLSX;
            default -> throw new IllegalArgumentException("no media type for " + fileName);
        };
    }
}
