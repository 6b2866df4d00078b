package taizhang.launcher;

/** What a service needs to connect. */
record DatabaseAccess(String jdbcUrl, String user, String password) {

    /** The address for psql, password and all. */
    String psql() {
        return jdbcUrl.replace("jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
    }

    /** Without the password: records end up in logs. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
