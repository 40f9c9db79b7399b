-- In which condition a gas meter states its volumes, as the registry says; null of all other meters and until it does.
alter table meter add column volume_reference text;
