package org.wenshu.platform.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerDirectory;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Decides whether a request may enter, from its line and headers alone: the body is not read before. */
final class Admission {

    static final String ON_BEHALF_OF = "Wenshu-On-Behalf-Of";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Visible ASCII: the key becomes part of an id in the store and of log lines. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final Pattern VERSION_TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private final CallerDirectory directory;
    private final String personClaim;
    private final String operationsAuthority;

    Admission(CallerDirectory directory, WenshuSecurityProperties properties) {
        this.directory = directory;
        this.personClaim = properties.personClaim();
        this.operationsAuthority = properties.operationsAuthority();
    }

    /** @throws Problem FORBIDDEN when the person is unknown or inactive, or the delegation does not exist */
    Caller identify(Authentication authentication, @Nullable String onBehalfOfHeader, String from) {
        String subject = authentication.getName();
        Map<String, Object> claims = Map.of();
        if (authentication instanceof JwtAuthenticationToken token) {
            claims = token.getTokenAttributes();
            Object person = claims.get(personClaim);
            if (person == null || person.toString().isBlank()) {
                throw Problem.of(ProblemType.FORBIDDEN)
                        .detail(
                                "登录凭证未载明人员(" + personClaim + ")",
                                "The token does not name a person (" + personClaim + ")");
            }
            subject = person.toString();
        }
        Optional<String> onBehalfOf =
                Optional.ofNullable(onBehalfOfHeader).map(String::trim).filter(id -> !id.isEmpty());
        Optional<Caller> caller = directory.find(subject, claims, onBehalfOf, from);
        if (caller.isPresent()) {
            return caller.get();
        }
        if (onBehalfOf.isPresent()
                && directory.find(subject, claims, Optional.empty(), from).isPresent()) {
            throw Problem.of(ProblemType.FORBIDDEN)
                    .detail(
                            "没有 " + onBehalfOf.get() + " 当前有效的授权委托",
                            "No delegation by " + onBehalfOf.get() + " is in force")
                    .field(
                            ON_BEHALF_OF,
                            "delegation",
                            "没有 " + onBehalfOf.get() + " 当前有效的授权委托",
                            "no delegation by " + onBehalfOf.get() + " is in force");
        }
        throw Problem.of(ProblemType.FORBIDDEN).detail("人员不存在或已停用", "The person is unknown or no longer active");
    }

    /** @throws Problem FORBIDDEN naming the authority that is missing */
    void check(Caller caller, Set<String> needs) {
        if (needs.contains(Needs.SIGNED_IN) || needs.stream().anyMatch(caller::may)) {
            return;
        }
        List<String> missing = needs.stream().sorted().toList();
        String names = String.join(", ", missing);
        throw Problem.of(ProblemType.FORBIDDEN)
                .detail("需要权限:" + names, "Needs the authority " + names)
                .with("needs", missing);
    }

    void checkOperations(Caller caller) {
        check(caller, Set.of(operationsAuthority));
    }

    /** @throws Problem INVALID_INPUT for a malformed header, PRECONDITION_REQUIRED for a missing If-Match */
    CurrentRequest request(
            Caller caller, List<String> keys, List<String> ifMatch, boolean ifMatchRequired, Supplier<String> print) {
        return new CurrentRequest(caller, key(keys), print, version(ifMatch, ifMatchRequired));
    }

    private static Optional<String> key(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !KEY.matcher(values.getFirst()).matches()) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(
                            IDEMPOTENCY_KEY,
                            "idempotency-key",
                            "应为 1 到 128 个可见 ASCII 字符",
                            "must be 1 to 128 visible ASCII characters");
        }
        return Optional.of(values.getFirst());
    }

    private static OptionalLong version(List<String> values, boolean required) {
        if (values.isEmpty()) {
            if (required) {
                throw Problem.of(ProblemType.PRECONDITION_REQUIRED)
                        .detail(
                                "请用 If-Match 注明所依据的版本(取自 ETag)",
                                "Say with If-Match which version the change is based on (from ETag)")
                        .field("If-Match", "required", "必须填写", "is required");
            }
            return OptionalLong.empty();
        }
        if (values.size() == 1) {
            String value = values.getFirst().trim();
            if (value.equals("*")) {
                return OptionalLong.empty();
            }
            Matcher matcher = VERSION_TAG.matcher(value);
            if (matcher.matches()) {
                return OptionalLong.of(Long.parseLong(matcher.group(1)));
            }
        }
        throw Problem.of(ProblemType.INVALID_INPUT)
                .field("If-Match", "etag", "应为一个 ETag,如 \"7\"", "must be one ETag such as \"7\"");
    }
}
