package org.wenshu.acceptance.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.wenshu.local.client.Answer;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.samples.SampleDocuments;
import tools.jackson.databind.JsonNode;

/** An incoming document (收文) from registration to its archive number; some are left lying until they are urged. */
final class IncomingJourney implements Journey {
    private static final String PATH = "/api/v1/incoming-documents";
    private static final List<String> SECTIONS = List.of("general", "business", "finance");
    private static final Map<String, String> HANDLER = Map.of("general", "wang", "business", "chen", "finance", "wei");
    private static final List<String> CHECKLIST =
            List.of("HEAD", "ADDRESSEE", "ATTACHMENT_NOTE", "PAGES", "ATTACHMENTS");

    private final int number;
    private final String urgency;
    private final String lead;
    private final Optional<String> other;
    private final List<String> leaders;
    private final boolean withFile;
    private final int urgingsToWaitFor;
    private final String run;
    private volatile boolean waiting;
    private Optional<String> id = Optional.empty();

    IncomingJourney(int number, Random choices) {
        this.number = number;
        int first = choices.nextInt(SECTIONS.size());
        int second = choices.nextInt(SECTIONS.size());
        this.lead = SECTIONS.get(first);
        this.other = Optional.of(SECTIONS.get(second)).filter(section -> !section.equals(lead));
        this.leaders = List.of(List.<String>of(), List.of("qian"), List.of("zhao", "qian"))
                .get(choices.nextInt(3));
        this.withFile = choices.nextInt(4) == 0;
        // One in five is left until it is overdue.
        this.urgingsToWaitFor = choices.nextInt(5) == 0 ? 1 + choices.nextInt(3) : 0;
        this.urgency = urgingsToWaitFor > 0
                ? "EXTRA_URGENT"
                : List.of("NONE", "URGENT", "EXTRA_URGENT").get(choices.nextInt(3));
        this.run = UUID.randomUUID().toString().substring(0, 4);
    }

    @Override
    public String name() {
        return "incoming document " + number
                + id.map(known -> " (" + known + ")").orElse("");
    }

    @Override
    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        steps.add(this::register);
        steps.add(act(
                "li",
                Set.of("PASS_REVIEW"),
                "reviews",
                Map.of("outcome", "PASS", "checklist", inOrder(), "reason", "机器检查结果已人工核对。")));
        steps.add(act(
                "li",
                Set.of("PROPOSE"),
                "proposals",
                Map.of(
                        "leaderIds",
                        leaders,
                        "candidates",
                        List.of(Map.of("leadSectionId", lead)),
                        "reason",
                        "属该科室职责，建议由其主办。")));
        for (String leader : leaders) {
            steps.add(act(
                    leader,
                    Set.of("INSTRUCT", "CONCLUDE_INSTRUCTIONS"),
                    "instructions",
                    Map.of("text", "请按期办理。", "candidate", 1)));
        }
        steps.add(act(
                "li",
                Set.of("ASSIGN"),
                "assignments",
                Map.of("leadSectionId", lead, "coSectionIds", other.stream().toList())));
        if (urgingsToWaitFor > 0) {
            steps.add(clients -> {
                waiting = done(clients, "system", Set.of("URGE")) < urgingsToWaitFor;
                return !waiting;
            });
        }
        other.ifPresent(section -> steps.add(result(section)));
        steps.add(result(lead));
        steps.add(this::complete);
        return steps;
    }

    private Step result(String section) {
        return act(
                HANDLER.get(section),
                Set.of("SUBMIT_RESULT", "CONCLUDE_HANDLING"),
                "results",
                Map.of("text", "已按要求办理完毕。"));
    }

    private boolean register(PatientClients clients) {
        var body = new LinkedHashMap<String, Object>();
        body.put("sender", "示范市人民政府办公室");
        body.put("senderNumber", "示政办故〔2026〕" + run + number + "号");
        body.put("title", "关于第%04d号故障演练事项的通知".formatted(number));
        body.put("addressee", "示范市发展局");
        body.put("copies", 1);
        body.put("pages", 2);
        // The clocks of the machines of an office differ a little.
        body.put("receivedAt", "2026-09-28T01:00:00Z");
        body.put("channel", "OFFICIAL_EXCHANGE");
        body.put("secrecy", "NONE");
        body.put("urgency", urgency);
        if (withFile) {
            Sample sample = SampleDocuments.named("notice-flood-control");
            Answer uploaded = clients.upload("li", sample.fileName(), sample.mediaType(), sample.bytes());
            if (uploaded.status() != 201) {
                clients.refused(uploaded);
                return false;
            }
            body.put("files", List.of(Map.of("fileId", uploaded.text("/items/0/id"), "kind", "ORIGINAL")));
        }
        Answer answer = clients.post("li", PATH, body, Map.of());
        if (answer.status() != 201) {
            clients.refused(answer);
            return false;
        }
        id = Optional.of(answer.text("/id"));
        return true;
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

    /** The secretary closes what she has read: when an event changed it meanwhile she reads again. */
    private boolean complete(PatientClients clients) {
        Answer read = clients.get("li", path());
        if (!read.text("/stage").equals("HANDLED")) {
            return read.text("/stage").equals("COMPLETED");
        }
        Answer answer = clients.post(
                "li",
                path() + "/completion",
                Map.of("conclusion", "办理情况属实，同意办结。"),
                Map.of("If-Match", read.header("ETag")));
        if (answer.status() == 200 || answer.status() == 201) {
            return true;
        }
        clients.refused(answer);
        return false;
    }

    private String path() {
        return PATH + "/" + id.orElseThrow();
    }

    private int done(PatientClients clients, String person, Set<String> actions) {
        int times = 0;
        for (JsonNode entry :
                clients.get("li", path() + "/journal").expect(200).json().at("/entries")) {
            if (actions.contains(entry.at("/action").asString())
                    && entry.at("/by/id").asString().equals(person)) {
                times++;
            }
        }
        return times;
    }

    private static List<Map<String, Object>> inOrder() {
        return CHECKLIST.stream()
                .map(point -> Map.<String, Object>of("point", point, "inOrder", true))
                .toList();
    }

    @Override
    public boolean isFinished(PatientClients clients) {
        return !clients.get("li", path()).expect(200).text("/archiveNumber").isEmpty();
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
        once(amiss, clients, "li", "REGISTER");
        once(amiss, clients, "li", "PASS_REVIEW");
        once(amiss, clients, "li", "PROPOSE");
        leaders.forEach(leader -> once(amiss, clients, leader, "INSTRUCT", "CONCLUDE_INSTRUCTIONS"));
        once(amiss, clients, "li", "ASSIGN");
        other.ifPresent(section ->
                once(amiss, clients, HANDLER.getOrDefault(section, ""), "SUBMIT_RESULT", "CONCLUDE_HANDLING"));
        once(amiss, clients, HANDLER.getOrDefault(lead, ""), "SUBMIT_RESULT", "CONCLUDE_HANDLING");
        once(amiss, clients, "li", "COMPLETE");
        once(amiss, clients, "system", "RECORD_ARCHIVE_NUMBER");
        return amiss;
    }

    private void once(List<String> amiss, PatientClients clients, String person, String... actions) {
        int times = done(clients, person, Set.of(actions));
        if (times != 1) {
            amiss.add(name() + ": " + String.join("/", actions) + " by " + person + " stands " + times
                    + " times in the journal");
        }
    }
}
