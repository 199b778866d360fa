package org.wenshu.gateway.problems;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Everything that the gateway itself refuses or fails at (RFC 9457), in Chinese and English. */
public enum ProblemType {
    INVALID_INPUT(
            HttpStatus.BAD_REQUEST,
            "请求有误",
            "请求的格式不符合要求，网关未予转发。",
            "Bad request",
            "The request is malformed; the gateway did not pass it on."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "需要登录",
            "请求没有携带有效的访问令牌。",
            "Sign-in required",
            "The request carries no valid access token."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "无权访问",
            "当前身份没有此项权限。",
            "Not allowed",
            "The caller does not have the authority for this."),
    ORIGIN_REFUSED(
            HttpStatus.FORBIDDEN,
            "来源不被允许",
            "该网页来源不在允许的跨域名单中。",
            "Origin refused",
            "Pages of this origin are not among those allowed to call."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "没有此资源", "该路径下没有任何内容。", "Not found", "There is nothing at this path."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "不支持该方法",
            "该路径不支持所用的请求方法。",
            "Method not allowed",
            "This path does not take the method used."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "无法按所求格式回应",
            "该路径不能以所要求的格式回应。",
            "Not acceptable",
            "This path cannot answer in a format asked for."),
    TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "请求内容过大",
            "请求内容超过了该路径允许的大小。",
            "Body too large",
            "The request body is larger than this path takes."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "不支持该内容类型",
            "该路径不接受所提交的内容类型。",
            "Unsupported media type",
            "This path does not take the content type sent."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "请求过于频繁",
            "已超过允许的调用频率，请在 Retry-After 所示秒数之后再试。",
            "Too many requests",
            "The allowed rate of calls is exceeded; try again after the seconds in Retry-After."),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "内部错误",
            "处理请求时发生了意外错误，已记入日志；报告时请附上请求编号。",
            "Internal error",
            "Something unexpected happened and was logged; name the request id when reporting it."),
    SERVICE_FAILED(
            HttpStatus.BAD_GATEWAY,
            "服务应答异常",
            "后端服务中断了应答。",
            "Service failed",
            "The service behind the gateway broke off its answer."),
    SERVICE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "服务暂不可用",
            "后端服务暂不可用，请稍后再试。",
            "Service unavailable",
            "The service behind the gateway is not available now; try again later."),
    SERVICE_TIMED_OUT(
            HttpStatus.GATEWAY_TIMEOUT,
            "服务应答超时",
            "后端服务未在限定时间内应答；所提交的操作可能已经生效，请先查询再重试。",
            "Service timed out",
            "The service behind the gateway did not answer in time; what was sent may have taken effect, so look before"
                    + " sending it again.");

    private final HttpStatus status;
    private final Text chinese;
    private final Text english;

    ProblemType(
            HttpStatus status, String chineseTitle, String chineseDetail, String englishTitle, String englishDetail) {
        this.status = status;
        this.chinese = new Text(chineseTitle, chineseDetail);
        this.english = new Text(englishTitle, englishDetail);
    }

    public HttpStatus status() {
        return status;
    }

    public URI uri() {
        return URI.create(
                "https://wenshu.org/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public Text in(Language language) {
        return switch (language) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }

    /** The type that stands for a status in general. */
    public static Optional<ProblemType> of(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(type -> type.status.value() == status.value())
                .findFirst();
    }

    /** What a person reads. */
    public record Text(String title, String detail) {}
}
