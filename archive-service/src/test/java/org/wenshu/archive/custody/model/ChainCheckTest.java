package org.wenshu.archive.custody.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.office.model.Secrecy;

@Tag("A3")
class ChainCheckTest {
    private static final Instant AT = Instant.parse("2026-10-12T03:20:00Z");

    private static CustodyFact fact(int number, String detail) {
        return new CustodyFact(
                "r/" + number,
                CustodyAction.READ,
                "r",
                Optional.of("Z109-WS·2026-D30-BGS-0001"),
                Secrecy.SECRET,
                "p-dang",
                "党兰",
                Optional.empty(),
                "10.0.0.7",
                AT,
                detail);
    }

    private static List<CustodyEntry> chain(int length) {
        var chain = new ArrayList<CustodyEntry>();
        chain.add(CustodyEntry.first(fact(1, "1")));
        while (chain.size() < length) {
            chain.add(chain.getLast().next(fact(chain.size() + 1, "" + (chain.size() + 1))));
        }
        return chain;
    }

    private static ChainCheck checked(List<CustodyEntry> chain) {
        var check = new ChainCheck();
        chain.forEach(check::next);
        return check;
    }

    @Test
    void a_chain_that_nobody_touched_is_in_order() {
        var chain = chain(5);

        var check = checked(chain);

        assertThat(check.broken()).isEmpty();
        assertThat(check.checked()).isEqualTo(5);
        assertThat(check.head()).isEqualTo(chain.getLast().digests());
    }

    @Test
    void an_altered_fact_is_found_at_its_place() {
        var chain = chain(5);
        CustodyEntry third = chain.get(2);
        chain.set(2, new CustodyEntry(3, fact(3, "别的"), third.previous(), third.digests()));

        assertThat(checked(chain).broken()).contains(new ChainCheck.Break(3, ChainCheck.Fault.ALTERED));
    }

    @Test
    void an_altered_fact_with_fresh_digests_is_found_at_the_next() {
        var chain = chain(5);
        chain.set(2, CustodyEntry.after(3, chain.get(1).digests(), fact(3, "别的")));

        assertThat(checked(chain).broken()).contains(new ChainCheck.Break(4, ChainCheck.Fault.UNLINKED));
    }

    @Test
    void an_entry_taken_out_is_missed() {
        var chain = chain(5);
        chain.remove(1);

        assertThat(checked(chain).broken()).contains(new ChainCheck.Break(2, ChainCheck.Fault.MISSING));
    }

    @Test
    void only_the_first_fault_is_told() {
        var check = checked(chain(3));
        check.missing();
        check.replaced(1);

        assertThat(check.broken()).contains(new ChainCheck.Break(4, ChainCheck.Fault.MISSING));
    }

    @Test
    void text_cannot_be_moved_from_one_field_to_the_next_unseen() {
        assertThat(CustodyEntry.first(fact(1, "a")).canonical())
                .isNotEqualTo(CustodyEntry.first(fact(1, "a\ndetail:1:b")).canonical());
    }

    @Test
    void the_digests_are_sm3_and_sha_256() {
        // GB/T 32905-2016, annex A.1; FIPS 180-4.
        var digests = Digests.of("abc", "abc");

        assertThat(digests.sm3()).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(digests.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
