package org.wenshu.documents.organs;

import static org.wenshu.documents.references.Requests.SOMETHING;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenshu.document.checks.Organs;
import org.wenshu.documents.organs.OrganEntry.DispatchChannel;
import org.wenshu.documents.organs.OrganEntry.Particulars;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/**
 * An organ as clients send it.
 *
 * @param reason of a change
 */
record OrganForm(
        @NotBlank @Size(max = 100) @Pattern(regexp = NAME) String name,

        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) @Pattern(regexp = NAME) String> shortForms,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) @Pattern(regexp = NAME) String> informal,
        Organs.@NotNull Relation relation,
        @NotNull @Min(0) @Max(999_999) Integer order,
        @NotNull DispatchChannel channel,
        Optional<@Size(max = 254) @Email String> email,
        @Nullable Boolean emailAllowed,
        Optional<@Pattern(regexp = SOMETHING) @Size(max = 500) String> reason) {
    /** A mark that parts names would make two of one. */
    static final String NAME = "[^\\p{Cntrl}\\s、，,；;。：:]*";

    Particulars particulars() {
        var particulars = new Particulars(
                name,
                shortForms == null ? List.of() : shortForms,
                informal == null ? List.of() : informal,
                relation,
                order,
                channel,
                email.filter(address -> !address.isBlank()),
                Boolean.TRUE.equals(emailAllowed));
        wrong(particulars).ifPresent(wrong -> {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(wrong.field(), wrong.rule(), wrong.chinese(), wrong.english());
        });
        return particulars;
    }

    /** What does not fit together. */
    record Wrong(String field, String column, String rule, String chinese, String english) {}

    static Optional<Wrong> wrong(Particulars particulars) {
        if (particulars.emailAllowed() && particulars.email().isEmpty()) {
            return Optional.of(new Wrong(
                    "email", "电子邮箱", "required-when-allowed", "允许电子邮件发送时须有邮箱地址", "is required when e-mail is allowed"));
        } else if (particulars.channel() == DispatchChannel.EMAIL && !particulars.emailAllowed()) {
            return Optional.of(new Wrong(
                    "channel", "默认渠道", "email-allowed", "未允许电子邮件发送，不能作默认渠道", "e-mail is not allowed for this organ"));
        }
        Set<String> names = new HashSet<>();
        for (String name : particulars.names()) {
            if (!names.add(name)) {
                boolean informal = particulars.informal().contains(name);
                return Optional.of(new Wrong(
                        informal ? "informal" : "shortForms",
                        informal ? "不规范简称" : "规范化简称",
                        "unique",
                        "名称“" + name + "”重复",
                        "the name is given twice"));
            }
        }
        return Optional.empty();
    }
}
