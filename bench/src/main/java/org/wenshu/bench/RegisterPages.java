package org.wenshu.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Double> few = medians(ground);
        ground.register().growTo(large);
        Map<String, Double> many = medians(ground);
        few.forEach((query, millis) -> {
            double grown = many.getOrDefault(query, 0.0);
            rows.add(Row.of("%s at %,d".formatted(query, small), millis, "ms"));
            rows.add(Row.of("%s at %,d".formatted(query, large), grown, "ms"));
            rows.add(Row.of(query + ", the large register's against the small one's", grown / millis, "times")
                    .note("target: at most " + TARGET));
        });
        return rows;
    }

    private static Map<String, Double> medians(Ground ground) {
        var medians = new LinkedHashMap<String, Double>();
        queries().forEach((name, query) -> {
            var times = new Times();
            for (int i = -WARM_UP; i < REQUESTS; i++) {
                long begin = System.nanoTime();
                ground.secretary().get("/api/v1/incoming-documents" + query).expect(200);
                if (i >= 0) {
                    times.add(System.nanoTime() - begin);
                }
            }
            medians.put(name, times.median());
        });
        return medians;
    }
}
