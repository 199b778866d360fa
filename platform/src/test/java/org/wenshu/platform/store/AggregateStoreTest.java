package org.wenshu.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.wenshu.platform.Workshop;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.reading.Delivery;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregateStoreTest {
    private Workshop workshop;
    private AggregateStore<Parcel> store;
    private Instant now;

    @BeforeAll
    void open() throws Exception {
        workshop = new Workshop();
        store = workshop.store(workshop.relay());
        now = workshop.clock.instant();
    }

    @AfterAll
    void close() {
        workshop.close();
    }

    @BeforeEach
    void empty() {
        store.collection().deleteMany(new Document());
    }

    @Test
    void a_total_is_exact_up_to_a_thousand() {
        store.collection()
                .insertMany(IntStream.rangeClosed(1, Total.COUNTED)
                        .mapToObj(n -> new Document("_id", "many-" + n))
                        .toList());
        assertThat(Total.of(store.collection(), new Document())).isEqualTo(new Total(1_000, false));
        store.collection().insertOne(new Document("_id", "one more"));
        assertThat(Total.of(store.collection(), new Document())).isEqualTo(new Total(1_000, true));
    }

    @Test
    void somebody_who_may_not_know_of_it_cannot_change_it() {
        store.insert(Parcel.sent("a", now));
        assertThatThrownBy(() -> store.change("a", any -> false, Parcel::stamp))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
        assertThat(store.get("a")).usingRecursiveComparison().isEqualTo(store.change("a", any -> true, any -> {}));
    }

    @Test
    void an_aggregate_is_read_as_it_was_stored() {
        store.insert(Parcel.sent("a", now));
        var described = store.change("a", parcel -> {
            parcel.describe(new Parcel.Weight(250, Optional.of("易碎")), new Parcel.ParcelId("b.c"));
            parcel.seal("封");
            parcel.stamp();
        });

        Parcel read = store.get("a");
        assertThat(read.version()).isEqualTo(2).isEqualTo(described.version());
        assertThat(read.weight()).contains(new Parcel.Weight(250, Optional.of("易碎")));
        assertThat(read.related()).containsExactly(new Parcel.ParcelId("b.c"));
        assertThat(read.counts()).containsEntry(new Parcel.ParcelId("b.c"), 3);
        assertThat(read.seal()).isEqualTo("封");
        assertThat(read.day()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(read.journal())
                .containsExactly(
                        new Parcel.Happening.Sent(new Parcel.ParcelId("a"), now),
                        new Parcel.Happening.Stamped(new Parcel.ParcelId("a"), 1, Optional.of("某某")));
        assertThat(store.collection().countDocuments(Filters.eq("heavy", true))).isOne();
    }

    @Test
    void state_events_and_keys_are_one_document() {
        store.insert(Parcel.numbered("a", "n/1", now));
        store.change("a", Parcel::stamp);

        Document document = store.collection().find(Filters.eq("_id", "a")).first();
        assertThat(document.getList("_outbox", Document.class))
                .extracting(entry -> entry.get("seq", Number.class).longValue(), entry -> entry.getString("id"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, "a:1"));
        assertThat(document.get("_keys", Document.class)).containsEntry("number", "n/1");
        assertThat(document.getString("id")).isEqualTo("a");
    }

    @Test
    void a_change_that_changes_nothing_writes_nothing() {
        store.insert(Parcel.sent("a", now));
        assertThat(store.change("a", parcel -> {}).version()).isEqualTo(1);
    }

    @Nested
    class two_at_once {
        @Test
        void both_take_effect_one_after_the_other() throws Exception {
            store.insert(Parcel.sent("a", now));
            inParallel(8, i -> store.change("a", Parcel::stamp));
            assertThat(store.get("a").stamps()).isEqualTo(8);
            assertThat(store.get("a").version()).isEqualTo(9);
        }

        @Test
        void whoever_expected_another_version_is_refused() {
            store.insert(Parcel.sent("a", now));
            assertThat(Workshop.asRequest(null, "f", OptionalLong.of(1), () -> store.change("a", Parcel::stamp)))
                    .extracting(Parcel::version)
                    .isEqualTo(2L);
            assertThatThrownBy(() ->
                            Workshop.asRequest(null, "f", OptionalLong.of(1), () -> store.change("a", Parcel::stamp)))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_FAILED));
            assertThat(store.get("a").stamps()).isEqualTo(1);
        }
    }

    @Nested
    class unique_keys {
        @Test
        void are_held_by_one_only_and_the_refusal_names_it() {
            store.insert(Parcel.numbered("a", "n/1", now));
            assertThatThrownBy(() -> store.insert(Parcel.numbered("b", "n/1", now)))
                    .isInstanceOfSatisfying(KeyTaken.class, taken -> {
                        assertThat(taken.key()).isEqualTo("number");
                        assertThat(taken.holder()).isEqualTo("a");
                    });
            assertThat(store.find("b")).isEmpty();
        }

        @Test
        void are_free_again_once_given_up() {
            store.insert(Parcel.numbered("a", "n/1", now));
            store.change("a", Parcel::dropNumber);
            store.insert(Parcel.numbered("b", "n/1", now));
            assertThat(store.findByKey("number", "n/1")
                            .map(parcel -> parcel.id().value()))
                    .contains("b");
        }
    }

    @Nested
    @Tag("D1")
    class numbers {
        @Test
        void are_gap_free_however_many_instances_number_at_once() throws Exception {
            var other = workshop.store(workshop.relay());
            inParallel(
                    30,
                    i -> (i % 2 == 0 ? store : other)
                            .insertNumbered(
                                    "n/2026/", number -> Parcel.numbered("p" + i, "n/2026/" + number, now), "number"));
            assertThat(numbersTaken())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 30)
                            .mapToObj(n -> "n/2026/" + n)
                            .toList());
        }

        @Test
        void are_not_used_up_by_what_fails() {
            store.insertNumbered("n/", number -> Parcel.numbered("a", "n/" + number, now), "number");
            assertThatThrownBy(() ->
                            store.insertNumbered("n/", number -> Parcel.numbered("a", "n/" + number, now), "number"))
                    .isInstanceOf(KeyTaken.class);
            store.insertNumbered("n/", number -> Parcel.numbered("b", "n/" + number, now), "number");
            assertThat(numbersTaken()).containsExactlyInAnyOrder("n/1", "n/2");
        }

        private List<String> numbersTaken() {
            return store.findAll(new Document()).stream()
                    .flatMap(parcel -> parcel.number().stream())
                    .toList();
        }
    }

    @Nested
    @Tag("D15")
    class numbers_given_later {
        private Parcel numbered(AggregateStore<Parcel> by, String id) {
            return by.changeNumbered(
                    id, any -> true, "n/2026/", "number", (parcel, number) -> parcel.number("n/2026/" + number));
        }

        private String numberOf(String id) {
            return store.get(id).number().orElse("none");
        }

        @Test
        void are_the_lowest_that_nobody_holds() {
            store.insert(Parcel.numbered("a", "n/2026/1", now));
            store.insert(Parcel.numbered("c", "n/2026/3", now));
            store.insert(Parcel.numbered("other series", "n/20261/2", now));
            store.insert(Parcel.sent("b", now));
            store.insert(Parcel.sent("d", now));

            assertThat(numbered(store, "b").number()).contains("n/2026/2");
            assertThat(numbered(store, "d").number()).contains("n/2026/4");
        }

        @Test
        void are_given_again_once_given_back() {
            for (String id : List.of("a", "b", "c")) {
                store.insert(Parcel.sent(id, now));
                numbered(store, id);
            }
            store.change("a", Parcel::dropNumber);
            store.insert(Parcel.sent("d", now));
            assertThat(numbered(store, "d").number()).contains("n/2026/1");
        }

        @Test
        void have_neither_gap_nor_duplicate_when_sixteen_ask_at_once() throws Exception {
            var other = workshop.store(workshop.relay());
            for (int i = 0; i < 16; i++) {
                store.insert(Parcel.sent("p" + i, now));
            }
            inParallel(16, i -> numbered(i % 2 == 0 ? store : other, "p" + i));
            assertThat(IntStream.range(0, 16).mapToObj(i -> numberOf("p" + i)))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16)
                            .mapToObj(n -> "n/2026/" + n)
                            .toList());
        }

        @Test
        void are_held_by_one_each_while_others_give_theirs_back() throws Exception {
            for (int i = 0; i < 6; i++) {
                store.insert(Parcel.sent("p" + i, now));
            }
            inParallel(6, i -> {
                for (int turn = 0; turn < 10; turn++) {
                    numbered(store, "p" + i);
                    store.change("p" + i, Parcel::dropNumber);
                }
                return numbered(store, "p" + i);
            });
            assertThat(IntStream.range(0, 6).mapToObj(i -> numberOf("p" + i))).doesNotHaveDuplicates();
        }

        @Test
        void are_not_claimed_by_a_verb_that_refuses() {
            store.insert(Parcel.sent("a", now));
            assertThatThrownBy(() -> store.changeNumbered("a", any -> true, "n/2026/", "number", (parcel, number) -> {
                        parcel.number("n/2026/" + number);
                        throw new IllegalStateException("not signed");
                    }))
                    .hasMessage("not signed");
            assertThat(store.get("a").version()).isEqualTo(1);
            assertThat(store.findByKey("number", "n/2026/1")).isEmpty();
        }

        @Test
        void are_not_given_to_somebody_who_may_not_know_of_it() {
            store.insert(Parcel.sent("a", now));
            assertThatThrownBy(() -> store.changeNumbered(
                            "a", any -> false, "n/", "number", (parcel, number) -> parcel.number("n/" + number)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
            assertThat(numberOf("a")).isEqualTo("none");
        }

        @Test
        void are_given_once_to_a_repeated_request() {
            store.insert(Parcel.sent("a", now));
            for (int i = 0; i < 3; i++) {
                Parcel answered = Workshop.asRequest("k4", "f", OptionalLong.empty(), () -> numbered(store, "a"));
                assertThat(answered.number()).contains("n/2026/1");
            }
            assertThat(store.get("a").version()).isEqualTo(2);
        }

        @Test
        void leave_another_key_that_is_taken_to_the_caller() {
            var sealed = new AggregateStores(workshop.database(), workshop.clock, workshop.relay(), Optional::empty)
                    .of(Parcel.class, "sealed_parcels")
                    .id(parcel -> parcel.id().value())
                    .unique("number", Parcel::number)
                    .unique("seal", parcel -> Optional.of(parcel.seal()).filter(text -> !text.isEmpty()))
                    .build();
            sealed.insert(Parcel.sent("a", now));
            sealed.change("a", parcel -> parcel.seal("封"));
            sealed.insert(Parcel.sent("b", now));
            assertThatThrownBy(() -> sealed.changeNumbered("b", any -> true, "n/", "number", (parcel, number) -> {
                        parcel.number("n/" + number);
                        parcel.seal("封");
                    }))
                    .isInstanceOfSatisfying(KeyTaken.class, taken -> {
                        assertThat(taken.key()).isEqualTo("seal");
                        assertThat(taken.holder()).isEqualTo("a");
                    });
            assertThat(sealed.findByKey("number", "n/1")).isEmpty();
        }
    }

    @Nested
    class a_repeated_request {
        @Test
        void gets_what_the_first_one_stored() {
            var first = Workshop.asRequest(
                    "k1", "f", OptionalLong.empty(), () -> store.insert(Parcel.sent(NewIds.next(), now)));
            var again = Workshop.asRequest(
                    "k1", "f", OptionalLong.empty(), () -> store.insert(Parcel.sent(NewIds.next(), now)));
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(store.collection().countDocuments()).isOne();
        }

        @Test
        void repeats_no_verb() {
            store.insert(Parcel.sent("a", now));
            for (int i = 0; i < 3; i++) {
                Workshop.asRequest("k2", "f", OptionalLong.empty(), () -> store.change("a", Parcel::stamp));
            }
            assertThat(store.get("a").stamps()).isEqualTo(1);
        }

        @Test
        void with_another_body_is_refused() {
            store.insert(Parcel.sent("a", now));
            Workshop.asRequest("k3", "f", OptionalLong.empty(), () -> store.change("a", Parcel::stamp));
            assertThatThrownBy(() -> Workshop.asRequest(
                            "k3", "other", OptionalLong.empty(), () -> store.change("a", Parcel::stamp)))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
        }
    }

    @Nested
    class effects_of_events {
        @Test
        void are_applied_once_whatever_is_redelivered_or_out_of_order() {
            store.insert(Parcel.sent("a", now));
            assertThat(store.changeOnce("a", delivery("x", 2), Parcel::stamp)).isPresent();
            assertThat(store.changeOnce("a", delivery("x", 2), Parcel::stamp)).isEmpty();
            assertThat(store.changeOnce("a", delivery("x", 1), Parcel::stamp)).isEmpty();
            assertThat(store.changeOnce("a", delivery("y", 1), Parcel::stamp)).isPresent();
            assertThat(store.get("a").stamps()).isEqualTo(2);
        }

        @Test
        void leave_no_mark_when_they_fail() {
            store.insert(Parcel.sent("a", now));
            assertThatThrownBy(() -> store.changeOnce("a", delivery("x", 1), parcel -> {
                        parcel.stamp();
                        throw new IllegalStateException("fails after the change");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.changeOnce("a", delivery("x", 1), Parcel::stamp)).isPresent();
            assertThat(store.get("a").stamps()).isEqualTo(1);
        }

        @Test
        void that_create_something_create_it_once() {
            assertThat(store.insertOnce(Parcel.sent("a", now))).isPresent();
            assertThat(store.insertOnce(Parcel.sent("a", now))).isEmpty();
        }

        private Delivery delivery(String aggregate, long sequence) {
            return new Delivery("r", workshop.topic, aggregate + ":" + sequence, "t", aggregate, sequence, now);
        }
    }

    private interface Work {
        Object run(int i) throws Exception;
    }

    private static void inParallel(int times, Work work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                all.add(() -> work.run(number));
            }
            for (var done : executor.invokeAll(all)) {
                done.get();
            }
        }
    }
}
