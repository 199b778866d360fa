package org.wenshu.documents.references;

import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Collects what is wrong in a spreadsheet: each with its row, its column and the rule; with any, nothing is taken in. */
public final class SheetErrors {
    private static final int MOST_TOLD = 200;

    private final Problem problem = Problem.of(ProblemType.INVALID_INPUT);
    private int count;

    /** @param row as the spreadsheet program shows it */
    public void add(int row, String column, String rule, String chinese, String english) {
        if (++count <= MOST_TOLD) {
            problem.field(
                    "rows[" + row + "]." + column,
                    rule,
                    "第" + row + "行“" + column + "”：" + chinese,
                    "row " + row + ", column " + column + ": " + english);
        }
    }

    public int count() {
        return count;
    }

    /** @throws Problem INVALID_INPUT if there is any error */
    public void refuseIfAny() {
        if (count > 0) {
            throw problem.detail("表格有" + count + "处错误，未导入任何一行", count + " errors; nothing was imported")
                    .with("errorCount", count);
        }
    }
}
