package org.wenshu.document.docx;

import org.wenshu.document.checks.Severity;

/** What a DOCX is held to (GB/T 9704-2012); every one has a case that passes and one that fails in the tests. */
public enum FormatRule {
    PAPER("FM01", "5.1.1", Severity.GATE, "用A4纸（210mm×297mm）", "Paper is A4"),
    TOP_MARGIN("FM02", "5.2.1", Severity.GATE, "天头37mm±1mm", "Top margin is 37 mm"),
    LEFT_MARGIN("FM03", "5.2.1", Severity.GATE, "订口28mm±1mm", "Left margin is 28 mm"),
    TYPE_AREA_WIDTH("FM04", "5.2.1", Severity.GATE, "版心宽156mm", "The type area is 156 mm wide"),
    TYPE_AREA_HEIGHT("FM05", "5.2.1", Severity.GATE, "版心高225mm", "The type area is 225 mm high"),
    GRID("FM06", "5.2.3", Severity.ADVICE, "每面22行、每行28字", "22 lines of 28 characters a page"),
    TITLE_PRESENT("FM10", "7.3.1", Severity.GATE, "有标题", "There is a title"),
    TYPEFACE("FM11", "5.2.2；7", Severity.GATE, "字体", "Typeface of the element"),
    SIZE("FM12", "5.2.2；7", Severity.GATE, "字号", "Size of the element"),
    ALIGNMENT("FM13", "7", Severity.ADVICE, "对齐方式", "Alignment of the element"),
    INDENT("FM14", "7.3.3", Severity.ADVICE, "左空二字、回行顶格", "First line indented by two characters"),
    FLUSH("FM15", "7.3.2", Severity.ADVICE, "居左顶格", "Flush left"),
    LINE_SPACING("FM16", "5.2.3", Severity.ADVICE, "行距固定，每面22行", "Line spacing fits 22 lines a page"),
    COLOUR("FM17", "5.2.5", Severity.ADVICE, "除发文机关标志外文字为黑色", "Text is black"),
    HEAD_RED("FM20", "7.2.4", Severity.ADVICE, "发文机关标志为红色", "The head is red"),
    NUMBER_BRACKETS("FM21", "7.2.5", Severity.GATE, "发文字号年份用六角括号〔〕", "The year stands in 〔〕"),
    NUMBER_PADDING("FM22", "7.2.5", Severity.GATE, "发文顺序号不编虚位、不加“第”", "No padding, no 第"),
    RED_RULE("FM23", "7.2.7", Severity.ADVICE, "发文字号之下有红色分隔线", "A red rule under the number"),
    ADDRESSEES_COLON("FM24", "7.3.2", Severity.GATE, "主送机关后标全角冒号", "A colon behind the addressees"),
    ATTACHMENTS_NOTE_FORM("FM25", "7.3.4", Severity.ADVICE, "附件说明为“附件：1. 名称”，名称后不加标点", "Form of the attachments note"),
    DATE_FORM("FM26", "7.3.5.4", Severity.GATE, "成文日期用阿拉伯数字，月、日不编虚位", "Form of the date"),
    DATE_PLACE("FM27", "7.3.5", Severity.ADVICE, "成文日期右空四字", "The date is four characters from the right"),
    NOTE_BRACKETS("FM28", "7.3.7", Severity.ADVICE, "附注居左空二字加圆括号", "The note stands in brackets"),
    ATTACHMENT_NEW_PAGE("FM29", "7.3.8", Severity.ADVICE, "附件另面编排", "An attachment begins a page"),
    IMPRINT_PRESENT("FM30", "7.4", Severity.ADVICE, "有版记（印发机关和印发日期）", "There is an imprint"),
    COPIES_FULL_STOP("FM31", "7.4.2", Severity.ADVICE, "抄送机关之后标句号", "A full stop behind those who get copies"),
    IMPRINT_RULES("FM32", "7.4.1", Severity.ADVICE, "版记有分隔线", "The imprint has its rules"),
    PAGE_NUMBER("FM33", "7.5", Severity.ADVICE, "有页码，数字左右各放一条一字线", "Page numbers with a dash each side"),
    PAGE_NUMBER_TYPE("FM34", "7.5", Severity.ADVICE, "页码用4号半角宋体", "Page numbers in 14 pt SongTi"),
    BOLD("FM36", "5.2.2", Severity.ADVICE, "小标宋、黑体不加粗", "No bold on XiaoBiaoSong and HeiTi"),
    WORDING("FM40", "GB/T 15834-2011", Severity.ADVICE, "标点、序数、文号写法", "Punctuation, numbering, document numbers");

    private final String code;
    private final String clause;
    private final Severity severity;
    private final String chinese;
    private final String english;

    FormatRule(String code, String clause, Severity severity, String chinese, String english) {
        this.code = code;
        this.clause = clause.startsWith("GB") ? clause : "GB/T 9704-2012 " + clause;
        this.severity = severity;
        this.chinese = chinese;
        this.english = english;
    }

    public String code() {
        return code;
    }

    public String clause() {
        return clause;
    }

    public Severity severity() {
        return severity;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
