package io.dualcarbon.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The PostgreSQL server of the platform, unpacked from its Maven artifact. */
final class Postgres {
    static final String OWNER = "dualcarbon_owner";

    private static final String SUPERUSER = "postgres";

    /** Holds what the services may do; each of them is a member with a password of its own. */
    private static final String SERVICES = "dualcarbon_app";

    private static final Duration START_LIMIT = Duration.ofMinutes(1); // recovery after a crash included

    private final Layout layout;
    private final Ports ports;
    private final Secrets secrets;
    private final Path programs;
    private final Processes processes;

    Postgres(Layout layout, Ports ports, Secrets secrets, Processes processes) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
        this.processes = processes;
        this.programs =
                layout.software().resolve("postgresql-" + Versions.ofThisBuild().postgres());
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + database;
    }

    /** The service's database, and the role with which it connects, which reaches no other. */
    static String database(String service) {
        return service.replace('-', '_');
    }

    String password(String role) {
        return secrets.get(role + ".password");
    }

    void install() {
        if (Files.exists(programs)) {
            return;
        }
        Progress.say("unpacking PostgreSQL");
        String archive = "/postgres-%s-%s.txz".formatted(system(), machine());
        try (InputStream content = Postgres.class.getResourceAsStream(archive)) {
            if (content == null) {
                throw new Failure("There is no embedded PostgreSQL for this machine: " + archive);
            }
            Archive.untar(content, programs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    void start() {
        if (!Files.exists(layout.database().resolve("PG_VERSION"))) {
            createCluster();
        }
        removeLockOfTheDead();
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                layout.database().toString()));
        for (String setting : List.of(
                "port=" + ports.of("postgres"),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=256MB",
                "wal_buffers=16MB",
                "max_wal_size=2GB",
                "log_timezone=UTC",
                "timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        processes.start(Processes.POSTGRES, command, Map.of());
        processes.get(Processes.POSTGRES).awaitReady(START_LIMIT, this::accepts);
        createRolesAndDatabases();
    }

    /**
     * PostgreSQL takes over from a server that was killed once its process is gone. Where nobody reaps the dead, as in
     * many containers, the process seems to live on and keeps its lock for ever. It is lifted only when nothing alive
     * works in the folder any more.
     */
    private void removeLockOfTheDead() {
        Path lock = layout.database().resolve("postmaster.pid");
        try {
            if (Files.exists(lock) && isDead(Files.readAllLines(lock).get(0).strip())) {
                long deadline = System.nanoTime() + START_LIMIT.toNanos();
                while (isAnyoneIn(layout.database())) {
                    if (System.nanoTime() > deadline) {
                        return; // PostgreSQL will say what stands in its way
                    }
                    Pause.briefly();
                }
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDead(String process) throws IOException {
        Path stat = Path.of("/proc", process, "stat");
        return Files.exists(stat) && Files.readString(stat).contains(") Z");
    }

    private static boolean isAnyoneIn(Path folder) {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                        .equals(folder);
            } catch (IOException e) {
                return false; // gone, or somebody else's
            }
        });
    }

    private void createCluster() {
        Progress.say("creating the database cluster");
        try {
            Layout.delete(layout.database()); // what an interrupted initdb left
            Files.createDirectories(layout.data());
            Path password = Files.createTempFile(
                    layout.data(),
                    "initdb",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(password, secrets.get("postgres.password"));
                List<String> command = new ArrayList<>(asOrdinaryUser());
                command.addAll(List.of(
                        programs.resolve("bin/initdb").toString(),
                        "--pgdata=" + layout.database(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--data-checksums"));
                Foreground.run("initdb", command, Map.of(), layout.logs().resolve("initdb.log"));
            } finally {
                Files.delete(password);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; inside a user namespace of its own root is nobody in particular. */
    private List<String> asOrdinaryUser() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        try {
            Foreground.run(
                    "unshare",
                    List.of("unshare", "--user", "true"),
                    Map.of(),
                    layout.logs().resolve("unshare.log"));
        } catch (Failure e) {
            throw new Failure(
                    "PostgreSQL does not run as root, and this system gives root no user namespace to hide in:"
                            + " run deploy/local/up as an ordinary user");
        }
        return List.of("unshare", "--user");
    }

    private boolean accepts() {
        try (Connection connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new Failure("The database does not accept the password in " + layout.secrets()
                        + ": restore that file, or start anew with --fresh");
            }
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, secrets.get("postgres.password"));
    }

    private void createRolesAndDatabases() {
        try (Connection connection = connect()) {
            role(connection, "keycloak", "login password " + quoted(password("keycloak")));
            database(connection, "keycloak", "keycloak");
            role(connection, OWNER, "login password " + quoted(password(OWNER)));
            role(connection, SERVICES, "nologin password null");
            for (String service : Processes.SERVICES_WITH_DATABASE) {
                String database = database(service);
                role(connection, database, "login password " + quoted(password(database)));
                run(connection, "grant %s to %s".formatted(SERVICES, database));
                database(connection, database, OWNER);
                run(connection, "revoke connect on database %s from %s".formatted(database, SERVICES));
                // Temporary tables are where bulk loads are staged.
                run(connection, "grant connect, temporary on database %1$s to %1$s".formatted(database));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The databases could not be prepared", e);
        }
    }

    private static String quoted(String password) {
        return "'" + password.replace("'", "''") + "'";
    }

    private static void role(Connection connection, String role, String login) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            run(connection, "create role " + role);
        }
        run(
                connection,
                "alter role %s nosuperuser nobypassrls nocreatedb nocreaterole noreplication %s"
                        .formatted(role, login));
    }

    private static void database(Connection connection, String name, String owner) throws SQLException {
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            run(connection, "create database %s owner %s".formatted(name, owner));
        }
        run(connection, "revoke all on database %s from public".formatted(name));
    }

    /** Which program migrated a database last; it is kept in the database itself, whose backups then tell it too. */
    String migratedBy(String service) {
        try (Connection connection = connect();
                PreparedStatement question = connection.prepareStatement(
                        "select shobj_description(oid, 'pg_database') from pg_database where datname = ?")) {
            question.setString(1, database(service));
            try (ResultSet rows = question.executeQuery()) {
                String program = rows.next() ? rows.getString(1) : null;
                return program == null ? "" : program;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Who migrated the database cannot be read", e);
        }
    }

    void noteMigration(String service, String program) {
        try (Connection connection = connect()) {
            run(connection, "comment on database %s is %s".formatted(database(service), quoted(program)));
        } catch (SQLException e) {
            throw new IllegalStateException("Who migrated the database cannot be noted", e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
