package org.wenshu.document.checks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wenshu.document.elements.DocumentKind;

/** The title. */
final class TitleChecks {
    private static final int LONG = 50;
    /** Their titles need no 关于…的. */
    private static final Set<DocumentKind> FREE = EnumSet.of(DocumentKind.ORDER, DocumentKind.MINUTES);

    private TitleChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("TI01", (r, c, f) -> {
            String title = r.document().title().strip();
            DocumentKind kind = r.document().kind();
            boolean named = title.endsWith(kind.chinese()) || (kind == DocumentKind.ORDER && title.endsWith("令"));
            if (!title.isEmpty() && !named) {
                f.whole(r.title(), Optional.empty(), kind.chinese());
            }
        });
        checks.put("TI03", (r, c, f) -> {
            int length = r.document().title().strip().length();
            if (length > LONG) {
                f.whole(r.title(), Optional.empty(), String.valueOf(length));
            }
        });
        checks.put("TI04", (r, c, f) -> {
            String title = r.document().title();
            String kind = r.document().kind().chinese();
            if (!FREE.contains(r.document().kind())
                    && title.contains("关于")
                    && title.endsWith(kind)
                    && !title.matches("(?s).*的[^的]{0,4}" + kind)) {
                f.at(r.title(), title.length() - kind.length(), title.length(), Optional.of("的" + kind), kind);
            }
        });
        checks.put("TI05", (r, c, f) -> {
            if (!FREE.contains(r.document().kind())
                    && r.document().title().strip().startsWith("关于")) {
                String issuers = String.join(" ", r.document().issuers());
                f.at(r.title(), 0, 2, Optional.of(issuers + "关于").filter(text -> !issuers.isEmpty()));
            }
        });
        checks.put("TI06", (r, c, f) -> {
            int about = r.document().title().indexOf("关于");
            if (about <= 0
                    || r.document().issuers().isEmpty()
                    || FREE.contains(r.document().kind())) {
                return;
            }
            String named = r.document().title().substring(0, about).replaceFirst("(?:转发|印发|批转|授予|表彰|任命|公布|发布).*$", "");
            if (named.isBlank()) {
                return;
            }
            boolean own = Arrays.stream(named.strip().split("[\\s　、]+", -1))
                    .allMatch(organ -> r.document().issuers().stream().anyMatch(organ::startsWith)
                            || r.document().issuers().stream().anyMatch(issuer -> issuer.endsWith(organ)));
            if (!own) {
                f.at(
                        r.title(),
                        0,
                        named.length(),
                        Optional.empty(),
                        String.join("、", r.document().issuers()));
            }
        });
    }
}
