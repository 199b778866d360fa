package org.wenshu.acceptance.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;

/** An outgoing document (发文) from draft to its archive number; some are left lying until receipts or the archive are urged. */
final class OutgoingJourney implements Journey {
    private static final String PATH = "/api/v1/outgoing-documents";
    private static final List<String> SECTIONS = List.of("general", "business", "finance");
    private static final Map<String, String> DRAFTER = Map.of("general", "wang", "business", "chen", "finance", "wei");
    private static final Map<String, String> HEAD = Map.of("general", "zheng", "business", "feng", "finance", "chu");
    private static final Map<String, String> LEADER = Map.of("general", "qian", "business", "qian", "finance", "sun");
    private static final Map<String, Object> RIGHT = Map.of("content", true, "format", true, "copies", true);

    /** What becomes of a number before the document is signed. */
    private enum Reserved {
        NO,
        KEPT,
        GIVEN_BACK
    }

    private final int number;
    private final String section;
    private final String drafter;
    private final String head;
    private final String leader;
    private final String code;
    private final String urgency;
    private final boolean important;
    private final Optional<String> countersigner;
    private final Reserved reserved;
    private final int receiptUrgings;
    private final int archiveUrgings;
    private volatile boolean waiting;
    private Optional<String> id = Optional.empty();

    OutgoingJourney(int number, Random choices) {
        this.number = number;
        this.section = SECTIONS.get(choices.nextInt(SECTIONS.size()));
        this.drafter = DRAFTER.getOrDefault(section, "");
        this.head = HEAD.getOrDefault(section, "");
        this.leader = LEADER.getOrDefault(section, "");
        this.code = List.of("故发", "故函").get(choices.nextInt(2));
        this.urgency = List.of("NONE", "URGENT", "EXTRA_URGENT").get(choices.nextInt(3));
        this.important = choices.nextInt(4) == 0;
        this.countersigner = others().stream().skip(choices.nextInt(4)).findFirst();
        this.reserved = List.of(Reserved.NO, Reserved.NO, Reserved.KEPT, Reserved.GIVEN_BACK)
                .get(choices.nextInt(4));
        // One in five is left until its receipts are overdue, one in five until the archive wants it.
        int left = choices.nextInt(5);
        this.receiptUrgings = left == 0 ? 1 + choices.nextInt(2) : 0;
        this.archiveUrgings = left == 1 ? 1 + choices.nextInt(2) : 0;
    }

    private List<String> others() {
        return SECTIONS.stream().filter(other -> !other.equals(section)).toList();
    }

    @Override
    public String name() {
        return "outgoing document " + number
                + id.map(known -> " (" + known + ")").orElse("");
    }

    @Override
    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        steps.add(this::draft);
        steps.add(act(drafter, Set.of("SUBMIT"), "submissions", way()));
        if (reserved != Reserved.NO) {
            steps.add(act("li", Set.of("RESERVE_NUMBER"), "number-reservations", Map.of("reason", "急件先行排版")));
        }
        steps.add(this::settle);
        steps.add(act(head, Set.of("PASS_REVIEW"), "reviews", Map.of("opinion", "内容属实，同意。")));
        steps.add(act("zhou", Set.of("PASS_REVIEW"), "reviews", Map.of("opinion", "格式规范，同意。")));
        if (important) {
            steps.add(act("han", Set.of("PASS_REVIEW"), "reviews", Map.of("opinion", "合法合规。")));
        }
        countersigner.ifPresent(other -> steps.add(act(
                HEAD.getOrDefault(other, ""),
                Set.of("COUNTERSIGN"),
                "countersignatures",
                Map.of("party", Map.of("sectionId", other), "agreed", true))));
        if (reserved == Reserved.GIVEN_BACK) {
            steps.add(act("li", Set.of("GIVE_BACK_NUMBER"), "number-returns", Map.of("reason", "不再急用")));
        }
        steps.add(this::sign);
        steps.add(act(
                "li",
                Set.of("RECHECK"),
                "rechecks",
                Map.of("points", List.of("NUMBER", "SIGNATURE_BLOCK", "DATE", "SEAL"))));
        steps.add(act("li", Set.of("PROOFREAD"), "proofreadings", RIGHT));
        steps.add(act("wu", Set.of("CONCLUDE_PRINTING"), "proofreadings", RIGHT));
        steps.add(act("li", Set.of("DISTRIBUTE"), "dispatches", Map.of("dispatches", dispatches())));
        if (receiptUrgings > 0) {
            steps.add(clients -> urged(
                    clients, "URGE_RECEIPTS", receiptUrgings * dispatches().size()));
        }
        for (int i = 0; i < others().size(); i++) {
            steps.add(receipt(HEAD.getOrDefault(others().get(i), ""), i + 1));
        }
        steps.add(receipt("li", dispatches().size()));
        if (archiveUrgings > 0) {
            steps.add(clients -> urged(clients, "URGE_ARCHIVING", archiveUrgings));
        }
        steps.add(act("li", Set.of("ARCHIVE"), "archiving", Map.of("retentionHint", "30年")));
        return steps;
    }

    private boolean draft(PatientClients clients) {
        var content = new LinkedHashMap<String, Object>();
        content.put("kind", "NOTICE");
        content.put("urgency", urgency);
        content.put("issuers", List.of("示范市发展局"));
        content.put("numberCode", code);
        content.put("title", "示范市发展局关于做好第%04d号故障演练工作的通知".formatted(number));
        content.put("addressees", List.of("各科室"));
        content.put(
                "body",
                Map.of(
                        "blocks",
                        List.of(
                                Map.of("type", "paragraph", "text", "为做好故障演练工作，现就有关事项通知如下。"),
                                Map.of("type", "paragraph", "text", "请各科室认真落实。"))));
        content.put("printedBy", "示范市发展局办公室");
        content.put("copies", 10);
        Answer answer = clients.post(drafter, PATH, Map.of("content", content, "sectionId", section), Map.of());
        if (answer.status() != 201) {
            clients.refused(answer);
            return false;
        }
        id = Optional.of(answer.text("/id"));
        return true;
    }

    private Map<String, Object> way() {
        return Map.of(
                "matter",
                "SECTION",
                "expertIds",
                important ? List.of("han") : List.of(),
                "countersigners",
                countersigner.map(other -> Map.of("sectionId", other)).stream().toList());
    }

    private List<Map<String, Object>> dispatches() {
        var all = new ArrayList<Map<String, Object>>();
        others().forEach(other -> all.add(Map.of("recipient", other, "sectionId", other, "channel", "OA")));
        all.add(Map.of("recipient", "示范市财政局", "channel", "COURIER", "copies", 2));
        return all;
    }

    /** What the rules have found and would stop the office is overruled; done when nothing of it is left. */
    private boolean settle(PatientClients clients) {
        boolean none = true;
        for (JsonNode finding : clients.get(head, path()).expect(200).json().at("/findings")) {
            if (finding.at("/gates").asBoolean() && finding.at("/decision").isMissingNode()) {
                none = false;
                Answer answer = clients.post(
                        head,
                        path() + "/findings/" + finding.at("/number").asInt() + "/decisions",
                        Map.of("decision", "OVERRULED", "word", "经核实无误"),
                        Map.of());
                if (answer.status() != 201) {
                    clients.refused(answer);
                }
            }
        }
        return none;
    }

    /** The leader signs what has been read; when something changed meanwhile it is read again. */
    private boolean sign(PatientClients clients) {
        String digest = clients.get(leader, path()).expect(200).text("/contentDigest");
        return act(leader, Set.of("SIGN"), "signatures", Map.of("contentDigest", digest, "opinion", "同意印发。"))
                .take(clients);
    }

    private Step receipt(String person, int dispatch) {
        return act(
                person,
                Set.of("CONFIRM_RECEIPT"),
                "dispatches/" + dispatch + "/receipt",
                Map.of("receivedBy", "收发室 " + person));
    }

    private boolean urged(PatientClients clients, String action, int times) {
        waiting = done(clients, "system", Set.of(action)) < times;
        return !waiting;
    }

    private Step act(String person, Set<String> actions, String resource, Object body) {
        return clients -> {
            Answer answer = clients.post(person, path() + "/" + resource, body, Map.of());
            if (answer.status() == 200 || answer.status() == 201) {
                return true;
            }
            clients.refused(answer);
            return done(clients, person, actions) > 0;
        };
    }

    private String path() {
        return PATH + "/" + id.orElseThrow();
    }

    private int done(PatientClients clients, String person, Set<String> actions) {
        int times = 0;
        for (JsonNode entry :
                clients.get(drafter, path() + "/journal").expect(200).json().at("/entries")) {
            if (actions.contains(entry.at("/action").asString())
                    && entry.at("/by/id").asString().equals(person)) {
                times++;
            }
        }
        return times;
    }

    @Override
    public boolean isFinished(PatientClients clients) {
        return !clients.get(drafter, path()).expect(200).text("/archiveNumber").isEmpty();
    }

    @Override
    public boolean waitsForTime() {
        return waiting;
    }

    @Override
    public Optional<String> acceptedAs() {
        return id;
    }

    @Override
    public List<String> amiss(PatientClients clients) {
        var amiss = new ArrayList<String>();
        once(amiss, clients, drafter, "DRAFT");
        once(amiss, clients, drafter, "SUBMIT");
        once(amiss, clients, head, "PASS_REVIEW");
        once(amiss, clients, "zhou", "PASS_REVIEW");
        if (important) {
            once(amiss, clients, "han", "PASS_REVIEW");
        }
        countersigner.ifPresent(other -> once(amiss, clients, HEAD.getOrDefault(other, ""), "COUNTERSIGN"));
        if (reserved != Reserved.NO) {
            once(amiss, clients, "li", "RESERVE_NUMBER");
        }
        if (reserved == Reserved.GIVEN_BACK) {
            once(amiss, clients, "li", "GIVE_BACK_NUMBER");
        }
        once(amiss, clients, leader, "SIGN");
        once(amiss, clients, "li", "RECHECK");
        once(amiss, clients, "li", "PROOFREAD");
        once(amiss, clients, "wu", "CONCLUDE_PRINTING");
        once(amiss, clients, "li", "DISTRIBUTE");
        others().forEach(other -> once(amiss, clients, HEAD.getOrDefault(other, ""), "CONFIRM_RECEIPT"));
        once(amiss, clients, "li", "CONFIRM_RECEIPT");
        once(amiss, clients, "li", "ARCHIVE");
        once(amiss, clients, "system", "RECORD_ARCHIVE_NUMBER");
        JsonNode document = clients.get("li", path()).expect(200).json();
        if (document.at("/signatures").size() != 1
                || document.at("/number").asString().isEmpty()) {
            amiss.add(name() + ": " + document.at("/signatures").size() + " signatures, number "
                    + document.at("/number").asString());
        }
        if (document.at("/dispatches").size() != dispatches().size()) {
            amiss.add(name() + ": sent " + document.at("/dispatches").size() + " times");
        }
        return amiss;
    }

    private void once(List<String> amiss, PatientClients clients, String person, String action) {
        int times = done(clients, person, Set.of(action));
        if (times != 1) {
            amiss.add(name() + ": " + action + " by " + person + " stands " + times + " times in the journal");
        }
    }
}
