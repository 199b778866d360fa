package org.wenshu.directory.clients;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.Entry;

/** An application or integration (接入应用) that asks this installation for tokens. */
public final class Client extends Entry {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    private String id;
    private Kind kind;
    private Details details;
    private Optional<String> secretHash = Optional.empty();
    private boolean active;

    @SuppressWarnings("NullAway.Init")
    private Client() {}

    public enum Kind {
        /** People sign in to it: authorization code with PKCE, no secret, since an app cannot keep one. */
        APP,
        /** Another system that acts in its own name: client credentials. */
        INTEGRATION
    }

    /**
     * @param redirectUris for apps: where people may be sent back to after signing in
     * @param authorities for integrations: what it may do
     */
    public record Details(
            String name, List<String> redirectUris, List<String> postLogoutRedirectUris, List<String> authorities) {
        public Details {
            redirectUris = List.copyOf(redirectUris);
            postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
            authorities = List.copyOf(authorities);
        }

        Map<String, String> fields() {
            return Map.of(
                    "name", name,
                    "redirectUris", String.join(" ", redirectUris),
                    "postLogoutRedirectUris", String.join(" ", postLogoutRedirectUris),
                    "authorities", String.join(" ", authorities));
        }
    }

    /** What an administrator enters. */
    public record Input(
            @Nullable String name,
            @Nullable List<String> redirectUris,
            @Nullable List<String> postLogoutRedirectUris,
            @Nullable List<String> authorities) {

        Details check(Kind kind, Set<String> knownAuthorities, Checks checks) {
            String checkedName = checks.text("name", name, 60);
            List<String> redirects = uris("redirectUris", redirectUris, checks);
            List<String> afterLogout = uris("postLogoutRedirectUris", postLogoutRedirectUris, checks);
            var granted = new TreeSet<String>();
            List<String> asked = authorities == null ? List.of() : authorities;
            for (int i = 0; i < asked.size(); i++) {
                String authority = asked.get(i);
                if (authority == null || !knownAuthorities.contains(authority)) {
                    checks.fault(
                            "authorities[" + i + "]",
                            "unknown-authority",
                            "没有这项权限：" + authority,
                            "no such authority: " + authority);
                } else {
                    granted.add(authority);
                }
            }
            if (kind == Kind.APP) {
                if (redirects.isEmpty()) {
                    checks.fault("redirectUris", "required", "至少填写一个回跳地址", "at least one is required");
                }
                if (!asked.isEmpty()) {
                    checks.fault(
                            "authorities",
                            "not-for-apps",
                            "应用以登录人的权限办理，不单独授权",
                            "an app acts with the authority of who has signed in");
                }
            } else {
                if (!redirects.isEmpty()) {
                    checks.fault("redirectUris", "not-for-integrations", "系统对接没有回跳地址", "an integration has none");
                }
                if (asked.isEmpty()) {
                    checks.fault("authorities", "required", "须列明所授权限", "the authorities must be named");
                }
            }
            return new Details(checkedName, redirects, afterLogout, List.copyOf(granted));
        }

        private static List<String> uris(String field, @Nullable List<String> uris, Checks checks) {
            if (uris == null) {
                return List.of();
            }
            for (int i = 0; i < uris.size(); i++) {
                String uri = uris.get(i);
                if (uri == null || !absolute(uri)) {
                    checks.fault(
                            field + "[" + i + "]",
                            "uri",
                            "应为不含 # 的完整地址，如 https://oa.example.gov.cn/callback",
                            "must be an absolute address without fragment");
                }
            }
            return uris.stream().filter(Objects::nonNull).distinct().toList();
        }

        private static boolean absolute(String text) {
            try {
                var uri = new URI(text);
                return uri.getScheme() != null
                        && uri.getFragment() == null
                        && (uri.getHost() != null || !uri.getScheme().startsWith("http"))
                        && !uri.getScheme().equalsIgnoreCase("javascript");
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    static String checkId(@Nullable String id, Checks checks) {
        return checks.matching(
                "id", id, ID, "应为 2 到 40 位小写字母、数字、连字符", "must be 2 to 40 small letters, digits and hyphens");
    }

    static Client register(String id, Kind kind, Details details, Optional<String> secretHash, Author by, Instant at) {
        var client = new Client();
        client.id = id;
        client.kind = kind;
        client.details = details;
        client.secretHash = secretHash;
        client.active = true;
        client.record("registered", Map.of(), details.fields(), by, at);
        return client;
    }

    void correct(Details corrected, Author by, Instant at) {
        Map<String, String> before = details.fields();
        details = corrected;
        record("corrected", before, corrected.fields(), by, at);
    }

    void replaceSecret(String hash, Author by, Instant at) {
        if (kind != Kind.INTEGRATION) {
            throw new ChangeRefused("no-secret", "应用没有密钥", "an app has no secret");
        }
        secretHash = Optional.of(hash);
        record("secret replaced", Map.of(), Map.of(), by, at);
    }

    void deactivate(Author by, Instant at) {
        if (!active) {
            throw new ChangeRefused("already-inactive", "该应用已停用", "the client is inactive already");
        }
        active = false;
        record("deactivated", Map.of("active", "true"), Map.of("active", "false"), by, at);
    }

    void reactivate(Author by, Instant at) {
        if (active) {
            throw new ChangeRefused("still-active", "该应用未停用", "the client is active");
        }
        active = true;
        record("reactivated", Map.of("active", "false"), Map.of("active", "true"), by, at);
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Details details() {
        return details;
    }

    public Optional<String> secretHash() {
        return secretHash;
    }

    public boolean active() {
        return active;
    }
}
