package io.dualcarbon.carbon.factor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Keeps beside the factors of fuels what they are made of, which so far only checked them when they were loaded. */
class FuelMakeupMigration implements JavaMigration {
    private static final String COLUMNS = """
            alter table factor
                add column volume_reference text
                    constraint factor_volume_reference_known check (volume_reference in ('AT_20_C', 'AT_0_C')),
                add column net_calorific_value numeric,
                add column net_calorific_value_unit text,
                add column carbon_tonnes_per_tj numeric,
                add column oxidation_share numeric,
                add column co2_kg_per_tj numeric,
                add column density_kg_per_m3 numeric,
                add constraint factor_calorific_value_has_unit check (
                    num_nonnulls(net_calorific_value, net_calorific_value_unit) in (0, 2))
            """;

    private static final String MAKEUP = """
            update factor set net_calorific_value = ?::numeric,
                -- By mass where a density leads from there to the volume; else by what the factor itself is per.
                net_calorific_value_unit = 'GJ/' || case when ?::numeric is null then split_part(unit, '/', 2) else 't' end,
                carbon_tonnes_per_tj = ?::numeric, oxidation_share = ?::numeric, co2_kg_per_tj = ?::numeric,
                density_kg_per_m3 = ?::numeric
            where id = ?
            """;

    /** Of liquids, in kg/l in the same workbook as their factors, which are by mass. */
    private static final String DENSITIES = """
            update factor set density_kg_per_m3 = known.kg_per_l * 1000
            from (values
                ('CRUDE_OIL', 0.8734567901234568), ('PETROL', 0.745342576), ('AVIATION_GASOLINE', 0.70445881),
                ('JET_GASOLINE', 0.70445881), ('JET_KEROSENE', 0.8155619596541787),
                ('OTHER_KEROSENE', 0.8483213429256594), ('DIESEL', 0.913280524), ('RESIDUAL_FUEL_OIL', 0.961083086),
                ('LIQUIFIED_PETROLEUM_GASES', 0.49354726194628523), ('NAPHTHA', 0.728360087),
                ('LUBRICANTS', 0.898184978)) as known (carrier, kg_per_l)
            where factor.set_id = 'fuel-ipcc2006' and factor.carrier = known.carrier
            """;

    /** The guide's tables are per normal cubic metre. IPCC's density names no condition. */
    private static final String VOLUMES = """
            update factor set volume_reference = 'AT_0_C',
                note = 'Gas volume at 0 C and 101.325 kPa (Nm3); what is metered at 20 C is converted'
            where set_id = 'fuel-cn' and unit = 'tCO2/10^4Nm3'
            """;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("114");
    }

    @Override
    public String getDescription() {
        return "keep what fuels are made of";
    }

    /** The table's own is that of the migration which loaded it. */
    @Override
    public Integer getChecksum() {
        return List.of(COLUMNS, MAKEUP, DENSITIES, VOLUMES).hashCode();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        run(connection, COLUMNS);
        try (var makeup = connection.prepareStatement(MAKEUP)) {
            for (var row : FactorLibraryMigration.rows(FactorLibraryMigration.FACTORS)) {
                var heat = FactorLibraryMigration.field(row, "ncv_gj_per_unit");
                if (heat != null) {
                    var density = FactorLibraryMigration.field(row, "density_kg_per_m3");
                    var column = 1;
                    for (var value : new @Nullable String[] {
                        heat,
                        density,
                        FactorLibraryMigration.field(row, "carbon_tc_per_tj"),
                        FactorLibraryMigration.field(row, "oxidation"),
                        FactorLibraryMigration.field(row, "kgco2_per_tj"),
                        density,
                        row.getField("id")
                    }) {
                        makeup.setString(column++, value);
                    }
                    makeup.addBatch();
                }
            }
            makeup.executeBatch();
        }
        run(connection, DENSITIES);
        run(connection, VOLUMES);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
