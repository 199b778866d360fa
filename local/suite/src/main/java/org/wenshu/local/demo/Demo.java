package org.wenshu.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.samples.SampleDocuments;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;
import tools.jackson.databind.JsonNode;

/** Drives the main journeys through the gateway, by people who sign in, and tells what happened. */
public final class Demo {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final String START = "2026-09-28T09:05";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Installation installation;
    private final DemoOrgan organ;
    private final StoryClock clock;
    private final WorkingCalendar calendar = WorkingCalendar.standard();

    public Demo(Installation installation) {
        this.installation = installation;
        this.organ = new DemoOrgan(installation);
        this.clock = new StoryClock(installation);
    }

    private interface Journey {
        void go();
    }

    /** Runs all journeys; false when one did not end as it should. */
    public boolean run() {
        if (installation.clockOffset().isZero()) {
            // The week before National Day, so that a deadline crosses a holiday with its make-up days.
            clock.moveTo(START);
        }
        System.out.println("Demo organ 示范市发展局; the story's clock shows " + time() + " (Beijing).");
        organ.establish();
        System.out.println("People sign in with their name and " + DemoOrgan.PASSWORD + ": " + DemoOrgan.ADMINISTRATOR
                + ", " + String.join(", ", DemoOrgan.people()) + "\n");
        var failed = new ArrayList<String>();
        journey(failed, "An incoming document, from registration to the archive (D1–D9, A1–A3)", this::happyPath);
        journey(failed, "An outgoing document, from draft to distribution (D10–D19)", this::outgoing);
        journey(failed, "Returned for correction and sent again (D3)", this::returnedForCorrection);
        journey(failed, "Overdue: reminder, urging, telephone, leader in charge, extension (D6, D8)", this::overdue);
        journey(failed, "A classified document does not exist for the uncleared (X3)", this::classified);
        journey(failed, "Wrong requests get a problem that says what is wrong (RFC 9457)", this::wrongRequests);
        System.out.println(
                failed.isEmpty()
                        ? "All journeys ended as they should."
                        : "Journeys that did not end as they should: " + failed);
        return failed.isEmpty();
    }

    private void journey(List<String> failed, String title, Journey journey) {
        System.out.println("── " + title);
        try {
            journey.go();
        } catch (UnexpectedAnswer | IllegalStateException e) {
            failed.add(title);
            System.out.println("   FAILED: " + e.getMessage());
        }
        System.out.println();
    }

    private void happyPath() {
        Session secretary = organ.as("li");
        var sample = SampleDocuments.named("notice-flood-control");
        Incoming document =
                Incoming.register(secretary, Incoming.particulars(secretary, sample, number(sample), clock.now()));
        Answer registered = document.read(secretary);
        tell(
                "李文",
                "登记 " + registered.text("/registerNumber") + "《" + sample.title() + "》 with "
                        + registered.json().at("/files").size() + " real files; machine checks: "
                        + secretary
                                .get(document.path() + "/checks")
                                .expect(200)
                                .json()
                                .at("/findings")
                                .size() + " findings");
        document.passReview(secretary);
        document.propose(secretary, List.of("zhao", "qian"), "general", List.of("business"));
        tell("李文", "初审通过，拟办：请赵国梁、钱敏批示，综合科主办、业务科协办");
        document.instruct(organ.as("zhao"), "请钱敏同志牵头，抓好落实。");
        document.instruct(organ.as("qian"), "综合科主办，业务科配合，按期报结果。");
        tell("赵国梁, 钱敏", "批示 in protocol order → " + stage(document));
        document.act(secretary, "circulations", Map.of("readerIds", List.of("zhou")));
        document.act(organ.as("zhou"), "reading-receipts", Map.of("remark", "已阅"));
        Answer assigned = document.assign(secretary, "general", List.of("business"));
        tell("李文", "交办，期限 " + assigned.text("/due/day") + " (" + assigned.json().at("/due/basis") + ")");
        document.submitResult(organ.as("chen"), "业务科已完成隐患排查，台账附后。");
        document.submitResult(organ.as("wang"), "综合科已汇总上报，防汛值守安排到位。");
        document.complete(secretary);
        String archiveNumber = Patience.eventually(SOON, () -> {
            String filed = document.read(secretary).text("/archiveNumber");
            if (filed.isEmpty()) {
                throw new UnexpectedAnswer("no archive number on the document yet");
            }
            return filed;
        });
        tell("李文", "办结 → archived by event as 档号 " + archiveNumber);
        Session archivist = organ.as("jiang");
        Answer record = archivist
                .get("/api/v1/records?q=" + Session.encode(archiveNumber))
                .expect(200);
        tell(
                "蒋方",
                "finds the record with "
                        + record.json().at("/items").size() + " entry; catalogue of the year as xlsx: "
                        + archivist
                                .get("/api/v1/catalogues/"
                                        + LocalDate.ofInstant(clock.now(), StoryClock.BEIJING)
                                                .getYear())
                                .expect(200)
                                .bytes()
                                .length
                        + " bytes");
    }

    private void outgoing() {
        Session drafter = organ.as("chen");
        Session secretary = organ.as("li");
        String number = number();
        String title = "关于商请共享重点项目数据的函";
        Incoming asked = Incoming.handedTo(
                organ, Incoming.particulars("示范市统计局", number, title, 1, clock.now()), "business", List.of());
        String registered = asked.read(secretary).text("/registerNumber");
        tell("李文", "来函 " + registered + "《" + title + "》 handed to 业务科, to be answered");

        String received = "贵局《" + title + "》（" + number + "）收悉。经研究，现函复如下。";
        String shared = "我局原则上按季度共享重点项目进展数据，例外由双方联络员商定。";
        String faulty = "首批数据于2026年10月31日（星期五）前提供。";
        Outgoing reply = Outgoing.draft(
                drafter,
                "business",
                Outgoing.letter("示范市发展局关于共享重点项目数据的复函", "示范市统计局", received, shared, faulty),
                asked,
                number);
        tell("陈晨", "拟稿《" + reply.read(drafter).text("/title") + "》, which answers " + registered);
        reply.openFindings(drafter).forEach(this::tellFinding);
        reply.submit(drafter);

        reply.act(
                organ.as("feng"),
                "returns",
                Map.of(
                        "to",
                        "DRAFTING",
                        "reason",
                        "日期与星期不符",
                        "marks",
                        List.of(Map.of("place", "正文第3段", "reason", "10月31日是星期六，改为30日"))));
        tell("冯远", "初审退回 with a mark on 正文第3段 → " + outgoingStage(reply));
        reply.act(
                drafter,
                "versions",
                Map.of(
                        "content",
                        Outgoing.letter(
                                "示范市发展局关于共享重点项目数据的复函", "示范市统计局", received, shared, faulty.replace("31日", "30日")),
                        "remark",
                        "已改正日期"));
        reply.submit(drafter);
        reply.pass(organ.as("feng"), "内容属实，拟同意。");
        tell("陈晨, 冯远", "改正后再次送审，初审通过 (version 2) → " + outgoingStage(reply));

        Session director = organ.as("zhou");
        for (JsonNode finding : reply.openFindings(director)) {
            reply.act(
                    director,
                    "findings/" + finding.at("/number").asInt() + "/decisions",
                    Map.of("decision", "OVERRULED", "word", "例外由谁决定已写明"));
            tell("周静", "检查意见 " + finding.at("/code").asString() + " 保留：例外由谁决定已写明");
        }
        String digest = reply.pass(director, "格式无误").text("/contentDigest");
        reply.sign(organ.as("qian"), "同意印发。");
        tell("周静, 钱敏", "复审通过；签发 of exactly the content " + digest.substring(0, 12) + "… → " + outgoingStage(reply));

        String given = reply.recheck(secretary).text("/number");
        tell("李文", "复核编号 " + given);
        reply.proofread(secretary);
        reply.proofread(organ.as("wu"));
        tell("李文, 吴岚", "two people proofread the print → " + outgoingStage(reply));
        reply.act(
                secretary,
                "dispatches",
                Map.of(
                        "dispatches",
                        List.of(
                                Map.of("recipient", "示范市统计局", "channel", "COURIER", "copies", 1),
                                Map.of("recipient", "综合科", "sectionId", "general", "channel", "OA"))));
        reply.act(secretary, "dispatches/1/receipt", Map.of("receivedBy", "统计局收发室"));
        reply.act(organ.as("zheng"), "dispatches/2/receipt", Map.of("receivedBy", "郑海"));
        tell(
                "李文",
                "分发: 示范市统计局 by courier, 综合科 by OA, both signed for; to be archived by "
                        + reply.read(secretary).text("/archiveDue/day"));
        reply.act(secretary, "archiving", Map.of());
        String archiveNumber = Patience.eventually(SOON, () -> {
            String filed = reply.read(secretary).text("/archiveNumber");
            if (filed.isEmpty()) {
                throw new UnexpectedAnswer("no archive number on the outgoing document yet");
            }
            return filed;
        });
        asked.submitResult(drafter, "已复函：" + given);
        asked.complete(secretary);
        tell(
                "李文",
                "归档 as 档号 " + archiveNumber + "; the trace from " + registered + " to there has "
                        + secretary
                                .get(reply.path() + "/trace")
                                .expect(200)
                                .json()
                                .size() + " steps");
        tell("PDF", kept(given + ".pdf", reply.officialCopy(secretary, "application/pdf")));
        tell("OFD", kept(given + ".ofd", reply.officialCopy(secretary, "application/ofd")));
    }

    private void tellFinding(JsonNode finding) {
        tell(
                "machine",
                finding.at("/code").asString()
                        + (finding.at("/gates").asBoolean() ? " (must be settled) " : " (advice) ")
                        + finding.at("/place").asString() + "："
                        + finding.at("/reason").asString());
    }

    private String outgoingStage(Outgoing document) {
        return document.read(organ.as("zhou")).text("/stageName");
    }

    /** Where the file lies now, for people to open. */
    private String kept(String name, byte[] content) {
        Path file = installation.data().resolve("papers").resolve(name).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private void returnedForCorrection() {
        Session secretary = organ.as("li");
        var sample = SampleDocuments.named("missing-attachment-notice");
        Incoming document =
                Incoming.register(secretary, Incoming.particulars(secretary, sample, number(sample), clock.now()));
        secretary
                .get(document.path() + "/checks")
                .expect(200)
                .json()
                .at("/findings")
                .forEach(finding -> {
                    if (finding.at("/severity").asString().equals("DEFECT")) {
                        tell("machine", finding.at("/message").asString());
                    }
                });
        document.returnForCorrection(secretary, List.of("ATTACHMENTS"));
        tell("李文", "退回补正 → " + stage(document));
        var sound = SampleDocuments.named("letter-data-sharing");
        var corrected = Incoming.particulars(secretary, sound, number(sound), clock.now());
        corrected.remove("receivedAt");
        document.act(secretary, "resubmissions", corrected);
        document.passReview(secretary);
        tell("李文", "补正重报，同一收文号 " + document.read(secretary).text("/registerNumber") + " → " + stage(document));
    }

    private void overdue() {
        Session secretary = organ.as("li");
        var particulars = Incoming.particulars("示范省发展和改革委员会", number(), "关于报送三季度重点项目进展的紧急通知", 3, clock.now());
        particulars.put("urgency", "URGENT");
        Incoming document = Incoming.handedTo(organ, particulars, "business", List.of());
        Instant due = Instant.parse(document.read(secretary).text("/due/at"));
        LocalDate dueDay = LocalDate.ofInstant(due, StoryClock.BEIJING);
        tell("李文", "加急件交业务科，期限 " + dueDay);

        clock.moveTo(calendar.startOfWork(calendar.plusWorkingDays(dueDay, -1)).plusSeconds(60));
        tell(
                "system",
                "到期提醒 to 冯远: " + sms("13800000040", document.read(secretary).text("/registerNumber"), "到期"));

        for (int day = 1; day <= 3; day++) {
            LocalDate urgingDay = calendar.plusWorkingDays(dueDay, day);
            clock.moveTo(calendar.startOfWork(urgingDay).plusSeconds(60));
            int urgings = day;
            Patience.eventually(SOON, () -> {
                if (document.read(secretary).json().at("/urgings").asInt() < urgings) {
                    throw new UnexpectedAnswer("urging " + urgings + " is not on the tracking sheet");
                }
                return true;
            });
            tell("system", "催办第 " + day + " 次 on " + urgingDay + " (" + urgingDay.getDayOfWeek() + ")");
        }
        document.act(secretary, "call-sheets/1/outcome", Map.of("reached", true, "outcome", "冯远答复：后天报送"));
        String registerNumber = document.read(secretary).text("/registerNumber");
        tell("system", "钱敏（分管领导）hears of it by SMS: " + sms("13800000002", registerNumber, "逾期"));

        LocalDate asked = calendar.plusWorkingDays(LocalDate.ofInstant(clock.now(), StoryClock.BEIJING), 2);
        document.act(organ.as("feng"), "extension-requests", Map.of("dueDay", asked.toString(), "reason", "需等待省统计局数据"));
        document.act(organ.as("qian"), "extension-requests/1/decision", Map.of("granted", true));
        tell("冯远, 钱敏", "延期申请获准，新期限 " + document.read(secretary).text("/due/day"));
        document.submitResult(organ.as("feng"), "三季度进展已报送。");
        document.complete(secretary);
        tell(
                "李文",
                "办结；跟踪表 "
                        + secretary
                                .get(document.path() + "/tracking-sheet")
                                .expect(200)
                                .json()
                                .at("/steps")
                                .size() + " steps");
    }

    private void classified() {
        Session cleared = organ.as("li");
        var particulars = Incoming.particulars("示范省保密局", number(), "关于专项核查情况的通报", 2, clock.now());
        particulars.put("secrecy", "CONFIDENTIAL");
        particulars.put("secrecyTerm", "10年");
        particulars.put("channel", "CONFIDENTIAL_POST");
        Incoming document = Incoming.register(cleared, particulars);
        tell("李文", "(机密) 登记 " + document.read(cleared).text("/registerNumber"));
        Session uncleared = organ.as("wu");
        uncleared.get(document.path()).expect(404);
        long seen = uncleared
                .get("/api/v1/incoming-documents?q=" + Session.encode("专项核查"))
                .expect(200)
                .json()
                .at("/items")
                .size();
        tell("吴岚", "(no clearance) asks for it: 404; finds " + seen + " by its title");
        if (seen != 0) {
            throw new IllegalStateException("a classified document was listed to the uncleared");
        }
    }

    private void wrongRequests() {
        Session secretary = organ.as("li");
        problem("no token", organ.gateway().anonymous().get("/api/v1/incoming-documents"), 401);
        problem("a handler registers", organ.as("chen").post("/api/v1/incoming-documents", Map.of()), 403);
        var wrong = Incoming.particulars("", "〔2026〕1号", "x".repeat(201), 0, clock.now());
        problem("four fields wrong", secretary.post("/api/v1/incoming-documents", wrong), 400);
        problem("no such document", secretary.get("/api/v1/incoming-documents/none"), 404);
        String number = number();
        var once = Incoming.particulars("示范市财政局", number, "关于预算执行的函", 1, clock.now());
        Incoming first = Incoming.register(secretary, once);
        problem("registered before", secretary.post("/api/v1/incoming-documents", once), 409);
        problem("not its turn", secretary.post(first.path() + "/completion", Map.of()), 409);
        first.act(secretary, "voiding", Map.of("reason", "演示登记，作废"));
    }

    private void problem(String what, Answer answer, int status) {
        answer.expect(status);
        tell(what, status + " " + answer.text("/title") + " " + answer.json().at("/errors"));
    }

    private String stage(Incoming document) {
        return document.read(organ.as("li")).text("/stageName");
    }

    /** The SMS about this document that says this word, once it has reached the message centre. */
    private String sms(String receiver, String registerNumber, String word) {
        return Patience.eventually(
                SOON,
                () -> new Gateway(installation.url(Part.SINKS))
                        .anonymous()
                        .get("/sms.json")
                        .expect(200)
                        .json()
                        .valueStream()
                        .filter(sms -> sms.at("/destination").asString().endsWith(receiver))
                        .map(sms -> sms.at("/text").asString())
                        .filter(text -> text.contains(registerNumber) && text.contains(word))
                        .findFirst()
                        .orElseThrow(() -> new UnexpectedAnswer(
                                "no SMS about " + registerNumber + " with " + word + " reached " + receiver)));
    }

    /** A document number that was not used before, however often the demo runs on the same data. */
    private static String number() {
        return "示发〔2026〕" + System.nanoTime() % 1_000_000_000L + "号";
    }

    /** The number that stands in the sample's text, unless an earlier run on the same data has registered it. */
    private String number(Sample sample) {
        boolean free = organ.as("li")
                .get("/api/v1/incoming-documents?q=" + Session.encode(sample.senderNumber()))
                .expect(200)
                .json()
                .at("/items")
                .isEmpty();
        return free ? sample.senderNumber() : number();
    }

    private String time() {
        return clock.now().atZone(StoryClock.BEIJING).format(TIME);
    }

    private void tell(String who, String what) {
        System.out.println("   " + time() + "  " + who + "  " + what);
    }
}
