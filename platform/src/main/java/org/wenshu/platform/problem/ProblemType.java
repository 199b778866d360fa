package org.wenshu.platform.problem;

import java.net.URI;
import java.util.Locale;

/** Every kind of problem that the suite answers with (RFC 9457), and its status; services add details, not types. */
public enum ProblemType {
    INVALID_INPUT(400, "输入有误", "Invalid input"),
    UNAUTHENTICATED(401, "尚未登录或登录已失效", "Not signed in, or the sign-in has expired"),
    FORBIDDEN(403, "无权办理", "Not allowed"),
    NOT_FOUND(404, "未找到", "Not found"),
    METHOD_NOT_ALLOWED(405, "不支持该请求方法", "Method not allowed"),
    NOT_ACCEPTABLE(406, "无法提供所要求的格式", "The requested format cannot be served"),
    CONFLICT(409, "与他人同时的修改冲突", "Conflict with a concurrent change"),
    ACTION_REFUSED(409, "当前环节不能办理此操作", "The action is not possible now"),
    ALREADY_REGISTERED(409, "已登记,不能重复登记", "Already registered"),
    PRECONDITION_FAILED(412, "内容已被他人修改", "Changed by somebody else meanwhile"),
    TOO_LARGE(413, "内容过大", "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持该内容类型", "Unsupported media type"),
    UNPROCESSABLE(422, "内容无法处理", "The content cannot be processed"),
    IDEMPOTENCY_KEY_REUSED(422, "幂等键已用于另一请求", "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "须注明所依据的版本", "The version that the change is based on is required"),
    TOO_MANY_REQUESTS(429, "请求过于频繁", "Too many requests"),
    INTERNAL(500, "系统内部错误", "Internal error"),
    UNAVAILABLE(503, "服务暂不可用", "Temporarily unavailable");

    private static final String PREFIX = "https://wenshu.org/problems/";

    private final int status;
    private final String titleZh;
    private final String titleEn;

    ProblemType(int status, String titleZh, String titleEn) {
        this.status = status;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
    }

    /** The last segment of the type URI, such as {@code action-refused}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create(PREFIX + slug());
    }

    public int status() {
        return status;
    }

    public Text title() {
        return new Text(titleZh, titleEn);
    }
}
