package org.wenshu.directory.people;

import java.util.Arrays;
import java.util.Optional;

/** The columns of a spreadsheet of people, by the headings that an office writes. */
enum ImportColumn {
    ID("人员编号", "id", false, "可不填；填写已有编号时更新该人员。小写字母、数字、连字符"),
    NAME("姓名", "name", true, "必填"),
    POST("职务", "post", true, "必填"),
    RANK("排序", "rankOrder", true, "必填，整数，数字越小排位越前"),
    SECTIONS("科室", "sectionIds", true, "必填，科室名称、代码或编号；多个用顿号分隔，主要科室在前"),
    MOBILE("手机号", "mobile", false, "11 位手机号码"),
    EMAIL("电子邮箱", "email", false, ""),
    CLEARANCE("涉密等级", "clearance", true, "必填：无、内部、秘密、机密、绝密"),
    ROLES("角色", "roles", false, "多个用顿号分隔；限定科室时写作 科室负责人（综合科）"),
    IN_CHARGE("分管科室", "inChargeOfSectionIds", false, "仅领导填写，多个用顿号分隔"),
    EXTERNAL_SUBJECT("统一身份标识", "externalSubject", false, "使用本机关自有身份认证系统时填写");

    private final String heading;
    private final String field;
    private final boolean required;
    private final String explanation;

    ImportColumn(String heading, String field, boolean required, String explanation) {
        this.heading = heading;
        this.field = field;
        this.required = required;
        this.explanation = explanation;
    }

    String heading() {
        return heading;
    }

    boolean required() {
        return required;
    }

    String explanation() {
        return explanation;
    }

    static Optional<ImportColumn> headed(String heading) {
        return Arrays.stream(values())
                .filter(column -> column.heading.equals(heading))
                .findFirst();
    }

    /** The column that a field of the API, or an element of it such as {@code roles[1].role}, comes from. */
    static ImportColumn ofField(String field) {
        return Arrays.stream(values())
                .filter(column -> field.equals(column.field)
                        || field.startsWith(column.field + "[")
                        || field.startsWith(column.field + "."))
                .findFirst()
                .orElse(NAME);
    }
}
