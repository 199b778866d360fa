package org.wenshu.documents.outgoing.model;

/** The levels that a draft passes before it is signed (三审, D12), and what each answers for. */
public enum Level {
    /** 科室负责人: content and logic. */
    SECTION("初审", OutgoingStage.SECTION_REVIEW),
    /** 办公室: format, and with it the whole. */
    OFFICE("复审", OutgoingStage.OFFICE_REVIEW),
    /** 法律顾问或专家: compliance. */
    FINAL("终审", OutgoingStage.FINAL_REVIEW);

    private final String chinese;
    private final OutgoingStage stage;

    Level(String chinese, OutgoingStage stage) {
        this.chinese = chinese;
        this.stage = stage;
    }

    public String chinese() {
        return chinese;
    }

    public OutgoingStage stage() {
        return stage;
    }

    /** The part of the content that the level answers for: only a change of that re-opens it. */
    String covered(Version.Fingerprints fingerprints) {
        return this == OFFICE ? fingerprints.whole() : fingerprints.substance();
    }
}
