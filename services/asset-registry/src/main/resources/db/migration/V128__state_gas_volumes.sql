-- In which condition a gas meter states its volumes. Null until somebody says so, and of all other meters.
alter table meter
    add column volume_reference text
        constraint meter_volume_reference check (carrier = 'NATURAL_GAS' or volume_reference is null);
