package org.wenshu.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Session;

/** The register's first page and some filtered ones, through the gateway, when it is small and when it is large. */
record RegisterPages(int small, int large) implements Measurement {
    private static final int REQUESTS = 100;
    private static final int WARM_UP = 30;
    private static final int TARGET = 5;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String needs() {
        return "a register of %,d, then of %,d documents; p50 of %d requests for 50 entries and the number of all"
                .formatted(small, large, REQUESTS);
    }

    private static Map<String, String> queries() {
        var queries = new LinkedHashMap<String, String>();
        queries.put("first page", "");
        queries.put(
                "page of one sender in " + LargeRegister.SENDERS,
                "?sender=" + Session.encode(LargeRegister.oneSender()));
        queries.put(
                "page found by words, 1 in " + LargeRegister.SENDERS,
                "?q=" + Session.encode(LargeRegister.oneSender()));
        queries.put("page of one section's open documents by deadline", "?stage=ASSIGNED&section=general&sort=dueAt");
        return queries;
    }

    @Override
    public List<Row> measure(Ground ground) {
        var rows = new ArrayList<Row>();
        ground.register().growTo(small);
        Map<String, Taken> few = taken(ground);
        ground.register().growTo(large);
        Map<String, Taken> many = taken(ground);
        queries().keySet().forEach(query -> {
            Taken before = Objects.requireNonNull(few.get(query));
            Taken after = Objects.requireNonNull(many.get(query));
            rows.add(before.row("%s at %,d".formatted(query, small)));
            rows.add(after.row("%s at %,d".formatted(query, large)));
            rows.add(Row.of(
                            query + ", the large register's against the small one's",
                            after.millis / before.millis,
                            "times")
                    .note("target: at most " + TARGET));
        });
        return rows;
    }

    private record Taken(double millis, String matches) {
        Row row(String what) {
            return Row.of(what, millis, "ms").note(matches + " match");
        }
    }

    private static Map<String, Taken> taken(Ground ground) {
        var all = new LinkedHashMap<String, Taken>();
        queries().forEach((name, query) -> {
            var times = new Times();
            String matches = "";
            for (int i = -WARM_UP; i < REQUESTS; i++) {
                long begin = System.nanoTime();
                Answer page = ground.secretary()
                        .get("/api/v1/incoming-documents" + query)
                        .expect(200);
                if (i >= 0) {
                    times.add(System.nanoTime() - begin);
                }
                matches = page.text("/total");
            }
            all.put(name, new Taken(times.median(), matches));
        });
        return all;
    }
}
