package org.wenshu.documents.drafting;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** All rows of a table span as many columns as it has. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EvenRows.Counting.class)
@interface EvenRows {
    String message() default "各行所占的列数应相同，且与列宽的个数一致";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts the columns, and points at the row that has too many or too few. */
    final class Counting implements ConstraintValidator<EvenRows, BlockBody.Table> {
        @Override
        @SuppressWarnings("NullAway") // What is missing is found by the constraints of the parts.
        public boolean isValid(BlockBody.Table table, ConstraintValidatorContext context) {
            List<BlockBody.Row> rows = table.rows();
            if (rows == null || rows.isEmpty() || rows.stream().anyMatch(EvenRows.Counting::incomplete)) {
                return true;
            }
            int columns = table.widths() == null || table.widths().isEmpty()
                    ? rows.getFirst().columns()
                    : table.widths().size();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).columns() != columns) {
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                            .addPropertyNode("rows")
                            .addPropertyNode("cells")
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                    return false;
                }
            }
            return true;
        }

        @SuppressWarnings("NullAway")
        private static boolean incomplete(BlockBody.Row row) {
            return row == null || row.cells() == null || row.cells().stream().anyMatch(cell -> cell == null);
        }
    }
}
