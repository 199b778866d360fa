package org.wenshu.directory.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.Fault;
import org.wenshu.directory.entries.InvalidEntry;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.caller.Needs;

/** The pages on which people sign in (登录) and change a password that somebody else set. */
@RestController
@ConditionalOnProperty(name = "wenshu.sign-in.enabled", matchIfMissing = true)
class SignInPages {
    private static final String FRAME = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%1$s · 文枢</title>
            <style>
            body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;background:#f4f5f7;color:#222;margin:0}
            main{max-width:22rem;margin:12vh auto;background:#fff;padding:2rem;border-top:4px solid #b8141b;border-radius:4px}
            h1{font-size:1.3rem;margin:0 0 1.2rem}label{display:block;margin:.9rem 0 .3rem}
            input{width:100%%;box-sizing:border-box;padding:.5rem;font-size:1rem;border:1px solid #aaa;border-radius:3px}
            button{margin-top:1.4rem;width:100%%;padding:.6rem;font-size:1rem;color:#fff;background:#b8141b;border:0;border-radius:3px}
            .refused{color:#b8141b}.hint{color:#666;font-size:.9rem}
            </style></head><body><main><h1>%1$s</h1>%2$s</main></body></html>
            """;

    private static final String SIGN_IN_FORM = """
            <form method="post" action="/login">%s
            <label for="name">登录名</label><input id="name" name="name" autocomplete="username" required autofocus>
            <label for="password">密码</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required>
            <button>登录</button></form>
            """;

    private static final String PASSWORD_FORM = """
            <p class="hint">首次登录或密码被重置后，须先设置新密码：至少 10 位，含大写字母、小写字母、数字、其他字符中的三种。</p>
            <form method="post" action="/login/password">%1$s
            <label for="name">登录名</label><input id="name" name="name" value="%2$s" autocomplete="username" required>
            <label for="current">当前密码</label>
            <input id="current" name="current" type="password" autocomplete="current-password" required>
            <label for="wanted">新密码</label>
            <input id="wanted" name="wanted" type="password" autocomplete="new-password" required>
            <label for="again">再输入一次新密码</label>
            <input id="again" name="again" type="password" autocomplete="new-password" required>
            <button>保存</button></form>
            """;

    /** One sentence for every reason, so that nobody learns which sign-in names exist. */
    private static final String REFUSED = "登录名或密码不正确，或因多次失败已暂时锁定。";

    private final SigningIn signingIn;
    private final Accounts accounts;

    SignInPages(SigningIn signingIn, Accounts accounts) {
        this.signingIn = signingIn;
        this.accounts = accounts;
    }

    @GetMapping(value = "/login", produces = MediaType.TEXT_HTML_VALUE)
    @Needs(Needs.NOTHING)
    ResponseEntity<String> signIn(@RequestParam Map<String, String> query, HttpServletRequest request) {
        if (query.containsKey("done")) {
            return page(HttpStatus.OK, "已登录", "<p>已登录，可以关闭此页。</p>");
        }
        String said = query.containsKey("refused") ? said("refused", REFUSED) : "";
        if (query.containsKey("changed")) {
            said = said("hint", "密码已修改，请用新密码登录。");
        }
        return page(HttpStatus.OK, "登录", said + SIGN_IN_FORM.formatted(csrf(request)));
    }

    @GetMapping(value = "/login/password", produces = MediaType.TEXT_HTML_VALUE)
    @Needs(Needs.NOTHING)
    ResponseEntity<String> password(@RequestParam Optional<String> name, HttpServletRequest request) {
        return passwordPage(HttpStatus.OK, "", name.orElse(""), request);
    }

    @PostMapping(value = "/login/password", produces = MediaType.TEXT_HTML_VALUE)
    @Needs(Needs.NOTHING)
    ResponseEntity<String> changePassword(
            @RequestParam String name,
            @RequestParam String current,
            @RequestParam String wanted,
            @RequestParam String again,
            HttpServletRequest request) {
        if (!wanted.equals(again)) {
            return passwordPage(HttpStatus.BAD_REQUEST, said("refused", "两次输入的新密码不一致。"), name, request);
        }
        Optional<PersonId> person = switch (signingIn.signIn(name, current)) {
            case SigningIn.Outcome.Accepted(var accepted) -> Optional.of(accepted.id());
            case SigningIn.Outcome.PasswordToBeChanged(var account) -> Optional.of(account.person());
            case SigningIn.Outcome.Refused any -> Optional.empty();
        };
        if (person.isEmpty()) {
            return passwordPage(HttpStatus.BAD_REQUEST, said("refused", REFUSED), name, request);
        }
        try {
            var self = new Author(person.get().value(), name, Optional.empty(), request.getRemoteAddr());
            accounts.replacePassword(person.get(), wanted, self);
        } catch (InvalidEntry invalid) {
            String faults = invalid.faults().stream().map(Fault::zh).collect(Collectors.joining("；"));
            return passwordPage(HttpStatus.BAD_REQUEST, said("refused", faults + "。"), name, request);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/login?changed")
                .build();
    }

    private static ResponseEntity<String> passwordPage(
            HttpStatus status, String said, String name, HttpServletRequest request) {
        String form = PASSWORD_FORM.formatted(csrf(request), HtmlUtils.htmlEscape(name));
        return page(status, "设置新密码", said + form);
    }

    private static ResponseEntity<String> page(HttpStatus status, String title, String body) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(FRAME.formatted(title, body));
    }

    private static String said(String kind, String text) {
        return "<p class=\"" + kind + "\" role=\"alert\">" + HtmlUtils.htmlEscape(text) + "</p>";
    }

    private static String csrf(HttpServletRequest request) {
        @Nullable CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null
                ? ""
                : "<input type=\"hidden\" name=\"" + token.getParameterName() + "\" value=\"" + token.getToken()
                        + "\">";
    }
}
