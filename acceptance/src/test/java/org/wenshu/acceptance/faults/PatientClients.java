package org.wenshu.acceptance.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.demo.DemoOrgan;

/**
 * The people's clients, as good ones are: what was not answered is sent again with the same Idempotency-Key, after the
 * pause that the answer asks for; who is signed out signs in again; what was refused is read again before anything else.
 */
final class PatientClients {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Gateway gateway;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger rereads = new AtomicInteger();
    private final Map<String, AtomicInteger> troubles = new ConcurrentHashMap<>();
    private final Map<String, Integer> oddities = new ConcurrentHashMap<>();

    PatientClients(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The answer that the server gave after all: 2xx, or a 4xx that it will give again. */
    Answer post(String person, String path, Object body, Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.put("Idempotency-Key", UUID.randomUUID().toString());
        return insist(person, "POST " + path, session -> session.post(path, body, all));
    }

    Answer get(String person, String path) {
        return insist(person, "GET " + path, session -> session.get(path));
    }

    /** Uploads a file; sending it twice stores it once. */
    Answer upload(String person, String name, String type, byte[] content) {
        return insist(
                person, "POST /api/v1/files", session -> session.upload("/api/v1/files", "file", name, type, content));
    }

    private interface Request {
        Answer send(Session session);
    }

    private Answer insist(String person, String what, Request request) {
        long end = System.nanoTime() + LONGEST.toNanos();
        requests.incrementAndGet();
        for (int tries = 0; ; tries++) {
            Duration pause = Duration.ofMillis(Math.min(1_000, 100L << Math.min(tries, 4)));
            String trouble;
            try {
                Answer answer = request.send(as(person));
                if (answer.status() < 500 && answer.status() != 429 && answer.status() != 401) {
                    return answer;
                }
                trouble = String.valueOf(answer.status());
                if (answer.status() == 401) {
                    sessions.remove(person);
                }
                if (answer.status() == 500) {
                    odd(answer);
                }
                pause = retryAfter(answer, pause);
            } catch (UnexpectedAnswer broken) {
                trouble = broken.getMessage().replaceFirst("(?s)^.* failed: (?:\\w+\\.)*(\\w+).*$", "$1");
            }
            troubles.computeIfAbsent(trouble, any -> new AtomicInteger()).incrementAndGet();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        what + " by " + person + " got no answer in " + LONGEST + ": " + trouble);
            }
            retries.incrementAndGet();
            pause(pause);
        }
    }

    private Session as(String person) {
        Session known = sessions.get(person);
        if (known == null) {
            known = gateway.signIn(person, DemoOrgan.PASSWORD);
            sessions.put(person, known);
        }
        return known;
    }

    private static Duration retryAfter(Answer answer, Duration otherwise) {
        String seconds = answer.header("Retry-After");
        if (!seconds.matches("\\d{1,6}")) {
            return otherwise;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }

    /** Says that an answer was a refusal, after which the client reads again what stands now. */
    void refused(Answer answer) {
        rereads.incrementAndGet();
        if (answer.status() != 409 && answer.status() != 412) {
            odd(answer);
        }
    }

    /** Kept once for all documents that it happens to. */
    private void odd(Answer answer) {
        String said = answer.request() + " was answered " + answer.status() + ": " + answer.body();
        oddities.merge(
                said.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("\"traceId\":\"\\w*\"", "…"),
                1,
                Integer::sum);
    }

    int requests() {
        return requests.get();
    }

    int retries() {
        return retries.get();
    }

    int rereads() {
        return rereads.get();
    }

    /** What requests were sent again for, with how often. */
    Map<String, AtomicInteger> troubles() {
        return new TreeMap<>(troubles);
    }

    /** Answers that even a crash should not bring about. */
    List<String> oddities() {
        return oddities.entrySet().stream()
                .map(odd -> odd.getValue() + " × " + odd.getKey())
                .sorted()
                .toList();
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
