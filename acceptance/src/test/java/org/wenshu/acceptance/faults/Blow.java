package org.wenshu.acceptance.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.wenshu.local.suite.Part;

/** Something that goes wrong, or time that passes, in the middle of the work. */
sealed interface Blow {
    /** How long after the one before. */
    Duration after();

    /** Parts are killed (kill -9) and started again a little later. */
    record Kill(Duration after, List<Part> parts, Duration down) implements Blow {}

    /** The mail server or the message centre goes away for a while; kills and the rest go on meanwhile. */
    record ChannelDown(Duration after, String channel, Duration down) implements Blow {}

    /** The next message is taken, but its sender never hears of it (ADR 0010). */
    record Cut(Duration after, String channel) implements Blow {}

    /**
     * Events that lie in the topics already are delivered once more as they are.
     *
     * @param which where in all of them each lies, from 0 to 1
     */
    record Again(Duration after, List<Double> which) implements Blow {}

    /**
     * Events are delivered once more behind others of the same aggregate that came after them.
     *
     * @param which where among the aggregates with several events each lies, from 0 to 1
     */
    record Belated(Duration after, List<Double> which) implements Blow {}

    /** It is the next working morning. */
    record Morning(Duration after) implements Blow {}

    /** The whole plan of a seed. In the first round each part is killed once and everything else happens too. */
    static List<Blow> plan(long seed, int rounds) {
        var random = new Random(seed);
        var plan = new ArrayList<Blow>();
        List<Part> killable = Stream.concat(Stream.of(Part.STORE, Part.BROKER), Part.services().stream())
                .toList();
        for (int round = 0; round < rounds; round++) {
            var blows = new ArrayList<Blow>();
            if (round == 0) {
                killable.forEach(part -> blows.add(kill(random, part)));
            } else {
                var some = new ArrayList<>(killable);
                Collections.shuffle(some, random);
                blows.add(kill(random, some.get(0)));
                blows.add(kill(random, some.get(1)));
                blows.add(kill(random, some.get(2), some.get(3)));
                blows.add(kill(random, Part.NOTIFICATION));
                blows.add(kill(random, Part.DOCS));
            }
            for (String channel : List.of("mail", "sms")) {
                blows.add(new ChannelDown(soon(random), channel, Duration.ofMillis(3_000 + random.nextInt(17_000))));
                blows.add(new Cut(soon(random), channel));
            }
            for (int i = 0; i < 3; i++) {
                blows.add(new Again(soon(random), places(random, 12)));
                blows.add(new Belated(soon(random), places(random, 12)));
            }
            for (int i = 0; i < 5; i++) {
                blows.add(new Morning(soon(random)));
            }
            Collections.shuffle(blows, random);
            plan.addAll(blows);
        }
        // So that what was left lying in the last round is urged too.
        for (int i = 0; i < 5; i++) {
            plan.add(new Morning(soon(random)));
        }
        return plan;
    }

    private static Kill kill(Random random, Part... parts) {
        return new Kill(soon(random), List.of(parts), Duration.ofMillis(random.nextInt(3_000)));
    }

    private static Duration soon(Random random) {
        return Duration.ofMillis(200 + random.nextInt(2_500));
    }

    private static List<Double> places(Random random, int count) {
        return random.doubles(count).boxed().toList();
    }
}
