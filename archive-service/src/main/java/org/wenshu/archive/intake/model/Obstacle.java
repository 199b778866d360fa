package org.wenshu.archive.intake.model;

/** Why something handed over cannot be filed (未能归档的原因, A1). */
public enum Obstacle {
    METADATA_MISSING("找不到元数据文件", "The metadata file is not in the store"),
    METADATA_UNREADABLE("元数据文件无法读取或与移交不符", "The metadata file cannot be read or is not of what was handed over"),
    FILE_MISSING("缺少文件", "A file is not in the store"),
    DIGEST_MISMATCH("文件与其摘要值不符", "A file is not what its digests say"),
    UNKNOWN_SECTION("承办科室不在机构名册中", "The handling section is not known"),
    SECTION_WITHOUT_CODE("承办科室没有三位字母的机构代码", "The handling section has no code of three letters"),
    NO_RETENTION_RULE("保管期限表中没有适用的条款", "No rule of the retention schedule applies"),
    FONDS_NUMBER_NOT_SET("尚未设定四位全宗号", "The fonds number of four characters is not set");

    private final String chinese;
    private final String english;

    Obstacle(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
