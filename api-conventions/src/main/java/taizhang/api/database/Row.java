package taizhang.api.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes a value of the present row of a result. */
@FunctionalInterface
public interface Row<T extends @Nullable Object> {

    T of(ResultSet row) throws SQLException;
}
