package org.wenshu.directory.policies;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.Entry;
import org.wenshu.directory.entries.Fault;
import org.wenshu.directory.entries.InvalidEntry;
import org.wenshu.office.Policy;

/** What the organ has set one of its policies to (制度参数); until it is set, its default holds. */
public final class PolicySetting extends Entry {
    private String name;
    private String value;

    @SuppressWarnings("NullAway.Init")
    private PolicySetting() {}

    /** @throws InvalidEntry where the policy does not take that value */
    static String check(Policy policy, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            throw new InvalidEntry(new Fault("value", "required", "必须填写", "is required"));
        }
        if (!policy.accepts(text)) {
            throw new InvalidEntry(new Fault(
                    "value",
                    "form",
                    "不是该制度参数可用的值：" + text + "（默认为 " + policy.byDefault() + "）",
                    "is not a value that " + policy.key() + " takes; its default is " + policy.byDefault()));
        }
        return text;
    }

    static PolicySetting first(Policy policy, String value, Author by, Instant at) {
        var setting = new PolicySetting();
        setting.name = policy.key();
        setting.value = policy.byDefault();
        setting.set(value, by, at);
        return setting;
    }

    void set(String wanted, Author by, Instant at) {
        String before = value;
        value = wanted;
        record("set", Map.of("value", before), Map.of("value", wanted), by, at);
    }

    public String name() {
        return name;
    }

    public String value() {
        return value;
    }
}
